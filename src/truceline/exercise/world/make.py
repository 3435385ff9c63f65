"""Makes a world from a scenario."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from truceline.exercise.world.access import Access
from truceline.exercise.world.access_given import give_access
from truceline.exercise.world.answers import generations
from truceline.exercise.world.bundles import bundles_of_day
from truceline.exercise.world.details import details
from truceline.exercise.world.draws import Part, day_key, stream
from truceline.exercise.world.fire import Stage, fire_of_day
from truceline.exercise.world.front import Front
from truceline.exercise.world.front_line import lay_front
from truceline.exercise.world.moves import accidents_of_day, drones_of_day
from truceline.exercise.world.orders import Orders
from truceline.exercise.world.orders_given import give_orders, stops
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.silences import held_back
from truceline.exercise.world.sketch import Sketch, joined
from truceline.exercise.world.tempo import paces
from truceline.exercise.world.truth import Truth
from truceline.exercise.world.weather import Weather
from truceline.exercise.world.weather_made import make_weather
from truceline.values.instants import DAY

Progress = Callable[[int], None]

_TYPES: Mapping[str, type[np.generic]] = {
    "north": np.float64,
    "east": np.float64,
    "origin_north": np.float64,
    "origin_east": np.float64,
    "weapon": np.int8,
    "what": np.int8,
    "rounds": np.int32,
    "until": np.int64,
    "killed": np.int16,
    "injured": np.int16,
    "excluded": np.bool_,
}
"""The columns that the details fill."""


@dataclass(frozen=True, eq=False)
class World:
    """A scenario and all that it brings about."""

    scenario: Scenario
    front: Front
    weather: Weather
    orders: Orders
    access: Access
    truth: Truth


def make_world(scenario: Scenario, progress: Progress | None = None) -> World:
    """The world of a scenario: the same bytes for the same scenario.

    `progress` is told from time to time how many events are finished.
    """
    front = lay_front(scenario.front, scenario.seed)
    weather, orders = make_weather(scenario, front), give_orders(scenario)
    stage = Stage(scenario, front, weather, orders, paces(scenario), stops(scenario, orders))
    truth = _truth(stage, _sketched(stage), progress or (lambda _: None))
    return World(scenario, front, weather, orders, give_access(scenario, front), truth)


def _sketched(stage: Stage) -> Sketch:
    """All events in the order of time; `answers` is the row of the event answered."""
    first = joined([_first_of_day(stage, day) for day in _days(stage.scenario)])
    first = first.at(first.when < stage.scenario.end)
    everything = joined([first, *generations(stage, first)])
    order = np.argsort(everything.when, kind="stable")
    row = np.empty(len(order), np.int64)
    row[order] = np.arange(len(order))
    found = everything.at(order)
    linked = found.answers >= 0
    found.answers[linked] = row[found.answers[linked]]
    return found


def _first_of_day(stage: Stage, day: int) -> Sketch:
    """What begins on a day and answers nothing."""
    parts = [fire_of_day(stage, day), *bundles_of_day(stage, day), drones_of_day(stage, day)]
    events = joined([*parts, accidents_of_day(stage, day)])
    draws = stream(stage.scenario.seed, Part.SILENCES, day_key(day))
    return events.at(~held_back(stage.scenario.silences, events, draws))


def _truth(stage: Stage, events: Sketch, progress: Progress) -> Truth:
    """Draws the details day by day into columns of the whole length."""
    columns = {name: np.empty(len(events), sort) for name, sort in _TYPES.items()}
    kept = {name: getattr(events, name) for name in ("when", "sector", "side", "formation", "cause", "answers")}
    starts = [stage.scenario.start + day * DAY for day in _days(stage.scenario)]
    cuts = [*np.searchsorted(events.when, starts), len(events)]
    for day, first, after in zip(_days(stage.scenario), cuts, cuts[1:], strict=False):
        draws = stream(stage.scenario.seed, Part.DETAILS, day_key(day))
        found = details(stage, events.at(np.arange(first, after)), draws)
        for name, column in columns.items():
            column[first:after] = getattr(found, name)
        progress(int(after))
    return Truth(id=np.arange(len(events), dtype=np.int64), **kept, **columns)


def _days(scenario: Scenario) -> range:
    """The days of the world, counted from the start of the truce."""
    return range(-scenario.days_before, scenario.days_after)
