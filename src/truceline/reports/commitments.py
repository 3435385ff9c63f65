"""Words about what is owed, on what it hangs, how each side sees it, and what was on and off."""

from collections.abc import Iterable, Iterator, Sequence

from truceline.findings.commitments.answers import Shown
from truceline.findings.commitments.graph import Edge, Graph, Link, node_key
from truceline.findings.commitments.history import History
from truceline.findings.commitments.nodes import Node
from truceline.findings.commitments.states import OVERDUE, State
from truceline.findings.commitments.views import Against, Seen, Views
from truceline.record.kinds import Sees
from truceline.reports.wording import Words
from truceline.terms.lint.stuck import Key
from truceline.terms.ranges import has_passed
from truceline.values.durations import parse_duration
from truceline.values.instants import Instant
from truceline.values.intervals import Interval, show_interval
from truceline.values.verdicts import Verdict

Line = tuple[str, str]
_SEES = {"not_due": "not yet due", "partly_kept": "partly kept"}
_COURSE = {"partly_done": "partly done"}
_LABELS = {
    Link.ONCE: "once",
    Link.WHEN: "when",
    Link.IN_FORCE: "while",
    Link.AFTER: "after",
    Link.EACH: "for each",
    Link.BY: "by",
    Link.TOGETHER: "together with",
    Link.LAPSES: "falls with",
    Link.PART: "part of",
}
MISSING = {"act": "nothing on record", "agreement": "not in force", "question": "no answer on record"}
"""What is said of something that has not come about, as far as on record."""


class Telling:
    """Puts what one side's graph says into words."""

    def __init__(self, words: Words, graph: Graph, known: Instant) -> None:
        self.words, self.graph, self.known = words, graph, known

    def state(self, node: Node) -> str:
        """Where something owed stands, with what that rests on."""
        standing = node.standing
        if standing.state is State.UNKNOWN:
            return self._doubt(node)
        if standing.state in (State.NO_REPORT, State.PARTLY_LATE):
            return f"{standing.state} {self._by(node)}"
        if standing.state is State.DISCHARGED and node.promise:
            return f"{standing.state}: no longer owed"
        if standing.state in (State.PENDING, State.PARTLY) and standing.due is None:
            return f"{standing.state}{self._without_deadline(node)}"
        if standing.state is State.DORMANT:
            return f"{standing.state}: waits{'' if standing.due else self._without_deadline(node)}"
        return f"{standing.state}; taken back since" if standing.undone_by else str(standing.state)

    def _by(self, node: Node) -> str:
        """Up to when nothing was on record; what fell due after that cannot be missing yet."""
        due = node.standing.due
        later = due is not None and has_passed(due, self.known) is not Verdict.YES
        return f"by {self.words.time(self.known)}{', when it was not yet due' if later else ''}"

    def _doubt(self, node: Node) -> str:
        standing = node.standing
        if standing.could_be:
            return f"cannot be told: {' or '.join(standing.could_be)}"
        if standing.acts:
            return "cannot be told: on record, but whether in time"
        return "cannot be told: nothing on record, and whether it is owed or overdue"

    def _without_deadline(self, node: Node) -> str:
        within = node.promise.within if node.promise else None
        if within:
            return f", {parse_duration(within)} after its condition"
        by = node.term is not None and node.term.by is not None
        return "" if by or not node.event else ", no deadline"

    def lines(self, node: Node) -> Iterator[Line]:
        """Everything about one thing that is owed, label by label."""
        standing = node.standing
        yield "promise" if node.promise else "owes", node.text
        yield from self.conditions(node)
        if standing.due:
            yield "due", f"before {self.words.range(standing.due)}"
        if standing.amount is not None:
            yield "so far", self._amount(node)
        for label, entries in (
            ("made due by", standing.triggers),
            ("acts", standing.acts),
            ("fell by", standing.fell_by),
            ("taken back", standing.undone_by),
        ):
            if entries:
                yield label, ", ".join(entries)
        if not standing.acts and standing.state in (*OVERDUE, State.UNKNOWN):
            yield "acts", "nothing on record"

    def _amount(self, node: Node) -> str:
        low, high = node.standing.amount or (0, 0)
        if high == 0:
            done = "nothing on record"
        else:
            done = str(low) if low == high else f"{low} or more" if high > 2**40 else f"{low} to {high}"
        said = node.promise
        wanted = f" of {said.value.said} {said.unit}".rstrip() if said and said.value else ""
        if node.term is not None and node.term.act is not None:
            wanted = f" of {node.term.act.at_least} {node.term.act.unit}".rstrip()
        return f"{done},{wanted}" if high == 0 and wanted else done + wanted

    def conditions(self, node: Node) -> Iterator[Line]:
        """What it waits for, what it is tied to, and what it falls with."""
        for edge in self.graph.links_of(node_key(node.id)):
            if edge.link not in (Link.PART, Link.BY):
                yield _LABELS[edge.link], f"{self.vertex(edge.target)} ({self.there(edge)})"

    def there(self, edge: Edge) -> str:
        """Whether what an edge leads to has come about."""
        vertex = self.graph.vertices[edge.target]
        if vertex.there:
            return _few(vertex.entries) or "it holds"
        if vertex.unsure:
            return "cannot be told"
        return MISSING.get(edge.target[0], "nothing on record of it")

    def vertex(self, key: Key) -> str:
        """A vertex by its name."""
        kind, *rest = key
        if kind == "act":
            return f"{rest[0]} by {self.words.party(rest[1])}" if rest[1] else f"{rest[0]} by anybody"
        if kind == "agreement":
            return f"{rest[0]} in force"
        if kind == "phase":
            return f"the phase {rest[1]} of {rest[0]}"
        if kind == "question":
            return f"the answer to {rest[1]} of {rest[0]}"
        return rest[0] if kind in ("node", "track") else "one of several ways"


def _few(entries: Sequence[str]) -> str:
    """The first entries, and how many more there are."""
    more = f" and {len(entries) - 3} more" if len(entries) > 3 else ""
    return ", ".join(entries[:3]) + more


def sees_words(sees: Sees) -> str:
    """A view in a few words."""
    return _SEES.get(sees, str(sees))


def seen_words(one: Seen, words: Words) -> str:
    """`Ukraine sees it kept: says more than the record (ua-sees-it)`."""
    beside = "" if one.against is Against.SAME else f": {one.against}"
    return f"{words.party(one.party)} sees it {sees_words(one.sees)}{beside} ({one.entry})"


def view_lines(views: Views, node: Node, words: Words) -> Iterator[Line]:
    """How each side sees it, with disagreement said aloud, and what bodies report."""
    for number, one in enumerate(views.seen):
        yield "" if number else "as seen", seen_words(one, words)
    if views.apart:
        record = "the record has no act" if not node.standing.acts else f"the record has it {node.standing.state}"
        yield "", f"The sides do not agree; {record}."
    for told in views.reported:
        yield "reported", f"{words.party(told.body)}: {_COURSE.get(told.course, told.course)} ({told.entry})"


def history_words(history: History, words: Words) -> Iterator[Line]:
    """The stretches of a track one after the other: since when, what, until when."""
    for one in history.stretches:
        until = f", until {when_words(one.until, words)}" if one.until else ""
        order = "; which came first is not known" if one.unsure else ""
        yield when_words(one.since, words), f"{one.state}{until}{order} ({_few(one.entries)})"


def when_words(when: Interval, words: Words) -> str:
    """A day, or days within which it took place; the hour where it is known."""
    if when.exact:
        return show_interval(when, words.home)[:16].replace("T", " ")
    first, last = (
        show_interval(Interval(mark, Instant(mark + 1)), words.home)[:10] for mark in (when.start, when.last)
    )
    return first if first == last else f"{first}/{last[5:]}"


def summary_words(shown: Iterable[Shown]) -> str:
    """How many things stand how: `29 on record: 1 cannot be told, 8 pending`; one read differently counts for each."""
    states = sorted((one.node.standing.state for one in shown), key=_rank)
    counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    return f"{len(states)} on record: {counts}"


def grouped(nodes: Iterable[Node]) -> list[tuple[tuple[str, ...], list[Node]]]:
    """What is owed, by who owes it; the most urgent first within each."""
    found: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        found.setdefault(node.owed_by, []).append(node)
    return [(who, sorted(owed, key=_urgency)) for who, owed in found.items()]


_ORDER = (
    State.BREACHED,
    State.NO_REPORT,
    State.PARTLY_LATE,
    State.UNKNOWN,
    State.PARTLY,
    State.PENDING,
    State.ONGOING,
    State.DORMANT,
    State.MET_LATE,
    State.MET,
)


def _rank(state: State) -> int:
    return _ORDER.index(state) if state in _ORDER else len(_ORDER)


def _urgency(node: Node) -> tuple[int, int]:
    due = node.standing.due
    return _rank(node.standing.state), due.earliest if due else 2**62


def side_words(who: Sequence[str], words: Words) -> str:
    """`as Ukraine reads it`; empty where nobody reads it otherwise."""
    verb = "reads" if len(who) == 1 else "read"
    return f"as {words.parties(tuple(who))} {verb} it" if who else ""
