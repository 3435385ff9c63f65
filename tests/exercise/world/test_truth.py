from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_world import made, of
from truceline.exercise.world.make import World
from truceline.exercise.world.truth import FIRE, WHATS, Cause, Truth, breaches
from truceline.exercise.world.weapons import WEAPONS

SHARES = st.integers(0, 60).map(lambda number: f"{number} %")
SIDES = st.fixed_dictionaries(
    {
        "rate": st.integers(0, 30).map(lambda number: f"{number} per sector-day"),
        "formations": st.integers(1, 3),
        "discipline": st.integers(0, 100).map(lambda number: f"{number} %"),
        "order": st.fixed_dictionaries({"delay": st.sampled_from(["PT1H", "P2D"]), "lost": SHARES}),
        "retaliation": st.fixed_dictionaries(
            {
                "before": SHARES,
                "truce": SHARES,
                "mistaken": SHARES,
                "shape": st.sampled_from(["exponential", "lognormal"]),
                "whom": st.sampled_from(["near", "sector", "neighbours"]),
            }
        ),
    }
)
WORLDS = st.builds(
    made,
    north=SIDES,
    south=SIDES,
    seed=st.integers(0, 2**63 - 1),
    days_before=st.integers(1, 3),
    days_after=st.integers(1, 4),
    front=st.fixed_dictionaries({"length": st.sampled_from(["3 km", "200 km"]), "sectors": st.integers(1, 5)}),
    start=st.sampled_from(["2031-01-01T00:00Z", "2031-06-30T23:30+05:30"]),
)


@given(WORLDS)
@settings(max_examples=12)
def test_every_world_holds_together(world: World) -> None:
    truth = world.truth
    assert np.array_equal(truth.id, np.arange(len(truth)))
    assert (np.diff(truth.when) >= 0).all()
    assert ((truth.when >= world.scenario.begin) & (truth.when < world.scenario.end)).all()
    assert ((truth.until >= truth.when) & (truth.until < world.scenario.end)).all()
    assert np.bincount(truth.sector, minlength=world.front.sectors).sum() == len(truth)
    assert len(np.bincount(truth.sector, minlength=world.front.sectors)) == world.front.sectors
    assert (truth.rounds >= 1).all()
    assert (truth.killed >= 0).all()
    assert (truth.injured >= 0).all()
    assert not np.isnan(truth.north).any()
    assert (abs(truth.east) <= 180).all()


@given(WORLDS)
@settings(max_examples=12)
def test_every_answer_comes_after_what_it_answers_from_the_other_side_and_in_time(world: World) -> None:
    truth, linked = world.truth, world.truth.answers >= 0
    assert np.array_equal(linked, truth.cause == Cause.RETALIATION)
    parent, child = truth.answers[linked], truth.id[linked]
    assert (parent < child).all()
    assert (truth.side[child] == 1 - truth.side[parent]).all()
    delay = truth.when[child] - truth.when[parent]
    plans = [side.retaliation for side in world.scenario.sides]
    assert (delay >= np.array([plan.shortest for plan in plans])[truth.side[child]]).all()
    assert (delay <= np.array([plan.longest for plan in plans])[truth.side[child]]).all()
    assert not np.isin(truth.cause[parent], [Cause.ROTATION, Cause.DRONE_FLIGHT]).any()
    assert (abs(truth.sector[child] - truth.sector[parent]) <= 1).all()


@given(WORLDS)
@settings(max_examples=12)
def test_a_breach_comes_under_the_truce_and_fighting_before_it(world: World) -> None:
    truth, start = world.truth, world.scenario.start
    late = (Cause.ORDER_LATE, Cause.BREACH_UNDISCIPLINED, Cause.BREACH_ORDERED)
    assert (truth.when[of(truth, *late)] >= start).all()
    assert (truth.when[of(truth, Cause.FIGHTING)] < start).all()
    assert (truth.when[breaches(truth, start)] >= start).all()
    assert not truth.excluded[of(truth, *FIRE)].any()
    assert truth.excluded[of(truth, Cause.LIVE_FIRE, Cause.DEMINING, Cause.ROTATION, Cause.ACCIDENT)].all()


@given(WORLDS)
@settings(max_examples=12)
def test_a_formation_fires_in_its_own_sector_and_holds_back_only_once_it_has_its_order(world: World) -> None:
    truth, orders = world.truth, world.orders
    known = truth.formation >= 0
    assert np.array_equal(known, truth.side >= 0)
    assert (orders.side[truth.formation[known]] == truth.side[known]).all()
    assert (orders.sector[truth.formation[known]] == truth.sector[known]).all()
    for cause, after in ((Cause.ORDER_LATE, False), (Cause.BREACH_UNDISCIPLINED, True)):
        rows = of(truth, cause)
        assert ((truth.when[rows] >= orders.received[truth.formation[rows]]) == after).all()


def test_what_happened_is_what_its_weapon_does() -> None:
    truth = made({"attacks": {"rate": "2 per sector-week"}}, days_after=20).truth
    assert all(WHATS[what] == WEAPONS[weapon].what for what, weapon in zip(truth.what, truth.weapon, strict=True))
    assert set(np.unique(truth.cause)) == set(range(len(Cause)))


def test_flights_are_breaches_only_where_the_truce_forbids_them() -> None:
    allowed = made({"drones": {"forbidden": False}}).truth
    flights = of(allowed, Cause.DRONE_FLIGHT)
    assert np.array_equal(allowed.excluded[flights], allowed.side[flights] == 0)


def test_the_columns_cannot_be_written_to() -> None:
    truth = made().truth
    for field in fields(Truth):
        with pytest.raises(ValueError, match="read-only"):
            getattr(truth, field.name)[0] = 0


def test_columns_of_different_lengths_are_no_truth() -> None:
    truth = made().truth
    columns = {field.name: getattr(truth, field.name).copy() for field in fields(Truth)}
    with pytest.raises(ValueError, match="give all the same number"):
        Truth(**columns | {"when": columns["when"][:-1]})
