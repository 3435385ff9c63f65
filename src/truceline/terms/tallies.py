"""How much has been done by an instant: amounts with bounds at times with bounds, added up."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from truceline.terms.ranges import Range
from truceline.terms.signals import BEGINNING, Signal
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

UNBOUNDED = 2**62
"""Stands for "no upper bound was given"."""


@dataclass(frozen=True)
class Amount:
    """Between `low` and `high` units at one instant inside `occurred`, told by an entry."""

    occurred: Interval
    low: int
    high: int
    entry: str


class _Sums:
    """Sums of amounts by instants."""

    def __init__(self, steps: Iterable[tuple[Instant, int]]) -> None:
        ordered = sorted(steps)
        self.marks = [moment for moment, _ in ordered]
        self.totals = [0, *accumulate(size for _, size in ordered)]

    def at(self, moment: Instant) -> int:
        """What has come by an instant, itself included."""
        return self.totals[bisect_right(self.marks, moment)]

    def first(self, needed: int) -> Instant | None:
        """When the sum first is what is needed, or more; for amounts that only add."""
        place = bisect_left(self.totals, needed)
        if place == 0:
            return BEGINNING
        return self.marks[place - 1] if place <= len(self.marks) else None


class Growing:
    """What has been done altogether, where the question is when it was enough."""

    def __init__(self, amounts: Sequence[Amount]) -> None:
        self._low = _Sums((amount.occurred.last, amount.low) for amount in amounts)
        self._high = _Sums((amount.occurred.start, amount.high) for amount in amounts)

    def reached(self, needed_low: int, needed_high: int) -> Range | None:
        """When the sum is what is needed; None: it is not."""
        earliest, latest = self._high.first(needed_low), self._low.first(needed_high)
        return None if earliest is None else Range(earliest, latest)


@dataclass(frozen=True)
class Total:
    """Lower and upper bounds of a sum over time, constant between neighbouring edges."""

    low: Callable[[Instant], int]
    high: Callable[[Instant], int]
    edges: frozenset[Instant]

    def reaches(self, needed_low: int, needed_high: int | None = None) -> Signal:
        """Whether the sum is at least what is needed, which may itself be known only within bounds."""
        most = needed_low if needed_high is None else needed_high

        def answer(moment: Instant) -> Verdict:
            if self.low(moment) >= most:
                return Verdict.YES
            return Verdict.UNKNOWN if self.high(moment) >= needed_low else Verdict.NO

        return Signal(self.edges, answer)


def total(amounts: Sequence[Amount]) -> Total:
    """What has been done altogether."""
    low = _Sums((amount.occurred.last, amount.low) for amount in amounts)
    high = _Sums((amount.occurred.start, amount.high) for amount in amounts)
    return Total(low.at, high.at, frozenset({BEGINNING, *low.marks, *high.marks}))


def recent(amounts: Sequence[Amount], after: Callable[[Instant], Iterable[Instant]]) -> Total:
    """What has been done in a length of time up to now; `after` gives every end of that length from an instant."""
    came, gone, could_come, surely_gone = [], [], [], []
    for amount in amounts:
        first_gone, last_gone = min(after(amount.occurred.start)), max(after(amount.occurred.last))
        could_come.append((amount.occurred.start, amount.high))
        surely_gone.append((last_gone, amount.high))
        if first_gone > amount.occurred.last:
            came.append((amount.occurred.last, amount.low))
            gone.append((first_gone, amount.low))
    sums = [_Sums(steps) for steps in (came, gone, could_come, surely_gone)]
    edges = frozenset({BEGINNING, *(mark for one in sums for mark in one.marks)})
    return Total(lambda t: sums[0].at(t) - sums[1].at(t), lambda t: sums[2].at(t) - sums[3].at(t), edges)


def between(amounts: Sequence[Amount], start: Instant, end: Instant) -> tuple[int, int]:
    """Lower and upper bounds of what was done in [start, end)."""
    span = Interval(start, max(end, Instant(start + MICROSECOND)))
    low = sum(one.low for one in amounts if span.start <= one.occurred.start and one.occurred.end <= span.end)
    high = sum(one.high for one in amounts if one.occurred.overlaps(span))
    return low, high
