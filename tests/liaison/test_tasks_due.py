"""Tasks as each body reports them."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desk_case import case
from drawn_terms import LATER, entry, hour, spans
from truceline.liaison.tasks_due import Stand, TaskState, tasks_of
from truceline.record.entry import Entry
from truceline.record.kinds import Course, Progress, Task
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def task(id: str = "t", due: int | None = 10) -> Entry:
    by = None if due is None else Instant(hour(due))
    says = Task.model_construct(owner="south", session=None, item=None, due=by, about=None)
    return entry(id, says, exactly(hour(0)))


def told(id: str, body: str, course: Course, at: int | Interval) -> Entry:
    when = at if isinstance(at, Interval) else exactly(hour(at))
    return entry(id, Progress(body=body, of="t", course=course), when)


def state(*entries: Entry, at: int = 20, known: Instant = LATER) -> TaskState:
    return tasks_of(View(entries, known), case(), hour(at))[0]


def test_a_task_of_which_nobody_reports_is_open_and_overdue_from_its_time_on() -> None:
    assert (state(task(), at=9).overdue, state(task(), at=10).overdue) == (Verdict.NO, Verdict.YES)
    assert state(task()).stand is Stand.NOTHING


def test_what_only_the_owner_reports_as_done_is_the_owners_own_word() -> None:
    found = state(task(), told("p", "south", Course.DONE, 5))
    assert (found.stand, found.told[0].own, found.overdue) == (Stand.OWN_WORD, True, Verdict.NO)


def test_another_bodys_report_beside_it_makes_it_reported_done() -> None:
    reports = told("p", "south", Course.DONE, 5), told("q", "mission", Course.DONE, 6)
    assert state(task(), *reports).stand is Stand.DONE


def test_where_reports_differ_it_cannot_be_told_whether_it_is_overdue() -> None:
    found = state(task(), told("p", "south", Course.DONE, 5), told("q", "mission", Course.PARTLY_DONE, 6))
    assert (found.stand, found.open, found.overdue) == (Stand.DISPUTED, Verdict.UNKNOWN, Verdict.UNKNOWN)


def test_a_task_that_is_reopened_is_open_again() -> None:
    found = state(task(), told("p", "mission", Course.DONE, 5), told("q", "mission", Course.REOPENED, 6))
    assert (found.stand, found.open) == (Stand.GOING_ON, Verdict.YES)


def test_two_reports_of_one_body_whose_order_is_not_known_settle_nothing() -> None:
    day = Interval(hour(0), hour(19))
    found = state(task(), told("p", "mission", Course.DONE, day), told("q", "mission", Course.BEGUN, day))
    assert (found.stand, found.open) == (Stand.UNTOLD, Verdict.UNKNOWN)


def test_a_report_that_may_come_only_later_does_not_close_it() -> None:
    found = state(task(), told("p", "mission", Course.DONE, Interval(hour(15), hour(30))))
    assert found.open is Verdict.UNKNOWN


def test_after_what_is_known_nothing_is_overdue_yet() -> None:
    assert state(task(), known=hour(5)).overdue is Verdict.NO


def test_a_task_without_a_time_is_never_overdue() -> None:
    assert state(task(due=None)).overdue is Verdict.NO


@st.composite
def reports(draw: st.DrawFn) -> list[Entry]:
    count = draw(st.integers(0, 5))
    return [
        told(f"p{n}", draw(st.sampled_from(["south", "mission"])), draw(st.sampled_from(Course)), draw(spans(20)))
        for n in range(count)
    ]


@given(reports(), st.integers(1, 25), st.randoms())
def test_the_order_in_which_reports_arrive_changes_nothing(found: list[Entry], at: int, chance: Random) -> None:
    mixed = [task(), *found]
    chance.shuffle(mixed)
    assert state(*mixed, at=at) == state(task(), *found, at=at)


@given(reports(), st.integers(1, 25))
def test_a_task_is_closed_only_where_nobodys_last_report_says_otherwise(found: list[Entry], at: int) -> None:
    one = state(task(), *found, at=at)
    courses = {course for who in one.told for course in who.courses}
    if one.open is Verdict.NO:
        assert courses in ({Course.DONE}, {Course.DROPPED})
    if one.open is Verdict.YES:
        assert not courses & {Course.DONE, Course.DROPPED}
