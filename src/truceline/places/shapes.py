"""What phrases about places mean, drawn on a plane in metres around a place: circles, sectors, what lies between.

Round edges become corners. An outer edge has them outside the circle and an inner one inside, always at the same
directions, so that nothing that was said is cut off, and a wider phrase never draws less.
"""

import math
from itertools import pairwise

from shapely import MultiPoint, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from truceline.values.bearings import Bearing

_CORNERS = 180
_OUTSIDE = 1 / math.cos(math.pi / _CORNERS)
_SMALLEST = 0.5
"""Metres: what is known exactly is still drawn as something that can hold a point."""


def disc(radius: float, x: float = 0.0, y: float = 0.0) -> Polygon:
    """Everything up to a radius, no less."""
    return _ring(max(radius, _SMALLEST) * _OUTSIDE, x, y)


def sector(low: float, high: float, bearing: Bearing | None, off: float = 0.0) -> BaseGeometry:
    """Everything from `low` to `high` metres off in a direction (None: in all); the middle may be wrong by `off`."""
    shape: BaseGeometry = disc(high)
    if low > 0:
        shape = shape.difference(_ring(low, 0.0, 0.0))
    if bearing is not None and bearing.width < 360:
        shape = shape.intersection(_wedge(bearing, 4 * max(high, _SMALLEST)))
    return widened(shape, off)


def widened(shape: BaseGeometry, by: float) -> BaseGeometry:
    """A shape with so many metres around it, no less."""
    return shape.buffer(by / math.cos(math.pi / 64), quad_segs=16) if by > 0 else shape


def between(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Two shapes and everything on straight ways between them."""
    return union_all([one, other]).convex_hull


def around(points: list[tuple[float, float]], by: float) -> BaseGeometry:
    """Everything within the outermost of some points, and so many metres around."""
    return widened(MultiPoint(points).convex_hull, by)


def compass_of(bearing: Bearing, points: int) -> Bearing:
    """A direction of a compass with 16 points as one with 8 or 4 of them is meant: wider, with the same middle."""
    width = 360 / points
    if bearing.width >= width or not bearing.said.isalpha() or bearing.said == "all":
        return bearing
    return Bearing((bearing.middle - width / 2) % 360, width, bearing.said)


def _ring(radius: float, x: float, y: float) -> Polygon:
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    return Polygon([(x + radius * math.sin(turn), y + radius * math.cos(turn)) for turn in turns])


def _wedge(bearing: Bearing, far: float) -> BaseGeometry:
    """What lies in a direction, up to beyond `far`; at most 90 degrees a piece."""
    pieces = math.ceil(bearing.width / 45)
    step = bearing.width / pieces
    corners = [math.radians(bearing.start + step * number) for number in range(pieces + 1)]
    edge = [(far * math.sin(turn), far * math.cos(turn)) for turn in corners]
    return union_all([Polygon([(0, 0), one, other]) for one, other in pairwise(edge)])
