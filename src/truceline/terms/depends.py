"""What in an agreement hangs on what: the start, the end, each phase and each term as nodes.

Reckoning goes from acts to the start, from there to phases and to whether terms are performed or overdue, and then to
the end and to whether the agreement runs; nothing on the way may hang on what comes later (a condition on the end in
the rule of entry, say), and nothing on itself.
"""

from collections.abc import Iterable, Iterator

from truceline.sources.yaml_tree import Path_
from truceline.terms.areas import Area
from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.conditions import Being, Condition
from truceline.terms.schema import Agreement, Phase, ReadingOf, Tie
from truceline.terms.times import Anchor, Point, Timepoint, anchors_of

Graph = dict[str, set[str]]
AGREED, START, END = "the agreement of all", "the start", "the end"


def dependencies(agreement: Agreement, reading: ReadingOf | None = None) -> Graph:
    """For every node, the nodes that must be reckoned before it; under a reading, or of the text itself."""
    terms = {term.id: term for term in agreement.terms}
    terms |= {term.id: term for term in (reading.terms if reading else ())}
    phases = (reading.phases if reading else ()) or agreement.phases
    entry = (reading.entry if reading else None) or agreement.entry
    graph: Graph = {AGREED: set(_condition(entry.condition)) if entry else set()}
    graph[START] = {AGREED, *(_times(entry.at) if entry else ())}
    graph[END] = set(_end(agreement, reading, terms.values()))
    graph[START] |= {need for term in terms.values() if term.effect is Effect.START for need in _when(term)}
    for number, phase in enumerate(phases):
        graph |= _phase(phase, phases[number - 1] if number else None, phases[number + 1 :])
    for term in terms.values():
        graph.setdefault(_term(term.id), set()).update(_owed(term))
    _add_what_hangs_together(graph, agreement, terms.values())
    graph |= {f"the area {area.id}": set(_area(area)) for area in agreement.areas}
    return graph


def _add_what_hangs_together(graph: Graph, agreement: Agreement, terms: Iterable[Term]) -> None:
    """An extension moves the end of what it is over; a tie lets one term wait for another."""
    for power in (term for term in terms if term.effect is Effect.EXTEND):
        for name in (*(_term(one) for one in power.of), *(f"the end of the phase {one}" for one in power.of)):
            if name in graph:
                graph[name].update(_when(power))
    for tie in agreement.reciprocity:
        if tie.tie in (Tie.IF_THEN, Tie.STEPWISE):
            for first, then in zip(tie.terms, tie.terms[1:], strict=False):
                graph.setdefault(_term(then), set()).add(_term(first))


def place_of(node: str, agreement: Agreement) -> Path_:
    """Where a node stands in the file."""
    for group, what in (("terms", "the term"), ("phases", "the phase"), ("areas", "the area")):
        for index, member in enumerate(getattr(agreement, group)):
            if node in (f"{what} {member.id}", f"the end of {what} {member.id}"):
                return (group, index)
    return ("entry",) if node in (AGREED, START) else ("until",)


def agreements_in(condition: Condition | None) -> Iterator[str]:
    """The other agreements on whose state a condition hangs."""
    for fact in condition.facts() if condition else ():
        if fact.holds and fact.holds.agreement:
            yield fact.holds.agreement


def between(agreements: Iterable[Agreement]) -> Graph:
    """For every agreement, those on whose state its own hangs: these may not go round in a ring either."""
    graph: Graph = {}
    for agreement in agreements:
        rules = [agreement.entry, *(reading.entry for reading in agreement.readings)]
        found = [agreement.ends_when, agreement.suspended_while, *(rule.condition for rule in rules if rule)]
        for phase in agreement.every_phase:
            found += [phase.condition, phase.continues_while]
        found += [condition for term in agreement.every_term for _, condition in term.conditions()]
        graph.setdefault(agreement.id, set()).update(name for one in found for name in agreements_in(one))
    return graph


def _term(name: str) -> str:
    return f"the term {name}"


def _end(agreement: Agreement, reading: ReadingOf | None, terms: Iterable[Term]) -> Iterator[str]:
    yield START
    yield from _times((reading.until if reading else None) or agreement.until)
    yield from _condition(agreement.ends_when)
    if agreement.stop_clock:
        yield from _condition(agreement.suspended_while)
    for term in terms:
        if term.kind is Kind.POWER and not term.of:
            yield from _when(term)


def _phase(phase: Phase, before: Phase | None, later: tuple[Phase, ...]) -> Graph:
    name = f"the phase {phase.id}"
    begins = {START, *_times(phase.begins), *_condition(phase.condition)}
    if before is not None and phase.begins is None:
        waits = phase.condition is not None
        begins |= {f"the phase {before.id}", *_times(before.until)} if waits else {f"the end of the phase {before.id}"}
    ends = {name, *_times(phase.until), *_condition(phase.continues_while)}
    ends |= {f"the phase {next_one.id}" for next_one in later if next_one.begins or next_one.condition}
    return {name: begins, f"the end of {name}": ends}


def _owed(term: Term) -> Iterator[str]:
    """What performance and lateness of a term hang on; whether it is on at a time is reckoned after everything else."""
    for point in (term.by, term.begins):
        yield from _times(point)
    yield from (f"the phase {name}" for name in term.phase)
    for condition in (term.condition, term.met_when):
        yield from _condition(condition)
    if term.every:
        yield START


def _when(term: Term) -> Iterator[str]:
    yield from _condition(term.condition)


def _condition(condition: Condition | None) -> Iterator[str]:
    for fact in condition.facts() if condition else ():
        yield from _times(fact.reached)
        if fact.holds and fact.holds.term:
            yield _term(fact.holds.term)
        if fact.holds and fact.holds.phase:
            begun = fact.holds.state is Being.BEGUN
            yield f"the phase {fact.holds.phase}" if begun else f"the end of the phase {fact.holds.phase}"


def _times(point: Timepoint | None) -> Iterator[str]:
    for anchor in anchors_of(point):
        yield from _anchor(anchor)


def _anchor(anchor: Anchor) -> Iterator[str]:
    if anchor.term:
        yield _term(anchor.term)
    if anchor.phase:
        yield f"the phase {anchor.phase}"
    if anchor.phase_end:
        yield f"the end of the phase {anchor.phase_end}"
    if anchor.point is Point.AGREED:
        yield AGREED
    if anchor.point is Point.START:
        yield START
    if anchor.point is Point.END:
        yield END


def _area(area: Area) -> Iterator[str]:
    for name in (*area.parts, *area.without, *([area.offset.of] if area.offset else [])):
        yield f"the area {name}"
