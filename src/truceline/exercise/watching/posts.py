"""The kinds of station that watch a made-up world."""

from enum import IntEnum

import numpy as np


class Post(IntEnum):
    """A kind of station."""

    PATROL = 0
    CAMERA = 1
    ACOUSTIC = 2
    RADAR = 3
    UAV = 4
    SATELLITE = 5


NAMES = ("patrol", "camera", "acoustic", "radar", "uav", "satellite")
EVERY_M = (12_000.0, 20_000.0, 25_000.0, 60_000.0, np.inf, np.inf)
"""How far from one another stations of a kind stand along the line; `inf`: one in each sector."""
