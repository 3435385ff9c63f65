"""How high the sun stands, by the short formula of the Astronomical Almanac: good to about a tenth of a degree."""

import numpy as np
from numpy.typing import NDArray

from truceline.values.instants import DAY

_NOON_2000 = 10_957.5 * DAY
"""2000-01-01T12:00 UTC, from which the formula counts days."""

DAYLIGHT, TWILIGHT = -0.833, -6.0
"""The sun's height at sunrise (with refraction and its half width), and at the end of civil twilight, in degrees."""


def height(when: NDArray[np.int64], north: NDArray[np.float64], east: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sun's height over the horizon in degrees, at instants and places that broadcast against one another."""
    days = (when - _NOON_2000) / DAY
    mean, turned = np.radians(280.460 + 0.9856474 * days), np.radians(357.528 + 0.9856003 * days)
    along = mean + np.radians(1.915 * np.sin(turned) + 0.020 * np.sin(2 * turned))
    tilt = np.radians(23.439 - 0.0000004 * days)
    ascension = np.arctan2(np.cos(tilt) * np.sin(along), np.cos(along))
    declination = np.arcsin(np.sin(tilt) * np.sin(along))
    sidereal = np.radians(280.46062 + 360.985647 * days + east)
    place = np.radians(north)
    rise = np.sin(place) * np.sin(declination)
    rise = rise + np.cos(place) * np.cos(declination) * np.cos(sidereal - ascension)
    found: NDArray[np.float64] = np.degrees(np.arcsin(rise))
    return found
