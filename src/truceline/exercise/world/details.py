"""What a sketch leaves open: the weapon, the rounds, how long it lasts, from where and to where, and whom it hurts."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.fire import Stage
from truceline.exercise.world.flights import lands
from truceline.exercise.world.people import hurt
from truceline.exercise.world.sketch import Sketch
from truceline.exercise.world.truth import FIRE, NOBODY, WHATS, Cause, among
from truceline.exercise.world.weapons import FIRED, PLACES, WEAPONS
from truceline.values.instants import SECOND

Floats = NDArray[np.float64]

_WHAT = np.array([WHATS.index(weapon.what) for weapon in WEAPONS], np.int8)
_LOW = np.array([weapon.rounds_low for weapon in WEAPONS])
_HIGH = np.array([weapon.rounds_high for weapon in WEAPONS])
_PACE = np.array([weapon.pace_s for weapon in WEAPONS])
_PRACTISED = ("machine-gun", "mortar-82", "mortar-120", "tank", "artillery-152")
"""What is fired in exercises, each as often as the others."""
_VEHICLES = 0.6
"""Which share of what is seen of a relief is vehicles; the rest is people on foot."""
_COLUMN, _FEWEST, _PEOPLE = 20, 3, 80
_LONGEST_MOVE_S = 3_000
"""How long a column is on the move at most."""


@dataclass(frozen=True, eq=False)
class Details:
    """Columns as in `Truth`."""

    weapon: NDArray[np.int8]
    what: NDArray[np.int8]
    rounds: NDArray[np.int32]
    until: NDArray[np.int64]
    north: Floats
    east: Floats
    origin_north: Floats
    origin_east: Floats
    killed: NDArray[np.int16]
    injured: NDArray[np.int16]
    excluded: NDArray[np.bool_]


def details(stage: Stage, events: Sketch, draws: Generator) -> Details:
    """The details of the events of one day."""
    chance = draws.random((5, len(events)))
    weapon = _weapons(stage, events.cause, events.side, chance[0])
    rounds = _rounds(events.cause, weapon, chance[1])
    where = lands(stage, events, weapon, chance[2:5])
    killed, injured = hurt(stage.scenario.people, events, draws)
    until = _until(stage, events, weapon, rounds, (where.metres, chance[1]))
    places = (where.north, where.east, where.origin_north, where.origin_east)
    return Details(weapon, _WHAT[weapon], rounds, until, *places, killed, injured, _excluded(stage, events))


def _weapons(stage: Stage, cause: NDArray[np.int8], side: NDArray[np.int8], chance: Floats) -> NDArray[np.int8]:
    """Fire by the scenario's mix, exercises by what is practised, everything else by its cause."""
    mix = np.cumsum([stage.scenario.weapons.get(name, 0.0) for name in FIRED])
    places = np.array([PLACES[name] for name in FIRED])
    fired = places[np.minimum(np.searchsorted(mix, chance * mix[-1], side="right"), len(places) - 1)]
    practised = np.array([PLACES[name] for name in _PRACTISED])[(chance * len(_PRACTISED)).astype(np.int64)]
    moved = np.where(chance < _VEHICLES, PLACES["column"], PLACES["on-foot"])
    slipped = np.where(side == NOBODY, PLACES["mine"], PLACES["rifle"])
    charge, drone = (np.full(len(cause), PLACES[name]) for name in ("charge", "watching-drone"))
    causes = (Cause.LIVE_FIRE, Cause.ROTATION, Cause.ACCIDENT, Cause.DRONE_FLIGHT, Cause.DEMINING)
    chosen = [practised, moved, slipped, drone, charge]
    tests = [cause == one for one in causes]
    tests.append(cause == Cause.CONTROLLED_DETONATION)
    return np.select(tests, [*chosen, charge], fired).astype(np.int8)


def _rounds(cause: NDArray[np.int8], weapon: NDArray[np.int8], chance: Floats) -> NDArray[np.int32]:
    """Few rounds are commoner than many."""
    low, high = _LOW[weapon], _HIGH[weapon]
    high = np.where(cause == Cause.DEMINING, 1, high)
    column, foot = weapon == PLACES["column"], weapon == PLACES["on-foot"]
    low = np.select([column, foot], [_FEWEST, _FEWEST], low)
    high = np.select([column, foot], [_COLUMN, _PEOPLE], high)
    found: NDArray[np.int32] = (low + np.floor(chance * chance * (high - low + 1))).astype(np.int32)
    return found


def _until(
    stage: Stage, events: Sketch, weapon: NDArray[np.int8], rounds: NDArray[np.int32], more: tuple[Floats, Floats]
) -> NDArray[np.int64]:
    """When it is over: after the last round, after a column has passed, or when a drone is back."""
    metres, chance = more
    speed = np.array([side.drones.speed for side in stage.scenario.sides])[np.maximum(events.side, 0)]
    fired = (rounds - 1) * _PACE[weapon]
    tests = [events.cause == Cause.ROTATION, events.cause == Cause.DRONE_FLIGHT]
    seconds = np.select(tests, [_LONGEST_MOVE_S * (0.2 + 0.8 * chance), 2 * metres / speed], fired)
    found: NDArray[np.int64] = np.minimum(events.when + (seconds * SECOND).astype(np.int64), stage.scenario.end - 1)
    return found


def _excluded(stage: Stage, events: Sketch) -> NDArray[np.bool_]:
    """What is no breach: all that is not fire, but for flights where they are forbidden."""
    fire = among(events.cause, FIRE)
    banned = np.array([side.drones.forbidden for side in stage.scenario.sides])[np.maximum(events.side, 0)]
    found: NDArray[np.bool_] = ~fire & ~((events.cause == Cause.DRONE_FLIGHT) & banned)
    return found
