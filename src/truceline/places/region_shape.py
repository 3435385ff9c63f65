"""Roughly where a region is: drawn round the places on file in it, since no borders are at hand."""

from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from truceline.places.atlas import Atlas
from truceline.places.plane import Plane
from truceline.places.shapes import around
from truceline.values.spots import Spot

_MARGIN = 15_000.0
_ALONE = 50_000.0
"""A place this far from all others of its region is taken for a mistake of the gazetteer."""


@dataclass(frozen=True)
class Region:
    """The outline (degrees, lon and lat), the circle round it, and how it was drawn, in words."""

    outline: BaseGeometry
    spot: Spot
    said: str

    @staticmethod
    def of(atlas: Atlas, code: str) -> "Region":
        """The region under a gazetteer's code.

        Raises:
            ValueError: if no place is on file in it.
        """
        rows = [row for row in atlas.rows if row.region == code]
        if not rows:
            raise ValueError("no place is on file in that region; name a place in it")
        middle = len(rows) // 2
        plane = Plane(sorted(row.north for row in rows)[middle], sorted(row.east for row in rows)[middle])
        points = [plane.flat(row.north, row.east) for row in rows]
        kept = _together(points)
        shape = around(kept, _MARGIN)
        said = f"its border is not known here: drawn round the {len(kept)} places on file in it, and 15 km more"
        if len(kept) < len(points):
            said += f"; {len(points) - len(kept)} far from all others left out"
        return Region(plane.world(shape), plane.spot(shape), said)


def _together(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without those that lie alone, as long as anything is left."""
    there = np.array(points)
    far = np.hypot(*(there[:, None, axis] - there[None, :, axis] for axis in (0, 1)))
    np.fill_diagonal(far, np.inf)
    kept = [point for point, nearest in zip(points, far.min(axis=1), strict=True) if nearest <= _ALONE]
    return kept or points
