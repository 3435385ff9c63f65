"""Which acts answer which: what is owed for each trigger, and when it was there."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from truceline.terms.clauses import Term
from truceline.terms.performances import Done
from truceline.terms.ranges import Range
from truceline.terms.tallies import UNBOUNDED, Amount, Growing
from truceline.values.instants import Instant

Bounds = tuple[int, int]
Answer = tuple[Bounds, Range | None]
"""What is owed for a trigger, in units, and when that was there; None: it is not on record."""


def answers(term: Term, done: Sequence[Done], triggers: Sequence[Amount]) -> list[Answer]:
    """For each trigger (in the order of time) what is owed and when it was there, as the term's `answered` has it.

    `in_order`: totals are compared, the first acts answer the first triggers. Triggers of one time are judged
    together, since nothing says which of them came first. An act that names its trigger goes to that one alone.
    """
    if term.answered == "any":
        later = _Later(done)
        return [(_alone(term, one), later.answer(one)) for one in triggers]
    named = {one.entry for one in triggers}
    own: dict[str, list[Amount]] = {}
    for act in done:
        if act.answers in named and act.answers is not None:
            own.setdefault(act.answers, []).append(act.amount)
    if term.answered == "own":
        return [_own(term, one, own.get(one.entry, [])) for one in triggers]
    pool = Growing([act.amount for act in done if act.answers not in named])
    ordered = iter(_in_order(term, [one for one in triggers if one.entry not in own], pool))
    return [_own(term, one, own[one.entry]) if one.entry in own else next(ordered) for one in triggers]


def _alone(term: Term, trigger: Amount) -> Bounds:
    return term.times * (trigger.low // term.lot), min(term.times * (trigger.high // term.lot), UNBOUNDED)


def _own(term: Term, trigger: Amount, acts: Sequence[Amount]) -> Answer:
    owed = _alone(term, trigger)
    return owed, Growing(acts).reached(max(owed[0], 1), max(owed[1], 1))


def _in_order(term: Term, triggers: Sequence[Amount], pool: Growing) -> list[Answer]:
    lows = [term.times * (units // term.lot) for units in accumulate(one.low for one in triggers)]
    highs = [term.times * (units // term.lot) for units in accumulate(one.high for one in triggers)]
    found: list[Answer] = []
    group_end = len(triggers) - 1
    for place in reversed(range(len(triggers))):
        if triggers[place].occurred != triggers[group_end].occurred:
            group_end = place
        before = (lows[place - 1], highs[place - 1]) if place else (0, 0)
        owed = lows[place] - before[0], min(highs[place] - before[1], UNBOUNDED)
        there = pool.reached(lows[group_end], min(highs[group_end], UNBOUNDED))
        found.append((owed, there))
    return found[::-1]


class _Later:
    """The first act that came after a trigger, or with it, for many triggers."""

    def __init__(self, done: Sequence[Done]) -> None:
        by_last = sorted((act.amount.occurred.last, act.amount.occurred.start) for act in done)
        by_start = sorted((act.amount.occurred.start, act.amount.occurred.last) for act in done)
        self._lasts, self._first_starts = [last for last, _ in by_last], _least([start for _, start in by_last])
        self._starts, self._first_lasts = [start for start, _ in by_start], _least([last for _, last in by_start])

    def answer(self, trigger: Amount) -> Range | None:
        """Possible from the first act that may have come after the trigger, certain with the first that has."""
        possible = bisect_left(self._lasts, trigger.occurred.start)
        if possible == len(self._lasts):
            return None
        certain = bisect_left(self._starts, trigger.occurred.last)
        latest = self._first_lasts[certain] if certain < len(self._starts) else None
        return Range(self._first_starts[possible], latest)


def _least(values: list[Instant]) -> list[Instant]:
    """The least of each value and all that follow it."""
    return list(accumulate(reversed(values), min))[::-1]
