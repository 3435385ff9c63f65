"""Geometries of GeoJSON as cells: what it is, its middle, and how far it reaches from there."""

from collections.abc import Iterator

from pyproj import Geod

from truceline.values.spots import Spot, plain_number

_EARTH = Geod(ellps="WGS84")


def shape_cells(geometry: object) -> dict[str, str]:
    """`@geometry`, `@north`, `@east` and, of anything but a point, `@within` in metres. Nothing for no geometry.

    The middle is that of the box around it. GeoJSON writes degrees east first.

    Raises:
        ValueError, TypeError, KeyError, IndexError: if it is not a geometry.
    """
    if geometry is None:
        return {}
    if not isinstance(geometry, dict):
        raise TypeError("a geometry is an object")
    sort = str(geometry["type"])
    places = list(_places(geometry))
    if not places:
        return {"@geometry": sort}
    if sort == "Point":
        (east, north), *_ = places
        return {"@geometry": sort, "@north": north, "@east": east}
    return {**_box([(float(east), float(north)) for east, north in places]), "@geometry": sort}


def _places(geometry: dict[str, object]) -> Iterator[tuple[str, str]]:
    if geometry["type"] == "GeometryCollection":
        inner = geometry["geometries"]
        if not isinstance(inner, list):
            raise TypeError("the geometries of a collection are a list")
        for one in inner:
            yield from _places(one)
    else:
        yield from _positions(geometry["coordinates"])


def _positions(coordinates: object) -> Iterator[tuple[str, str]]:
    if not isinstance(coordinates, list):
        raise TypeError("coordinates are a list")
    if coordinates and all(isinstance(one, str) for one in coordinates):
        float(coordinates[0]), float(coordinates[1])
        yield coordinates[0], coordinates[1]
        return
    for one in coordinates:
        yield from _positions(one)


def _box(places: list[tuple[float, float]]) -> dict[str, str]:
    easts, norths = zip(*places, strict=True)
    middle = Spot((min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2)
    *_, metres = _EARTH.inv(middle.east, middle.north, max(easts), max(norths))
    *_, other = _EARTH.inv(middle.east, middle.north, max(easts), min(norths))
    within = plain_number(round(max(metres, other), 0))
    return {"@north": plain_number(middle.north), "@east": plain_number(middle.east), "@within": f"{within} m"}
