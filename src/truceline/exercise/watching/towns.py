"""Towns along the front of a made-up world: their names are of no language, and no place on earth is meant."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.draws import Part, stream
from truceline.exercise.world.front import Front

_HEADS = (
    "Bra",
    "Cul",
    "Dro",
    "Fen",
    "Gal",
    "Hes",
    "Jor",
    "Kel",
    "Lum",
    "Mor",
    "Nad",
    "Oss",
    "Pel",
    "Quor",
    "Ruv",
    "Sil",
)
_MIDDLES = ("an", "em", "il", "or", "us", "av", "ek", "ip")
_TAILS = ("da", "feld", "ga", "holm", "ka", "low", "mere", "nik", "po", "rin", "sel", "tow", "vik", "wen")
_EVERY_M = 8_000.0
_WITHIN = 12


@dataclass(frozen=True, eq=False)
class Towns:
    """`names`, and for each its place (degrees), its sector and on which side of the line it lies."""

    names: tuple[str, ...]
    north: NDArray[np.float64]
    east: NDArray[np.float64]
    sector: NDArray[np.int16]
    side: NDArray[np.int8]

    def nearest(
        self, north: NDArray[np.float64], east: NDArray[np.float64], sector: NDArray[np.int16]
    ) -> NDArray[np.int32]:
        """The town nearest to each place, of those in its own sector."""
        found = np.zeros(len(north), np.int32)
        for number in np.unique(sector):
            here, mine = np.flatnonzero(sector == number), np.flatnonzero(self.sector == number)
            squeeze = np.cos(np.radians(self.north[mine[0]]))
            up = north[here, None] - self.north[mine]
            right = (east[here, None] - self.east[mine]) * squeeze
            found[here] = mine[np.argmin(up * up + right * right, axis=1)]
        return found


def towns_of(front: Front, seed: int) -> Towns:
    """Towns on both sides of a front, at least one in each sector and side."""
    draws = stream(seed, Part.WATCHING, 1)
    along, across, sector, side = [], [], [], []
    for number in range(front.sectors):
        first, last = front.edges[number], front.edges[number + 1]
        many = int(np.clip(round((last - first) / _EVERY_M), 1, _WITHIN))
        for mine in (0, 1):
            along.append(first + (np.arange(many) + draws.uniform(0.2, 0.8, many)) * (last - first) / many)
            off = front.gap_m / 2 + draws.uniform(0.02, 0.6, many) ** 2 * front.depth_m
            across.append(off * (1 - 2 * mine))
            sector.append(np.full(many, number, np.int16))
            side.append(np.full(many, mine, np.int8))
    north, east = front.place(np.concatenate(along), np.concatenate(across))
    return Towns(_names(len(north), draws), north, east, np.concatenate(sector), np.concatenate(side))


def _names(many: int, draws: np.random.Generator) -> tuple[str, ...]:
    known = ["".join(parts) for parts in product(_HEADS, _MIDDLES, _TAILS)]
    order = draws.permutation(len(known))
    names = [known[place] for place in order]
    return tuple(names[place % len(names)] + _again(place // len(names)) for place in range(many))


def _again(turn: int) -> str:
    return f" {turn + 1}" if turn else ""
