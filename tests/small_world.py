"""Small worlds for tests: scenarios of a few days and sectors, written as in YAML."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from truceline.exercise.world.front_line import lay_front
from truceline.exercise.world.make import World, make_world
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.truth import FIRE, Cause, Truth, among, breaches
from truceline.exercise.world.weather import Weather
from truceline.exercise.world.weather_made import make_weather

Content = Mapping[str, Any]


def side(label: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "rate": "20 per sector-day", **more}


def small(north: Content | None = None, south: Content | None = None, **more: Any) -> Scenario:
    """A world of 4 days before and 6 of the truce, with 3 sectors on 90 km."""
    content: dict[str, Any] = {
        "name": "small",
        "days_before": 4,
        "days_after": 6,
        "front": {"length": "90 km", "sectors": 3},
        "sides": [side("north", **(north or {})), side("south", **(south or {}))],
    }
    return Scenario.model_validate(content | more)


def made(north: Content | None = None, south: Content | None = None, **more: Any) -> World:
    return make_world(small(north, south, **more))


def alike(both: Content, **more: Any) -> World:
    """A world in which both sides are alike."""
    return made(both, both, **more)


def sky(**more: Any) -> Weather:
    """The weather of a small world in which nothing happens yet."""
    scenario = small(**more)
    return make_weather(scenario, lay_front(scenario.front, scenario.seed))


def of(truth: Truth, *causes: Cause) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The rows of these causes."""
    return np.flatnonzero(among(truth.cause, causes))


def fire(truth: Truth) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return of(truth, *FIRE)


NO_ANSWERS = {"retaliation": {"before": "0 %", "truce": "0 %", "mistaken": "0 %"}}


def breach_count(world: World) -> int:
    return int(breaches(world.truth, world.scenario.start).sum())
