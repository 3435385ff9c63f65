"""Duties that come up with each act of the other side, for very many acts at once.

The same answers as `terms/lots.py` and `terms/duties.py` give one by one, as counts, from columns.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.findings.steps import NO, UNKNOWN, YES, Times, steps_of
from truceline.terms.activity import on_signal
from truceline.terms.clauses import Effect, Term
from truceline.terms.duties import Progress, settled
from truceline.terms.performances import Owers
from truceline.terms.powers import powers_with
from truceline.terms.scene import Scene
from truceline.terms.timepoints import fixed_length, fixed_span, limits_after
from truceline.terms.times import Point, Span
from truceline.values.instants import MICROSECOND, Instant

NONE = np.int64(2**62)
"""Stands for "never" in a column of instants."""
_MOST = 2**40
"""More than any amount on record; what has no upper bound counts as this, so that sums stay exact."""
PROGRESSES = tuple(Progress)
_CODE = {one: code for code, one in enumerate(PROGRESSES)}


COLUMNS = ("start", "last", "low", "high", "id", "answers")


@dataclass(frozen=True)
class Acts:
    """Acts in columns: earliest and latest instant, units low and high, own id and the id that they answer (-1: none).

    In the order of time: by `start`, then by `last`.
    """

    start: Times
    last: Times
    low: Times
    high: Times
    id: Times
    answers: Times

    def __len__(self) -> int:
        return len(self.start)

    def where(self, mask: NDArray[np.bool_]) -> "Acts":
        """Those for which the mask is true."""
        return self if mask.all() else Acts(*(getattr(self, name)[mask] for name in COLUMNS))


_LOTS = ("since_first", "since_last", "owed_high", "done_first", "done_last", "due_first", "due_last")


@dataclass(frozen=True)
class Lots:
    """Instances of a duty in columns; `done_*` and `due_*` are the first and the last instant that are possible."""

    since_first: Times
    since_last: Times
    owed_high: Times
    done_first: Times
    done_last: Times
    due_first: Times
    due_last: Times

    def until(self, at: Instant) -> "Lots":
        """Those that can have come up by an instant."""
        end = int(np.searchsorted(self.since_first, at, side="right"))
        return self if end == len(self.since_first) else Lots(*(getattr(self, name)[:end] for name in _LOTS))


def lots(scene: Scene, term: Term, who: Owers, done: Acts, triggers: Acts) -> Lots:
    """Every instance with what is owed, when it was there, and by when it was due."""
    owed_high, first, last = _answered(term, done, triggers)
    due_first, due_last = _due(scene, term, who, triggers)
    return Lots(triggers.start, triggers.last, owed_high, first, last, due_first, due_last)


def _due(scene: Scene, term: Term, who: Owers, triggers: Acts) -> tuple[Times, Times]:
    if term.by is not None and term.by.after is not None and term.by.after.point is Point.EACH:
        follow, fixed = limits_after(term.by, scene.plan.home), fixed_length(term.by)
        return _mapped(follow, fixed, triggers.start, min), _mapped(follow, fixed, triggers.last, max)
    due = scene.limit(term.by, who[0]) if term.by is not None else None
    first, last = (due.earliest, due.latest) if due else (None, None)
    return _all(first, len(triggers)), _all(last, len(triggers))


def _all(moment: Instant | None, size: int) -> Times:
    return np.full(size, NONE if moment is None else moment, np.int64)


def _mapped(
    follow: Callable[[Instant], Iterable[Instant]],
    fixed: int | None,
    times: Times,
    pick: Callable[[Iterable[Instant]], Instant],
) -> Times:
    """What follows each instant: one addition where that is always the same length, else reckoned once for each."""
    if fixed is not None:
        return times + fixed
    several, back = np.unique(times, return_inverse=True)
    found = np.array([pick(follow(Instant(int(at)))) for at in several], np.int64)
    return found[back]


def _answered(term: Term, done: Acts, triggers: Acts) -> tuple[Times, Times, Times]:
    """For each trigger the most that is owed, and the first and last instant at which it was there."""
    alone_low = term.times * (triggers.low // term.lot)
    alone_high = term.times * (np.minimum(triggers.high, _MOST) // term.lot)
    if term.answered == "any":
        return alone_high, *_later(done, triggers)
    owner = _owner(done, triggers)
    has_own = np.zeros(len(triggers), bool)
    has_own[owner[owner >= 0]] = True
    first, last = np.full(len(triggers), NONE), np.full(len(triggers), NONE)
    high = alone_high.copy()
    _own(done, owner, (alone_low, alone_high), (first, last))
    if term.answered == "own":
        return high, first, last
    rest = ~has_own
    high[rest], first[rest], last[rest] = _in_order(term, done.where(owner < 0), triggers.where(rest))
    return high, first, last


def _owner(done: Acts, triggers: Acts) -> NDArray[np.intp]:
    """For each act the trigger that it names, or -1."""
    if not len(triggers):
        return np.full(len(done), -1, np.intp)
    order = np.argsort(triggers.id, kind="stable")
    place = np.searchsorted(triggers.id[order], done.answers)
    place = np.minimum(place, len(triggers) - 1)
    found: NDArray[np.intp] = order[place]
    return np.where((triggers.id[found] == done.answers) & (done.answers >= 0), found, -1)


def _own(done: Acts, owner: NDArray[np.intp], needs: tuple[Times, Times], out: tuple[Times, Times]) -> None:
    """When the acts that name a trigger were enough for it: sorted by their trigger, with sums within each."""
    named = owner >= 0
    for marks, units, needed, result in (
        (done.start, done.high, needs[0], out[0]),
        (done.last, done.low, needs[1], out[1]),
    ):
        order = np.lexsort((marks[named], owner[named]))
        mine, when, size = owner[named][order], marks[named][order], np.minimum(units[named][order], _MOST)
        sums = np.cumsum(size)
        begins = np.searchsorted(mine, mine)
        within = sums - (sums[begins] - size[begins])
        enough = within >= np.maximum(needed[mine], 1)
        hits, place = np.unique(mine[enough], return_index=True)
        result[hits] = when[enough][place]
    out[1][out[0] == NONE] = NONE


def _in_order(term: Term, done: Acts, triggers: Acts) -> tuple[Times, Times, Times]:
    lows = term.times * (np.cumsum(triggers.low) // term.lot)
    highs = term.times * (np.cumsum(np.minimum(triggers.high, _MOST)) // term.lot)
    owed_high = np.diff(highs, prepend=0)
    ends = _group_ends(triggers)
    first = _first(done.start, done.high, lows[ends] if len(ends) else lows)
    last = _first(done.last, done.low, highs[ends] if len(ends) else highs)
    return owed_high, first, np.where(first == NONE, NONE, last)


def _group_ends(triggers: Acts) -> NDArray[np.intp]:
    """For each trigger the last one that has the same time."""
    if not len(triggers):
        return np.zeros(0, np.intp)
    ends = np.append((np.diff(triggers.start) != 0) | (np.diff(triggers.last) != 0), True)
    places = np.flatnonzero(ends)
    return places[np.searchsorted(places, np.arange(len(triggers)))]


def _first(marks: Times, units: Times, needed: Times) -> Times:
    """When a growing sum first is what is needed; nothing needed was there from the beginning."""
    order = np.argsort(marks, kind="stable")
    sums = np.cumsum(np.minimum(units[order], _MOST))
    place = np.searchsorted(sums, needed)
    found = np.full(len(needed), NONE)
    there = place < len(sums)
    found[there] = marks[order][place[there]]
    found[needed <= 0] = -(2**62)
    return found


def _later(done: Acts, triggers: Acts) -> tuple[Times, Times]:
    """The first act after each trigger, or with it."""
    none = np.array([NONE])
    by_last = np.argsort(done.last, kind="stable")
    least_start = np.append(np.minimum.accumulate(done.start[by_last][::-1])[::-1], none)
    least_last = np.append(np.minimum.accumulate(done.last[::-1])[::-1], none)
    first = least_start[np.searchsorted(done.last[by_last], triggers.start)]
    last = least_last[np.searchsorted(done.start, triggers.last)]
    return first, np.where(first == NONE, NONE, last)


class Duty:
    """A duty of one party (or of several together) as a scene has it; reckoned once for all questions."""

    def __init__(self, scene: Scene, term: Term, who: Owers) -> None:
        self.scene, self.term, self.who = scene, term, who
        self.signal = on_signal(scene, term, who[0])
        self.on = steps_of(self.signal)
        waived = bool(powers_with(scene.plan, Effect.WAIVE, term.id))
        self.has_settling = waived or bool(term.discharged_when or term.excused_when or term.breached_when)

    def accrued(self, found: Lots) -> NDArray[np.bool_]:
        """Whether the duty was on for certain when each instance came up: then it stays owed."""
        sure: NDArray[np.bool_] = (self.on.at(found.since_first) == YES) & (self.on.at(found.since_last) == YES)
        return sure


def progress(duty: Duty, found: Lots, times: tuple[Instant, Instant]) -> NDArray[np.int8]:
    """Where each instance stands: places in `PROGRESSES`. `times`: at an instant, as known at an instant."""
    at, on = times[0], duty.on
    codes = np.full(len(found.since_first), -1, np.int8)

    def settle(mask: NDArray[np.bool_], what: Progress) -> None:
        codes[mask & (codes < 0)] = _CODE[what]

    begun = found.since_last <= at
    done_now = np.where(found.done_last <= at, YES, np.where(found.done_first <= at, UNKNOWN, NO))
    settle(found.owed_high == 0, Progress.DISCHARGED)
    settle((on.at(found.since_first) == NO) & (on.at(found.since_last) == NO), Progress.DISCHARGED)
    settle(~begun & (done_now != YES), Progress.UNKNOWN)
    _settle_done(settle, duty, found, done_now)
    said = settled(duty.scene, duty.term, at)
    if said is not None:
        settle(codes < 0, said)
    _settle_open(settle, duty, found, times)
    return codes


Settle = Callable[[NDArray[np.bool_], Progress], None]


def _settle_done(settle: Settle, duty: Duty, found: Lots, now: NDArray[np.int64]) -> None:
    done = now == YES
    settle(done & (found.due_last == NONE), Progress.MET)
    settle(done & (found.done_last < found.due_first), Progress.MET)
    late = done & (found.done_first >= found.due_last)
    _settle_late(settle, duty, found, late)
    settle(now != NO, Progress.UNKNOWN)


def _settle_late(settle: Settle, duty: Duty, found: Lots, late: NDArray[np.bool_]) -> None:
    """Performed too late; but what was no longer owed by then cannot be late."""
    if not late.any():
        return
    for place in np.flatnonzero(late) if duty.has_settling else ():
        before = settled(duty.scene, duty.term, Instant(int(found.done_first[place]) - MICROSECOND))
        if before in (Progress.DISCHARGED, Progress.EXCUSED):
            settle(np.arange(len(late)) == place, before)
    settle(late & duty.accrued(found), Progress.MET_LATE)
    settle(late, Progress.UNKNOWN)


def _settle_open(settle: Settle, duty: Duty, found: Lots, times: tuple[Instant, Instant]) -> None:
    """What the passing of time has made of those of which nothing is on record."""
    at, known = times
    accrued = duty.accrued(found)
    settle(~accrued, Progress.UNKNOWN)
    settle((found.due_last == NONE) | (at < found.due_first), Progress.PENDING)
    settle(at < found.due_last, Progress.UNKNOWN)
    if (span := duty.term.report_within) is not None:
        settle(known >= reported_by(span, duty.scene, found.due_last), Progress.BREACHED)
    settle(accrued, Progress.NO_REPORT)


def reported_by(span: Span, scene: Scene, due: Times) -> Times:
    """By when performance must be reported, for each deadline."""
    late = np.minimum(due, 2**61)
    return _mapped(scene.plan.after(span), fixed_span(span), late, max)


def joined(several: Iterable[Acts]) -> Acts:
    """Acts of several groups together, in the order of time."""
    found = list(several)
    if not found:
        none = np.zeros(0, np.int64)
        return Acts(none, none, none, none, none, none)
    columns = {name: np.concatenate([getattr(one, name) for one in found]) for name in COLUMNS}
    if len([one for one in found if len(one)]) == 1 and bool((np.diff(columns["last"]) >= 0).all()):
        return Acts(**columns)
    order = np.lexsort((columns["last"], columns["start"]))
    return Acts(**{name: column[order] for name, column in columns.items()})
