"""Every grid reference gives the square that holds what it was made of."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from mgrs import MGRS
from pyproj import Proj
from shapely import Point

from truceline.places.grid import parse_grid


def holds(reference: str, north: float, east: float) -> bool:
    square = parse_grid(reference)
    assert square is not None
    return any(square.outline.covers(Point(east + turn, north)) for turn in (-360, 0, 360))


@settings(max_examples=150)
@given(
    some.floats(-79.9, 83.9).filter(lambda north: abs(north) > 1e-5),
    some.floats(-179.999, 179.999),
    some.integers(0, 5),
)
def test_a_place_lies_in_the_square_of_its_reference(north: float, east: float, exactness: int) -> None:
    """Not within a metre of the equator, for which the library itself writes references that it cannot read."""
    assert holds(MGRS().toMGRS(north, east, MGRSPrecision=exactness), north, east)


@settings(max_examples=50)
@given(some.floats(84.5, 89.5), some.floats(-179, 179), some.integers(1, 5), some.sampled_from((1, -1)))
def test_it_does_so_near_the_poles(north: float, east: float, exactness: int, half: int) -> None:
    assert holds(MGRS().toMGRS(half * north, east, MGRSPrecision=exactness), half * north, east)


@settings(max_examples=100)
@given(some.floats(44.5, 52.3), some.floats(36.01, 41.99), some.integers(0, 5))
def test_the_square_is_the_one_that_cutting_digits_off_gives(north: float, east: float, exactness: int) -> None:
    square = parse_grid(MGRS().toMGRS(north, east, MGRSPrecision=exactness))
    assert square is not None
    x, y = Proj(proj="utm", zone=37, datum="WGS84")(east, north)
    side = 10 ** (5 - exactness)
    assert (square.x, square.y) == pytest.approx(
        (x // side * side, y // side * side), abs=side * 1.001 if side == 1 else 0.01
    )


@settings(max_examples=50)
@given(some.floats(-79, 83).filter(lambda north: abs(north) > 1e-5), some.floats(-179, 179))
def test_a_square_holds_the_finer_ones_of_the_same_place(north: float, east: float) -> None:
    squares = [parse_grid(MGRS().toMGRS(north, east, MGRSPrecision=exactness)) for exactness in range(5)]
    shapes = [square.outline for square in squares if square is not None]
    assert all(wide.buffer(1e-6).covers(narrow) for wide, narrow in pairwise(shapes))


@pytest.mark.parametrize("text", ["37U DQ 123 456", "37UDQ123456", "37u dq 123 456", "37 U DQ 123456", "37UDQ 123456"])
def test_blanks_and_small_letters_do_not_matter(text: str) -> None:
    square = parse_grid(text)
    assert square is not None
    assert (square.reference, square.side) == ("37UDQ123456", 100.0)


@pytest.mark.parametrize(
    "text",
    [
        "37U DQ 123",
        "37U DQ 12 345",
        "61U DQ 12 34",
        "37U DF 123 456",
        "37U JQ 12 34",
        "37U DQ 123456 123456",
        "ZAH 0 0",
    ],
)
def test_a_square_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        parse_grid(text)


@pytest.mark.parametrize("text", ["Bar", "BAR", "Bakhmut", "37", "", "ZAG"])
def test_a_name_is_no_reference(text: str) -> None:
    assert parse_grid(text) is None
