import numpy as np
import pytest

from small_world import made, small
from truceline.exercise.world.access_given import give_access
from truceline.exercise.world.front_line import lay_front
from truceline.values.instants import DAY

QUIET = {"rate": "0 per sector-day"}


def test_patrols_are_kept_out_most_where_there_is_most_fire() -> None:
    plan = {**QUIET, "denial": {"share": "5 %", "worst": "70 %"}}
    scenario = small(plan, QUIET, days_after=100, front={"sectors": 20, "uneven": 1})
    front = lay_front(scenario.front, scenario.seed)
    share = give_access(scenario, front).denied.mean(axis=0)
    worst = np.argsort(front.heat)[-5:]
    assert share[worst, 0].mean() == pytest.approx(0.7, abs=0.06)
    assert np.delete(share[:, 0], worst).mean() == pytest.approx(0.05, abs=0.02)
    assert share[:, 1].mean() == pytest.approx(0.05, abs=0.02)


def test_the_day_of_an_instant_is_counted_from_the_beginning_of_the_world() -> None:
    world = made(QUIET, QUIET)
    begin = world.scenario.begin
    assert list(world.access.day_of(np.array([begin - 1, begin, begin + DAY, world.scenario.end]))) == [0, 0, 1, 9]
