"""Shapes never draw less than was said, and a wider phrase never draws less than a narrower one."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely import Point, get_coordinates

from truceline.places.plane import EARTH, Plane
from truceline.places.shapes import between, compass_of, disc, sector, widened
from truceline.values.bearings import Bearing, parse_bearing

metres = some.floats(1, 50_000)
turns = some.floats(0, 359.9)


@given(metres, metres, turns, some.floats(1, 360), some.floats(0, 1), some.floats(0, 1))
def test_a_sector_holds_every_point_that_was_said(
    low: float, more: float, start: float, width: float, along: float, across: float
) -> None:
    bearing = Bearing(start, width, "so")
    far, turn = low + more * along, math.radians(start + width * across)
    shape = sector(low, low + more, bearing).buffer(0.001)
    assert shape.covers(Point(far * math.sin(turn), far * math.cos(turn)))


@given(metres, metres, turns, some.floats(1, 300))
def test_a_sector_does_not_reach_much_farther_than_was_said(
    low: float, more: float, start: float, width: float
) -> None:
    shape = sector(low, low + more, Bearing(start, width, "so"))
    true = math.pi * ((low + more) ** 2 - low**2) * width / 360
    assert 0.999 * true - 1 <= shape.area <= 1.001 * true + 0.002 * low**2 + 1


@given(
    low=metres,
    more=metres,
    start=turns,
    width=some.floats(1, 180),
    longer=some.floats(0, 1000),
    wider=some.integers(0, 90),
    off=some.floats(0, 500),
)
def test_a_wider_sector_holds_the_narrower(
    *, low: float, more: float, start: float, width: float, longer: float, wider: float, off: float
) -> None:
    narrow = sector(low, low + more, Bearing(start, width, "so"))
    shorter = max(low - longer, 0.0)
    wide = sector(shorter, low + more + longer, Bearing((start - wider) % 360 % 360, width + 2 * wider, "so"), off)
    assert wide.buffer(0.01).covers(narrow)


@given(metres, some.floats(0, 1000))
def test_widening_leaves_nothing_out(radius: float, by: float) -> None:
    edge = widened(disc(radius), by)
    assert all(
        edge.buffer(0.001).covers(Point((radius + by) * math.sin(turn), (radius + by) * math.cos(turn)))
        for turn in range(7)
    )


def test_between_holds_both_and_the_way() -> None:
    shape = between(disc(100), disc(200, 5000, 0))
    assert shape.covers(disc(100))
    assert shape.covers(Point(2500, 0))


@pytest.mark.parametrize(
    ("said", "points", "width"), [("NW", 8, 45), ("NW", 4, 90), ("NW", 16, 22.5), ("315", 8, 1), ("all", 4, 360)]
)
def test_a_compass_with_fewer_points_has_wider_ones(said: str, points: int, width: float) -> None:
    wide = compass_of(parse_bearing(said), points)
    assert wide.width == width
    assert wide.middle == pytest.approx(parse_bearing(said).middle)


@settings(max_examples=60)
@given(
    north=some.floats(-80, 80),
    east=some.floats(-180, 180),
    far=metres,
    start=turns,
    width=some.floats(1, 360),
    along=some.floats(0, 1),
    across=some.floats(0, 1),
)
def test_on_the_earth_a_sector_holds_what_the_ellipsoid_says(
    *, north: float, east: float, far: float, start: float, width: float, along: float, across: float
) -> None:
    plane = Plane(north, east)
    shape = plane.world(sector(far, 2 * far, Bearing(start, width, "so")))
    there_east, there_north, _ = EARTH.fwd(east, north, start + width * across, far * (1 + along))
    assert any(shape.covers(Point(there_east + turn, there_north)) for turn in (-360, 0, 360))
    assert -180 <= shape.bounds[0] <= shape.bounds[2] <= 180


@settings(max_examples=40)
@given(some.floats(-80, 80), some.floats(-180, 180), metres, turns, some.floats(1, 360))
def test_the_circle_round_a_shape_holds_all_of_it(
    north: float, east: float, far: float, start: float, width: float
) -> None:
    plane = Plane(north, east)
    shape = sector(far, 2 * far, Bearing(start, width, "so"))
    spot = plane.spot(shape)
    assert spot.within_m is not None
    for x, y in get_coordinates(shape):
        there_north, there_east = plane.degrees(x, y)
        assert EARTH.inv(spot.east, spot.north, there_east, there_north)[2] <= spot.within_m


def test_a_shape_at_a_pole_is_refused() -> None:
    with pytest.raises(ValueError, match="reaches a pole"):
        Plane(89.9, 0).world(disc(20_000))


def test_a_shape_over_the_180th_meridian_comes_in_two_parts() -> None:
    shape = Plane(64.8, 179.99).world(disc(5_000))
    assert shape.geom_type == "MultiPolygon"
    assert shape.bounds[0] == -180
    assert shape.bounds[2] == 180
