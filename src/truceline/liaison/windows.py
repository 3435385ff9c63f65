"""Windows of silence: what became of each, derived from what is on record and never stored.

An agreed period is half-open, and so is the time in which a window was held: [started, stopped). At one instant, an
answer stands before a step, and what binds less comes last: a confirmation withdrawn at the very instant of the start
beats it, and the window started without all confirmations. A confirmation with a condition is not yet a confirmation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.moments import Event, came_before, happened_by, throughout
from truceline.liaison.window_course import Stage, WindowCourse, course_of, pace_of, word_of
from truceline.record.entry import Entry
from truceline.record.kinds import Pace, Window, Word
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, alike


class WindowState(StrEnum):
    """Where a window stands; it is in exactly one of these."""

    ASKED = "asked for"
    """Not all whose confirmation it takes have confirmed, and none refuses."""
    CONFIRMED = "confirmed by all"
    """Its period lies ahead."""
    REFUSED = "refused"
    LAPSED = "lapsed"
    """Its period passed without all confirmations."""
    NOT_STARTED = "agreed, not started"
    """Its period has begun and no start is on record."""
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    CALLED_OFF = "called off"
    OVER = "over without a report of a start"
    UNSTOPPED = "over without a report of a stop"
    UNKNOWN = "cannot be told"


class Remark(StrEnum):
    """What is said aloud about a window beside its state."""

    WITHOUT_ALL = "started without all confirmations"
    MAYBE_WITHOUT_ALL = "whether all had confirmed when it started cannot be told"
    AT_THE_START = "a confirmation was withdrawn at the very instant of the start, which counts as before it"
    SINCE = "not all who had confirmed stand by it any more"
    EARLY = "started before the agreed period"
    PAST = "went on past the agreed period"
    NO_START = "steps are on record, but no start"


@dataclass(frozen=True)
class WindowAnswer:
    """The last answer of a party: several, where which was the last cannot be told; None: none on record."""

    party: str
    lasts: tuple[Entry | None, ...]
    confirmed: Verdict


@dataclass(frozen=True)
class WindowStanding:
    """A window at an instant, as known. `steps`: those that may have been taken by then, in the order of time.

    `others`: answers from those whose confirmation it does not take.
    """

    course: WindowCourse
    at: Instant
    known: Instant
    state: WindowState
    answers: tuple[WindowAnswer, ...]
    others: tuple[Entry, ...]
    steps: tuple[Entry, ...]
    remarks: tuple[Remark, ...]


def windows_of(view: View, case: Case, at: Instant) -> list[WindowStanding]:
    """Every window that may have been asked for by an instant, by the beginning of its period."""
    found = [
        standing_of(course_of(view, case, entry, asked), at, view.known)
        for entry, asked in view.of(Window)
        if happened_by(entry.occurred, at) is not Verdict.NO
    ]
    return sorted(found, key=lambda one: (one.course.asked.period, one.course.entry.id))


def standing_of(course: WindowCourse, at: Instant, known: Instant) -> WindowStanding:
    """Where a window stands at an instant; after `known` nothing is said to be missing."""
    answers = tuple(
        WindowAnswer(party, tuple(course.lasts(party, at)), course.says(party, Word.CONFIRMS, at))
        for party in course.parties
    )
    return WindowStanding(
        course=course,
        at=at,
        known=known,
        state=_state(course, at, Instant(min(at, known))),
        answers=answers,
        others=tuple(one.what[1] for one in course.answers if one.what[0] not in course.parties and _by(one, at)),
        steps=tuple(one.what for one in course.steps if _by(one, at)),
        remarks=tuple(dict.fromkeys(_remarks(course, at))),
    )


def _by(event: Event[object], at: Instant) -> bool:
    return happened_by(event.occurred, at) is not Verdict.NO


def _state(course: WindowCourse, at: Instant, clock: Instant) -> WindowState:
    """`clock`: up to when it is known at all; after that, nothing can be missing yet."""
    if happened_by(course.entry.occurred, at) is not Verdict.YES:
        return WindowState.UNKNOWN
    found = {_after_step(course, at, clock, pace) for pace in course.last_steps(at)}
    return found.pop() if len(found) == 1 else WindowState.UNKNOWN


def _after_step(course: WindowCourse, at: Instant, clock: Instant, pace: Pace | None) -> WindowState:
    over = clock >= course.asked.period.end
    if pace is None:
        return _not_begun(course, at, clock)
    if pace is Pace.CALLED_OFF:
        return WindowState.CALLED_OFF
    if pace is Pace.STOPPED:
        return WindowState.STOPPED
    if over:
        return WindowState.UNSTOPPED
    return WindowState.PAUSED if pace is Pace.PAUSED else WindowState.RUNNING


def _not_begun(course: WindowCourse, at: Instant, clock: Instant) -> WindowState:
    period = course.asked.period
    # An answer at the end of the period, or after it, comes too late to be one.
    moment = min(at, period.last)
    agreed, refused, over = course.confirmed(moment), course.refused(moment), clock >= period.end
    if agreed is Verdict.YES:
        ahead = WindowState.CONFIRMED if clock < period.start else WindowState.NOT_STARTED
        return WindowState.OVER if over else ahead
    if refused is Verdict.YES:
        return WindowState.REFUSED
    if Verdict.UNKNOWN in (agreed, refused):
        return WindowState.UNKNOWN
    return WindowState.LAPSED if over else WindowState.ASKED


def _remarks(course: WindowCourse, at: Instant) -> Iterator[Remark]:
    period = course.asked.period
    steps = [one for one in course.steps if _by(one, at)]
    for step in steps:
        pace = pace_of(step.what)
        if pace is Pace.STARTED:
            yield from _on_start(course, step.occurred)
        if pace in (Pace.STARTED, Pace.RESUMED) and came_before(step.occurred, period.start) is Verdict.YES:
            yield Remark.EARLY
        if pace is not Pace.CALLED_OFF and came_before(step.occurred, period.end) is Verdict.NO:
            yield Remark.PAST
    if steps and course.without_start:
        yield Remark.NO_START
    started = [one for one in steps if pace_of(one.what) is Pace.STARTED]
    if started and Stage.AFTER not in course.stages(at) and _fell_since(course, started[0].occurred, at):
        yield Remark.SINCE


def _on_start(course: WindowCourse, occurred: Interval) -> Iterator[Remark]:
    agreed = alike(throughout(occurred, course.edges, course.confirmed))
    if agreed is not Verdict.YES:
        yield Remark.WITHOUT_ALL if agreed is Verdict.NO else Remark.MAYBE_WITHOUT_ALL
    for answer in course.answers:
        party, told = answer.what
        at_once = occurred.exact and answer.occurred == occurred and party in course.parties
        if at_once and word_of(told) is Word.WITHDRAWS:
            yield Remark.AT_THE_START


def _fell_since(course: WindowCourse, start: Interval, at: Instant) -> bool:
    return course.confirmed(start.last) is Verdict.YES and course.confirmed(at) is Verdict.NO
