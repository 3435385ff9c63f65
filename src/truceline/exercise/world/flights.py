"""From where to where: what is fired, flown or blown up, on the ground."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.fire import Stage
from truceline.exercise.world.globe import moved
from truceline.exercise.world.sketch import Sketch
from truceline.exercise.world.truth import FIRE, NOBODY, Cause, among
from truceline.exercise.world.weapons import WEAPONS

Floats = NDArray[np.float64]

_NEAREST = np.array([weapon.nearest_m for weapon in WEAPONS])
_FARTHEST = np.array([weapon.farthest_m for weapon in WEAPONS])
_ASIDE = np.radians(25)
"""How far to either side of straight ahead one fires at most."""
_PRACTICE_M = 9_000.0
"""How far one fires in an exercise at most."""
_LAUNCH_M = 6_000.0
"""From how far behind its first positions a side lets drones fly at most."""


@dataclass(frozen=True, eq=False)
class Lands:
    """Where it landed or happened and from where it came, WGS 84 degrees; nan where it came from nowhere.

    `metres`: how far it went.
    """

    north: Floats
    east: Floats
    origin_north: Floats
    origin_east: Floats
    metres: Floats


def lands(stage: Stage, events: Sketch, weapon: NDArray[np.int8], chance: Floats) -> Lands:
    """Where events land and from where they come, by three rows of numbers from 0 up to 1."""
    front, own = stage.front, np.where(events.side == 1, -1.0, 1.0)
    angle = _ASIDE * (2 * chance[1] - 1)
    metres, across = _thrown(stage, events, weapon, (chance[0], chance[2], angle))
    north, east = front.place(events.along, across)
    up, right = front.facing(events.along)
    sideways = among(events.cause, (Cause.LIVE_FIRE, Cause.ACCIDENT)) * np.pi / 2
    turn = own * (angle + sideways)
    back = own * metres
    to_up, to_right = up * np.cos(turn) - right * np.sin(turn), right * np.cos(turn) + up * np.sin(turn)
    origin = moved(north, east, back * to_up, back * to_right)
    origin_north, origin_east = (np.where(metres > 0, degrees, np.nan) for degrees in origin)
    return Lands(north, east, origin_north, origin_east, metres)


def _thrown(
    stage: Stage, events: Sketch, weapon: NDArray[np.int8], more: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats]:
    """How far each event goes, and how far off the line it lands (positive: on the land of side 0)."""
    chance, share, angle = more
    gap, deepest = stage.front.gap_m, stage.front.depth_m - stage.front.gap_m / 2
    own = np.where(events.side == 1, -1.0, 1.0)
    nearest, farthest = np.minimum(np.maximum(_NEAREST, gap), _FARTHEST)[weapon], _FARTHEST[weapon]
    metres = nearest + (farthest - nearest) * chance
    beyond = metres * np.cos(angle) - gap
    deep = np.clip(np.where(beyond > 0, beyond * (0.2 + 0.6 * share), beyond), -gap, deepest)
    fire = among(events.cause, FIRE)
    flight = events.cause == Cause.DRONE_FLIGHT
    practice = _NEAREST[weapon] + (np.minimum(farthest, _PRACTICE_M) - _NEAREST[weapon]) * chance
    flown = (np.abs(events.across) + gap / 2 + _LAUNCH_M * share) / np.cos(angle)
    slipped = np.where(events.side == NOBODY, 0.0, _NEAREST[weapon])
    tests = [fire, flight, events.cause == Cause.LIVE_FIRE, events.cause == Cause.ACCIDENT]
    far = np.select(tests, [metres, flown, practice, slipped], 0.0)
    return far, np.where(fire, -own * (gap / 2 + deep), events.across.astype(np.float64))
