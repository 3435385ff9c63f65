"""Where along the line things happen: near the hot spots of a sector, and always within it."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.front import Front

_NEAR_M = 1_500.0
"""How far from a hot spot, or from where fire came, things happen: the standard deviation along the line."""
_HOT_SHARE = 0.7


def along_sector(front: Front, sector: NDArray[np.int16], draws: Generator) -> NDArray[np.float64]:
    """Metres along the line: most of them near one of the sector's hot spots, the rest anywhere in it."""
    rows = len(sector)
    pick = draws.random(rows)
    spots = front.hot.shape[1]
    hot = front.hot[sector, (pick / _HOT_SHARE * spots).astype(np.int64) % spots]
    wide = front.edges[sector] + (pick - _HOT_SHARE) / (1 - _HOT_SHARE) * np.diff(front.edges)[sector]
    near = hot + draws.standard_normal(rows) * _NEAR_M
    return within_sector(front, sector, np.where(pick < _HOT_SHARE, near, wide))


def near(front: Front, sector: NDArray[np.int16], along: NDArray[np.float64], draws: Generator) -> NDArray[np.float64]:
    """Metres along the line near a place, within the sector."""
    return within_sector(front, sector, along + draws.standard_normal(len(along)) * _NEAR_M)


def within_sector(front: Front, sector: NDArray[np.int16], along: NDArray[np.float64]) -> NDArray[np.float64]:
    """What lies beyond an end of its sector comes in again at the other end."""
    first, length = front.edges[sector], np.diff(front.edges)[sector]
    inside = first + (along - first) % length
    return np.minimum(inside, np.nextafter(first + length, 0))
