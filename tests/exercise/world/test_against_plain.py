"""The fast way of making a world is held against the slow, plain one."""

from collections import Counter

import numpy as np
import pytest

from plain_world import Event, counted, farthest_apart, plain_rate, plain_world
from small_world import made
from truceline.exercise.world.fire import Stage, rates_of_day
from truceline.exercise.world.make import World
from truceline.exercise.world.orders_given import stops
from truceline.exercise.world.tempo import paces
from truceline.exercise.world.truth import Cause
from truceline.values.instants import DAY, HOUR, MINUTE

SEEDS = range(10)
TOLD = (
    Cause.FIGHTING,
    Cause.ORDER_LATE,
    Cause.BREACH_UNDISCIPLINED,
    Cause.BREACH_ORDERED,
    Cause.RETALIATION,
    Cause.LIVE_FIRE,
)
PLAN = {
    "discipline": "70 %",
    "discipline_spread": "20 %",
    "order": {"delay": "P1D", "lost": "15 %"},
    "attacks": {"rate": "3 per sector-week", "events": 8},
    "exercises": {"rate": "2 per sector-week", "events": 10},
    "retaliation": {"before": "35 %", "truce": "20 %", "mistaken": "10 %"},
    "demining": {"rate": "0 per sector-day"},
    "detonations": "0 per sector-day",
    "accidents": "0 per sector-day",
}


def worlds(seed: int) -> World:
    return made(
        PLAN,
        {**PLAN, "rate": "8 per sector-day", "formations": 3, "retaliation": {"shape": "exponential"}},
        seed=seed,
        decay={"begins": "P2D", "ends": "P5D", "depth": "80 %"},
        cycle={"before": "1.5", "truce": 4},
    )


@pytest.fixture(scope="module")
def pairs() -> list[tuple[World, list[Event]]]:
    """The same front, weather and orders, and on them one fast and one slow world."""
    return [(world := worlds(seed), plain_world(world, paces(world.scenario), seed)) for seed in SEEDS]


Pairs = list[tuple[World, list[Event]]]


def fast_counts(world: World) -> Counter[tuple[Cause, int, int]]:
    truth = world.truth
    rows = np.isin(truth.cause, [int(cause) for cause in TOLD])
    columns = (truth.cause[rows], truth.side[rows], truth.sector[rows])
    return Counter((Cause(cause), int(side), int(sector)) for cause, side, sector in zip(*columns, strict=True))


def agree(fast: list[float], slow: list[float]) -> bool:
    """Whether the mean difference of pairs is within four and a half standard errors of none."""
    apart = np.array(fast) - np.array(slow)
    return bool(abs(apart.mean()) <= 4.5 * apart.std(ddof=1) / np.sqrt(len(apart)))


def test_the_rates_are_those_written_out_by_hand() -> None:
    world = worlds(1)
    both = paces(world.scenario)
    stage = Stage(world.scenario, world.front, world.weather, world.orders, both, stops(world.scenario, world.orders))
    for day in range(-4, 6):
        for held in (False, True):
            fast = rates_of_day(stage, day, truce=held)
            for hour, formation in np.ndindex(fast.shape):
                slow = plain_rate(world, both, (day + 4) * 24 + hour, formation, held=held)
                assert fast[hour, formation] == pytest.approx(slow, rel=1e-12)


def test_each_cause_side_and_sector_has_as_many_events(pairs: Pairs) -> None:
    fast, slow = [fast_counts(world) for world, _ in pairs], [counted(events) for _, events in pairs]
    keys = {key for one in [*fast, *slow] for key in one}
    assert {cause for cause, _, _ in keys} == set(TOLD)
    assert [key for key in sorted(keys) if not agree([one[key] for one in fast], [one[key] for one in slow])] == []


def test_each_day_has_as_many_events(pairs: Pairs) -> None:
    for day in range(10):
        fast, slow = [], []
        for world, events in pairs:
            first = world.scenario.begin + day * DAY
            told = np.isin(world.truth.cause, [int(cause) for cause in TOLD])
            fast.append(float(np.sum(told & (world.truth.when >= first) & (world.truth.when < first + DAY))))
            slow.append(float(sum(first <= event.when < first + DAY for event in events)))
        assert agree(fast, slow), day


def test_the_night_has_as_large_a_part(pairs: Pairs) -> None:
    fast, slow = [], []
    for world, events in pairs:
        dark, begin = world.weather.light == 2, world.scenario.begin
        rows = world.truth.cause == Cause.BREACH_UNDISCIPLINED
        fast.append(float(dark[world.weather.hour_of(world.truth.when[rows]), world.truth.sector[rows]].sum()))
        held = [event for event in events if event.cause is Cause.BREACH_UNDISCIPLINED]
        slow.append(float(sum(dark[(event.when - begin) // HOUR, event.sector] for event in held)))
    assert agree(fast, slow)


@pytest.mark.parametrize("side", [0, 1])
def test_the_delays_are_spread_alike(pairs: Pairs, side: int) -> None:
    fast, slow = [], []
    for world, events in pairs:
        child = np.flatnonzero((world.truth.answers >= 0) & (world.truth.side == side))
        delay = world.truth.when[child] - world.truth.when[world.truth.answers[child]]
        fast += [float(one) for one in delay / MINUTE]
        slow += [(event.when - event.parent.when) / MINUTE for event in events if event.parent and event.side == side]
    bound = 1.95 * np.sqrt((len(fast) + len(slow)) / (len(fast) * len(slow)))  # one in a thousand
    assert farthest_apart(fast, slow) < bound < 0.1


def test_answers_come_in_generations_of_the_same_sizes(pairs: Pairs) -> None:
    deep_fast, deep_slow = [], []
    for world, events in pairs:
        answers, depth = world.truth.answers, np.zeros(len(world.truth), int)
        for row in np.flatnonzero(answers >= 0):
            depth[row] = depth[answers[row]] + 1
        deep_fast.append(np.bincount(np.minimum(depth, 4), minlength=5))
        slow = [0] * 5
        for event in events:
            above, parent = 0, event.parent
            while parent:
                above, parent = above + 1, parent.parent
            slow[min(above, 4)] += 1
        deep_slow.append(slow)
    for number in range(1, 5):
        assert agree([float(one[number]) for one in deep_fast], [float(one[number]) for one in deep_slow]), number
