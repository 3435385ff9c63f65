"""Who does what in an agreement: acts, the definitions over them, and where two terms meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from truceline.sources.yaml_tree import Path_
from truceline.terms.areas import Area
from truceline.terms.clauses import Deed, Kind, Term
from truceline.terms.conditions import Condition
from truceline.terms.definitions import under
from truceline.terms.schema import Agreement

BINDING = (Kind.DUTY, Kind.BAN, Kind.COMMITMENT)
OWED = (Kind.DUTY, Kind.COMMITMENT)


def numbered(agreement: Agreement, *kinds: Kind) -> Iterator[tuple[Path_, Term]]:
    """Each term of these kinds (or of any) with its place in the file."""
    for index, term in enumerate(agreement.terms):
        if not kinds or term.kind in kinds:
            yield ("terms", index), term


def conditions_of(agreement: Agreement) -> Iterator[tuple[Path_, Condition]]:
    """Every condition of the text, with its place: of the entry, the agreement, its phases and its terms."""
    if agreement.entry and agreement.entry.condition:
        yield ("entry", "and"), agreement.entry.condition
    for key in ("ends_when", "suspended_while"):
        if condition := getattr(agreement, key):
            yield (key,), condition
    for index, phase in enumerate(agreement.phases):
        for key, condition in (("when", phase.condition), ("continues_while", phase.continues_while)):
            if condition:
                yield ("phases", index, key), condition
    for place, term in numbered(agreement):
        yield from (((*place, key), condition) for key, condition in term.conditions())


@dataclass(frozen=True)
class Acts:
    """The acts of an agreement, with definitions taken into account."""

    agreement: Agreement

    @cached_property
    def _means(self) -> dict[str, tuple[str, ...]]:
        return {definition.id: definition.means for definition in self.agreement.definitions}

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.id: area for area in self.agreement.areas}

    @cached_property
    def _ways(self) -> dict[str, frozenset[str]]:
        return {}

    def ways(self, event: str) -> frozenset[str]:
        """An event and every event that falls under it."""
        if event not in self._means:
            return frozenset((event,))
        if event not in self._ways:
            self._ways[event] = frozenset(under(event, self.agreement.definitions))
        return self._ways[event]

    def kinds_of(self, event: str) -> frozenset[str]:
        """What must all be forbidden for an act to be forbidden: what it means, or itself where nothing is defined."""
        return self.ways(event) - {event} or frozenset((event,))

    def within(self, inner: str | None, outer: str | None) -> bool:
        """Whether one area lies in another, as far as the file says so; no area is everywhere."""
        if outer is None or inner == outer:
            return True
        area = self._areas.get(outer)
        return bool(area and inner is not None and inner not in area.without and self._in_parts(inner, area))

    def _in_parts(self, inner: str, area: Area) -> bool:
        return any(self.within(inner, part) for part in area.parts if part != area.id)

    def meet(self, one: str | None, other: str | None) -> bool:
        """Whether two areas overlap, as far as the file says so."""
        return self.within(one, other) or self.within(other, one)


def doers(term: Term) -> frozenset[str]:
    """Who does the act of a term."""
    return frozenset((term.act.actor,)) if term.act and term.act.actor else frozenset(term.party)


def phases_meet(one: Term, other: Term) -> bool:
    """Whether two terms can be on in one phase; without a phase, a term is on in all."""
    return not one.phase or not other.phase or bool(set(one.phase) & set(other.phase))


def towards_meet(one: Deed, other: Deed) -> bool:
    """Whether two acts can be done towards the same one."""
    return one.to is None or other.to is None or one.to == other.to


def exclusive(one: Condition | None, other: Condition | None) -> bool:
    """Whether one condition is the plain opposite of the other."""
    if one is None or other is None:
        return False
    return one.negation == other or other.negation == one
