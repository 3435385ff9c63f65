"""The graph of one side, built from what is owed and what is on record."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from truceline.findings.commitments.graph import (
    Edge,
    Graph,
    Link,
    Vertex,
    act_key,
    agreement_key,
    assembled,
    node_key,
    phase_key,
    question_key,
    track_key,
)
from truceline.findings.commitments.nodes import Node
from truceline.findings.commitments.promises import Desk
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.states import OVER, PERFORMED, STATUS_OVER
from truceline.record.kinds import Promise
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Kind
from truceline.terms.conditions import Being, Condition, Happening, Holding
from truceline.terms.lint.stuck import Key, Way
from truceline.terms.schema import Phase, Tie
from truceline.terms.times import Timepoint, anchors_of
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


def graph_of(desk: Desk, side: Side, nodes: Sequence[Node], at: Instant) -> Graph:
    """What waits for what at an instant, as one side reads the agreements and the view knows them."""
    return _Building(desk, side, nodes, at).graph()


def _begun(reading: ReadingState, at: Instant) -> bool:
    return any(window.begun(at) is not Verdict.NO for window in reading.windows)


class _Building:
    """Puts vertices and edges as they are met; acts are put once, with everybody who owes them."""

    def __init__(self, desk: Desk, side: Side, nodes: Sequence[Node], at: Instant) -> None:
        self.desk, self.side, self.nodes, self.at = desk, side, nodes, at
        self.vertices: dict[Key, Vertex] = {}
        self.edges: list[Edge] = []
        self.reading = {one.plan.agreement.id: one for one in side.readings}

    def graph(self) -> Graph:
        for node in self.nodes:
            state = node.standing.state
            self.put(node_key(node.id), there=state in PERFORMED, entries=node.standing.acts, over=state in OVER)
        for reading in self.side.readings:
            self.in_force(reading)
        for reading in self.side.readings:
            self.entry_rule(reading)
        for node in self.nodes:
            if node.promise is not None:
                self.promise(node, node.promise)
            else:
                self.term(node)
            if node.track:
                self.link(node_key(node.id), self.put(track_key(node.track)), Link.PART)
        return assembled(self.nodes, self.vertices.values(), self.edges)

    def put(
        self, key: Key, way: Way = Way.ALL, *, there: bool = False, entries: tuple[str, ...] = (), over: bool = False
    ) -> Key:
        if key not in self.vertices:
            self.vertices[key] = Vertex(key, way, there, entries, over)
        return key

    def link(self, source: Key, target: Key, link: Link) -> None:
        self.edges.append(Edge(source, target, link))

    def promise(self, node: Node, said: Promise) -> None:
        """What came before the promise was made is no condition of it."""
        key, made = node_key(node.id), self.desk.view.get(node.entry or "")
        since = self.desk.day_start(made.occurred.start) if made else None
        if said.once:
            self.link(key, self.act(said.once, said.once_by, since), Link.ONCE)
        if said.lapses:
            self.link(key, self.act(said.lapses, said.lapses_by, since), Link.LAPSES)

    def term(self, node: Node) -> None:
        term, reading = node.term, node.reading
        if term is None or reading is None:
            return
        key, agreement = node_key(node.id), reading.plan.agreement.id
        if term.kind is not Kind.COMMITMENT and not (term.survives and _begun(reading, self.at)):
            self.link(key, agreement_key(agreement), Link.IN_FORCE)
        if term.condition:
            self.condition(key, term.condition, reading)
        for met in [term.met_when] if term.act is None and term.met_when else []:
            self.condition(key, met, reading)
        self.times(key, term.begins, reading)
        if term.for_each:
            self.link(key, self.happening(term.for_each), Link.EACH)
        if term.phase:
            ways = [self.phase(reading, name) for name in term.phase]
            self.link(key, ways[0] if len(ways) == 1 else self.choice(ways), Link.WHEN)
        self.tied(node, term.id, reading)

    def tied(self, node: Node, term: str, reading: ReadingState) -> None:
        """What is due at one time with others needs all of them, but not that any comes first."""
        for tie in reading.plan.agreement.reciprocity:
            if tie.tie is Tie.SIMULTANEOUS and term in tie.terms:
                for other in self.owing_term(reading, [name for name in tie.terms if name != term]):
                    self.link(node_key(node.id), node_key(other.id), Link.TOGETHER)

    def owing_term(self, reading: ReadingState, names: Iterable[str], party: str | None = None) -> list[Node]:
        agreement, wanted = reading.plan.agreement.id, set(names)
        found = self._by_term.get(agreement, ())
        return [node for node in found if node.term and node.term.id in wanted and party in (None, *node.owed_by)]

    @cached_property
    def _by_term(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.term is not None and node.agreement is not None:
                found.setdefault(node.agreement, []).append(node)
        return found

    @cached_property
    def _by_event(self) -> dict[str, list[Node]]:
        """Who owes an act of each kind; where a text defines a word, every kind of event under it."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            events = node.reading.plan.covers(node.event) if node.reading and node.event else (node.event,)
            for event in events:
                if event:
                    found.setdefault(event, []).append(node)
        return found

    def in_force(self, reading: ReadingState) -> None:
        answer, key = reading.standing.in_force, agreement_key(reading.plan.agreement.id)
        there, over = answer is Verdict.YES, reading.standing.status in STATUS_OVER
        entries = reading.entries if there else ()
        self.vertices[key] = Vertex(key, Way.ALL, there, entries, over, unsure=answer is Verdict.UNKNOWN)

    def entry_rule(self, reading: ReadingState) -> None:
        key, rule = agreement_key(reading.plan.agreement.id), reading.plan.entry
        if rule.condition:
            self.condition(key, rule.condition, reading)
        self.times(key, rule.at, reading)

    def phase(self, reading: ReadingState, name: str) -> Key:
        agreement = reading.plan.agreement.id
        key = phase_key(agreement, name)
        if key in self.vertices:
            return key
        running = dict(reading.phases).get(name) is Verdict.YES
        self.put(key, there=running)
        phase: Phase | None = next((one for one in reading.plan.phases if one.id == name), None)
        self.link(key, agreement_key(agreement), Link.IN_FORCE)
        if phase and phase.condition:
            self.condition(key, phase.condition, reading)
        if phase:
            self.times(key, phase.begins, reading)
        return key

    def happening(self, wanted: Happening) -> Key:
        return self.act(wanted.event, wanted.actor)

    def act(self, event: str, by: str | None, since: Instant | None = None) -> Key:
        """An act with everybody who owes it; one that nobody owes may come from outside."""
        who = None if by is None else self.desk.party(by)
        every = [
            entry
            for entry, act in self.desk.view.acts(event)
            if who in (None, self.desk.party(act.actor)) and entry.occurred.last <= self.at
        ]
        done = tuple(entry.id for entry in every if since is None or since <= entry.occurred.start)
        key = act_key(event, who)
        if len(done) < len(every):
            key = (*key, str(since))  # an act of the same kind came before, and does not count
        if key in self.vertices:
            return key
        self.put(key, Way.ANY, there=bool(done), entries=done)
        for node in self._by_event.get(event, ()):
            if who is None or who in {self.desk.party(one) for one in node.owed_by}:
                self.link(key, node_key(node.id), Link.BY)
        return key

    def choice(self, ways: Sequence[Key]) -> Key:
        key = self.put(("choice", *("/".join(way) for way in ways)), Way.ANY)
        for way in ways:
            self.link(key, way, Link.WHEN)
        return key

    def condition(self, key: Key, condition: Condition, reading: ReadingState) -> None:
        for part in condition.every:
            self.condition(key, part, reading)
        if condition.some:
            ways = []
            for number, part in enumerate(condition.some):
                way = self.put(("way", *key, str(number)))
                self.condition(way, part, reading)
                ways.append(way)
            self.link(key, self.choice(ways), Link.WHEN)
        for act in (condition.happened, condition.tally, *(condition.order or ())[:1]):
            if act:
                self.link(key, self.happening(act), Link.WHEN)
        if condition.judged:
            self.link(key, self.question(reading, condition), Link.WHEN)
        if condition.holds:
            self.holds(key, condition.holds, reading)
        self.times(key, condition.reached, reading)

    def question(self, reading: ReadingState, condition: Condition) -> Key:
        answered = reading.scene.holds(condition).at(self.at) is Verdict.YES
        return self.put(question_key(reading.plan.agreement.id, condition.judged or ""), there=answered)

    def holds(self, key: Key, state: Holding, reading: ReadingState) -> None:
        if state.term and state.state is Being.PERFORMED:
            for node in self.owing_term(reading, [state.term], state.party):
                self.link(key, node_key(node.id), Link.AFTER)
        elif state.phase and state.state is not Being.OVER:
            self.link(key, self.phase(reading, state.phase), Link.WHEN)
        elif state.agreement and state.state in (Being.IN_FORCE, Being.BEGUN):
            self.link(key, self.put(agreement_key(state.agreement)), Link.IN_FORCE)
        elif state.track:
            steps = [
                step for track in reading.plan.agreement.tracks if track.id == state.track for step in track.states
            ]
            ways = [self.act(step.event, None) for step in steps if step.state == state.being]
            if ways:
                self.link(key, ways[0] if len(ways) == 1 else self.choice(ways), Link.WHEN)

    def times(self, key: Key, point: Timepoint | None, reading: ReadingState) -> None:
        """What must come about before a point in time can be reckoned."""
        for anchor in anchors_of(point):
            if anchor.event:
                self.link(key, self.act(anchor.event, anchor.actor), Link.WHEN)
            for node in self.owing_term(reading, [anchor.term]) if anchor.term else ():
                self.link(key, node_key(node.id), Link.AFTER)
            if anchor.phase:
                self.link(key, self.phase(reading, anchor.phase), Link.WHEN)
