"""Where one side's claims contradict each other, by rule, each with the reports that it stands on.

That two claims contradict each other says that they cannot both be right as they are told. It does not say which is
wrong, nor that anybody lied: outlets shorten, translate and misdate. The figures of all offices of a side are held
against each other.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from truceline.incidents.alleged import AllegedIncident
from truceline.incidents.claims import Reader, Tally
from truceline.incidents.number_words import Meant, numbers
from truceline.incidents.place_words import Place
from truceline.incidents.unit_words import Meaning
from truceline.measures.claim_checks import Adding, PartsCheck, Total
from truceline.values.instants import DAY, HOUR, Instant

Group = tuple[str, str, str | None, Meaning]
"""Whose claims about whom, under which agreement, counting what."""

SINCE = 6 * DAY
"""From this length on, a total that ends when it is told is taken for one since a start."""


class Against(StrEnum):
    """What contradicts what."""

    FALLS = "a running total falls, although it can only grow"
    LAST = "an earlier count is larger than the last one from the same start"
    INSIDE = "the number for a part of the time is larger than the number for the whole"
    DAYS = "numbers for single days add up to more than the number for all of them"
    PARTS = "the parts add up to more than the total"
    TWICE = "two numbers for the same time that cannot be one"
    RESTATED = "another number was given later for the same time"
    OFFICES = "two offices of one side give two numbers for the same time"
    START = "the time from which is counted moves"
    NONE = "one claims none where another claims some"
    BOTH = "each side alleges an event at one time and place, as the other's doing"


@dataclass(frozen=True)
class Contradiction:
    """What contradicts what: figures in the order in which the rule names them, or events; `facts` in a few words."""

    rule: Against
    agreement: str | None
    figures: tuple[Total, ...]
    events: tuple[AllegedIncident, ...] = ()
    facts: str = ""

    @property
    def entries(self) -> tuple[str, ...]:
        """The reports that it stands on."""
        told = [id for _, figure in self.figures for id in figure.entries]
        return tuple(dict.fromkeys([*told, *(id for event in self.events for id in event.entries)]))


def own_contradictions(found: Sequence[Tally], parts: Iterable[PartsCheck], reader: Reader) -> list[Contradiction]:
    """Every contradiction of a side with itself, by agreement and rule."""
    made = [_over(check) for check in parts if check.adding is Adding.OVER and not check.outlet]
    for group in groups_of(found, reader).values():
        made += [*_falling(group), *_inside(group, reader), *_days(group, reader), *_twice(group, reader)]
        made += _moving(group)
    return sorted(made, key=_order)


def _order(one: Contradiction) -> tuple[str, str, tuple[str, ...]]:
    return one.agreement or "", list(Against).index(one.rule).to_bytes(1, "big").hex(), one.entries


def groups_of(found: Iterable[Tally], reader: Reader) -> dict[Group, list[Total]]:
    """Figures of one side about another in one unit."""
    groups: dict[Group, list[Total]] = {}
    for tally in found:
        for figure in tally.figures:
            sides = reader.side(tally.issuer), reader.side(tally.accused)
            groups.setdefault((*sides, tally.agreement, reader.meaning(figure.first)), []).append((tally, figure))
    return groups


def said_at(total: Total) -> Instant:
    """When a figure was first said, as far as its reports tell."""
    return min(entry.occurred.start for entry, _ in total[1].reports)


def _over(check: PartsCheck) -> Contradiction:
    totals = ((check.tally, check.total), *((check.tally, part) for part in check.parts))
    facts = f"{check.total_of_parts.said} against {check.total.value.said}"
    return Contradiction(Against.PARTS, check.tally.agreement, totals, facts=facts)


def _falling(group: Sequence[Total]) -> Iterator[Contradiction]:
    """A count until later that is smaller than the largest until earlier, from the same start, by one issuer."""
    chains: dict[tuple[str, Instant], list[Total]] = {}
    for total in group:
        chains.setdefault((total[0].issuer, total[0].period.start), []).append(total)
    for chain in chains.values():
        ordered = sorted(chain, key=lambda total: (total[0].period.end, said_at(total)))
        most = ordered[0]
        for total in ordered[1:]:
            high = total[1].value.high
            if total[0].period.end > most[0].period.end and high is not None and high < most[1].value.low:
                rule = Against.LAST if total is ordered[-1] else Against.FALLS
                facts = f"{most[1].value.said}, then {total[1].value.said}"
                yield Contradiction(rule, total[0].agreement, (most, total), facts=facts)
            if total[1].value.low > most[1].value.low:
                most = total


def _inside(group: Sequence[Total], reader: Reader) -> Iterator[Contradiction]:
    """The largest number of a stretch that lies inside another, held against the number for the whole."""
    bounded = [total for total in group if total[1].value.high is not None and not reader.narrow(total[1].first.scope)]
    ends = sorted({total[0].period.end for total in group})
    largest: list[Total | None] = [None] * (len(ends) + 1)
    waiting = sorted(group, key=lambda total: total[0].period.start)
    for whole in sorted(bounded, key=lambda total: -total[0].period.start):
        while waiting and waiting[-1][0].period.start > whole[0].period.start:
            part = waiting.pop()
            _raise(largest, bisect_left(ends, part[0].period.end), part)
        inner = _most(largest, bisect_left(ends, whole[0].period.end))
        high = whole[1].value.high
        if inner is not None and high is not None and inner[1].value.low > high:
            facts = f"{inner[1].value.said} in a part, {whole[1].value.said} in all"
            yield Contradiction(Against.INSIDE, whole[0].agreement, (inner, whole), facts=facts)


def _raise(tree: list[Total | None], place: int, total: Total) -> None:
    """Remember a figure for every end from a place on (a tree of prefixes)."""
    at = place + 1
    while at < len(tree):
        there = tree[at]
        if there is None or total[1].value.low > there[1].value.low:
            tree[at] = total
        at += at & -at


def _most(tree: list[Total | None], place: int) -> Total | None:
    """The largest figure that ends at a place or before."""
    at, found = place + 1, None
    while at > 0:
        there = tree[at]
        if there is not None and (found is None or there[1].value.low > found[1].value.low):
            found = there
        at -= at & -at
    return found


def _days(group: Sequence[Total], reader: Reader) -> Iterator[Contradiction]:
    """Stretches that do not overlap, held against the number for a time that holds them all."""
    chain = disjoint([total for total in group if total[0].period.end - total[0].period.start <= 2 * DAY + HOUR])
    starts = [total[0].period.start for total in chain]
    ends = [total[0].period.end for total in chain]
    sums = [0]
    for total in chain:
        sums.append(sums[-1] + total[1].value.low)
    for whole in group:
        tally, figure = whole
        first, last = bisect_left(starts, tally.period.start), _until(ends, tally.period.end)
        high = figure.value.high
        if high is None or last - first < 2 or reader.narrow(figure.first.scope) or whole in chain[first:last]:
            continue
        if sums[last] - sums[first] > high:
            facts = f"{last - first} stretches make at least {sums[last] - sums[first]}, the whole {figure.value.said}"
            yield Contradiction(Against.DAYS, tally.agreement, (whole, *chain[first:last]), facts=facts)


def _until(ends: Sequence[int], end: int) -> int:
    return bisect_left(ends, end + 1)


def disjoint(group: Iterable[Total]) -> list[Total]:
    """Stretches that do not overlap, those that end first taken first; of two alike, the smaller number."""
    chain: list[Total] = []
    for total in sorted(group, key=lambda one: (one[0].period.end, -one[0].period.start, one[1].value.low)):
        if not chain or total[0].period.start >= chain[-1][0].period.end:
            chain.append(total)
    return chain


def _twice(group: Sequence[Total], reader: Reader) -> Iterator[Contradiction]:
    """Numbers for the same time and ground that cannot be one, each with the next one said."""
    same: dict[tuple[int, int], list[Total]] = {}
    for total in group:
        same.setdefault((total[0].period.start, total[0].period.end), []).append(total)
    for told in same.values():
        for one, other in pairwise(sorted(told, key=lambda total: (said_at(total), total[1].entries))):
            alike = reader.places(one[1].first.scope, other[1].first.scope) is not Place.APART
            listed = one[0] is other[0] and one[1].first.scope != other[1].first.scope
            if alike and not listed and numbers(one[1].value, other[1].value).meant is Meant.APART:
                yield Contradiction(_which(one, other), one[0].agreement, (one, other), facts=_both(one, other))


def _which(one: Total, other: Total) -> Against:
    if one[0].issuer != other[0].issuer:
        return Against.OFFICES
    return Against.RESTATED if said_at(other) - said_at(one) >= 18 * HOUR else Against.TWICE


def _both(one: Total, other: Total) -> str:
    return f"{one[1].value.said} and {other[1].value.said}"


def _moving(group: Sequence[Total]) -> Iterator[Contradiction]:
    """Totals since a start, in the order in which they were told, where that start moves.

    A total counts as one since a start when it is six days long or longer and ends within two days of being told. Two
    of the same length are a stretch that slides along, such as a week.
    """
    since = [total for total in group if _is_since(total)]
    for one, other in pairwise(sorted(since, key=lambda total: (said_at(total), total[0].period, total[1].entries))):
        span, span2 = one[0].period, other[0].period
        slides = abs((span.end - span.start) - (span2.end - span2.start)) <= DAY + HOUR
        if abs(span.start - span2.start) > DAY and not slides:
            yield Contradiction(Against.START, one[0].agreement, (one, other), facts=_both(one, other))


def _is_since(total: Total) -> bool:
    period = total[0].period
    return period.end - period.start >= SINCE and abs(period.end - said_at(total)) <= 2 * DAY
