import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_world import of, small
from truceline.exercise.world.front import Front
from truceline.exercise.world.front_line import lay_front
from truceline.exercise.world.globe import apart
from truceline.exercise.world.make import World, make_world
from truceline.exercise.world.plans import FrontPlan
from truceline.exercise.world.shipped import scenario
from truceline.exercise.world.truth import FIRE, Cause
from truceline.exercise.world.weapons import WEAPONS

CORNER = {"line": ["-40 -150", "-40 -149", "-41 -149"], "sectors": 3}
DATE_LINE = {"line": ["-40 179.5", "-40 -179.5"], "sectors": 2}


def front(**plan: object) -> Front:
    return lay_front(FrontPlan.model_validate(plan), seed=5)


@pytest.fixture(scope="module")
def ordinary() -> World:
    return make_world(scenario("ordinary"))


@pytest.mark.parametrize("length", [1, 7, 90, 1000, 5000])
def test_an_invented_front_is_as_long_as_asked_and_its_sectors_are_of_one_length(length: int) -> None:
    found = front(length=f"{length} km", sectors=4)
    assert found.length_m == pytest.approx(length * 1000, rel=1e-6)
    assert np.diff(found.edges) == pytest.approx(length * 250, rel=1e-6)
    assert (found.north < -30).all()
    assert (found.north > -50).all()
    assert ((found.east > -151) & (found.east < -85)).all()


@given(st.floats(0, 90_000), st.floats(-30_000, 30_000))
@settings(max_examples=50)
def test_a_place_off_the_line_is_found_again(along: float, across: float) -> None:
    found = front(length="90 km", sectors=3)
    back = found.nearest(*found.place(np.array([along]), np.array([across])))
    assert back[0][0] == pytest.approx(along, abs=40)
    assert back[1][0] == pytest.approx(across, abs=40)


def test_side_0_lies_on_the_left_of_one_who_goes_along_the_line() -> None:
    found = front(**CORNER)
    north, _east = found.place(np.array([20_000.0, 20_000.0]), np.array([5_000.0, -5_000.0]))
    assert north[0] > -40 > north[1]
    _, far = found.place(np.array([180_000.0, 180_000.0]), np.array([5_000.0, -5_000.0]))
    assert far[0] > -149 > far[1]
    assert found.positions(0)[0][5] > found.positions(1)[0][5]


def test_a_line_over_the_date_line_is_one_line() -> None:
    found = front(**DATE_LINE)
    assert found.length_m == pytest.approx(85_400, rel=0.01)
    _, east = found.place(np.array([40_000.0, 45_000.0]), np.zeros(2))
    assert east[0] > 179
    assert east[1] < -179


def test_the_outline_of_a_sector_is_a_closed_ring_of_its_depth() -> None:
    found = front(length="90 km", sectors=3, depth="20 km")
    ring = found.outline(1)
    assert ring[0] == ring[-1]
    north, east = (np.array(row) for row in zip(*ring, strict=True))
    along, across = found.nearest(north, east)
    assert abs(across) == pytest.approx(20_000, rel=0.01)
    assert along == pytest.approx(np.clip(along, 30_000, 60_000), abs=200)


def test_every_event_lies_in_its_sector(ordinary: World) -> None:
    truth, front = ordinary.truth, ordinary.front
    along, _ = front.nearest(truth.north, truth.east)
    edges = front.edges
    assert (along > edges[truth.sector] - 60).all()
    assert (along < edges[truth.sector + 1] + 60).all()


def test_fire_comes_from_the_own_land_falls_beyond_it_and_no_farther_than_its_weapon_carries(ordinary: World) -> None:
    truth, rows = ordinary.truth, of(ordinary.truth, *FIRE)
    up, right = apart(*(column[rows] for column in (truth.north, truth.east, truth.origin_north, truth.origin_east)))
    metres = np.hypot(up, right)
    farthest = np.array([weapon.farthest_m for weapon in WEAPONS])[truth.weapon[rows]]
    nearest = np.array([weapon.nearest_m for weapon in WEAPONS])[truth.weapon[rows]]
    assert (metres <= farthest * 1.001).all()
    assert (metres >= nearest * 0.999).all()
    own = 1 - 2 * truth.side[rows]
    _, fired = ordinary.front.nearest(truth.origin_north[rows], truth.origin_east[rows])
    _, landed = ordinary.front.nearest(truth.north[rows], truth.east[rows])
    assert (fired * own > 0).all()
    assert (landed * own <= ordinary.front.gap_m / 2 + 5).all()
    assert (abs(landed) <= ordinary.front.depth_m + 20).all()


def test_what_a_side_does_on_its_own_land_lies_there(ordinary: World) -> None:
    truth = ordinary.truth
    rows = of(truth, Cause.LIVE_FIRE, Cause.DEMINING, Cause.CONTROLLED_DETONATION, Cause.ROTATION)
    _, across = ordinary.front.nearest(truth.north[rows], truth.east[rows])
    assert (across * (1 - 2 * truth.side[rows]) > ordinary.front.gap_m / 2 - 5).all()


def test_a_drone_flies_over_the_other_side_and_what_was_not_fired_has_no_origin(ordinary: World) -> None:
    truth, flights = ordinary.truth, of(ordinary.truth, Cause.DRONE_FLIGHT)
    _, far = ordinary.front.nearest(truth.north[flights], truth.east[flights])
    assert (far * (1 - 2 * truth.side[flights]) < 0).all()
    still = of(truth, Cause.DEMINING, Cause.CONTROLLED_DETONATION, Cause.ROTATION)
    assert np.isnan(truth.origin_north[still]).all()
    assert not np.isnan(truth.origin_north[of(truth, *FIRE, Cause.DRONE_FLIGHT, Cause.LIVE_FIRE)]).any()


def test_a_world_on_a_given_line_lies_on_it() -> None:
    world = make_world(small(front=CORNER))
    _, across = world.front.nearest(world.truth.north, world.truth.east)
    assert (abs(across) < world.front.depth_m + 100).all()
    assert world.front.north[0] == -40
    assert world.front.east[-1] == -149
