"""The formations of both sides, and when the order to stop firing reached each of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NEVER: int = np.iinfo(np.int64).max
"""In `Orders.received`: the order never came."""


@dataclass(frozen=True, eq=False)
class Orders:
    """One row a formation: those of sector 0 first, of each sector those of side 0 first.

    `side`, `sector`: whose it is and where it lies. `discipline`: which share of its fire it holds back once it has its
    order, 0 to 1. `issued`, `received`: when its side gave the order, and when it had it, microseconds UTC; `NEVER`: it
    never had it. An order that comes before the truce begins is kept from the beginning of the truce.
    """

    side: NDArray[np.int8]
    sector: NDArray[np.int16]
    discipline: NDArray[np.float64]
    issued: NDArray[np.int64]
    received: NDArray[np.int64]
