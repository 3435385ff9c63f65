"""Metres on the globe: how places move by so many metres, on WGS 84, near enough for a hundred kilometres."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_AXIS = 6_378_137.0
_BENT = 0.006694379990141317
"""The square of the eccentricity of WGS 84."""


def metres_per_degree(north: Floats) -> tuple[Floats, Floats]:
    """How many metres a degree to the north and a degree to the east are at a latitude."""
    angle = np.radians(north)
    squeeze = 1 - _BENT * np.sin(angle) ** 2
    up = _AXIS * (1 - _BENT) / squeeze**1.5
    right = _AXIS / np.sqrt(squeeze) * np.cos(angle)
    return np.radians(up), np.radians(right)


def moved(north: Floats, east: Floats, up_m: Floats, right_m: Floats) -> tuple[Floats, Floats]:
    """Places moved by so many metres to the north and to the east; degrees east stay within -180 and 180."""
    per_up, _ = metres_per_degree(north)
    new_north = north + up_m / per_up
    _, per_right = metres_per_degree((north + new_north) / 2)
    return new_north, wrapped(east + right_m / per_right)


def apart(north: Floats, east: Floats, to_north: Floats, to_east: Floats) -> tuple[Floats, Floats]:
    """How many metres to the north and to the east one must go from the first places to the second."""
    per_up, _ = metres_per_degree((north + to_north) / 2)
    _, per_right = metres_per_degree((north + to_north) / 2)
    return (to_north - north) * per_up, wrapped(to_east - east) * per_right


def wrapped(east: Floats) -> Floats:
    """Degrees east brought to -180 up to 180."""
    return (east + 180) % 360 - 180
