"""Whether a place lies in an area: zones, strips along a line, lists of objects, and what is not drawn."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import version_of
from truceline.terms.places import Spot, lies_in

SQUARE = ["48.0 37.0", "49.0 37.0", "49.0 38.0", "48.0 38.0"]
PLANT = {"id": "plant", "place": "48.5 37.5", "radius_km": 2}
AREAS: list[dict[str, Any]] = [
    {"id": "zone", "kind": "zone", "status": "agreed", "points": SQUARE},
    {"id": "line", "kind": "line", "status": "agreed", "points": ["48.0 37.5", "49.0 37.5"]},
    {"id": "strip", "kind": "zone", "status": "agreed", "offset": {"of": "line", "to_km": 15}},
    {"id": "west", "kind": "zone", "status": "agreed", "offset": {"of": "line", "to_km": 15, "side": "left"}},
    {"id": "band", "kind": "zone", "status": "agreed", "offset": {"of": "line", "from_km": 5, "to_km": 15}},
    {
        "id": "works",
        "kind": "objects",
        "status": "agreed",
        "objects": [{"id": "plant", "place": "48.5 37.5", "radius_km": 2}],
    },
    {"id": "listed", "kind": "objects", "status": "agreed", "objects": [{"id": "secret"}]},
    {"id": "rest", "kind": "zone", "status": "agreed", "parts": ["zone"], "without": ["strip"]},
    {"id": "nowhere", "kind": "territory", "status": "to_be_defined"},
]
AGREEMENT = version_of(areas=AREAS).agreement


def answer(area: str, north: float, east: float, within: float = 0.0) -> str:
    found = next(one for one in AGREEMENT.areas if one.id == area)
    return lies_in(Spot(north, east, within), found, AGREEMENT).value


@pytest.mark.parametrize(
    ("area", "north", "east", "within", "expected"),
    [
        ("zone", 48.5, 37.5, 0, "yes"),
        ("zone", 48.5, 38.5, 0, "no"),
        ("zone", 48.5, 37.99, 5, "unknown"),
        ("strip", 48.5, 37.6, 0, "yes"),  # 0.1 degrees of longitude are 7.4 km here
        ("strip", 48.5, 37.71, 0, "no"),  # 0.21 degrees are 15.5 km
        ("strip", 48.5, 37.71, 2, "unknown"),
        ("west", 48.5, 37.4, 0, "yes"),
        ("west", 48.5, 37.6, 0, "no"),
        ("band", 48.5, 37.52, 0, "no"),
        ("band", 48.5, 37.6, 0, "yes"),
        ("works", 48.5, 37.51, 0, "yes"),
        ("works", 48.6, 37.5, 0, "no"),
        ("listed", 48.5, 37.5, 0, "unknown"),
        ("rest", 48.5, 37.9, 0, "yes"),
        ("rest", 48.5, 37.5, 0, "no"),
        ("line", 48.5, 37.5, 0.1, "yes"),
        ("line", 48.5, 37.6, 0, "unknown"),
        ("nowhere", 48.5, 37.5, 0, "unknown"),
    ],
)
def test_a_place_lies_in_an_area(area: str, north: float, east: float, within: float, expected: str) -> None:
    assert answer(area, north, east, within) == expected


@given(
    st.floats(47.9, 49.1), st.floats(36.9, 38.1), st.floats(0, 20), st.sampled_from(["zone", "strip", "west", "rest"])
)
def test_knowing_a_place_less_well_only_opens_the_answer(north: float, east: float, within: float, area: str) -> None:
    loose, exact = answer(area, north, east, within), answer(area, north, east)
    assert loose in ("unknown", exact)


@given(st.floats(48.3, 48.7), st.floats(0.5, 14), st.sampled_from([-1, 1]))
def test_the_two_sides_of_a_line_do_not_overlap(north: float, distance_km: float, side: int) -> None:
    east = 37.5 + side * distance_km / 74
    assert (answer("west", north, east) == "yes") == (side < 0)
