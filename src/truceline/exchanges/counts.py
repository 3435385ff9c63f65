"""Counts of one body put together, and held against those of others. Counts of two bodies are never added up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from truceline.exchanges.told import Told, ids
from truceline.record.kinds import Delivery
from truceline.values.counts import ZERO, Count, bounded
from truceline.values.verdicts import Verdict


class Side(StrEnum):
    """Where a body stands that counts."""

    GIVER = "gives"
    TAKER = "takes"
    OTHER = "neither side"


class Agreement(StrEnum):
    """How the counts of several bodies lie to one another."""

    NONE = "no count on record"
    ONE = "one count only"
    AGREE = "the counts agree"
    CAN_AGREE = "the counts can agree"
    APART = "the counts are apart"


@dataclass(frozen=True)
class Counted:
    """How many were handed over by one body's count.

    `divided`: what the body said cannot be one number, so that its bounds hold for either and for both together.
    `missing`: stages of which the body gave no count although somebody did or something was promised for them; its
    sum then has no upper bound. `sure`: unknown where it may not yet have taken place.
    """

    body: str
    side: Side
    count: Count
    identified: Count | None
    entries: tuple[str, ...]
    divided: bool = False
    missing: tuple[str, ...] = ()
    sure: Verdict = Verdict.YES


@dataclass(frozen=True)
class Apart:
    """Two bodies whose counts cannot be one number, and by how much they miss each other at least and at most."""

    one: Counted
    other: Counted
    least: int
    most: int | None


def counted(body: str, side: Side, deliveries: Sequence[Told[Delivery]]) -> Counted:
    """What one body counted at one stage, from every delivery that it told of (at least one)."""
    value, divided = together([_as_known(one.says.value, one.sure) for one in deliveries])
    named = [one for one in deliveries if one.says.identified is not None]
    last = max(named, key=lambda one: (one.entry.recorded, one.entry.id), default=None)
    sure = Verdict.YES if all(one.sure is Verdict.YES for one in deliveries) else Verdict.UNKNOWN
    return Counted(body, side, value, last.says.identified if last else None, ids(deliveries), divided, (), sure)


def added(parts: Sequence[Counted], missing: tuple[str, ...]) -> Counted:
    """One body's running sum over stages; where it has no count of some, only the lower bound is known."""
    value = sum((part.count for part in parts), start=ZERO)
    identified = [part.identified for part in parts if part.identified is not None]
    names = sum(identified, start=ZERO) if identified else None
    if names is not None and (missing or len(identified) < len(parts)):
        names = bounded(names.low, None)
    return Counted(
        parts[0].body,
        parts[0].side,
        bounded(value.low, None) if missing else value if len(parts) > 1 else parts[0].count,
        names,
        tuple(id for part in parts for id in part.entries),
        any(part.divided for part in parts),
        missing,
        Verdict.YES if all(part.sure is Verdict.YES for part in parts) else Verdict.UNKNOWN,
    )


def together(counts: Sequence[Count]) -> tuple[Count, bool]:
    """One count for several that were given for the same thing; true where they cannot be one number.

    Then nobody can tell from them whether the last replaced the first or both are to be added up: the bounds hold for
    every case.
    """
    if all(one.allows(other) for one, other in combinations(counts, 2)):
        return _shared(counts), False
    highs = [count.high for count in counts]
    high = None if None in highs else sum(high for high in highs if high is not None)
    said = " and ".join(dict.fromkeys(count.said for count in counts))
    return Count(min(count.low for count in counts), high, said), True


def _shared(counts: Sequence[Count]) -> Count:
    low = max(count.low for count in counts)
    highs = [count.high for count in counts if count.high is not None]
    high = min(highs) if highs else None
    return next((count for count in counts if (count.low, count.high) == (low, high)), bounded(low, high))


def _as_known(count: Count, sure: Verdict) -> Count:
    return count if sure is Verdict.YES else Count(0, count.high, f"none or {count.said}")


def left(promised: Count, delivered: Count) -> Count:
    """What is still owed, never less than nothing."""
    low = 0 if delivered.high is None else max(0, promised.low - delivered.high)
    return bounded(low, None if promised.high is None else max(0, promised.high - delivered.low))


def apart(counts: Sequence[Counted]) -> tuple[Apart, ...]:
    """Every two bodies whose counts cannot be one number."""
    return tuple(
        Apart(one, other, *_miss(one.count, other.count))
        for one, other in combinations(counts, 2)
        if not one.count.allows(other.count)
    )


def _miss(one: Count, other: Count) -> tuple[int, int | None]:
    less, more = (one, other) if other.low > one.low else (other, one)
    least = more.low - less.high if less.high is not None else 0
    return least, None if more.high is None else more.high - less.low


def agreement(counts: Sequence[Counted]) -> Agreement:
    """How the counts on record lie to one another."""
    if len(counts) < 2:
        return Agreement.ONE if counts else Agreement.NONE
    if apart(counts):
        return Agreement.APART
    exact = all(one.count.exact for one in counts)
    same = all(one.count.low == other.count.low for one, other in pairwise(counts))
    return Agreement.AGREE if exact and same else Agreement.CAN_AGREE


def hull(counts: Iterable[Count]) -> Count | None:
    """The bounds that hold whichever count is right; None for none at all."""
    found = list(counts)
    if not found:
        return None
    highs = [count.high for count in found]
    high = None if None in highs else max(high for high in highs if high is not None)
    return bounded(min(count.low for count in found), high)
