"""Who watches a made-up world: stations with their places day by day, and how each of them looks, hour by hour."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching.noise import Noise
from truceline.exercise.watching.posts import EVERY_M, NAMES, Post
from truceline.exercise.watching.schedules import Hindered, Plan, schedules
from truceline.exercise.world.draws import Part, stream
from truceline.exercise.world.make import World
from truceline.values.instants import DAY, HOUR

_PATROL_ROAM_M = 5_000.0
_MOST_PER_SECTOR = 20


@dataclass(frozen=True, eq=False)
class Network:
    """One row a station. `north`, `east`: degrees, one column a day; `state`, `reason`: one column an hour.

    `look_up`, `look_right`: which way a station looks, towards the other side, as parts of 1. `hindered`: what kept
    stations from looking, to be put on record.
    """

    post: NDArray[np.int8]
    sector: NDArray[np.int16]
    side: NDArray[np.int8]
    label: tuple[str, ...]
    north: NDArray[np.float64]
    east: NDArray[np.float64]
    look_up: NDArray[np.float64]
    look_right: NDArray[np.float64]
    state: NDArray[np.int8]
    reason: NDArray[np.int8]
    hindered: Hindered

    def of(self, post: Post) -> NDArray[np.int64]:
        """The stations of a kind."""
        return np.flatnonzero(self.post == post)


def days_in(world: World) -> int:
    """How many days of 24 hours a world has."""
    scenario = world.scenario
    return int(-(-(scenario.end - scenario.begin) // DAY))


def hours_in(world: World) -> int:
    """How many hours a world has."""
    scenario = world.scenario
    return int(-(-(scenario.end - scenario.begin) // HOUR))


def network_of(world: World, noise: Noise) -> Network:
    """The stations of a world: the same for the same seed, whatever happens there."""
    draws = stream(world.scenario.seed, Part.WATCHING, 2)
    post, sector, side, places = [], [], [], []
    for kind in Post:
        for number in range(world.front.sectors):
            many = _many(world, kind, number)
            sides = np.arange(number, number + many) % 2
            places.append(_places(world, kind, number, sides, draws))
            post.append(np.full(many, kind, np.int8))
            sector.append(np.full(many, number, np.int16))
            side.append(sides.astype(np.int8))
    kinds = np.concatenate(post)
    plan = Plan(kinds, np.concatenate(sector), np.concatenate(side))
    state, reason, hindered = schedules(world, plan, noise, days_in(world), hours_in(world))
    north, east, up, right = (np.concatenate(column) for column in zip(*places, strict=True))
    ways = up, right, state, reason, hindered
    return Network(kinds, plan.sector, plan.side, _labels(kinds), north, east, *ways)


def _many(world: World, kind: Post, number: int) -> int:
    every = EVERY_M[kind]
    if np.isinf(every):
        return 1
    length = float(world.front.edges[number + 1] - world.front.edges[number])
    return int(np.clip(round(length / every), 1, _MOST_PER_SECTOR))


def _places(
    world: World, kind: Post, number: int, sides: NDArray[np.int64], draws: np.random.Generator
) -> tuple[NDArray[np.float64], ...]:
    """Where each station of a kind in a sector is on each day, and which way it looks; patrols move about."""
    front, days, many = world.front, days_in(world), len(sides)
    first, last = front.edges[number], front.edges[number + 1]
    along = first + (np.arange(many) + draws.uniform(0.3, 0.7, many)) * (last - first) / many
    back = front.gap_m / 2 + draws.uniform(500, 3_000, many)
    if kind in (Post.UAV, Post.SATELLITE):
        back = np.zeros(many)
    roam = (
        draws.uniform(-_PATROL_ROAM_M, _PATROL_ROAM_M, (many, days)) if kind is Post.PATROL else np.zeros((many, days))
    )
    across = np.repeat((back * (1 - 2 * sides))[:, None], days, axis=1)
    spots = np.clip(along[:, None] + roam, 0, front.length_m)
    up, right = front.place(spots.ravel(), across.ravel())
    off_up, off_right = front.facing(along)
    towards = 2.0 * sides - 1
    return up.reshape(many, days), right.reshape(many, days), off_up * towards, off_right * towards


def _labels(kinds: NDArray[np.int8]) -> tuple[str, ...]:
    seen = [0] * len(Post)
    found = []
    for kind in kinds:
        seen[kind] += 1
        found.append(f"{NAMES[kind]}-{seen[kind]:03d}")
    return tuple(found)
