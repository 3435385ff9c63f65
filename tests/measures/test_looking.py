"""What was seen by day, beside how much looking there was."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from field_case import WEEK, field_case
from truceline.measures.looking import DayOfLooking, Length, days_of_looking, field_days, length_of, seen_over
from truceline.record.kinds import Effort
from truceline.record.kinds.field import Looking, Means, What
from truceline.record.view import View
from truceline.tasks.build import check_case
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval
from truceline.wiring import case_folder

KYIV = ZoneInfo("Europe/Kyiv")
FIRST, LAST = date(2026, 4, 6), date(2026, 4, 10)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = field_case(tmp_path_factory.mktemp("week") / "case")
    _, drafts = check_case(case_folder(folder))
    return View([draft.entry for draft in drafts], Instant(2**62))


@pytest.fixture(scope="module")
def days(view: View) -> dict[int, DayOfLooking]:
    """The days of the week, by day of the month."""
    return {one.day.day: one for one in days_of_looking(view, FIRST, LAST, KYIV)}


def test_counts_keep_their_bounds_and_sorts_are_never_added_up(days: dict[int, DayOfLooking]) -> None:
    seen = {what: (count.low, count.high) for what, count in days[6].seen}
    assert seen == {What.UNDETERMINED_EXPLOSION: (55, 64), What.BURST: (5, None)}


def test_what_runs_over_midnight_is_on_neither_day_for_certain(days: dict[int, DayOfLooking], view: View) -> None:
    for day in (7, 8):
        assert {what: (count.low, count.high) for what, count in days[day].seen}[What.SHOT] == (0, 7)
    assert dict(seen_over(view, FIRST, LAST, KYIV))[What.SHOT].exact


def test_a_day_without_a_log_is_not_a_day_without_looking(days: dict[int, DayOfLooking]) -> None:
    assert not days[8].logged
    assert days[9].logged
    assert not days[9].seen


def test_hours_are_counted_by_means_and_cut_at_midnight(days: dict[int, DayOfLooking]) -> None:
    looked = {one.means: one for one in days[6].looked}
    assert looked[Means.HEARD].length == Length(8 * HOUR, 8 * HOUR)
    assert looked[Means.CAMERA].night == Length(3 * HOUR, 3 * HOUR)  # 21:00 to 24:00 in Kyiv; six more on the next day
    assert {one.means: one.night.low for one in days[7].looked}[Means.CAMERA] == 6 * HOUR


def test_a_cancelled_flight_is_logged_and_counts_as_no_looking(days: dict[int, DayOfLooking]) -> None:
    assert {one.means: one.length for one in days[10].looked}[Means.UAV] == Length()
    assert "uav-10" in days[10].efforts


def test_more_than_anybody_could_count_stays_said(days: dict[int, DayOfLooking]) -> None:
    assert days[10].uncountable == (What.BURST,)
    assert days[6].uncountable == ()


def test_the_days_of_which_anything_is_on_record_are_found(view: View) -> None:
    assert field_days(view, KYIV) == (FIRST, LAST)
    assert field_days(View([], Instant(0)), KYIV) is None


HOURS = st.integers(0, 48)


@given(HOURS, st.integers(1, 24), HOURS, st.integers(1, 24), st.none() | st.integers(0, 24), st.sampled_from(Looking))
def test_looking_within_a_stretch_lies_between_none_and_all_of_it(
    start: int, long: int, begin: int, width: int, looked: int | None, state: Looking
) -> None:
    said = None if looked is None else f"PT{looked}H"
    effort = Effort(observer="m", station="s", means=Means.HEARD, state=state, looked=said)
    occurred = Interval(Instant(start * HOUR), Instant((start + long) * HOUR))
    inside = Interval(Instant(begin * HOUR), Instant((begin + width) * HOUR))
    found = length_of(effort, occurred, inside)
    assert 0 <= found.low <= found.high <= min(long, width) * HOUR
    halves = [Interval(inside.start, Instant(begin * HOUR + width * HOUR // 2 or 1)), inside]
    if halves[0].end > halves[0].start:
        assert length_of(effort, occurred, halves[0]).high <= found.high


def test_every_row_of_the_week_is_somewhere(days: dict[int, DayOfLooking]) -> None:
    told = {id for day in days.values() for id in (*day.detections, *day.efforts, *day.restrictions)}
    assert told == {row["id"] for row in WEEK}
