"""Who undertook what in a case, what hangs on it, and what would fall with it."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from truceline.errors import NotOnRecord
from truceline.findings.commitments.answers import Changed, Commitments, Falling, Sided
from truceline.findings.commitments.breach import Breach, if_breached, if_term_breached
from truceline.findings.commitments.building import graph_of
from truceline.findings.commitments.falls import falling
from truceline.findings.commitments.history import history_of
from truceline.findings.commitments.nodes import Node, nodes_of
from truceline.findings.commitments.promises import Desk as Reckoning
from truceline.findings.commitments.rings import rings
from truceline.findings.commitments.sides import Side, sides_of
from truceline.findings.commitments.states import State
from truceline.findings.commitments.supposing import Lapse, lapse_of_agreement, lapse_of_node, supposed
from truceline.findings.commitments.views import other_views, views_of
from truceline.record.view import View
from truceline.tasks.desk import Desk
from truceline.terms.clauses import Kind, Term
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone


def commitments_of_case(desk: Desk, *, at: Instant, known: Instant) -> Commitments:
    """Everything that is or was owed in a case at an instant, as known at an instant (microseconds UTC)."""
    view = desk.view(known)
    sides = tuple(_seen(desk, view, side, at) for side in sides_of(desk.states(view, at)))
    tracks = {track.id: track for one in desk.versions for track in one.agreement.tracks}
    histories = tuple(history_of(track, view, at) for track in tracks.values())
    owed = [node for sided in sides for node in sided.nodes]
    return Commitments(at, known, sides, histories, tuple(other_views(owed, view, at)), view)


def _seen(desk: Desk, view: View, side: Side, at: Instant) -> Sided:
    reckoning = _reckoning(desk, view)
    nodes = [node for node in nodes_of(reckoning, side, at) if node.standing.state is not State.NOT_MADE]
    graph = graph_of(reckoning, side, nodes, at)
    return Sided(side, graph, tuple(rings(graph)), views_of(nodes, view, at))


def _reckoning(desk: Desk, view: View) -> Reckoning:
    return Reckoning(view, zone(desk.case.zone), desk.party_of())


def if_lapses(desk: Desk, found: Commitments, name: str) -> list[Falling]:
    """What falls if something lapses: a promise, a term (`agreement/term`), an agreement, or all of a track.

    Raises:
        NotOnRecord: if there is nothing of that name at that instant.
    """
    return [_falling(desk, found, seen, _lapses(desk, found, seen, name)) for seen in found.sides]


def _lapses(desk: Desk, found: Commitments, seen: Sided, name: str) -> list[Lapse]:
    agreements = [version.agreement.id for version in desk.versions]
    nodes = _named(seen.nodes, name) or _bringing(desk, seen.nodes, name)
    if nodes:
        return [lapse_of_node(node, found.view, found.at) for node in nodes]
    if name in agreements:
        return [lapse_of_agreement(name, seen.side, found.view, found.at)]
    raise _nothing_named(desk, name, seen)


def _named(nodes: Iterable[Node], name: str) -> list[Node]:
    """What is owed under a name; without `:party`, by everybody who owes it."""
    return [node for node in nodes if name in (node.id, node.id.partition(":")[0])]


def _bringing(desk: Desk, nodes: Sequence[Node], track: str) -> list[Node]:
    """What brings a track into its states; where nobody owes that, everything that is part of it."""
    tracks = [one for version in desk.versions for one in version.agreement.tracks if one.id == track]
    events = {step.event for one in tracks for step in one.states}
    part = [node for node in nodes if node.track == track]
    return [node for node in part if node.event in events] or part


def _nothing_named(desk: Desk, name: str, seen: Sided) -> NotOnRecord:
    """What can be named is long, so only what is like it is told, and the agreements and tracks."""
    agreements = [version.agreement for version in desk.versions]
    tracks = dict.fromkeys(track.id for one in agreements for track in one.tracks)
    above = list(dict.fromkeys([*(one.id for one in agreements), *tracks]))
    every = [*above, *(node.id for node in seen.nodes)]
    like = list(dict.fromkeys([*(id for id in every if name in id), *get_close_matches(name, every, cutoff=0.5)]))[:3]
    near = f"name one like it: {', '.join(like)}; or" if like else "name"
    remedy = f"{near} an agreement or a track ({', '.join(above) or 'none in this case'}), or something owed then"
    where = f"{remedy}; truceline commitments without this option lists what is owed"
    return NotOnRecord(f'nothing of the name "{name}" is owed at that instant, as known then', where)


def _falling(desk: Desk, found: Commitments, seen: Sided, lapses: list[Lapse]) -> Falling:
    at = max(lapse.at for lapse in lapses)
    falls = falling(seen.graph, lapses)
    changed = () if at != found.at else tuple(_changed(desk, found, seen, lapses))
    ended = {key[1] for lapse in lapses for key in lapse.keys if key[0] == "agreement"}
    beside = tuple(node for node in seen.nodes if node.promise and node.agreement in ended)
    return Falling(seen.side, seen.graph, tuple(lapses), tuple(falls), changed, tuple(_bans(seen, ended)), beside)


def _bans(seen: Sided, ended: Iterable[str]) -> Iterable[Term]:
    """What the agreements that lapse forbid now, and would no longer."""
    for reading in seen.side.readings:
        if reading.plan.agreement.id in ended and reading.standing.in_force is not Verdict.NO:
            yield from (term for term in reading.plan.terms if term.kind is Kind.BAN and not term.survives)


def _changed(desk: Desk, found: Commitments, seen: Sided, lapses: list[Lapse]) -> Iterable[Changed]:
    """What would stand otherwise at the same instant; what lapses itself is not among it."""
    entries = [entry for lapse in lapses for entry in lapse.entries]
    if not entries:
        return
    view = supposed(found.view, lapses)
    after = _same_side(sides_of(desk.states(view, found.at)), seen.side)
    states = {node.id: node.standing for node in nodes_of(_reckoning(desk, view), after, found.at)}
    gone = {lapse.id for lapse in lapses}
    for node in seen.nodes:
        then = states.get(node.id)
        if node.id not in gone and (then is None or then.state is not node.standing.state):
            yield Changed(node, then)


def _same_side(sides: Sequence[Side], like: Side) -> Side:
    """The side of the same parties; supposing something can leave fewer differences between them."""
    return next((side for side in sides if set(like.who) & set(side.who)), sides[0])


def breaches(desk: Desk, found: Commitments, name: str) -> list[tuple[Side, Breach]]:
    """What a breach of a promise or a term would open, as each side reads it. Raises NotOnRecord as `if_lapses`."""
    pairs = [(seen.side, one) for seen in found.sides for one in _breaches(seen, name)]
    if not pairs:
        raise _nothing_named(desk, name, found.sides[0])
    return pairs


def _breaches(seen: Sided, name: str) -> Iterator[Breach]:
    yield from map(if_breached, _named(seen.nodes, name))
    for reading in seen.side.readings:
        for term in reading.plan.terms:
            id = f"{reading.plan.agreement.id}/{term.id}"
            if term.kind is Kind.BAN and id == name:
                yield if_term_breached(id, reading, term)
