"""How many acts lie how to a ban, from columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.findings.breaches import Held, actors_of, signals_of
from truceline.findings.columns import Rows
from truceline.findings.steps import NO, UNKNOWN, YES, Codes, Steps, Times, common_edges, steps_of
from truceline.terms.clauses import Term
from truceline.terms.scene import Scene
from truceline.terms.signals import Signal
from truceline.values.instants import Instant

HELD = tuple(Held)
_PLACE = {held: place for place, held in enumerate(HELD)}
Tallies = NDArray[np.int64]
"""How many acts there are of each kind in `HELD`."""


@dataclass(frozen=True)
class BanSteps:
    """A ban on one party: when it is on and when its exceptions are, and whose acts of which events it is about."""

    term: Term
    party: str
    on: Steps
    exceptions: tuple[Steps, ...]
    groups: tuple[tuple[str, str], ...]
    to: int | None
    """The number of the name of whom the act must be against; None: anybody."""

    def one(self, row: Sequence[int]) -> int:
        """How one act lies to it, as a place in `HELD`; a row as `columns.row_of` gives it."""
        start, last = row[0], row[1]
        answer = min(self.on.throughout_one(start, last), self._size(row[4], row[5]))
        if answer != YES:
            return _PLACE[Held.OUTSIDE if answer == NO else Held.UNKNOWN]
        excepted = any(one.throughout_one(start, last) != NO for one in self.exceptions)
        return _PLACE[Held.EXCEPTED if excepted else Held.ALLEGED]

    def _size(self, low: int, high: int) -> int:
        least = self.term.act.at_least if self.term.act else None
        return YES if least is None or low >= least else NO if high < least else UNKNOWN

    def about(self, row: Sequence[int]) -> bool:
        """Whether an act is against whom it must be."""
        return self.to is None or row[8] == self.to


def ban_steps(scene: Scene, ban: Term, party: str, to: int | None, kept: dict[int, tuple[Signal, Steps]]) -> BanSteps:
    """A ban on a party, ready for many acts. `kept` holds the steps of signals that several bans share."""
    on, exceptions = signals_of(scene, ban, party)
    events = scene.plan.covers(ban.act.event) if ban.act else ()
    groups = tuple((event, actor) for event in events for actor in actors_of(ban, party))
    steps = [_steps(signal, kept) for signal in (on, *exceptions)]
    return BanSteps(ban, party, steps[0], tuple(steps[1:]), groups, to)


def _steps(signal: Signal, kept: dict[int, tuple[Signal, Steps]]) -> Steps:
    if id(signal) not in kept:
        kept[id(signal)] = (signal, steps_of(signal))
    return kept[id(signal)][1]


def count_exact(ban: BanSteps, starts: Times, before: Times, at: Instant) -> Tallies:
    """Acts by an instant whose time is exact: `before[i]` of the first i rows count.

    Costs by the number of steps, not of acts.
    """
    edges = common_edges((ban.on, *ban.exceptions))
    held = _held(ban.on.at(edges), [one.at(edges) for one in ban.exceptions])
    last = np.searchsorted(starts, at, side="right")
    ends = np.minimum(np.append(np.searchsorted(starts, edges[1:]), last), last)
    begins = np.append(0, ends[:-1])
    return np.bincount(held, weights=before[ends] - before[begins], minlength=len(HELD)).astype(np.int64)


def count_one_by_one(ban: BanSteps, rows: Rows, mask: NDArray[np.bool_]) -> Tallies:
    """Any acts: those for which the mask is true."""
    if ban.to is not None:
        mask = mask & (rows.column("to") == ban.to)
    starts, lasts = rows.column("start")[mask], rows.column("last")[mask]
    on = np.minimum(ban.on.throughout(starts, lasts), _large_enough(ban.term, rows, mask))
    held = _held(on, [one.throughout(starts, lasts) for one in ban.exceptions])
    return np.bincount(held, minlength=len(HELD)).astype(np.int64)


def _large_enough(term: Term, rows: Rows, mask: NDArray[np.bool_]) -> Codes:
    low, high = rows.column("low")[mask], rows.column("high")[mask]
    least = term.act.at_least if term.act else None
    if least is None:
        return np.full(len(low), YES, np.int8)
    return np.where(low >= least, YES, np.where(high < least, NO, UNKNOWN)).astype(np.int8)


def _held(on: Codes, exceptions: list[Codes]) -> NDArray[np.intp]:
    excepted = np.zeros(len(on), bool)
    for one in exceptions:
        excepted |= one != NO
    inside = np.where(excepted, _PLACE[Held.EXCEPTED], _PLACE[Held.ALLEGED])
    return np.where(on == YES, inside, np.where(on == NO, _PLACE[Held.OUTSIDE], _PLACE[Held.UNKNOWN]))


def needs_every_row(ban: BanSteps) -> bool:
    """Whether a ban asks more of an act than when it was."""
    return ban.to is not None or (ban.term.act is not None and ban.term.act.at_least is not None)
