"""Claims of two sides brought as near to each other as they come: a shared time, a family of units, bounds.

Nothing here divides one side's number by the other's. Where a side's own periods do not match the shared time, its
figures only bound what it claims for it: stretches inside it add up to a least, stretches that cover it to a most.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from truceline.incidents.claims import Reader, Tally
from truceline.incidents.unit_words import Meaning, family_order, fold
from truceline.measures.bounds import at_least, at_most, pieces_of, widest
from truceline.measures.claim_checks import Total
from truceline.values.counts import Count, bounded
from truceline.values.intervals import Interval

Units = dict[tuple[Meaning, str], list[Total]]
"""Figures by what they count; and by their scope, where one statement gives a number for each of several."""


class Remains(StrEnum):
    """What still stands between two sides' claims."""

    TIME = "the numbers were given for other hours; for the common hours there are only bounds"
    NO_TIME = "they have no hour in common"
    UNIT = "they count in other words"
    RULE = "neither says by which rule one is counted"
    SCOPE = "they speak of other ground"
    BOUND = "the common hours cannot be bounded from what was said"
    ONE_SIDE = "only one side counts such things"


@dataclass(frozen=True)
class Within:
    """What a side claims in one unit for the common hours: bounds, or its own number where the hours are the same.

    `total` is the figure that speaks of most of it. `least` and `most` are the figures that the bounds stand on.
    """

    total: Total
    value: Count
    exact_hours: bool
    least: tuple[Total, ...]
    most: tuple[Total, ...]

    @property
    def told(self) -> bool:
        """Whether anything can be said."""
        return self.value.low > 0 or self.value.high is not None

    @property
    def entries(self) -> tuple[str, ...]:
        """The reports that it stands on."""
        totals = (self.total, *self.least, *self.most)
        return tuple(dict.fromkeys(id for _, figure in totals for id in figure.entries))


@dataclass(frozen=True)
class Common:
    """One kind of event as two sides claim it about each other; `shared` is the time that both speak of.

    `agreement` is empty for claims that name none.
    """

    agreement: str
    family: str
    sides: tuple[str, str]
    shared: Interval | None
    claimed: tuple[tuple[Within, ...], tuple[Within, ...]]
    remains: tuple[Remains, ...]


def common_hours(found: Sequence[Tally], reader: Reader) -> list[Common]:
    """Every kind of event that two sides claim of each other, family by family, under each agreement.

    What a side says of itself is left out.
    """
    groups: dict[tuple[str, str, str], dict[str, Units]] = {}
    for tally in found:
        sides = reader.side(tally.issuer), reader.side(tally.accused)
        if sides[0] == sides[1]:
            continue
        units = groups.setdefault((tally.agreement or "", *sides), {})
        whole = list(_whole(tally, reader))
        counted = [reader.meaning(figure.first) for _, figure in whole]
        for total, meaning in zip(whole, counted, strict=True):
            claim = total[1].first
            scope = claim.scope.casefold() if counted.count(meaning) > 1 else ""
            units.setdefault(meaning.family or claim.unit, {}).setdefault((meaning, scope), []).append(total)
    made = []
    for (key, units), (key2, units2) in combinations(sorted(groups.items(), key=lambda item: item[0]), 2):
        if key[0] == key2[0] and key[1] != key2[1] and (key[2] == key2[1] or key[1] == key2[2]):
            for family in {*units, *units2}:
                sides = (key[1], key2[1])
                made.append(_common(key[0], family, sides, (units.get(family, {}), units2.get(family, {})), reader))
    return sorted(made, key=_order)


def _order(one: Common) -> tuple[object, ...]:
    return one.agreement, one.sides, Remains.ONE_SIDE in one.remains, family_order(one.family)


def _whole(tally: Tally, reader: Reader) -> Iterator[Total]:
    """The figures of a tally that are not parts of another of the same family."""
    for figure in tally.figures:
        family = reader.meaning(figure.first).family
        wholes = [one for one in tally.figures if figure in tally.parts_of(one)]
        if not any(reader.meaning(one.first).family == family != "" for one in wholes):
            yield tally, figure


def _common(agreement: str, family: str, sides: tuple[str, str], units: tuple[Units, Units], reader: Reader) -> Common:
    if not units[0] or not units[1]:
        empty: tuple[Within, ...] = ()
        told = tuple(tuple(_alone(group) for group in _sorted(one)) if one else empty for one in units)
        return Common(agreement, family, sides, None, (told[0], told[1]), (Remains.ONE_SIDE,))
    spans = [max((total[0].period for group in one.values() for total in group), key=_longest) for one in units]
    shared = _shared(*spans)
    if shared is None:
        told = tuple(tuple(_alone(group) for group in _sorted(one)) for one in units)
    else:
        told = tuple(
            tuple(_within(group, shared, reader) for group in _sorted(one) if _touches(group, shared)) for one in units
        )
    return Common(agreement, family, sides, shared, (told[0], told[1]), tuple(_remains(told[0], told[1], shared)))


def _sorted(units: Units) -> list[list[Total]]:
    """The figures by unit, the largest first."""
    return sorted(units.values(), key=lambda group: (-max(one[1].value.low for one in group), group[0][1].first.unit))


def _longest(period: Interval) -> tuple[int, int]:
    return period.end - period.start, period.end


def _last(group: Iterable[Total]) -> Total:
    """The figure for the longest time, of those the one that ends last."""
    return max(group, key=lambda total: (*_longest(total[0].period), total[1].entries))


def _shared(one: Interval, other: Interval) -> Interval | None:
    if not one.overlaps(other):
        return None
    return Interval(max(one.start, other.start), min(one.end, other.end))


def _alone(group: list[Total]) -> Within:
    total = _last(group)
    same = tuple(one for one in group if one[0].period == total[0].period)
    return Within(total, widest([figure.value for _, figure in same]), True, same, ())


def _within(group: list[Total], shared: Interval, reader: Reader) -> Within:
    same = tuple(total for total in group if total[0].period == shared)
    if same:
        return Within(same[-1], widest([figure.value for _, figure in same]), True, same, ())
    total = max(group, key=lambda one: (_overlap(one[0].period, shared), *_longest(one[0].period)))
    pieces = list(pieces_of(group, reader))
    low, least = at_least(pieces, shared)
    high, most = at_most(pieces, shared)
    if high is not None and high < low:
        high, most = None, ()
    return Within(total, bounded(low, high), False, least, most)


def _touches(group: Iterable[Total], shared: Interval) -> bool:
    return any(total[0].period.overlaps(shared) for total in group)


def _overlap(period: Interval, shared: Interval) -> int:
    return max(0, min(period.end, shared.end) - max(period.start, shared.start))


def _remains(one: Sequence[Within], other: Sequence[Within], shared: Interval | None) -> Iterator[Remains]:
    told = (*one, *other)
    if shared is None:
        yield Remains.NO_TIME
    elif not all(within.exact_hours for within in told):
        yield Remains.TIME
        if not all(within.told for within in told):
            yield Remains.BOUND
    if {within.total[1].first.unit for within in one} != {within.total[1].first.unit for within in other}:
        yield Remains.UNIT
    yield Remains.RULE
    if {fold(within.total[1].first.scope) for within in one} != {fold(within.total[1].first.scope) for within in other}:
        yield Remains.SCOPE
