"""What must come about before a condition or a time can: the waiting of one clause, as needs in a graph."""

from collections.abc import Iterable, Iterator

from truceline.terms.clauses import Term
from truceline.terms.conditions import Being, Condition, Happening, Holding
from truceline.terms.lint.acts import OWED, Acts, doers
from truceline.terms.lint.stuck import Key, Node, Way
from truceline.terms.schema import Agreement, Tie
from truceline.terms.times import Point, Timepoint, anchors_of

START: Key = ("start",)
NOW: Key = ("now",)
"""What is always there; it is no node, so nothing ever waits for it."""


class Needs:
    """Finds the needs of conditions and times, and puts nodes for choices between them into the graph."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement, self.acts = agreement, Acts(agreement)
        self.terms = {term.id: term for term in agreement.terms}
        self.graph: dict[Key, Node] = {}
        self.together = tied(agreement)
        self.owers = self._owers()
        self.owing: dict[tuple[str, str], tuple[Key, ...]] = {}
        self.steps = {track.id: track.states for track in agreement.tracks}

    def _owers(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for term in self.terms.values():
            if term.kind in OWED and term.act:
                for event in self.acts.ways(term.act.event):
                    if event in found:
                        found[event].append(term)
                    else:
                        found[event] = [term]
        return found

    def put(self, key: Key, way: Way, needs: Iterable[Key]) -> Key:
        """A node of the graph."""
        found = tuple(needs)
        self.graph[key] = Node(way, found if len(found) < 2 else tuple(dict.fromkeys(found)))
        return key

    def met(self, condition: Condition | None, of: Term | None = None) -> Iterator[Key]:
        """What must come about before a condition can hold."""
        if condition is None:
            return
        if condition.happened:
            yield self.happened(condition.happened, of)
            return
        for part in condition.every:
            yield from self.met(part, of)
        if condition.some:
            yield self._one_of(condition, of)
        for act in (condition.tally, *(condition.order or ())):
            if act:
                yield self.happened(act, of)
        if condition.holds:
            yield from self._holds(condition.holds, of)

    def _one_of(self, condition: Condition, of: Term | None) -> Key:
        name = str(len(self.graph))
        ways = [self.put(("way", name, str(n)), Way.ALL, self.met(one, of)) for n, one in enumerate(condition.some)]
        return self.put(("any", name), Way.ANY, ways)

    def _holds(self, state: Holding, of: Term | None) -> Iterator[Key]:
        if state.term and state.state is Being.PERFORMED and state.term in self.terms:
            yield NOW if self._at_once(of, state.term) else performed(state.term)
        elif state.phase:
            yield over(state.phase) if state.state is Being.OVER else begun(state.phase)
        elif state.agreement == self.agreement.id and state.state in (Being.IN_FORCE, Being.BEGUN):
            yield START
        elif state.track:
            steps = [step.event for step in self.steps.get(state.track, ()) if step.state == state.being]
            yield self.put(
                ("track", state.track, str(state.being)),
                Way.ANY,
                [self.happened(Happening(event=event), of) for event in steps] or [NOW],
            )

    def times(self, point: Timepoint | None, of: Term | None = None) -> Iterator[Key]:
        """What must come about before a point in time can be reckoned."""
        for anchor in anchors_of(point):
            if anchor.event:
                yield self.happened(Happening(event=anchor.event, actor=anchor.actor), of)
            if anchor.term and anchor.term in self.terms:
                yield NOW if self._at_once(of, anchor.term) else performed(anchor.term)
            if anchor.phase:
                yield begun(anchor.phase)
            if anchor.phase_end:
                yield over(anchor.phase_end)
            if anchor.point in (Point.START, Point.AGREED) and of is not None:
                yield START

    def happened(self, act: Happening, of: Term | None) -> Key:
        """What an act waits for: those who owe it. One that is owed together with the waiting term comes with it."""
        who = (act.event, act.actor or "")
        if who not in self.owing:
            ways = self.acts.ways(act.event)
            owed = [term for event in (sorted(ways) if len(ways) > 1 else ways) for term in self.owers.get(event, ())]
            by = owed if act.actor is None else [term for term in owed if act.actor in doers(term)]
            self.owing[who] = tuple(dict.fromkeys([performed(term.id) for term in by]))
        owing = self.owing[who]
        if not owing or (of and of.id in self.together and self._owed_in(self.together[of.id], owing)):
            return NOW
        key: Key = ("act", *who)
        return owing[0] if len(owing) == 1 else key if key in self.graph else self.put(key, Way.ANY, owing)

    def _owed_in(self, group: str, owing: tuple[Key, ...]) -> bool:
        return any(self.together.get(key[1]) == group for key in owing)

    def _at_once(self, of: Term | None, other: str) -> bool:
        return of is not None and of.id in self.together and self.together.get(other) == self.together[of.id]


def tied(agreement: Agreement) -> dict[str, str]:
    """For each term that is due at one time with others: the name of their group, which is one of them."""
    found: dict[str, str] = {}
    for tie in agreement.reciprocity:
        if tie.tie is Tie.SIMULTANEOUS:
            joined = {found[name] for name in tie.terms if name in found}
            members = [name for name, group in found.items() if group in joined] if joined else []
            found |= dict.fromkeys([*tie.terms, *members], tie.terms[0])
    return found


def performed(term: str) -> Key:
    """The node of a term that is performed."""
    return ("term", term)


def after(term: str) -> Key:
    """The node of what reciprocity puts before a term."""
    return ("after", term)


def begun(phase: str) -> Key:
    """The node of a phase that has begun."""
    return ("begun", phase)


def over(phase: str) -> Key:
    """The node of a phase that is over."""
    return ("over", phase)
