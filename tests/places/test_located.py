"""Phrases become geometries that hold what was said, with every assumption in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyproj import Geod
from shapely import Point

from places_case import atlas, located
from truceline.errors import BadInput, NotOnRecord
from truceline.places.located import locate
from truceline.values.bearings import POINTS
from truceline.values.precision import Precision

EARTH = Geod(ellps="WGS84")
A_HAND = 1e-6
"""In degrees: straight edges between degrees differ by some centimetres where they are cut elsewhere."""
BAKHMUT = (48.59419, 37.99886)
DEGREES = dict(zip(POINTS, (22.5 * number for number in range(16)), strict=True))


@settings(max_examples=60)
@given(some.integers(1, 60), some.sampled_from(POINTS), some.floats(-11, 11))
def test_the_point_at_that_distance_and_direction_lies_inside(far: int, point: str, aside: float) -> None:
    found = located(f"{far} km {point} of Bakhmut")
    east, north, _ = EARTH.fwd(BAKHMUT[1], BAKHMUT[0], DEGREES[point] + aside, far * 1000)
    assert found.geometry.covers(Point(east, north))
    assert found.spot.within_m is not None
    assert EARTH.inv(found.spot.east, found.spot.north, east, north)[2] <= found.spot.within_m


@settings(max_examples=25)
@given(some.integers(1, 40), some.integers(0, 10), some.integers(0, 5), some.integers(0, 5), some.sampled_from(POINTS))
def test_a_wider_range_never_gives_a_smaller_geometry(low: int, more: int, less: int, longer: int, point: str) -> None:
    narrow = located(f"{low + less}-{low + less + more} km {point} of Toretsk")
    wide = located(f"{low}-{low + less + more + longer} km {point} of Toretsk")
    all_round = located(f"{low}-{low + less + more + longer} km from Toretsk")
    assert wide.geometry.buffer(A_HAND).covers(narrow.geometry)
    assert all_round.geometry.buffer(A_HAND).covers(wide.geometry)
    assert (wide.spot.within_m or 0) >= (narrow.spot.within_m or 0) - 2


@settings(max_examples=40)
@given(some.floats(-80, 80), some.floats(-179.9, 179.9), some.integers(0, 4), some.integers(1, 30))
def test_coordinates_lie_in_what_is_made_of_them(north: float, east: float, digits: int, far: int) -> None:
    written = f"{north:.{digits}f}, {east:.{digits}f}"
    assert located(written).geometry.covers(Point(east, north))
    there_east, there_north, _ = EARTH.fwd(east, north, 45, far * 1000)
    assert located(f"{far} km NE of {written}").geometry.covers(Point(there_east, there_north))


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [
        ("Bakhmut", Precision.SETTLEMENT),
        ("near Bakhmut", Precision.NEAR_SETTLEMENT),
        ("3 km NW of Bakhmut", Precision.NEAR_SETTLEMENT),
        ("north of Bakhmut", Precision.NEAR_SETTLEMENT),
        ("between Bakhmut and Chasiv Yar", Precision.NEAR_SETTLEMENT),
        ("80-100 km N of Bakhmut", Precision.DISTRICT),
        ("Donetsk region", Precision.REGION),
        ("Crimea", Precision.REGION),
        ("48.5942 37.9989", Precision.EXACT),
        ("48.59 38.00", Precision.STREET),
        ("48.5942 37.9989 within 3 km", Precision.SETTLEMENT),
        ("37U DQ 12345 12345", Precision.EXACT),
        ("37U DQ 12 34", Precision.STREET),
        ("37U DQ 1 2", Precision.NEAR_SETTLEMENT),
        ("37U DQ", Precision.REGION),
    ],
)
def test_each_phrase_has_its_class(phrase: str, precision: Precision) -> None:
    assert located(phrase).precision is precision


SAME = [
    "3 km north-west of Bakhmut",
    "3km NW of Bakhmut",
    "3 км на північний захід від Бахмута",
    "в 3 км северо-западнее Бахмута",
    "3 км на пн-зх від м. Бахмут",
    "3 km NW of geonames:713174",
    "3 km NW of Bakhmut, Donetsk region",
    "3 км на північний захід від Бахмута Донецької області",
]


@pytest.mark.parametrize("phrase", SAME)
def test_the_same_thing_said_in_three_languages_is_the_same_geometry(phrase: str) -> None:
    assert located(phrase).geometry.equals(located(SAME[0]).geometry)


def test_every_assumption_is_said() -> None:
    said = " ".join(located("3 km NW of Bakhmut").reading)
    assert "Bakhmut (geonames:713174), found by a name in use" in said
    assert "assumed: 6 km, from a population of 80,500" in said
    assert "NW is taken as 303.75 to 326.25 degrees" in said
    assert "3 km is taken as 2,500 to 3,500 m" in said
    assert "its middle or its edge is not said" in said


def test_between_holds_both_places_and_the_middle_of_the_way() -> None:
    shape = located("between Bakhmut and Chasiv Yar").geometry
    for north, east in (BAKHMUT, (48.58768, 37.83409), (48.591, 37.916)):
        assert shape.covers(Point(east, north))


def test_a_region_holds_its_towns_and_leaves_out_a_stray_of_the_gazetteer() -> None:
    found = located("Donetsk region")
    for town in ("Bakhmut", "Mariupol", "Pokrovsk"):
        here = located(town).spot
        assert found.geometry.covers(Point(here.east, here.north))
    assert "1 far from all others left out" in found.reading[0]
    assert not found.geometry.covers(Point(33.11347, 48.00675))


def test_an_unknown_name_is_told_with_names_spelled_nearly_so() -> None:
    with pytest.raises(NotOnRecord) as caught:
        locate("3 km N of Bakhmot", atlas())
    assert "Bakhmut (geonames:713174)" in caught.value.remedy
    with pytest.raises(NotOnRecord, match="no place called 'Qqqqqqqq' is on file in UA"):
        locate("Qqqqqqqq", atlas())


@pytest.mark.parametrize(
    "phrase", ["", "3 km", "at least 3 km N of Bakhmut", "200 km N of 89.5 10.0", "99.0 10.0", "37U DQ 1"]
)
def test_what_cannot_be_drawn_is_bad_input_with_a_remedy(phrase: str) -> None:
    with pytest.raises(BadInput) as caught:
        locate(phrase, atlas())
    assert caught.value.faults[0].remedy


@given(some.text(max_size=30))
@settings(max_examples=60)
def test_no_text_brings_it_down(text: str) -> None:
    try:
        locate(text, atlas())
    except (BadInput, NotOnRecord):
        return


def test_extents_are_wider_where_the_population_is_not_known() -> None:
    numbers = range(len(atlas().rows))
    unknown = atlas().place_at(next(number for number in numbers if atlas().rows[number].population == 0))
    small = atlas().place_at(next(number for number in numbers if atlas().rows[number].population == 600))
    assert unknown.population is None
    assert unknown.radius > small.radius
    assert "the population is not known" in unknown.radius_from
