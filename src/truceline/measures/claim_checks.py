"""What can be told about claims from themselves: do parts add up, does a total run on, can two totals be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from truceline.incidents.claims import Figure, Reader, Tally
from truceline.values.counts import ZERO, Count
from truceline.values.intervals import Interval

Total = tuple[Tally, Figure]
"""A figure with all that was said beside it."""


class Adding(StrEnum):
    """How parts stand to their total."""

    ADD_UP = "the parts add up to the total"
    CAN_ADD_UP = "the parts can add up to the total"
    SHORT = "the parts add up to less than the total"
    OVER = "the parts add up to more than the total"


@dataclass(frozen=True)
class PartsCheck:
    """A total held against its parts; `total_of_parts` has the bounds of their sum.

    `outlet` names the one outlet whose report is checked by itself; empty for all reports together. `apart` is the
    least and the most by which total and sum miss each other, zero where they can meet.
    """

    tally: Tally
    outlet: str
    total: Figure
    parts: tuple[Figure, ...]
    total_of_parts: Count
    adding: Adding
    apart: tuple[int, int]

    @property
    def entries(self) -> tuple[str, ...]:
        """The reports that the check stands on."""
        return tuple(id for figure in (self.total, *self.parts) for id in figure.entries)


def parts_checks(tally: Tally) -> list[PartsCheck]:
    """Every figure of a tally that has parts, held against them: all reports together, then single outlets.

    An outlet that carries a total and several parts is also checked by itself, where it carries another list of parts:
    an outlet that shortens the list makes a total look wrong that is not. A single part ("of which") is not expected to
    make up the whole, only not to exceed it.
    """
    found = []
    for total in tally.figures:
        parts = tally.parts_of(total)
        whole = _check(tally, "", total, parts)
        if len(parts) > 1 or (parts and whole.adding is Adding.OVER):
            found += [whole, *_by_outlet(tally, total, parts)]
    return found


def _by_outlet(tally: Tally, total: Figure, parts: tuple[Figure, ...]) -> list[PartsCheck]:
    found: list[PartsCheck] = []
    seen = {_list_of(parts)}
    for outlet in total.outlets:
        whole = _carried(total, outlet)
        carried = tuple(part for figure in parts if (part := _carried(figure, outlet)))
        if whole and len(carried) > 1 and _list_of(carried) not in seen:
            seen.add(_list_of(carried))
            found.append(_check(tally, outlet, whole, carried))
    return found


def _carried(figure: Figure, outlet: str) -> Figure | None:
    """The part of a figure that one outlet reports."""
    reports = tuple(report for report in figure.reports if report[1].outlet == outlet)
    return Figure(reports) if reports else None


def _list_of(parts: tuple[Figure, ...]) -> frozenset[tuple[str, int]]:
    return frozenset((part.first.unit, part.value.low) for part in parts)


def _check(tally: Tally, outlet: str, total: Figure, parts: tuple[Figure, ...]) -> PartsCheck:
    added = sum((part.value for part in parts), start=ZERO)
    return PartsCheck(tally, outlet, total, parts, added, *_adding(total.value, added))


def _adding(whole: Count, added: Count) -> tuple[Adding, tuple[int, int]]:
    if added.high is not None and added.high < whole.low:
        most = (whole.high if whole.high is not None else whole.low) - added.low
        return Adding.SHORT, (whole.low - added.high, most)
    if whole.high is not None and added.low > whole.high:
        most = (added.high if added.high is not None else added.low) - whole.low
        return Adding.OVER, (added.low - whole.high, most)
    return (Adding.ADD_UP if whole.exact and added.exact else Adding.CAN_ADD_UP), (0, 0)


@dataclass(frozen=True)
class RunningTotal:
    """A later total by the same issuer in the same unit from the same start: it contains the earlier one.

    `falls` is true where the later number cannot be as large as the earlier. `periods` are those of the two.
    """

    earlier: Figure
    later: Figure
    falls: bool
    periods: tuple[Interval, Interval]


def running_totals(found: Sequence[Tally], reader: Reader | None = None) -> list[RunningTotal]:
    """Every figure with the next one that runs on from it."""
    meaning = (reader or Reader()).meaning
    chains: dict[tuple[object, ...], list[Total]] = {}
    for tally in found:
        for figure in tally.figures:
            key = (tally.issuer, tally.accused, tally.agreement, tally.period.start, meaning(figure.first))
            chains.setdefault(key, []).append((tally, figure))
    runs = []
    for chain in chains.values():
        ordered = sorted(chain, key=lambda total: total[0].period.end)
        for (tally, earlier), (tally2, later) in pairwise(ordered):
            if tally2.period.end > tally.period.end:
                high = later.value.high
                falls = high is not None and high < earlier.value.low
                runs.append(RunningTotal(earlier, later, falls, (tally.period, tally2.period)))
    return runs


class Difference(StrEnum):
    """Why two totals cannot be compared."""

    START = "they begin at different times"
    END = "they end at different times"
    UNIT = "they count different things"
    RULE = "they add up different things, and no common counting rule is stated"
    SCOPE = "they cover different ground"


@dataclass(frozen=True)
class Comparison:
    """Totals of two issuers about each other, and what stands between them; none means that they can be compared."""

    one: Total
    other: Total
    differences: tuple[Difference, ...]

    @property
    def comparable(self) -> bool:
        """True when nothing found stands between them."""
        return not self.differences

    @property
    def shared(self) -> Interval | None:
        """The time that both speak of."""
        one, other = self.one[0].period, self.other[0].period
        if not one.overlaps(other):
            return None
        return Interval(max(one.start, other.start), min(one.end, other.end))


def comparisons(found: list[Tally], party_of: dict[str, str]) -> list[Comparison]:
    """The last totals of two sides under each agreement, held against each other.

    `party_of` gives the party that an issuer speaks for. Two sides are compared in every unit that both use; where they
    share none, by the last total of each. The last total is the one whose period ends last, and of those the longest.
    """
    last: dict[tuple[str, str, str], dict[str, Total]] = {}
    for tally in sorted(found, key=_reach):
        if tally.agreement is not None:
            sides = party_of.get(tally.issuer, tally.issuer), party_of.get(tally.accused, tally.accused)
            units = last.setdefault((tally.agreement, *sides), {})
            units.update({figure.first.unit: (tally, figure) for figure in tally.totals})
    pairs = combinations(sorted(last.items(), key=lambda item: item[0]), 2)
    return [
        compare(one, other)
        for (key, units), (key2, units2) in pairs
        if key[0] == key2[0] and key[1] != key2[1] and (key[2] == key2[1] or key[1] == key2[2])
        for one, other in _opposed(units, units2)
    ]


def _opposed(units: dict[str, Total], units2: dict[str, Total]) -> list[tuple[Total, Total]]:
    shared = [(units[unit], units2[unit]) for unit in sorted(units) if unit in units2]
    return shared or [(list(units.values())[-1], list(units2.values())[-1])]


def _reach(tally: Tally) -> tuple[int, int]:
    return tally.period.end, tally.period.end - tally.period.start


def compare(one: Total, other: Total) -> Comparison:
    """Two totals and everything found that stands between them."""
    (tally, figure), (tally2, figure2) = one, other
    differences = []
    if tally.period.start != tally2.period.start:
        differences.append(Difference.START)
    if tally.period.end != tally2.period.end:
        differences.append(Difference.END)
    if figure.first.unit != figure2.first.unit:
        differences.append(Difference.UNIT)
    elif _units(tally, figure) != _units(tally2, figure2):
        differences.append(Difference.RULE)
    if figure.first.scope.casefold() != figure2.first.scope.casefold():
        differences.append(Difference.SCOPE)
    return Comparison(one, other, tuple(differences))


def _units(tally: Tally, figure: Figure) -> set[str]:
    return {part.first.unit for part in tally.parts_of(figure)}
