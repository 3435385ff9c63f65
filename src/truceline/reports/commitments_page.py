"""The graph of commitments as one HTML page: a picture, and the same in words under it. No script, nothing fetched."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from truceline.findings.commitments.answers import Commitments, Falling, Shown, Sided, once, together
from truceline.findings.commitments.apart import apart
from truceline.findings.commitments.graph import Edge, Graph, Link
from truceline.findings.commitments.rings import Ring
from truceline.record.entry import Entry
from truceline.reports import commitments as told
from truceline.reports import commitments_apart as beside
from truceline.reports import commitments_falls as falling
from truceline.reports.commitments_layout import Arrow, Box, without
from truceline.reports.commitments_picture import folded, look_of, narrow, wide
from truceline.reports.page import template
from truceline.reports.wording import Words
from truceline.sources.case import Case
from truceline.terms.lint.stuck import Key
from truceline.values.instants import Instant
from truceline.values.intervals import show_interval

_KINDS = {Link.LAPSES: "falls", Link.TOGETHER: "together"}


def commitments_page(case: Case, found: Commitments, falls: Sequence[Falling]) -> str:
    """The page; the same bytes for the same answer."""
    words = Words(case)
    telling = {id(one): told.Telling(words, one.graph, found.known) for one in found.sides}
    owed = together(found)
    return template("commitments.html").render(
        case=case,
        found=found,
        words=words,
        told=told,
        falling=falling,
        beside=beside,
        pictures=_pictures(found, falls, words),
        telling=lambda sided: telling[id(sided)],
        owed=_grouped(owed),
        summary=told.summary_words(owed),
        apart=apart(found),
        falls=[(who, one, told.Telling(words, one.graph, found.known)) for who, one in once(falls)],
        entries=_entries(found),
        when=lambda entry: show_interval(entry.occurred, words.home).replace("T", " "),
    )


def _grouped(shown: Sequence[Shown]) -> list[tuple[tuple[str, ...], list[Shown]]]:
    by_node = {id(one.node): one for one in shown}
    return [(who, [by_node[id(node)] for node in nodes]) for who, nodes in told.grouped(one.node for one in shown)]


def _pictures(found: Commitments, falls: Sequence[Falling], words: Words) -> list[tuple[str, Markup, Markup]]:
    """A wide and a narrow picture of all that the first side reads, and of what hangs together otherwise for others."""
    drawn: list[tuple[list[Box], list[Arrow]]] = []
    pictures = []
    for number, sided in enumerate(found.sides):
        whole = _drawn(sided, falls[number] if falls else None, words, found.known)
        boxes, arrows = without(*whole, *drawn[0]) if drawn else whole
        drawn.append(whole)
        if boxes:
            only = ": only what is otherwise" if number else ""
            title = f"What waits for what{only}; the same stands in words under it"
            name = f"{told.side_words(sided.side.who, words)}{only}" if len(found.sides) > 1 else ""
            pictures.append((name, Markup(wide(boxes, arrows, title)), Markup(narrow(boxes, arrows, title))))
    return pictures


def _drawn(sided: Sided, one: Falling | None, words: Words, known: Instant) -> tuple[list[Box], list[Arrow]]:
    """Everything that hangs on something else, and what it hangs on; an act that one owes stands in its owner's box."""
    graph = sided.graph
    telling = told.Telling(words, graph, known)
    edges = [edge for edge in graph.edges if edge.link is not Link.PART and not _inside(graph, edge.source, edge.link)]
    marks = _marks(one)
    arrows = list(dict.fromkeys(_arrow(graph, edge, sided.rings) for edge in edges))
    keys = dict.fromkeys(name for arrow in arrows for name in (arrow.first, arrow.then))
    by_name = {_name(key): key for key in graph.vertices}
    return [_box(graph, by_name[name], telling, marks) for name in keys], arrows


def _inside(graph: Graph, key: Key, link: Link) -> bool:
    """Whether an edge is only of an act that stands in its owner's box."""
    return link is Link.BY and _owner(graph, key) is not None


def _owner(graph: Graph, key: Key) -> Key | None:
    if key[0] != "act":
        return None
    owners = [edge.target for edge in graph.needs.get(key, ())]
    vertex = graph.vertices[key]
    return owners[0] if len(owners) == 1 and vertex.there == graph.vertices[owners[0]].there else None


def _arrow(graph: Graph, edge: Edge, rings: Iterable[Ring]) -> Arrow:
    ring = any(edge.source in one.keys and edge.target in one.keys for one in rings)
    target = _owner(graph, edge.target) or edge.target
    return Arrow(_name(target), _name(edge.source), _KINDS.get(edge.link, "needs"), ring)


def _name(key: Key) -> str:
    return "/".join(key)


def _marks(one: Falling | None) -> dict[Key, str]:
    if one is None:
        return {}
    marks = {fall.key: "what it rests on is gone" if fall.done else "falls" for fall in one.falls}
    return marks | {key: "supposed to lapse" for lapse in one.lapses for key in lapse.keys}


def _box(graph: Graph, key: Key, telling: told.Telling, marks: dict[Key, str]) -> Box:
    node, mark = graph.node(key), marks.get(key, "")
    if node is None:
        word, look = _fact(graph, key)
        return Box(_name(key), *folded(telling.vertex(key).replace("_", " ")), word, look, mark)
    words = telling.words
    who = f"{words.parties(node.owed_by)}{f' to {words.parties(node.owed_to)}' if node.owed_to else ''}"
    lines, bold = folded(node.id, who, (node.event or "").replace("_", " "))
    return Box(_name(key), lines, bold, str(node.standing.state), look_of(node.standing.state), mark)


def _fact(graph: Graph, key: Key) -> tuple[str, str]:
    """What is not owed, in a word, and how it looks."""
    vertex = graph.vertices[key]
    if vertex.there:
        return "it is so", "met"
    return ("cannot be told", "unknown") if vertex.unsure else (told.MISSING.get(key[0], "nothing on record"), "fact")


def _entries(found: Commitments) -> list[Entry]:
    """Every entry that the page names, in the order of time."""
    ids = {id for one in found.sides for vertex in one.graph.vertices.values() for id in vertex.entries}
    ids |= {node.entry for one in found.sides for node in one.nodes if node.entry}
    ids |= {id for one in found.sides for node in one.nodes for id in (*node.standing.acts, *node.standing.triggers)}
    ids |= {one.entry for sided in found.sides for views in sided.views.values() for one in views.seen}
    ids |= {one.entry for sided in found.sides for views in sided.views.values() for one in views.reported}
    ids |= {id for history in found.histories for stretch in history.stretches for id in stretch.entries}
    ids |= {entry for *_, entry in found.others}
    known = [entry for id in ids if (entry := found.view.get(id))]
    return sorted(known, key=lambda entry: (entry.occurred, entry.id))
