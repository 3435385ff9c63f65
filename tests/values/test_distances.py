import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.distances import parse_distance


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3-5 km", 3000, 5000),
        ("3-5km", 3000, 5000),
        ("about 3-5 km", 3000, 5000),
        ("3 km", 2500, 3500),
        ("3.0 km", 2950, 3050),
        ("about 3 km", 2000, 4000),
        ("800 m", 750, 850),
        ("10 km", 5000, 15000),
        ("at least 10 km", 10000, None),
        ("under 2 km", 0, 2000),
        ("0 m", 0, 0.5),
    ],
)
def test_a_distance_is_a_band(text: str, low: float, high: float | None) -> None:
    found = parse_distance(text)
    assert found.low == pytest.approx(low)
    assert found.high == (None if high is None else pytest.approx(high))


@pytest.mark.parametrize("text", ["", "3", "5-3 km", "at least 3-5 km", "far", "-3 km", "3 miles"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="; write"):
        parse_distance(text)


@given(st.integers(0, 999_999), st.sampled_from(["", "about ", "at least ", "at most "]), st.sampled_from(["m", "km"]))
def test_the_number_that_was_said_lies_in_the_band(number: int, how: str, unit: str) -> None:
    found = parse_distance(f"{how}{number} {unit}")
    assert found.holds(number * (1000 if unit == "km" else 1))
    assert parse_distance(found.said) == found
