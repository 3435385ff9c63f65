"""What became of a duty or a promise to do something, at an instant, as known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from truceline.terms.activity import on_signal, stopped_by
from truceline.terms.clauses import Effect, Term
from truceline.terms.lots import Lot, lots_of
from truceline.terms.performances import Owers, acts_towards, done_signal, due_range, in_time, owers
from truceline.terms.powers import used_together
from truceline.terms.ranges import Range, first_holding, has_passed
from truceline.terms.signals import Signal, constant
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.verdicts import Verdict, alike

if TYPE_CHECKING:
    from truceline.terms.scene import Scene


class Progress(StrEnum):
    """Where a duty stands. "No report" says that nothing is on record, not that nothing was done."""

    DORMANT = "dormant"
    """It has not come up yet."""
    PENDING = "pending"
    ONGOING = "to be kept up"
    """A duty to maintain something, of which no breach was found."""
    MET = "met"
    MET_LATE = "met late"
    NO_REPORT = "no report of performance"
    BREACHED = "breached"
    """Not performed, and the time is over by which the text asks for a report; or so judged."""
    DISCHARGED = "discharged"
    """No longer owed: waived, or its time was over before its deadline."""
    EXCUSED = "excused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class DutyState:
    """A duty of one party (or of several together) at an instant, as known.

    `due`: the first instant that is too late; None where the text names no deadline, so it cannot be overdue.
    `suspended_by`: whose suspensions of it stand. `lots`: its instances, where it is owed again and again; `progress`
    is then that of the one that is worst off.
    """

    term: Term
    party: Owers
    progress: Progress
    due: Range | None
    entries: tuple[str, ...]
    suspended_by: tuple[str, ...] = ()
    lots: tuple[tuple[Lot, Progress], ...] = ()


def owed(scene: Scene, at: Instant, *, kept: bool = False) -> list[DutyState]:
    """Every duty and commitment as one reading and a view have it: those to do something; `kept`: to keep up too."""
    found = [term for term in scene.plan.terms if term.is_deed or (kept and term.kept)]
    return [duty_state(scene, term, who, at) for term in found for who in owers(term)]


def duty_state(scene: Scene, term: Term, who: Owers, at: Instant) -> DutyState:
    """What became of a duty or promise to do something, at an instant, as the view knows it."""
    on = on_signal(scene, term, who[0])
    if term.kept:
        return DutyState(term, who, _kept(scene, term, on, at), None, (), stopped_by(scene, term, who[0], at))
    told = tuple(act.amount.entry for act in acts_towards(scene, term, who) if act.amount.occurred.start <= at)
    stops = stopped_by(scene, term, who[0], at)
    if term.every or term.for_each:
        lots = tuple((lot, _lot_progress(scene, term, on, lot, at)) for lot in lots_of(scene, term, who, at))
        ahead = [lot.due for lot, progress in lots if lot.due and progress in (Progress.PENDING, Progress.NO_REPORT)]
        overall = _worst([progress for _, progress in lots])
        return DutyState(term, who, overall, ahead[0] if ahead else None, told, stops, lots)
    due, done = due_range(scene, term, who), done_signal(scene, term, who)
    progress = _judged(scene, term, on, (done.at(at), first_holding(done)), due, at)
    return DutyState(term, who, progress, due, told, stops)


def _kept(scene: Scene, term: Term, on: Signal, at: Instant) -> Progress:
    """Where a duty stands that is kept up rather than fulfilled; that it is breached is for somebody to judge."""
    first = on.first(Verdict.YES, Verdict.UNKNOWN)
    said = settled(scene, term, at)
    if first is None or first > at:
        return Progress.DORMANT
    if said is not None:
        return said
    answers = {Verdict.YES: Progress.ONGOING, Verdict.UNKNOWN: Progress.UNKNOWN}
    return answers.get(on.at(at)) or (
        Progress.ONGOING if stopped_by(scene, term, term.party[0], at) else Progress.DISCHARGED
    )


_WORST_FIRST = (
    Progress.BREACHED,
    Progress.NO_REPORT,
    Progress.UNKNOWN,
    Progress.PENDING,
    Progress.MET_LATE,
    Progress.MET,
    Progress.EXCUSED,
    Progress.DISCHARGED,
)


def _worst(found: Iterable[Progress]) -> Progress:
    return min(found, key=lambda one: _WORST_FIRST.index(one) if one in _WORST_FIRST else 99, default=Progress.DORMANT)


def _lot_progress(scene: Scene, term: Term, on: Signal, lot: Lot, at: Instant) -> Progress:
    """Where one instance stands. What an act made due while the term was on stays owed, even when that is over."""
    if not lot.owed[1]:
        return Progress.DISCHARGED
    if lot.trigger is not None:
        there = _throughout(on, lot.since)
        if there is Verdict.NO:
            return Progress.DISCHARGED
        on = constant(there)
    done = has_passed(lot.done, at)
    if has_passed(lot.since, at) is not Verdict.YES and done is not Verdict.YES:
        return Progress.UNKNOWN
    return _judged(scene, term, on, (done, lot.done), lot.due, at)


def _throughout(on: Signal, span: Range) -> Verdict:
    return alike((on.at(span.earliest), on.at(span.earliest if span.latest is None else span.latest)))


def _judged(
    scene: Scene, term: Term, on: Signal, done: tuple[Verdict, Range | None], due: Range | None, at: Instant
) -> Progress:
    now, when = done
    if now is Verdict.YES:
        met = _met(when, due)
        return met if met is not Progress.MET_LATE else _late(scene, term, on, when, due)
    if now is Verdict.UNKNOWN:
        return Progress.UNKNOWN
    return settled(scene, term, at) or by_the_clock(scene, term, on, due, at)


def _late(scene: Scene, term: Term, on: Signal, when: Range | None, due: Range | None) -> Progress:
    """Performed too late; but what was no longer owed by then cannot be late."""
    if when is None or due is None or due.latest is None:
        return Progress.MET_LATE
    before = settled(scene, term, Instant(when.earliest - MICROSECOND))
    if before in (Progress.DISCHARGED, Progress.EXCUSED):
        return before
    return _not_owed(scene, term, on, due) or Progress.MET_LATE


def _not_owed(scene: Scene, term: Term, on: Signal, due: Range) -> Progress | None:
    """What a duty is that was not owed for certain just before its deadline; None for one that was."""
    if due.latest is None:
        return Progress.UNKNOWN
    owed_then = {on.at(Instant(mark - MICROSECOND)) for mark in (due.earliest, due.latest)}
    if owed_then == {Verdict.YES}:
        return None
    stopped = stopped_by(scene, term, term.party[0], Instant(due.latest - MICROSECOND))
    never = Progress.EXCUSED if stopped else Progress.DISCHARGED
    return never if owed_then == {Verdict.NO} else Progress.UNKNOWN


def _met(when: Range | None, due: Range | None) -> Progress:
    if due is None or due.latest is None:
        return Progress.MET
    answers = {Verdict.YES: Progress.MET, Verdict.NO: Progress.MET_LATE}
    return answers.get(in_time(when, due), Progress.UNKNOWN)


def settled(scene: Scene, term: Term, at: Instant) -> Progress | None:
    """What a body, a waiver or the text itself says about a duty that is not performed."""
    waived = used_together(scene, Effect.WAIVE, scene.window(term.party[0]).running(), term.id).at(at)
    discharged = waived | _holds(scene, term, "discharged_when", at)
    for answer, progress in (
        (_holds(scene, term, "breached_when", at), Progress.BREACHED),
        (discharged, Progress.DISCHARGED),
        (_holds(scene, term, "excused_when", at), Progress.EXCUSED),
    ):
        if answer is Verdict.YES:
            return progress
    return None


def _holds(scene: Scene, term: Term, key: str, at: Instant) -> Verdict:
    condition = getattr(term, key)
    return scene.holds(condition).at(at) if condition is not None else Verdict.NO


def by_the_clock(scene: Scene, term: Term, on: Signal, due: Range | None, at: Instant) -> Progress:
    """What the passing of time has made of a duty of which nothing is on record."""
    first, sure = on.first(Verdict.YES, Verdict.UNKNOWN), on.first(Verdict.YES)
    if first is None or first > at:
        return Progress.DORMANT
    if sure is None or sure > at:
        return Progress.UNKNOWN  # whether it has come up at all is open
    return _ahead_or_past(scene, term, on, due, at)


def _ahead_or_past(scene: Scene, term: Term, on: Signal, due: Range | None, at: Instant) -> Progress:
    if due is None or due.latest is None or at < due.earliest:
        return _not_yet_due(scene, term, on, at)
    if at < due.latest:
        return Progress.UNKNOWN
    if (not_owed := _not_owed(scene, term, on, due)) is not None:
        return not_owed
    lag = term.report_within
    if lag is not None and scene.view.known >= max(scene.plan.ends_of(due.latest, lag)):
        return Progress.BREACHED
    return Progress.NO_REPORT


def _not_yet_due(scene: Scene, term: Term, on: Signal, at: Instant) -> Progress:
    now = on.at(at)
    if now is Verdict.YES:
        return Progress.PENDING
    if now is Verdict.UNKNOWN:
        return Progress.UNKNOWN
    return Progress.PENDING if stopped_by(scene, term, term.party[0], at) else Progress.DISCHARGED
