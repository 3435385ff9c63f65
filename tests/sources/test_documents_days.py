"""The day of publication is what the document says, and nothing where it does not say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.sources.documents.days import day_in, stamped_day

DAY = date(2025, 3, 11)


@pytest.mark.parametrize(
    "text",
    [
        "JEDDAH, Saudi Arabia, March 11, 2025 (Xinhua) -- Talks began.",
        "КИЇВ, 11 березня 2025 року /Укрінформ/. Текст",
        "Title\n11 March 2025\nText",
        "Title\nBy A Writer | March 11, 2025 at 5:04 p.m. EDT\nText",
        "Published: Tue, 11 Mar 2025 10:00 GMT",
        "Опубліковано: 11 березня 2025, 18:00",
        "Дата публикации: 11.03.2025",
        "Вівторок, 11 березня 2025, 21:15",
        "Capital, 11 March 2025",
        "2025-03-11",
        "Updated 11 March 2025",
    ],
)
def test_a_day_is_found_where_documents_say_it(text: str) -> None:
    assert day_in(text) == (DAY, False)


@pytest.mark.parametrize(
    "text",
    [
        "On 11 March 2025 the delegations met.",
        "What happened on 24 February 2022",
        "03/11/2025",
        "The truce of 11 March 2025 did not hold, the ministry said on Sunday after a week of talks.",
        "31 February 2025",
    ],
)
def test_a_day_that_the_story_is_about_is_not_its_own(text: str) -> None:
    assert day_in(text) == (None, False)


def test_a_date_line_without_a_year_is_not_used_and_that_is_said() -> None:
    assert day_in("JEDDAH, Saudi Arabia, March 11 (Xinhua) -- Talks began.") == (None, True)


@pytest.mark.parametrize("address", ["https://a.example/2025/03/11/x", "https://a.example/world/2025/mar/11/x"])
def test_an_address_can_hold_the_day(address: str) -> None:
    assert day_in("Talks began.", address) == (DAY, False)


def test_publication_goes_before_the_last_update() -> None:
    assert day_in("Updated: 12 March 2025\nPublished: 11 March 2025") == (DAY, False)


def test_a_stamp_keeps_the_day_of_its_own_clock() -> None:
    assert stamped_day("2025-03-11T23:30:00-05:00") == DAY


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_every_day_written_in_full_is_read_back(day: date) -> None:
    assert day_in(f"Published: {day.day} {day:%B %Y}") == (day, False)
    assert day_in(f"Published: {day:%d.%m.%Y}") == (day, False)
