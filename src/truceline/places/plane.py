"""A flat piece of the earth around a place, in metres, and the way back to degrees (WGS 84, lon then lat).

Azimuthal equidistant: distances and directions from the middle are true. Going back, edges are cut into short pieces
and everything is drawn a metre wider, so that straight edges between degrees cut off nothing of what was meant.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod, Proj
from shapely import LineString, box, get_coordinates, minimum_bounding_circle, transform, union_all
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from truceline.values.spots import Spot

_PIECE = 1_000.0
_WIDER = 1.0
_FROM_POLE = 2_000.0
_HALF_ROUND = 20_010_000.0
EARTH = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Plane:
    """The plane that touches the earth at a place: degrees north and east."""

    north: float
    east: float

    @cached_property
    def _projection(self) -> Proj:
        return Proj(proj="aeqd", lat_0=self.north, lon_0=self.east, datum="WGS84", units="m")

    def flat(self, north: float, east: float) -> tuple[float, float]:
        """A place as metres east and north of the middle."""
        x, y = self._projection(east, north)
        return float(x), float(y)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """A place on the plane as degrees north and east."""
        east, north = self._projection(x, y, inverse=True)
        return float(north), float(east)

    def flatten(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees as one in metres."""
        return transform(geometry, lambda points: np.column_stack(self._projection(points[:, 0], points[:, 1])))

    def world(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in metres as one in degrees, in two parts where it lies on both sides of the 180th meridian.

        Raises:
            ValueError: if it reaches a pole, where degrees draw nothing.
        """
        wider = geometry.buffer(_WIDER, join_style="mitre").segmentize(_PIECE)
        if any(wider.distance(self._beyond(pole)) < _FROM_POLE for pole in (90.0, -90.0)):
            raise ValueError("it reaches a pole, where it cannot be drawn in degrees; write a smaller distance")

        def back(points: NDArray[Any]) -> NDArray[Any]:
            east, north = self._projection(points[:, 0], points[:, 1], inverse=True)
            return np.column_stack((_near(np.asarray(east), self.east), north))

        return _parted(transform(wider, back))

    def _beyond(self, pole: float) -> LineString:
        """The way from a pole on, away from the middle: what lies on it is half a turn off."""
        _, y = self.flat(pole, self.east)
        return LineString([(0.0, y), (0.0, math.copysign(_HALF_ROUND, pole))])

    def spot(self, geometry: BaseGeometry) -> Spot:
        """The smallest circle on this plane around a geometry in metres, with its true radius on the earth."""
        middle = minimum_bounding_circle(geometry).centroid
        north, east = (round(degree, 6) for degree in self.degrees(middle.x, middle.y))
        outline = get_coordinates(geometry.buffer(_WIDER, join_style="mitre"))
        easts, norths = self._projection(outline[:, 0], outline[:, 1], inverse=True)
        _, _, far = EARTH.inv(np.full(len(outline), east), np.full(len(outline), north), easts, norths)
        return Spot(north, east, float(math.ceil(np.max(far)) + 1))


def metres_between(north: float, east: float, other_north: float, other_east: float) -> float:
    """The distance of two places on the ellipsoid."""
    return float(EARTH.inv(east, north, other_east, other_north)[2])


def _near(easts: NDArray[Any], middle: float) -> NDArray[Any]:
    """Degrees east within half a turn of the middle, so that nothing jumps at the 180th meridian."""
    return np.asarray((easts - middle + 180.0) % 360.0 - 180.0 + middle)


def _parted(geometry: BaseGeometry) -> BaseGeometry:
    west, south, east, north = geometry.bounds
    if west >= -180 and east <= 180:
        return geometry
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        moved = translate(geometry, xoff=turn).intersection(box(-180, south - 1, 180, north + 1))
        if not moved.is_empty:
            parts.append(moved)
    return union_all(parts)
