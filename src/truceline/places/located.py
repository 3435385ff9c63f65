"""From a phrase to a geometry: its names are looked up, its shapes are drawn, and every assumption is said."""

import math
from itertools import pairwise

from shapely.geometry.base import BaseGeometry

from truceline.errors import BadInput, Fault
from truceline.places.atlas import Atlas
from truceline.places.origins import Origin, origin_of
from truceline.places.phrases import Phrase, Rule, parse_phrase
from truceline.places.place import Kind
from truceline.places.plane import Plane
from truceline.places.result import Ambiguous, Located
from truceline.places.shapes import between, compass_of, disc, sector
from truceline.values.bearings import Bearing
from truceline.values.precision import Precision, class_of_size, coarser
from truceline.values.spots import Spot


def locate(text: str, atlas: Atlas, near: str | None = None) -> Located | Ambiguous:
    """Where a phrase says that something is; candidates where a name in it may mean more than one place.

    `near`: a name, a grid reference or coordinates from which candidates are told their distance; it decides nothing.

    Raises:
        BadInput: if the phrase says nothing that can be drawn.
        NotOnRecord: if a name in it is known nowhere; names spelled nearly so are offered.
    """
    try:
        phrase = parse_phrase(text)
        hint = None if near is None else _hint(near, atlas)
        origins = []
        for reference in phrase.references:
            origin = origin_of(reference, phrase, atlas, hint)
            if isinstance(origin, Ambiguous):
                return origin
            origins.append(origin)
        return _drawn(phrase, origins, atlas)
    except ValueError as cause:
        problem, _, remedy = str(cause).partition("; ")
        raise BadInput(Fault("the phrase", None, problem, remedy or "write it in another way")) from cause


def _hint(near: str, atlas: Atlas) -> tuple[float, float]:
    origin = origin_of(parse_phrase(near).references[0], parse_phrase(near), atlas)
    if isinstance(origin, Ambiguous):
        raise ValueError(f"{near!r} may mean another place as well; write an id, or coordinates")
    return origin.north, origin.east


def _drawn(phrase: Phrase, origins: list[Origin], atlas: Atlas) -> Located:
    first = origins[0]
    sources = tuple(one.source for one in origins)
    reading = tuple(dict.fromkeys(line for one in origins for line in one.reading))
    plane = Plane(first.north, first.east)
    if phrase.rule is Rule.PLACE and first.shape is not None:
        spot = Spot(round(first.north, 6), round(first.east, 6), float(math.ceil(first.radius) + 1))
        return Located(phrase, first.shape, spot, first.precision, sources, reading)
    shape, more = _shape(phrase, origins, plane, atlas)
    spot = plane.spot(shape)
    precision = coarser(*(one.precision for one in origins))
    if phrase.rule is not Rule.PLACE:
        precision = _relative(origins, spot)
    return Located(phrase, plane.world(shape), spot, precision, sources, (*reading, *more))


def _relative(origins: list[Origin], spot: Spot) -> Precision:
    """The class of what is told by its distance from something else."""
    size = class_of_size(spot.within_m or 0.0)
    named = [one for one in origins if one.source.match is not None and one.source.match.place.kind is Kind.SETTLEMENT]
    return coarser(size, Precision.NEAR_SETTLEMENT) if named else coarser(size, *(one.precision for one in origins))


def _shape(phrase: Phrase, origins: list[Origin], plane: Plane, atlas: Atlas) -> tuple[BaseGeometry, tuple[str, ...]]:
    """The shape on the plane, and the assumptions behind it."""
    first, near = origins[0], atlas.style.near_m
    if phrase.rule is Rule.PLACE:
        return disc(first.radius + first.off), ()
    if phrase.rule is Rule.BETWEEN:
        return _between(origins, plane)
    if phrase.rule is Rule.NEAR:
        return disc(first.radius + first.off + near), (f"near is taken as within {near:,} m of its edge",)
    low, high = (0.0, float(near))
    if phrase.distance is not None:
        low, high = phrase.distance.low, phrase.distance.high or 0.0
    bearing = None if phrase.bearing is None else compass_of(phrase.bearing, atlas.style.compass)
    said = (*_direction_words(bearing), _how_far(phrase, low, high))
    if first.source.match is None:
        return sector(low, high, bearing, first.radius + first.off), said
    if atlas.style.distances == "middle":
        return sector(low, high, bearing, first.off), (*said, "distances count from its middle (style sheet)")
    both = "whether the distance counts from its middle or its edge is not said: both are meant"
    return sector(low, high + first.radius, bearing, first.off), (*said, both)


def _direction_words(bearing: Bearing | None) -> tuple[str, ...]:
    if bearing is None:
        return ()
    return (f"{bearing.said} is taken as {bearing.start:g} to {(bearing.start + bearing.width) % 360:g} degrees",)


def _how_far(phrase: Phrase, low: float, high: float) -> str:
    if phrase.distance is None:
        return f"no distance is given: taken as up to {high:,.0f} m from its edge"
    return f"{phrase.distance.said} is taken as {low:,.0f} to {high:,.0f} m"


def _between(origins: list[Origin], plane: Plane) -> tuple[BaseGeometry, tuple[str, ...]]:
    discs = [disc(one.radius + one.off, *plane.flat(one.north, one.east)) for one in origins]
    one, other = next(pairwise(discs))
    said = "between is taken as both places and all straight ways between them"
    return between(one, other), (said,)
