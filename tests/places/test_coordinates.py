"""Coordinates in the forms that people write, with the uncertainty of their last digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from truceline.places.coordinates import parse_coordinates

HERE = (48.594167, 37.998889)


@pytest.mark.parametrize(
    "text",
    [
        "48.594167, 37.998889",
        "48.594167 37.998889",
        "48,594167; 37,998889",
        "48,594167 37,998889",
        "N48.594167 E37.998889",
        "48.594167N 37.998889E",
        "37.998889 E, 48.594167 N",
        "48°35'39\"N 37°59'56\"E",
        "48° 35′ 39″ N, 37° 59′ 56″ E",
        "48 35 39 N, 37 59 56 E",
        "48°35'39\" пн. ш., 37°59'56\" сх. д.",
        "48°35'39\" с.ш. 37°59'56\" в.д.",
    ],
)
def test_each_form_gives_the_same_place(text: str) -> None:
    found = parse_coordinates(text)
    assert found is not None
    assert (found.north, found.east) == pytest.approx(HERE, abs=1e-6)


def test_south_and_west_are_below_zero() -> None:
    found = parse_coordinates("33°54'S 18°25'W")
    assert found is not None
    assert (found.north, found.east) == pytest.approx((-33.9, -18.416667), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "off"),
    [("48.06 37.68", 0.005), ("48 37", 0.5), ("48°35'N 37°59'E", 1 / 120), ("48°35.5'N 37°59.5'E", 1 / 1200)],
)
def test_the_last_digit_is_taken_as_rounded(text: str, off: float) -> None:
    found = parse_coordinates(text)
    assert found is not None
    assert found.north_off == pytest.approx(off)


@pytest.mark.parametrize("text", ["95.0 37.0", "48.0 181.0", "48N 37N", "48.0N 37.0"])
def test_what_is_not_on_the_globe_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="; write"):
        parse_coordinates(text)


@pytest.mark.parametrize("text", ["Bakhmut", "48", "3 km N", "48°75'N 37°59'E", "", "12-14"])
def test_what_does_not_look_like_coordinates_is_left_to_others(text: str) -> None:
    assert parse_coordinates(text) is None


@given(some.integers(-8999, 8999), some.integers(-17999, 17999))
def test_decimal_degrees_come_back_as_they_were(north: int, east: int) -> None:
    found = parse_coordinates(f"{north / 100:.2f}, {east / 100:.2f}")
    assert found is not None
    assert (found.north, found.east) == pytest.approx((north / 100, east / 100))
