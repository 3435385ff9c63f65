"""What a part of a phrase stands for: coordinates, a square, a region or a place, with how far it reaches."""

import math
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from truceline.errors import NotOnRecord
from truceline.places.atlas import Atlas
from truceline.places.choosing import Chosen, choose
from truceline.places.coordinates import METRES_A_DEGREE, Coordinates
from truceline.places.grid import Square
from truceline.places.naming import called
from truceline.places.phrases import Named, Phrase, Reference
from truceline.places.place import PRECISIONS
from truceline.places.plane import metres_between
from truceline.places.region_shape import Region
from truceline.places.regions import names_a_region, region_code
from truceline.places.result import Ambiguous, Source
from truceline.values.precision import Precision, class_of_size
from truceline.values.spots import Spot


@dataclass(frozen=True)
class Origin:
    """A middle (degrees north and east), how far it reaches from there, by how much the middle may be wrong (metres).

    `shape`: its outline in degrees, where it is no circle.
    """

    north: float
    east: float
    radius: float
    off: float
    precision: Precision
    source: Source
    reading: tuple[str, ...]
    shape: BaseGeometry | None = None


def origin_of(
    reference: Reference, phrase: Phrase, atlas: Atlas, hint: tuple[float, float] | None = None
) -> Origin | Ambiguous:
    """What a reference stands for; candidates where its name may mean more than one place.

    Raises:
        NotOnRecord: if its name is known nowhere.
        ValueError: if no place is on file in the region that it names.
    """
    if isinstance(reference, Spot):
        within = reference.within_m or 0.0
        source = Source(str(reference), None, "degrees as given, with the distance given")
        return Origin(reference.north, reference.east, within, 0.0, class_of_size(within), source, ())
    if isinstance(reference, Coordinates):
        return _at_coordinates(reference)
    if isinstance(reference, Square):
        return _at_square(reference)
    code = region_code(atlas, reference.name)
    if code is not None and names_a_region(reference.name):
        return _in_region(reference, code, atlas)
    try:
        found = choose(reference, phrase, atlas, hint)
    except NotOnRecord:
        if code is None:
            raise
        return _in_region(reference, code, atlas)
    return found if isinstance(found, Ambiguous) else _at_place(reference, found, atlas)


def _at_coordinates(one: Coordinates) -> Origin:
    wide = one.east_off * METRES_A_DEGREE * math.cos(math.radians(max(abs(one.north) - one.north_off, 0.0)))
    radius = math.hypot(one.north_off * METRES_A_DEGREE, wide)
    detail = f"degrees as given, {one.north:.6f} {one.east:.6f}"
    said = f"the last digit of the coordinates is taken as rounded: within {radius:,.0f} m"
    return Origin(one.north, one.east, radius, 0.0, class_of_size(radius), Source(detail, None, detail), (said,))


def _at_square(square: Square) -> Origin:
    north, east = square.middle
    outline = square.outline
    corners = outline.exterior.coords  # type: ignore[attr-defined]
    radius = max(metres_between(north, east, y, x) for x, y in corners)
    detail = f"grid square {square.reference}, {square.side:,.0f} m to each side"
    source = Source(square.reference, None, detail)
    said = "the whole square is meant, and nothing in it more than the rest"
    return Origin(north, east, radius, 0.0, class_of_size(radius), source, (said,), outline)


def _at_place(reference: Named, chosen: Chosen, atlas: Atlas) -> Origin:
    place = chosen.match.place
    source = Source(reference.name, chosen.match, place.source)
    reading = (*chosen.reading, f"how far {called(place, 'en', atlas.style).name} reaches: {place.radius_from}")
    return Origin(place.north, place.east, place.radius, place.off, PRECISIONS[place.kind], source, reading)


def _in_region(reference: Named, code: str, atlas: Atlas) -> Origin:
    region = Region.of(atlas, code)
    source = Source(reference.name, None, f"region code {code} of the gazetteer")
    spot = region.spot
    return Origin(
        spot.north, spot.east, spot.within_m or 0.0, 0.0, Precision.REGION, source, (region.said,), region.outline
    )
