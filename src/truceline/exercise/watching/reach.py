"""Which station has what within its reach, in columns: the slow part, kept to plain arithmetic."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.slab import Floats, Ints, Slab
from truceline.exercise.world.globe import apart

_PER_DEGREE_M = 110_000.0
"""A little under the length of a degree, so that the box is never too small."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """One row for each event in reach of a station that was looking: their places, and the way there in metres."""

    event: Ints
    station: Ints
    up_m: Floats
    right_m: Floats

    @property
    def off_m(self) -> Floats:
        """How far off it was."""
        return np.hypot(self.up_m, self.right_m)

    def only(self, mask: NDArray[np.bool_]) -> "Pairs":
        """Some of them."""
        return Pairs(self.event[mask], self.station[mask], self.up_m[mask], self.right_m[mask])


def in_reach(slab: Slab, stations: Ints, reach_m: Floats, *, origin: bool = False, awake: bool = True) -> Pairs:
    """Events within their own reach of a station that was looking just then.

    `reach_m`: how far off each event can be noticed. `origin`: where it was fired, not where it landed. `awake` False:
    whether anybody looked or not.
    """
    north, east = (slab.origin_north, slab.origin_east) if origin else (slab.north, slab.east)
    network = slab.stage.network
    by_sector = np.argsort(slab.sector, kind="stable")
    edges = np.searchsorted(slab.sector[by_sector], np.arange(slab.stage.world.front.sectors + 1))
    parts = []
    for station in stations:
        number = int(network.sector[station])
        near = by_sector[edges[max(number - 1, 0)] : edges[min(number + 2, len(edges) - 1)]]
        if awake:
            near = near[np.isin(network.state[station, slab.hour[near]], (codes.LOOKING, codes.PARTLY))]
        mine_north, mine_east = network.north[station, slab.day[near]], network.east[station, slab.day[near]]
        squeeze = np.cos(np.radians(mine_north)) * _PER_DEGREE_M
        box = (np.abs(north[near] - mine_north) * _PER_DEGREE_M <= reach_m[near]) & (
            np.abs(east[near] - mine_east) * squeeze <= reach_m[near]
        )
        hit = near[box]
        up, right = apart(mine_north[box], mine_east[box], north[hit], east[hit])
        inside = np.hypot(up, right) <= reach_m[hit]
        parts.append((hit[inside], np.full(int(inside.sum()), station, np.int64), up[inside], right[inside]))
    if not parts:
        return Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    return Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))
