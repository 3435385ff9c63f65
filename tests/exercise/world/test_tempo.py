import numpy as np
import pytest

from small_world import NO_ANSWERS, alike, of, small
from truceline.exercise.world.tempo import cycle_of_day, fallen, paces, tempo_of_day
from truceline.exercise.world.truth import Cause
from truceline.exercise.world.weather import LIGHTS
from truceline.record.kinds.field import Light
from truceline.values.instants import DAY

LOUD = {"rate": "300 per sector-day", **NO_ANSWERS}
LEVEL = {"slow": {"sd": 0}, "fast": {"sd": 0}}


def test_a_swing_has_the_deviation_and_the_memory_asked_for_and_a_mean_of_one() -> None:
    tempo = {"slow": {"sd": "0.5", "keeps": "0.8", "width": "front"}, "fast": {"sd": 0}}
    pace = paces(small(tempo=tempo, days_after=2900))[0].level[:, 0, 0]
    assert pace.std() == pytest.approx(0.5, rel=0.1)
    assert np.corrcoef(pace[:-1], pace[1:])[0, 1] == pytest.approx(0.8, abs=0.05)
    assert np.exp(pace).mean() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(("shared", "meant"), [("100 %", 1.0), ("50 %", 0.5), ("0 %", 0.0)])
def test_the_sides_have_the_share_of_the_swing_in_common(shared: str, meant: float) -> None:
    tempo = {"slow": {"sd": "0.5"}, "fast": {"sd": 0}, "shared": shared}
    level = paces(small(tempo=tempo, days_after=2900))[0].level[:, 0]
    assert np.corrcoef(level[:, 0], level[:, 1])[0, 1] == pytest.approx(meant, abs=0.06)


def test_the_tempo_stays_the_same_within_a_step() -> None:
    scenario = small(tempo={"slow": {"sd": 0}, "fast": {"sd": 1, "step": "PT6H"}})
    level = tempo_of_day(scenario, paces(scenario), -3)[:, 1, 0]
    assert [len(np.unique(level[hour : hour + 6])) for hour in (0, 6, 12, 18)] == [1] * 4
    assert len(np.unique(level)) == 4


def test_the_fire_before_the_truce_is_the_rate_where_nothing_swings() -> None:
    truth = alike(LOUD, tempo=LEVEL, front={"length": "90 km", "sectors": 3, "uneven": 0}).truth
    meant = 300 * 2 * 3 * 4
    assert abs(len(of(truth, Cause.FIGHTING)) - meant) < 4 * np.sqrt(meant)


def test_by_night_there_is_as_many_times_the_fire_as_asked() -> None:
    world = alike(LOUD, tempo=LEVEL, cycle={"before": 4, "truce": 1}, days_before=10, days_after=1)
    rows = of(world.truth, Cause.FIGHTING)
    row = world.weather.hour_of(world.truth.when[rows])
    light = world.weather.light[row, world.truth.sector[rows]]
    hours = world.weather.light[:240]
    each = [(light == LIGHTS.index(one)).sum() / (hours == LIGHTS.index(one)).sum() for one in (Light.NIGHT, Light.DAY)]
    assert each[0] / each[1] == pytest.approx(4, rel=0.08)
    assert cycle_of_day(world.weather, 0, 4.0).mean() == pytest.approx(1)


def test_a_truce_falls_apart_from_its_first_day_of_decay_to_its_last() -> None:
    decay = small(decay={"begins": "P10D", "ends": "P20D", "depth": "50 %"}).decay
    days = np.array([0, 10, 15, 20, 90]) * DAY
    assert list(fallen(decay, days)) == [0, 0, 0.25, 0.5, 0.5]
    assert list(fallen(None, days)) == [0] * 5


def test_breaches_grow_where_a_truce_decays() -> None:
    world = alike(LOUD, tempo=LEVEL, decay={"begins": "P2D", "ends": "P8D"}, days_after=10)
    rows = of(world.truth, Cause.BREACH_UNDISCIPLINED)
    a_day = np.bincount((world.truth.when[rows] - world.scenario.start) // DAY, minlength=10)
    assert a_day[0] < a_day[4] < a_day[9]
    assert a_day[9] == pytest.approx(300 * 2 * 3, rel=0.1)
