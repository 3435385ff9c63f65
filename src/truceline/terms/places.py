"""Whether a place lies in an area, when the place is known only within a distance and the area perhaps not drawn.

Distances are in metres on the WGS 84 ellipsoid, in an azimuthal equidistant projection centred on the place, so that
those from the place itself are true.
"""

from dataclasses import dataclass
from functools import cached_property

from pyproj import Transformer
from shapely import LineString, Point, Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from truceline.terms.areas import Area, Object, parse_place
from truceline.terms.schema import Agreement
from truceline.values.verdicts import Verdict, every, some

_KILOMETRE = 1000.0
_A_METRE = 0.001


@dataclass(frozen=True)
class Spot:
    """A place: degrees north and east (WGS 84), and within how many kilometres of it the thing itself lies."""

    north: float
    east: float
    within_km: float = 0.0

    @cached_property
    def _plane(self) -> Transformer:
        here = f"+proj=aeqd +lat_0={self.north} +lon_0={self.east} +datum=WGS84 +units=m"
        return Transformer.from_crs("EPSG:4326", here, always_xy=True)

    def flat(self, places: tuple[str, ...]) -> list[tuple[float, float]]:
        """Places as metres east and north of this one."""
        found = [parse_place(place) for place in places]
        return [self._plane.transform(east, north) for north, east in found]

    @property
    def disc(self) -> BaseGeometry:
        """Everywhere that is meant."""
        here = Point(0, 0)
        return here.buffer(self.within_km * _KILOMETRE, quad_segs=32) if self.within_km >= _A_METRE else here


def lies_in(spot: Spot, area: Area, agreement: Agreement) -> Verdict:
    """Whether a place lies in an area: yes if it does wherever in its uncertainty it is, no if nowhere, else unknown.

    An area without a shape gives unknown. A line has no width: a place that may lie on it gives yes, any other unknown,
    since the text does not say how far from it the term reaches.
    """
    areas = {one.id: one for one in agreement.areas}
    return _lies_in(spot, area, areas)


def _lies_in(spot: Spot, area: Area, areas: dict[str, Area]) -> Verdict:
    if area.parts:
        inside = some(_lies_in(spot, areas[name], areas) for name in area.parts)
        return every((inside, *(~_lies_in(spot, areas[name], areas) for name in area.without)))
    if area.objects:
        return some(_at_object(spot, one) for one in area.objects)
    shape = _shape(spot, area, areas)
    if shape is None:
        return Verdict.UNKNOWN
    if isinstance(shape, LineString):
        return Verdict.YES if shape.intersects(spot.disc) else Verdict.UNKNOWN
    return _covered(spot, shape)


def _covered(spot: Spot, shape: BaseGeometry) -> Verdict:
    if shape.covers(spot.disc):
        return Verdict.YES
    return Verdict.UNKNOWN if shape.intersects(spot.disc) else Verdict.NO


def _at_object(spot: Spot, one: Object) -> Verdict:
    if one.place is None:
        return Verdict.UNKNOWN
    (flat,) = spot.flat((one.place,))
    return _covered(spot, Point(flat).buffer(float(one.radius_km) * _KILOMETRE, quad_segs=32))


def _shape(spot: Spot, area: Area, areas: dict[str, Area]) -> BaseGeometry | None:
    """The area on the plane around the place; None where it is not drawn."""
    if area.offset is not None:
        return _strip(spot, area, areas)
    if area.parts:
        shapes = [_shape(spot, areas[name], areas) for name in area.parts]
        return None if None in shapes else unary_union(shapes)
    if not area.points:
        return None
    flat = spot.flat(area.points)
    return LineString(flat) if area.kind == "line" else Polygon(flat)


def _strip(spot: Spot, area: Area, areas: dict[str, Area]) -> BaseGeometry | None:
    """What lies between two distances from another area."""
    wanted = area.offset
    base = _shape(spot, areas[wanted.of], areas) if wanted else None
    if wanted is None or base is None:
        return None
    far, near = float(wanted.to_km) * _KILOMETRE, float(wanted.from_km) * _KILOMETRE
    if isinstance(base, LineString) and wanted.side != "both":
        sign = 1 if wanted.side == "left" else -1
        strip = base.buffer(sign * far, single_sided=True)
        return strip.difference(base.buffer(sign * near, single_sided=True)) if near else strip
    strip = base.buffer(far)
    return strip.difference(base.buffer(near)) if near else strip
