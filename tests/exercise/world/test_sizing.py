import numpy as np
import pytest

from small_world import alike, small
from truceline.exercise.world.make import make_world
from truceline.exercise.world.scenario import MOST_EVENTS
from truceline.exercise.world.shipped import scenario
from truceline.exercise.world.sizing import louder, sized
from truceline.exercise.world.truth import Cause


def test_what_is_expected_is_about_what_comes() -> None:
    plan = {
        "rate": "100 per sector-day",
        "discipline": "70 %",
        "discipline_spread": "0 %",
        "retaliation": {"truce": "30 %", "before": "30 %"},
        "attacks": {"rate": "3 per sector-week"},
        "order": {"lost": "10 %", "delay": "PT1H"},
    }
    level = {"slow": {"sd": 0}, "fast": {"sd": 0}}
    fair = {"fog": "0 %", "wet": "0 %", "wind": 1}
    front = {"sectors": 12, "uneven": 0}
    for decay in (None, {"begins": "P2D", "ends": "P8D"}):
        world = alike(plan, tempo=level, weather=fair, decay=decay, days_before=4, days_after=9, front=front)
        found = np.bincount(world.truth.cause, minlength=len(Cause))
        exact = [Cause.FIGHTING, Cause.BREACH_UNDISCIPLINED, Cause.RETALIATION, Cause.DRONE_FLIGHT]
        assert found[exact] == pytest.approx(world.scenario.expected[exact], rel=0.12)
        assert len(world.truth) == pytest.approx(world.scenario.expected.sum(), rel=0.05)


@pytest.mark.parametrize("events", [1_000, 20_000])
def test_a_scenario_is_made_as_loud_as_asked(events: int) -> None:
    assert len(make_world(sized(scenario("ordinary"), events)).truth) == pytest.approx(events, rel=0.25)


def test_a_louder_world_is_of_the_same_sort() -> None:
    one, twice = small(), louder(small(), 2)
    assert twice.expected == pytest.approx(2 * one.expected)
    assert twice.sides[0].discipline == one.sides[0].discipline


def test_more_than_a_world_may_have_and_less_than_one_event_are_refused() -> None:
    with pytest.raises(ValueError, match="ask for fewer"):
        sized(small(), 2 * MOST_EVENTS)
    with pytest.raises(ValueError, match="ask for 1 or more"):
        sized(small(), 0)
