"""What is wrong with an agreement as a whole: unknown names, ids that come twice, missing parts, waiting in a ring."""

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pydantic import BaseModel

from truceline.errors import Fault
from truceline.sources.yaml_tree import Path_, Tree
from truceline.terms.areas import Area, Offset
from truceline.terms.clauses import Effect, Term
from truceline.terms.conditions import Condition, Consented, Holding
from truceline.terms.depends import dependencies, place_of
from truceline.terms.schema import Agreement, EntryRule, Phase, ReadingOf, Reciprocity
from truceline.terms.times import Anchor, Point

_Named = Iterator[tuple[str, str, str]]
"""The key, the kind of thing, and the name."""


def faults_in(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    """Everything that is wrong with a well-formed agreement, each with its line."""
    faults = [*_unknown_names(tree, agreement), *_twice(tree, agreement), *_gaps(tree, agreement)]
    yield from faults
    if not faults:
        yield from _rings(tree, agreement)


def nodes(model: BaseModel, place: Path_ = ()) -> Iterator[tuple[Path_, BaseModel]]:
    """Every model inside another with its place in the file, the outer before the inner."""
    yield place, model
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        key = field.alias or name
        many = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, one in many:
            if isinstance(one, BaseModel):
                yield from nodes(one, (*place, key) if index is None else (*place, key, index))


def _unknown_names(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    known = _known(agreement)
    for place, node in nodes(agreement):
        for key, what, name in _names_in(node):
            if name not in known[what]:
                names = ", ".join(sorted(known[what]))
                remedy = f"write one of {names}" if names else f"define the {what} first"
                yield Fault(tree.file, tree.line_of((*place, key)), f"there is no {what} {name}", remedy)


def _known(agreement: Agreement) -> dict[str, set[str]]:
    terms, phases = agreement.every_term, agreement.every_phase
    imported = {link.term for link in agreement.links if link.term}
    return {
        "party": {party.id for party in agreement.parties},
        "area": {area.id for area in agreement.areas},
        "question": {question.id for question in agreement.questions},
        "source": set(agreement.sources),
        "term": {term.id for term in terms} | imported,
        "phase": {phase.id for phase in phases},
        "term or phase": {term.id for term in terms} | {phase.id for phase in phases} | imported,
        "track": {track.id for track in agreement.tracks},
    }


def _names_in(node: BaseModel) -> _Named:
    finder: Callable[[Any], _Named] | None = _FINDERS.get(type(node))
    return finder(node) if finder else iter(())


def _in_term(term: Term) -> _Named:
    for key, names in (("party", term.party), ("to", term.to), ("monitor", term.monitor)):
        yield from ((key, "party", name) for name in names)
    yield from (("excepts", "term", name) for name in term.excepts)
    works_on = "term or phase" if term.effect is Effect.EXTEND else "term"
    yield from (("of", works_on, name) for name in term.of)
    yield from (("phase", "phase", name) for name in term.phase)
    if term.area:
        yield "area", "area", term.area
    if term.src:
        yield "src", "source", term.src


def _in_entry(rule: EntryRule) -> _Named:
    for key in ("all_of", "any_of", "each_of"):
        yield from ((key, "party", name) for name in getattr(rule, key))


def _in_condition(condition: Condition) -> _Named:
    if condition.judged:
        yield "judged", "question", condition.judged


def _in_holding(holding: Holding) -> _Named:
    for key in ("phase", "track", "term", "party"):
        if name := getattr(holding, key):
            yield key, key, name


def _in_anchor(anchor: Anchor) -> _Named:
    for key, what in (("term", "term"), ("phase", "phase"), ("phase_end", "phase")):
        if name := getattr(anchor, key):
            yield key, what, name


def _in_area(area: Area) -> _Named:
    yield from (("party", "party", name) for name in area.party)
    for key in ("parts", "without"):
        yield from ((key, "area", name) for name in getattr(area, key))


def _in_reading(reading: ReadingOf) -> _Named:
    yield "source", "source", reading.source
    yield from (("by", "party", name) for name in reading.by)
    yield from (("without", "term", name) for name in reading.without)


_FINDERS: dict[type[BaseModel], Callable[[Any], _Named]] = {
    Term: _in_term,
    EntryRule: _in_entry,
    Condition: _in_condition,
    Holding: _in_holding,
    Anchor: _in_anchor,
    Area: _in_area,
    ReadingOf: _in_reading,
    Offset: lambda offset: iter([("of", "area", offset.of)]),
    Consented: lambda consented: iter([("party", "party", consented.party)]),
    Reciprocity: lambda tie: (("terms", "term", name) for name in tie.terms),
}


def _twice(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    for group in ("parties", "definitions", "areas", "questions", "phases", "readings", "tracks", "terms"):
        ids = [member.id for member in getattr(agreement, group)]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                line = tree.line_of((group, index, "id"))
                yield Fault(tree.file, line, f"the id {name} comes twice in {group}", "give each an id of its own")


def _gaps(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    for place, problem, remedy in (*_times_missing(agreement), *_in_nodes(agreement), *_track_states(agreement)):
        yield Fault(tree.file, tree.line_of(place), problem, remedy)


_Gap = tuple[Path_, str, str]


def _times_missing(agreement: Agreement) -> Iterator[_Gap]:
    if agreement.duration and agreement.until:
        yield ("until",), "both duration and until are given", "keep one of the two"
    if agreement.renewal and not agreement.duration:
        yield ("renewal",), "renewal needs the duration that is renewed", "add duration"
    if agreement.entry is None and not agreement.readings:
        yield (), "there is no entry rule", "add entry: who must consent, from when"
    for index, reading in enumerate(agreement.readings):
        if agreement.entry is None and reading.entry is None:
            yield ("readings", index), f"the reading {reading.id} has no entry rule", "add entry to it or to the text"


def _in_nodes(agreement: Agreement) -> Iterator[_Gap]:
    for place, node in nodes(agreement):
        if isinstance(node, Anchor) and node.point is Point.EACH and not _inside_each(agreement, place):
            yield place, "each is counted from, but nothing is due each time", "add for_each to the term"
        if isinstance(node, Term) and node.effect is Effect.EXTEND:
            yield from _nothing_to_extend(agreement, place, node)


def _nothing_to_extend(agreement: Agreement, place: Path_, power: Term) -> Iterator[_Gap]:
    known: dict[str, Term | Phase] = {one.id: one for one in agreement.terms}
    known |= {one.id: one for one in agreement.phases}
    for name in power.of:
        one = known.get(name)
        if one and not (one.duration or one.until or (isinstance(one, Term) and one.by)):
            problem = f"the power {power.id} extends {name}, which has no end and no deadline"
            yield (*place, "of"), problem, f"give {name} a duration, until or by"


def _inside_each(agreement: Agreement, place: Path_) -> bool:
    """Whether a place lies in a term that is due for each act."""
    node: Any = agreement
    for key in place:
        node = (
            node[key]
            if isinstance(key, int)
            else getattr(node, {"when": "condition", "and": "condition"}.get(key, key))
        )
        if isinstance(node, Term):
            return node.for_each is not None
    return False


def _track_states(agreement: Agreement) -> Iterator[tuple[Path_, str, str]]:
    states = {track.id: {step.state for step in track.states} for track in agreement.tracks}
    for place, node in nodes(agreement):
        if isinstance(node, Holding) and node.track in states and node.being not in states[node.track]:
            known = ", ".join(sorted(states[node.track])) or "add states to the track"
            yield place, f"the track {node.track} has no state {node.being!r}", f"write one of {known}"


def _rings(tree: Tree, agreement: Agreement) -> Iterator[Fault]:
    """Nothing may hang on itself: then no order exists in which it could be reckoned."""
    readings: list[ReadingOf | None] = [None, *agreement.readings]
    for reading in readings:
        try:
            TopologicalSorter(dependencies(agreement, reading)).prepare()
        except CycleError as cause:
            ring = [str(name) for name in cause.args[1]]
            line = tree.line_of(place_of(ring[0], agreement))
            problem = f"waits for itself: {' needs '.join(reversed(ring))}"
            yield Fault(tree.file, line, problem, "take one of these conditions or times out of the ring")
            return
