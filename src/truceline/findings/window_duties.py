"""Duties of an agreement to do what must be quiet in a window of silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.findings.window_bans import during, within
from truceline.record.kinds import Window
from truceline.terms.activity import on_signal
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Term
from truceline.terms.duties import DutyState, Progress, duty_state
from truceline.terms.performances import Owers, owers
from truceline.terms.ranges import Range
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, every, some

_DONE_WITH = (Progress.MET, Progress.MET_LATE, Progress.DISCHARGED, Progress.EXCUSED, Progress.DORMANT)


@dataclass(frozen=True)
class OwedInside:
    """A duty to do what must be quiet: `only_inside`: it cannot be done before, or is to be kept up all the time."""

    term: Term
    who: Owers
    event: str
    verdict: Verdict
    only_inside: bool
    spans: tuple[Interval, ...]


def owed_inside(reading: ReadingState, asked: Window, parties: Iterable[str]) -> Iterator[OwedInside]:
    """Every duty of somebody who is to be quiet that asks for just what must be quiet, in the period."""
    quiet_parties = set(parties)
    for term in reading.plan.terms:
        if not (term.is_deed or term.kept) or term.act is None:
            continue
        for who in owers(term):
            actors = {term.act.actor} if term.act.actor else set(who)
            if actors & quiet_parties:
                yield from _owed(reading, asked, term, who)


def _owed(reading: ReadingState, asked: Window, term: Term, who: Owers) -> Iterator[OwedInside]:
    """The first of the quiet words under which all that would fulfil the duty falls; else one under which some does."""
    plan = reading.plan
    meant = set(plan.covers(term.act.event)) if term.act else set()
    falls = [(word, within(meant, {word, *plan.covers(word)})) for word in asked.quiet or ()]
    fits = some(answer for _, answer in falls)
    if fits is Verdict.NO:
        return
    event = next(word for word, answer in falls if answer is fits)
    state = duty_state(reading.scene, term, who, asked.period.last)
    if term.kept and state.progress not in _DONE_WITH:
        on = on_signal(reading.scene, term, who[0])
        answer, span = during(asked.period, on.edges, lambda moment: every((fits, on.at(moment))))
        if span is not None:
            yield OwedInside(term, who, event, answer, True, (span,))
        return
    for only_inside in (True, False):
        dues = [due for inside, due in _dues(state, asked.period) if inside is only_inside]
        if dues:
            sure = [_span(due) for due in dues if _surely(due, asked.period)]
            answer = fits if sure else Verdict.UNKNOWN
            yield OwedInside(term, who, event, answer, only_inside, tuple(sure or [_span(due) for due in dues]))


def _dues(state: DutyState, period: Interval) -> Iterator[tuple[bool, Range]]:
    """Every deadline in the period of what is not done, and whether the time for it begins in the period too."""
    for lot, progress in state.lots:
        if progress not in _DONE_WITH and lot.due is not None and _touches(lot.due, period):
            yield lot.since.earliest >= period.start, lot.due
    if not state.lots and state.progress not in _DONE_WITH and state.due is not None and _touches(state.due, period):
        yield False, state.due


def _touches(due: Range, period: Interval) -> bool:
    """A deadline at the very start was over before; one at the very end falls inside, since the end is too late."""
    return due.earliest <= period.end and (due.latest is None or due.latest > period.start)


def _surely(due: Range, period: Interval) -> bool:
    return due.earliest > period.start and due.latest is not None and due.latest <= period.end


def _span(due: Range) -> Interval:
    latest = due.earliest if due.latest is None else due.latest
    return Interval(due.earliest, Instant(latest + MICROSECOND))
