"""What figures for other stretches of time say about one stretch: a least and a most.

Stretches inside it that do not overlap add up to a least; stretches that cover it add up to a most. The figures are
taken as they are told.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from truceline.incidents.claims import Reader
from truceline.incidents.unit_words import fold
from truceline.measures.claim_checks import Total
from truceline.values.counts import Count, bounded
from truceline.values.instants import DAY, HOUR
from truceline.values.intervals import Interval


@dataclass(frozen=True)
class Piece:
    """What a side says of a stretch: a figure, or what two running totals leave between them."""

    period: Interval
    value: Count
    totals: tuple[Total, ...]
    covers: bool


def pieces_of(group: Sequence[Total], reader: Reader) -> Iterator[Piece]:
    """What is said of stretches, also by the difference of two running totals of one issuer from one start.

    A figure covers its period only where its scope names no places of its own, or the same as all, and where it is not
    one of 24 hours somewhere in two days. Where a side gives several numbers for one time, they bound it together.
    """
    scopes = {reader.narrow(total[1].first.scope) for total in group}
    same: dict[Interval, list[Total]] = {}
    for total in group:
        same.setdefault(total[0].period, []).append(total)
    chains: dict[tuple[str, int], list[Piece]] = {}
    for period, totals in same.items():
        wide = all(not reader.narrow(figure.first.scope) for _, figure in totals) or len(scopes) == 1
        covers = wide and not any(_inside_somewhere(total) for total in totals)
        piece = Piece(period, widest([figure.value for _, figure in totals]), tuple(totals), covers)
        yield piece
        chains.setdefault((totals[0][0].issuer, period.start), []).append(piece)
    for chain in chains.values():
        for one, other in pairwise(sorted(chain, key=lambda piece: piece.period.end)):
            if one.period.end < other.period.end and one.covers and other.covers:
                yield _between(one, other)


def widest(counts: Sequence[Count]) -> Count:
    """Bounds that hold several numbers given for one thing; a single one as it was given."""
    if len(counts) == 1:
        return counts[0]
    highs = [count.high for count in counts]
    return bounded(min(count.low for count in counts), None if None in highs else max(high or 0 for high in highs))


def _inside_somewhere(total: Total) -> bool:
    tally, figure = total
    return "24" in fold(figure.first.unit) and tally.period.end - tally.period.start > DAY + HOUR


def _between(one: Piece, other: Piece) -> Piece:
    low = 0 if one.value.high is None else max(other.value.low - one.value.high, 0)
    high = None if other.value.high is None else max(other.value.high - one.value.low, 0)
    period = Interval(one.period.end, other.period.end)
    return Piece(period, bounded(low, high), (*one.totals, *other.totals), covers=True)


def at_least(pieces: Iterable[Piece], shared: Interval) -> tuple[int, tuple[Total, ...]]:
    """The most that stretches inside a time make together, where none overlaps another; and the figures."""
    inside = [one for one in pieces if one.period.start >= shared.start and one.period.end <= shared.end]
    ordered = sorted((one for one in inside if one.value.low > 0), key=lambda one: (one.period.end, one.period.start))
    ends = [one.period.end for one in ordered]
    best: list[tuple[int, int, int]] = [(0, -1, -1)]
    for number, piece in enumerate(ordered):
        before = bisect_right(ends, piece.period.start, 0, number)
        taken = best[before][0] + piece.value.low
        best.append((taken, number, before) if taken > best[-1][0] else (best[-1][0], -1, number))
    chosen, at = [], len(ordered)
    while at > 0:
        _, number, before = best[at]
        if number >= 0:
            chosen.append(ordered[number])
        at = before
    return best[-1][0], tuple(total for piece in reversed(chosen) for total in piece.totals)


def at_most(pieces: Iterable[Piece], shared: Interval) -> tuple[int | None, tuple[Total, ...]]:
    """The least that stretches make together which cover a time; None where none do."""
    usable = [one for one in pieces if one.covers and one.value.high is not None and one.period.overlaps(shared)]
    heap: list[tuple[int, int, int]] = []
    via: list[tuple[Piece, int]] = []
    found: tuple[int, int] | None = None
    for piece in sorted(usable, key=lambda one: (one.period.start, one.period.end)):
        cost, before = piece.value.high or 0, -1
        if piece.period.start > shared.start:
            while heap and -heap[0][1] < piece.period.start:
                heappop(heap)
            if not heap:
                continue
            cost, before = cost + heap[0][0], heap[0][2]
        via.append((piece, before))
        heappush(heap, (cost, -piece.period.end, len(via) - 1))
        if piece.period.end >= shared.end and (found is None or cost < found[0]):
            found = cost, len(via) - 1
    if found is None:
        return None, ()
    totals: list[Total] = []
    at = found[1]
    while at >= 0:
        piece, at = via[at]
        totals = [*piece.totals, *totals]
    return found[0], tuple(totals)
