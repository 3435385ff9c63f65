"""What one source carries of one issuer about one period: the pieces from which statements are put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from truceline.incidents.number_words import Meant, numbers
from truceline.incidents.place_words import Place, alike, names, places
from truceline.incidents.unit_words import Crosswalk, Meaning
from truceline.record.entry import Entry
from truceline.record.kinds import Claim
from truceline.values.instants import DAY, HOUR
from truceline.values.intervals import Interval

Report = tuple[Entry, Claim]
"""One outlet's report of one figure."""


@dataclass(frozen=True)
class Reader:
    """How reports are read: the party that each office speaks for, and what the wordings of units mean.

    `wide` are the folded words of names that stand for a whole side: a scope that names nothing else is no list of
    places.
    """

    party_of: Mapping[str, str] = field(default_factory=dict)
    crosswalk: Crosswalk = field(default_factory=Crosswalk)
    wide: frozenset[str] = frozenset()

    def side(self, name: str) -> str:
        """The party that a name stands or speaks for."""
        return self.party_of.get(name, name)

    def meaning(self, claim: Claim) -> Meaning:
        """What a claim counts."""
        return self.crosswalk.meaning(claim.unit)

    def narrow(self, scope: str) -> frozenset[str]:
        """The places that a scope names, beside a whole side; empty where it covers everything, as far as it says."""
        return _narrow(scope, self.wide)

    def places(self, one: str, other: str) -> Place:
        """How two scopes lie to each other."""
        if one == other or not self.narrow(one) or not self.narrow(other):
            return Place.OPEN
        return places(one, other)


@lru_cache(maxsize=50_000)
def _narrow(scope: str, wide: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names(scope) if not any(alike(name, whole) for whole in wide))


@dataclass(frozen=True)
class Bundle:
    """Reports that say the same of one period: one issuer, one accused, one agreement, the same figures, one day.

    `figures` has each figure once, with what it counts in `meanings`; `reports` has every report by every source.
    """

    figures: tuple[Report, ...]
    reports: tuple[Report, ...]
    meanings: tuple[Meaning, ...]

    @property
    def first(self) -> Claim:
        """What the first report says; issuer, accused, agreement and period are the same in all."""
        return self.figures[0][1]

    @cached_property
    def sources(self) -> frozenset[str]:
        """The addresses that carry it."""
        return frozenset(entry.sources[0] for entry, _ in self.reports)

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Who carries it."""
        return frozenset(claim.outlet for _, claim in self.reports if claim.outlet)

    @cached_property
    def said(self) -> Interval:
        """When it was said, as far as the sources tell."""
        return min(entry.occurred for entry, _ in self.figures)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The entries."""
        return tuple(sorted(entry.id for entry, _ in self.reports))

    @cached_property
    def days_only(self) -> bool:
        """Whether the period is given in whole days and no hours."""
        return whole_days(self.first.period)


def whole_days(period: Interval) -> bool:
    """Whether a period is some days long, give or take the hour by which clocks are changed."""
    length = period.end - period.start
    return length >= DAY - HOUR and min(length % DAY, DAY - length % DAY) <= HOUR


def bundles_of(reports: Iterable[Report], reader: Reader) -> list[Bundle]:
    """Reports by what they say, the fullest and most exact first.

    A source that gives two numbers for one thing tells of two statements.
    """
    by_source: dict[tuple[object, ...], list[Report]] = {}
    for entry, claim in sorted(reports, key=_in_order):
        key = (claim.issuer, claim.accused, claim.agreement, claim.period, entry.sources[0])
        by_source.setdefault(key, []).append((entry, claim))
    alike: dict[tuple[object, ...], list[list[Report]]] = {}
    for carried in by_source.values():
        for part in _consistent(carried, reader):
            alike.setdefault(_content(part), []).append(part)
    found = [
        Bundle(
            figures=tuple(parts[0]),
            reports=tuple(one for part in parts for one in part),
            meanings=tuple(reader.meaning(claim) for _, claim in parts[0]),
        )
        for parts in alike.values()
    ]
    return sorted(found, key=lambda one: (-len(one.figures), one.days_only, one.said, one.ids))


def _in_order(report: Report) -> tuple[int, str]:
    return report[0].recorded, report[0].id


def _content(part: list[Report]) -> tuple[object, ...]:
    claim = part[0][1]
    figures = frozenset((one.unit, one.value, one.scope, one.part_of) for _, one in part)
    return (claim.issuer, claim.accused, claim.agreement, claim.period, min(e.occurred for e, _ in part), figures)


def _consistent(carried: list[Report], reader: Reader) -> list[list[Report]]:
    parts: list[list[Report]] = []
    for report in carried:
        home = next((part for part in parts if not any(_two_numbers(report, other, reader) for other in part)), None)
        if home is None:
            parts.append([report])
        else:
            home.append(report)
    return parts


def _two_numbers(report: Report, other: Report, reader: Reader) -> bool:
    (_, one), (_, two) = report, other
    same_thing = one.scope == two.scope and one.part_of == two.part_of
    return (
        same_thing and reader.meaning(one) == reader.meaning(two) and numbers(one.value, two.value).meant is Meant.APART
    )


def about_one_thing(one: Claim, other: Claim, reader: Reader) -> bool:
    """Whether two reports are about one thing counted: the same unit, and no other places."""
    return reader.meaning(one) == reader.meaning(other) and reader.places(one.scope, other.scope) is not Place.APART
