import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.bearings import POINTS, parse_bearing

POINT = st.sampled_from(POINTS)


def test_a_point_of_the_compass_is_a_sector() -> None:
    north_west = parse_bearing("NW")
    assert (north_west.start, north_west.width, north_west.middle) == (303.75, 22.5, 315.0)
    assert parse_bearing("N").holds(359)
    assert parse_bearing("N").holds(11)
    assert not parse_bearing("N").holds(12)


def test_the_sixteen_points_cover_the_compass_once() -> None:
    sectors = [parse_bearing(point) for point in POINTS]
    assert sum(one.width for one in sectors) == 360
    for degrees in range(0, 3600, 7):
        holding = [one for one in sectors if one.holds(degrees / 10)]
        assert len(holding) in (1, 2)  # two on a border between them


def test_from_one_point_to_another_goes_clockwise() -> None:
    assert parse_bearing("NW-NE").width == 112.5
    assert parse_bearing("NW-NE").holds(0)
    assert not parse_bearing("NE-NW").holds(0)
    assert parse_bearing("NE-NW").holds(180)


def test_degrees_are_read_as_exactly_as_they_are_given() -> None:
    assert (parse_bearing("315").start, parse_bearing("315").width) == (314.5, 1)
    assert (parse_bearing("315 ±5").start, parse_bearing("315 +-5").width) == (310, 10)
    assert (parse_bearing("350-10").start, parse_bearing("350-10").width) == (350, 20)
    assert (parse_bearing("0").start, parse_bearing("360").start) == (359.5, 359.5)
    assert parse_bearing("all").width == 360


@pytest.mark.parametrize("text", ["", "NNN", "nw", "north", "361", "10-400", "NW-", "315±", "-5", "E-10"])
def test_what_is_no_direction_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a direction; write"):
        parse_bearing(text)


@given(POINT, POINT)
def test_a_wider_sector_holds_both_its_ends(first: str, last: str) -> None:
    wide = parse_bearing(f"{first}-{last}")
    assert wide.holds(parse_bearing(first).middle)
    assert wide.holds(parse_bearing(last).middle)


@given(st.integers(0, 360), st.integers(0, 360))
def test_a_sector_in_degrees_holds_its_ends_and_reads_the_same_again(first: int, last: int) -> None:
    found = parse_bearing(f"{first}-{last}")
    assert found.holds(first)
    assert found.holds(last % 360 if found.width < 360 else 0)
    assert parse_bearing(found.said) == found
