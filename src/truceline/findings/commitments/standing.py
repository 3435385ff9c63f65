"""What became of a promise, or of what a term asks for, at an instant, as known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.findings.commitments.promises import Course, Desk, course_of, if_at_all
from truceline.findings.commitments.states import PERFORMED, State, state_of
from truceline.record.entry import Entry
from truceline.record.kinds import Promise
from truceline.terms.duties import DutyState
from truceline.terms.performances import acts_towards, in_time
from truceline.terms.ranges import Range, has_passed
from truceline.terms.ranges import at as exactly_at
from truceline.terms.scene import Scene
from truceline.terms.tallies import Amount, total
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

YES, NO = Verdict.YES, Verdict.NO


@dataclass(frozen=True)
class Standing:
    """Where something owed stands, and the entries that it stands on.

    `could_be`: every state that what is on record leaves possible, where it cannot be told. `due`: the first instant
    that is too late; None where there is no deadline or it cannot be reckoned yet. `acts`: what was done towards it by
    then, until it was performed; `triggers` made it due; `fell_by` made it lapse; `undone_by`: it was performed, and
    what it would have lapsed on came after that. `amount`: lower and upper bounds of how much was done, where a number
    was promised.
    """

    state: State
    could_be: tuple[State, ...] = ()
    due: Range | None = None
    acts: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    fell_by: tuple[str, ...] = ()
    undone_by: tuple[str, ...] = ()
    amount: tuple[int, int] | None = None


def promise_standing(desk: Desk, entry: Entry, said: Promise, at: Instant) -> Standing:
    """What became of a promise at an instant, as the view knows it."""
    course = course_of(desk, entry, said)
    found = tuple(dict.fromkeys(_possible(course, said, at)))
    state = found[0] if len(found) == 1 else State.UNKNOWN
    sums = total(course.towards) if said.value is not None else None
    upto = _until_done(course, state, at)
    return Standing(
        state=state,
        could_be=() if len(found) == 1 else found,
        due=course.due,
        acts=_by(course.towards, upto),
        triggers=_by(course.triggers, at),
        fell_by=_by(course.fallers, at) if State.LAPSED in found else (),
        undone_by=tuple(_undone(course, at)) if state in PERFORMED else (),
        amount=(sums.low(upto), sums.high(upto)) if sums else None,
    )


def _until_done(course: Course, state: State, at: Instant) -> Instant:
    """Up to when acts go towards it: what is done once it is performed for certain is something else."""
    latest = course.done.latest if course.done and state in PERFORMED else None
    return at if latest is None else Instant(min(at, latest))


def _by(acts: Iterable[Amount], at: Instant) -> tuple[str, ...]:
    return tuple(act.entry for act in acts if act.occurred.start <= at)


def _undone(course: Course, at: Instant) -> Iterator[str]:
    """What came after the performance for certain, and would have made it lapse before."""
    done = course.done.latest if course.done else None
    for act in course.fallers:
        if done is not None and act.low and done < act.occurred.start and act.occurred.last <= at:
            yield act.entry


def before(one: Range | None, other: Range | None) -> Verdict:
    """Whether something comes before something else that may never come."""
    if one is None or other is None:
        return NO if one is None else YES
    return in_time(one, other)


def _possible(course: Course, said: Promise, at: Instant) -> Iterator[State]:
    """Every state that the order of events leaves possible: where it is open, both ways are followed."""
    made = has_passed(course.made, at)
    if made is not YES:
        yield State.NOT_MADE
    if made is NO:
        return
    # What was not done by its deadline stays so, even if what it would have lapsed on comes later.
    falls = before(if_at_all(course.lapse, course.fallers), course.due)
    for lapse, ruled_out in ((course.lapse, NO), (None, YES)):
        if falls is not ruled_out:
            yield from _with(course, said, lapse, at)


def _with(course: Course, said: Promise, lapse: Range | None, at: Instant) -> Iterator[State]:
    when = _by_now(if_at_all(course.done, course.towards), course.towards, at)
    done = has_passed(course.done, at) & before(when, lapse)
    if done is not NO:
        yield from _performed(course, said, when)
    if done is YES:
        return
    lapsed = has_passed(lapse, at)
    if lapsed is not NO:
        yield State.LAPSED
    if lapsed is not YES and has_passed(course.done, at) is not YES:
        # What came too late to make it lapse came when the deadline had passed.
        past = lapse is None and has_passed(course.lapse, at) is YES
        yield from _open(course, said, at, YES if past else has_passed(course.due, at))


def _by_now(when: Range | None, acts: Iterable[Amount], at: Instant) -> Range | None:
    """When it came, supposing that it came by an instant: at the latest with the last act heard of by then."""
    if when is None or when.latest is None or when.earliest > at:
        return when
    heard = max((min(act.occurred.last, at) for act in acts if act.occurred.start <= at), default=at)
    return Range(when.earliest, min(when.latest, max(heard, when.earliest)))


def _performed(course: Course, said: Promise, when: Range | None) -> Iterator[State]:
    timely = before(when, course.due)
    if timely is not NO:
        yield State.MET
    if timely is not YES:
        yield from _if_owed(course, said, State.MET_LATE, when)


def _open(course: Course, said: Promise, at: Instant, over: Verdict) -> Iterator[State]:
    some = total(course.towards).reaches(1).at(at) if said.value is not None else NO
    if over is not NO:
        for state, ruled_out in ((State.PARTLY_LATE, NO), (State.NO_REPORT, YES)):
            if some is not ruled_out:
                yield from _if_owed(course, said, state, exactly_at(at))
    if over is YES:
        return
    if some is not NO:
        yield State.PARTLY
    if some is not YES:
        owed = has_passed(course.condition, at)
        # Due at the very instant of its condition, it is never owed and still in time.
        pending = owed is not NO and not course.at_once and has_passed(course.due_if_owed, at) is not YES
        yield from [State.DORMANT] * (owed is not YES) + [State.PENDING] * pending


def _if_owed(course: Course, said: Promise, state: State, when: Range | None) -> Iterator[State]:
    """A state of what was overdue by then, unless a fixed deadline had passed before the condition came."""
    fixed = None if said.due is None else exactly_at(said.due)
    # Overdue before the fixed deadline, it was so by the length of time after its condition, which had come.
    owed = YES if fixed is None or before(when, fixed) is YES else before(course.condition, fixed)
    if owed is not NO:
        yield state
    if owed is not YES:
        yield State.DISCHARGED


def term_standing(scene: Scene, duty: DutyState, at: Instant) -> Standing:
    """The same of a duty or a commitment of an agreement, as `terms/duties.py` has it."""
    term = duty.term
    towards = [act.amount for act in acts_towards(scene, term, duty.party)]
    counted = term.act is not None and term.act.at_least is not None and not duty.lots
    done = [one for one in towards if one.low and one.occurred.last <= at]
    sums = total(towards) if counted else None
    return Standing(
        state=state_of(duty.progress, some=bool(counted and done)),
        due=duty.due,
        acts=duty.entries,
        triggers=tuple(lot.trigger for lot, _ in duty.lots if lot.trigger),
        amount=(sums.low(at), sums.high(at)) if sums else None,
    )
