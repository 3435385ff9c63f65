"""Counts and lengths of time as texts write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from truceline.reading.rules.numbers import lengths, plain_number, quantities
from truceline.values.counts import parse_count


def values(text: str) -> list[str]:
    """The values of all counts."""
    return [one.value for one in quantities(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 20 and 30 attacks", ["20-30"]),
        ("20 to 30 drones", ["20-30"]),
        ("two or three bombs", ["2-3"]),
        ("rose from 12 to 20", ["12", "20"]),
        ("some two dozen drones", ["about 24"]),
        ("a hundred-odd shells", ["about 100"]),
        ("a dozen or so raids", ["about 12"]),
        ("100-plus drones", ["at least 100"]),
        ("struck twice", ["2"]),
        ("Thirty-one people", ["31"]),
        ("two hundred and fifty shells", ["250"]),
        ("1.2 million", ["1200000"]),
        ("nearly 5,900 times", ["about 5900"]),
        ("well over 1,100 breaches", ["more than 1100"]),
        ("no fewer than five spots", ["at least 5"]),
        ("as many as fifty", ["at most 50"]),
        ("just under 40", ["fewer than 40"]),
        ("dozens of drones", ["at least 24"]),
        ("tens of thousands of people", ["at least 20000"]),
        ("handed over 12", ["12"]),
        ("120 drones and 35 missiles", ["120", "35"]),
    ],
)
def test_a_count_keeps_its_bounds(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1701", "F-16 jets", "a 12-year-old boy", "a 30-day truce", "12 hours", "5 million euros",
        "$5 million", "the 12th time", "In 2014 the army", "the 2015 deal", "15:35", "3.5 percent", "No. 5", "8 p.m.",
        "40 km",
    ],
)  # fmt: skip
def test_names_dates_money_and_lengths_are_no_counts(text: str) -> None:
    assert values(text) == []


def test_what_a_count_cannot_say_is_noted() -> None:
    (only,) = quantities("nearly 5,900", "en")
    assert "not quite reached" in only.note


@given(some.integers(0, 999_999))
def test_digits_with_and_without_commas_are_the_same_number(number: int) -> None:
    assert plain_number(f"{number:,}", "en") == plain_number(str(number), "en") == number


@given(some.text(alphabet="0123456789 ,.-abdehnorstuvy", max_size=40))
def test_every_value_can_be_read_as_a_count_and_stands_in_the_text(text: str) -> None:
    reached = 0
    for one in quantities(text, "en"):
        parse_count(one.value)
        assert reached <= one.start <= one.first < one.end <= len(text)
        reached = one.end


@pytest.mark.parametrize(
    ("text", "value", "adjective"),
    [
        ("a 30-day truce", "P30D", True),
        ("for 36 hours", "PT36H", False),
        ("two weeks", "P14D", False),
        ("a six-month pause", "P6M", True),
    ],
)
def test_a_length_is_read_with_its_unit(text: str, value: str, adjective: bool) -> None:
    (only,) = lengths(text, "en")
    assert (only.value, only.adjective) == (value, adjective)
