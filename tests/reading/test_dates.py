"""Phrases of time, reckoned from the date line."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from truceline.reading.rules.dates import DateLine, moments

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Europe/Kyiv"), "en")
"""A Wednesday."""


def only(text: str, line: DateLine = LINE, ahead: bool = False) -> str:
    """What the one phrase of a text comes to."""
    (found,) = moments(text, line)
    return found.ahead if ahead else found.past


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", "2025-03-11"),
        ("on Wednesday", "2025-03-12"),
        ("by Sunday evening", "2025-03-09"),
        ("last Wednesday", "2025-03-05"),
        ("on March 11", "2025-03-11"),
        ("11 March 2024", "2024-03-11"),
        ("the 11th of March", "2025-03-11"),
        ("Mar. 11", "2025-03-11"),
        ("2025-03-11", "2025-03-11"),
        ("yesterday", "2025-03-11"),
        ("Overnight, it rained", "2025-03-11/2025-03-12"),
        ("since midnight", "2025-03-12"),
        ("in the past 24 hours", "2025-03-11/2025-03-12"),
        ("over the last three days", "2025-03-09/2025-03-12"),
        ("last week", "2025-03-03/2025-03-09"),
        ("this week", "2025-03-10/2025-03-12"),
        ("over the weekend", "2025-03-08/2025-03-09"),
        ("two weeks ago", "2025-02-26"),
        ("since Monday", "2025-03-10/2025-03-12"),
        ("since late November", "2024-11-01/2025-03-12"),
        ("in February", "2025-02-01/2025-02-28"),
        ("in March", "2025-03-01/2025-03-31"),
        ("in August", "2024-08-01/2024-08-31"),
        ("in early April", "2024-04-01/2024-04-30"),
        ("in August 2025", "2025-08-01/2025-08-31"),
        ("18-20 February", "2025-02-18/2025-02-20"),
        ("from 30 January to 2 February", "2025-01-30/2025-02-02"),
        ("at 12:00 Moscow time on 11 March", "2025-03-11T12:00+03:00"),
        ("noon on Monday", "2025-03-10T12:00+02:00"),
        ("31 February", ""),
    ],
)
def test_what_is_past_is_reckoned_back_from_the_date_line(text: str, expected: str) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", "2025-03-18"),
        ("on Wednesday", "2025-03-12"),
        ("next Saturday", "2025-03-15"),
        ("tomorrow", "2025-03-13"),
        ("later this month", "2025-03-12/2025-03-31"),
        ("next month", "2025-04-01/2025-04-30"),
        ("this weekend", "2025-03-15/2025-03-16"),
        ("in August", "2025-08-01/2025-08-31"),
    ],
)
def test_what_is_planned_is_reckoned_ahead(text: str, expected: str) -> None:
    assert only(text, ahead=True) == expected


def test_without_a_date_line_a_weekday_is_left_open_with_a_note() -> None:
    (found,) = moments("on Tuesday", DateLine(None, ZoneInfo("Etc/UTC"), "en"))
    assert found.past == found.ahead == ""
    assert "'Tuesday' cannot be placed" in found.note


def test_a_clock_whose_zone_nobody_knows_gives_the_day_alone() -> None:
    nowhere = DateLine(LINE.published, ZoneInfo("Etc/UTC"), "en")
    assert only("noon on Monday", nowhere) == "2025-03-10"
    assert only("12:00 GMT on Monday", nowhere) == "2025-03-10T12:00+00:00"


def test_a_name_and_a_verb_are_no_months() -> None:
    assert moments("Theresa May said they may March on.", LINE) == ()


@given(some.dates(date(2000, 1, 1), date(2060, 12, 31)), some.integers(-150, 150))
def test_a_day_without_its_year_is_the_one_nearest_to_the_date_line(published: date, apart: int) -> None:
    day = published + timedelta(days=apart)
    line = DateLine(published, ZoneInfo("Etc/UTC"), "en")
    assert only(f"on {day.strftime('%B')} {day.day}", line) == day.isoformat()


@given(some.dates(date(2000, 1, 1), date(2060, 12, 31)), some.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_is_within_the_week_behind_or_ahead(published: date, name: str) -> None:
    line = DateLine(published, ZoneInfo("Etc/UTC"), "en")
    (found,) = moments(f"on {name}", line)
    back, on = date.fromisoformat(found.past), date.fromisoformat(found.ahead)
    assert back.strftime("%A") == on.strftime("%A") == name
    assert timedelta() <= published - back < timedelta(days=7)
    assert timedelta() <= on - published < timedelta(days=7)
