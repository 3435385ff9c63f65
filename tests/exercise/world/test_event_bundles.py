"""Demining, exercises and the like come in bundles, close together in time and place."""

import numpy as np
import pytest

from small_world import alike, of
from truceline.exercise.world.truth import Cause
from truceline.exercise.world.weather import LIGHTS
from truceline.record.kinds.field import Light
from truceline.values.instants import DAY, HOUR

PLAN = {
    "rate": "0 per sector-day",
    "demining": {"rate": "3 per sector-week", "events": 6, "lasts": "PT3H"},
    "exercises": {"rate": "1 per sector-week", "events": 30},
    "attacks": {"rate": "1 per sector-week", "events": 10},
}


def test_there_are_as_many_as_asked() -> None:
    truth = alike(PLAN, days_before=15, days_after=35, front={"sectors": 10, "uneven": 0}).truth
    for cause, bundles, events in (
        (Cause.DEMINING, 3 / 7 * 50 * 20, 6),
        (Cause.LIVE_FIRE, 1 / 7 * 50 * 20, 30),
        (Cause.BREACH_ORDERED, 1 / 7 * 35 * 20, 10),
    ):
        meant, error = bundles * events, np.sqrt(bundles) * (events + 1)
        assert abs(len(of(truth, cause)) - meant) < 4 * error


def test_the_events_of_a_bundle_are_close_together() -> None:
    plan = {**PLAN, "demining": {"rate": "1 per sector-month", "events": 20, "lasts": "PT3H"}}
    truth, front = (world := alike(plan, days_after=40)).truth, world.front
    along, across = front.nearest(truth.north, truth.east)
    rows = of(truth, Cause.DEMINING)
    rows = rows[np.lexsort((truth.when[rows], truth.side[rows], truth.sector[rows]))]
    own = truth.sector[rows] * 2 + truth.side[rows]
    bundles = np.split(rows, np.flatnonzero((abs(np.diff(truth.when[rows])) > 6 * HOUR) | (np.diff(own) != 0)) + 1)
    assert 3 < len(bundles) < 20
    assert max(np.ptp(truth.when[bundle]) for bundle in bundles) < 3 * HOUR
    assert max(np.ptp(along[bundle]) for bundle in bundles) < 1_500
    assert max(np.ptp(across[bundle]) for bundle in bundles) < 1_500


def test_demining_begins_by_day() -> None:
    world = alike({**PLAN, "demining": {"rate": "3 per sector-week", "events": 1, "lasts": "PT0S"}}, days_after=40)
    rows = of(world.truth, Cause.DEMINING)
    light = world.weather.light[world.weather.hour_of(world.truth.when[rows]), world.truth.sector[rows]]
    assert len(rows) > 100
    assert (light == LIGHTS.index(Light.DAY)).all()


def test_an_attack_comes_only_under_the_truce_and_more_often_where_it_is_hot() -> None:
    world = alike(PLAN, days_after=60, front={"sectors": 6, "uneven": "1.2"})
    rows = of(world.truth, Cause.BREACH_ORDERED)
    assert world.truth.when[rows].min() >= world.scenario.start
    counts = np.bincount(world.truth.sector[rows], minlength=6)
    assert np.corrcoef(counts, world.front.heat)[0, 1] > 0.8


def test_drones_stay_down_in_fog_and_fly_back_in_the_time_that_it_takes() -> None:
    plan = {"drones": {"before": "200 per sector-day", "speed": "36 km/h"}}
    foggy, clear = (alike(plan, weather={"fog": fog, "wet": "0 %", "wind": 1}).truth for fog in ("100 %", "0 %"))
    before = [len(of(truth, Cause.DRONE_FLIGHT)) for truth in (foggy, clear)]
    assert before[0] / before[1] == pytest.approx(0.15, rel=0.1)
    rows = of(clear, Cause.DRONE_FLIGHT)
    assert ((clear.until - clear.when)[rows] > 2 * 1_000 / 10 * 1_000_000).mean() > 0.95


def test_a_window_of_silence_holds_back_the_fire_in_its_sector() -> None:
    plan = {"rate": "100 per sector-day"}
    window = {"sector": 1, "begins": "2031-03-29T10:00Z", "ends": "2031-03-30T10:00Z", "kept": "100 %"}
    world = alike(plan, silences=[window])
    truth, (silence,) = world.truth, world.scenario.silences
    inside = (truth.when >= silence.begins) & (truth.when < silence.ends)
    fired = truth.cause <= Cause.RETALIATION
    assert not (inside & fired & (truth.sector == 1)).any()
    assert (inside & fired & (truth.sector == 2)).sum() > 50
    assert silence.ends - silence.begins == DAY


def test_hurt_people_are_as_many_as_asked() -> None:
    people = {"hurt": "10 %", "number": 2, "die": "25 %"}
    truth = alike({"rate": "300 per sector-day"}, people=people).truth
    rows = np.flatnonzero(truth.cause <= Cause.RETALIATION)
    hurt = (truth.killed + truth.injured)[rows]
    assert (hurt > 0).mean() == pytest.approx(0.1, rel=0.1)
    assert hurt[hurt > 0].mean() == pytest.approx(2, rel=0.1)
    assert truth.killed[rows].sum() / hurt.sum() == pytest.approx(0.25, rel=0.15)
    assert not truth.killed[of(truth, Cause.ROTATION, Cause.DRONE_FLIGHT, Cause.DEMINING)].any()
