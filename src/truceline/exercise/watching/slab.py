"""Some days of a made-up world, laid out for those who watch them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching.network import Network, days_in
from truceline.exercise.watching.noise import Noise
from truceline.exercise.watching.towns import Towns
from truceline.exercise.world.draws import Part, stream
from truceline.exercise.world.make import World
from truceline.exercise.world.weapons import WEAPONS
from truceline.values.instants import DAY, HOUR

MOST_EVENTS = 60_000
"""How many events a slab has at most, unless one day has more."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FIRED_HEARD = np.array([one.fired_heard_m for one in WEAPONS])
LANDED_HEARD = np.array([one.landed_heard_m for one in WEAPONS])
FLASH_SEEN = np.array([one.flash_seen_m for one in WEAPONS])
CALIBRE = np.array([one.calibre_mm for one in WEAPONS])


@dataclass(frozen=True, eq=False)
class Stage:
    """What stays the same for all slabs."""

    world: World
    network: Network
    towns: Towns
    noise: Noise


@dataclass(frozen=True, eq=False)
class Slab:
    """Days `first` up to `last` (not included) of a world, counted from its beginning.

    The columns are those of the truth, of these days only. `day`, `hour`: counted from the beginning of the world;
    `wind`, `sight`, `cloud`, `light`, `weather`: there and then.
    """

    stage: Stage
    first: int
    last: int
    id: Ints
    when: Ints
    until: Ints
    north: Floats
    east: Floats
    origin_north: Floats
    origin_east: Floats
    sector: NDArray[np.int16]
    side: NDArray[np.int8]
    what: NDArray[np.int8]
    weapon: NDArray[np.int8]
    rounds: NDArray[np.int32]
    cause: NDArray[np.int8]
    killed: NDArray[np.int16]
    injured: NDArray[np.int16]
    excluded: NDArray[np.bool_]
    day: Ints
    hour: Ints
    wind: Floats
    sight: Floats
    cloud: Floats
    light: NDArray[np.int8]
    weather: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.id)

    def draws(self, use: int) -> np.random.Generator:
        """The stream of one use in these days; another use never disturbs it."""
        return stream(self.stage.world.scenario.seed, Part.WATCHING, 10, use, self.first)

    @property
    def begin(self) -> int:
        """The first instant."""
        return int(self.stage.world.scenario.begin + self.first * DAY)

    @property
    def end(self) -> int:
        """The first instant after these days."""
        return int(self.stage.world.scenario.begin + self.last * DAY)


def slabs(stage: Stage, most: int = MOST_EVENTS) -> Iterator[Slab]:
    """A world in whole days, one slab after another."""
    world = stage.world
    days = days_in(world)
    edges = np.searchsorted(world.truth.when, world.scenario.begin + np.arange(days + 1, dtype=np.int64) * DAY)
    edges[0], edges[-1] = 0, len(world.truth)
    first = 0
    while first < days:
        last = first + 1
        while last < days and edges[last + 1] - edges[first] <= most:
            last += 1
        yield _slab(stage, first, last, slice(int(edges[first]), int(edges[last])))
        first = last


def _slab(stage: Stage, first: int, last: int, rows: slice) -> Slab:
    truth, weather, begin = stage.world.truth, stage.world.weather, stage.world.scenario.begin
    when, sector = truth.when[rows], truth.sector[rows]
    hour = weather.hour_of(when)
    return Slab(
        stage,
        first,
        last,
        truth.id[rows],
        when,
        truth.until[rows],
        truth.north[rows],
        truth.east[rows],
        truth.origin_north[rows],
        truth.origin_east[rows],
        sector,
        truth.side[rows],
        truth.what[rows],
        truth.weapon[rows],
        truth.rounds[rows],
        truth.cause[rows],
        truth.killed[rows],
        truth.injured[rows],
        truth.excluded[rows],
        np.clip((when - begin) // DAY, first, last - 1),
        np.clip((when - begin) // HOUR, first * 24, last * 24 - 1),
        weather.wind[hour, sector].astype(np.float64),
        weather.sight[hour, sector].astype(np.float64),
        weather.cloud[hour, sector].astype(np.float64),
        weather.light[hour, sector],
        weather.kind[hour, sector],
    )
