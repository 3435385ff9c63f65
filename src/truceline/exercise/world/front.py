"""The front: an invented line with sectors, and where each side lies along it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.globe import Floats, apart, metres_per_degree, moved, wrapped

_AT_ONCE = 1_000
"""How many places are held against the whole line at once."""
_STEP_M = 5_000.0
"""How far apart the points of an outline are."""


@dataclass(frozen=True, eq=False)
class Front:
    """The line between the sides. Side 0 lies to the left of one who goes along it from its first point, side 1 right.

    `north`, `east`: the points of the line, WGS 84 degrees. `along`: how far along the line each of them lies, in
    metres. `up`, `right`: which way it is, from each point, straight off the line into the land of side 0, as parts of
    1 to the north and to the east. `edges`: where each sector begins along the line and the last one ends, in metres:
    one more than there are sectors. `hot`: one row a sector, where in it, in metres along the line, most of the fire
    falls. `heat`: how much of the fire each sector has; the mean is 1. `gap_m`: how wide the land between both sides'
    first positions is; the line is its middle. `depth_m`: how far back from the line a sector goes on either side.
    """

    north: Floats
    east: Floats
    along: Floats
    up: Floats
    right: Floats
    edges: Floats
    hot: Floats
    heat: Floats
    gap_m: float
    depth_m: float

    @property
    def length_m(self) -> float:
        """How long the line is, in metres."""
        return float(self.along[-1])

    @property
    def sectors(self) -> int:
        """How many sectors there are."""
        return len(self.edges) - 1

    def sector_at(self, along: Floats) -> NDArray[np.int16]:
        """The sector at so many metres along the line; before its first and after its last point, the nearest."""
        return np.searchsorted(self.edges[1:-1], along, side="right").astype(np.int16)

    def place(self, along: Floats, across: Floats) -> tuple[Floats, Floats]:
        """Degrees north and east of what lies `along` metres along the line and `across` metres straight off it.

        `across` is positive on the land of side 0 and negative on that of side 1.
        """
        east = np.unwrap(self.east, period=360)
        up, right = self.facing(along)
        foot = np.interp(along, self.along, self.north), np.interp(along, self.along, east)
        return moved(*foot, across * up, across * right)

    def facing(self, along: Floats) -> tuple[Floats, Floats]:
        """Which way it is straight off the line into the land of side 0, as parts of 1 to the north and to the east."""
        up, right = np.interp(along, self.along, self.up), np.interp(along, self.along, self.right)
        length = np.hypot(up, right)
        return up / length, right / length

    def nearest(self, north: Floats, east: Floats) -> tuple[Floats, Floats]:
        """How far along the line and how far off it places lie, as in `place`, by the nearest point of the line."""
        per_up, per_right = metres_per_degree(self.north)
        spot = np.empty(len(north), np.int64)
        for first in range(0, len(north), _AT_ONCE):
            rows = slice(first, first + _AT_ONCE)
            up = (north[rows, None] - self.north) * per_up
            right = wrapped(east[rows, None] - self.east) * per_right
            spot[rows] = np.argmin(up * up + right * right, axis=1)
        up, right = apart(self.north[spot], self.east[spot], north, east)
        ahead = right * self.up[spot] - up * self.right[spot]
        off = up * self.up[spot] + right * self.right[spot]
        return np.clip(self.along[spot] + ahead, 0, self.length_m), off

    def outline(self, sector: int) -> list[tuple[float, float]]:
        """The ring of a sector on both sides, as degrees north and east; the first point comes again at the end."""
        first, last = self.edges[sector], self.edges[sector + 1]
        along = np.linspace(first, last, max(2, round((last - first) / _STEP_M) + 1))
        rows = [self.place(along, np.full_like(along, self.depth_m))]
        rows.append(self.place(along[::-1], np.full_like(along, -self.depth_m)))
        ring = [(float(north), float(east)) for row in rows for north, east in zip(*row, strict=True)]
        return [*ring, ring[0]]

    def positions(self, side: int) -> tuple[Floats, Floats]:
        """The first positions of a side along the whole line, as degrees north and east."""
        return self.place(self.along, np.full_like(self.along, self.gap_m / 2 * (1 - 2 * side)))
