"""What was understood, in words for a screen and as plain data for programs."""

from collections.abc import Iterator
from typing import Any

from pyproj import Geod
from shapely import orient_polygons
from shapely.geometry import mapping

from truceline.places.atlas import Atlas
from truceline.places.geonames import CREDIT
from truceline.places.naming import called, country_in_print, in_print
from truceline.places.place import Place
from truceline.places.result import Ambiguous, Candidate, Located, Source
from truceline.places.style import Language
from truceline.values.canonical import Json

_LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
_EARTH = Geod(ellps="WGS84")


def located_words(one: Located, atlas: Atlas, language: Language) -> Iterator[tuple[str, str]]:
    """Labels and lines about where something is."""
    yield "where", f"{one.spot.north:.5f} {one.spot.east:.5f} within {one.spot.within_m:,.0f} m"
    yield "", "degrees north and east, WGS 84; the circle round all that is meant"
    yield "area", f"{area_km2(one):,.4g} km²"
    yield "known as", one.precision.value
    yield "read as", one.phrase.rule.value
    for source in one.sources:
        yield from _source_words(source, atlas, language)
    for number, line in enumerate(one.reading):
        yield "" if number else "because", line
    if any(source.match is not None and source.match.place.is_of_gazetteer for source in one.sources):
        yield "gazetteer", CREDIT


def candidate_words(one: Candidate, atlas: Atlas, language: Language) -> Iterator[str]:
    """Lines about a place that may be meant, without its id."""
    place = one.match.place
    yield ", ".join(_place_words(place, atlas, language))
    yield f"{place.north:.5f} {place.east:.5f}, {_population(place)}" + (f", {one.beside}" if one.beside else "")
    if one.far is not None:
        yield f"{one.far / 1000:,.1f} km from the place given as a hint"
    if one.inside is not None:
        yield "within the bounds of the case" if one.inside else "outside the bounds of the case"
    yield f"found by {one.match.said}"


def located_plain(one: Located, atlas: Atlas, language: Language) -> dict[str, Json]:
    """Where something is, as plain data. Degrees and metres are texts, since the canonical form has no fractions."""
    return {
        "phrase": one.phrase.said,
        "rule": one.phrase.rule.name.lower(),
        "spot": str(one.spot),
        "precision": one.precision.value,
        "area_km2": f"{area_km2(one):.6g}",
        "bounds": [f"{degree:.6f}" for degree in one.geometry.bounds],
        "sources": [_source_plain(source, atlas, language) for source in one.sources],
        "reading": list(one.reading),
    }


def ambiguous_plain(one: Ambiguous, atlas: Atlas, language: Language) -> dict[str, Json]:
    """The candidates, as plain data."""
    return {
        "phrase": one.phrase.said,
        "name": one.name,
        "why": one.why,
        "candidates": [_candidate_plain(candidate, atlas, language) for candidate in one.candidates],
    }


def feature(one: Located, atlas: Atlas, language: Language) -> dict[str, Any]:
    """The geometry as a GeoJSON feature (RFC 7946: lon, lat), with the plain data as its properties."""
    shape = mapping(orient_polygons(one.geometry, exterior_cw=False))
    geometry = {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])}
    return {"type": "Feature", "properties": located_plain(one, atlas, language), "geometry": geometry}


def area_km2(one: Located) -> float:
    """The area on the ellipsoid, in square kilometres."""
    area, _ = _EARTH.geometry_area_perimeter(orient_polygons(one.geometry, exterior_cw=False))
    return abs(float(area)) / 1e6


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float | int):
        return round(float(coordinates), 7)
    return [_rounded(one) for one in coordinates]


def _source_words(source: Source, atlas: Atlas, language: Language) -> Iterator[tuple[str, str]]:
    if source.match is None:
        yield "from", source.detail
        return
    place = source.match.place
    yield "from", ", ".join(_place_words(place, atlas, language))
    yield "", f"{place.id}, {place.north:.5f} {place.east:.5f}, {_population(place)}"
    found = called(place, language, atlas.style)
    if not found.is_in_language:
        yield "", f"no {_LANGUAGES[language]} name is known; another stands in"
    yield "", f"the name: {found.origin}"


def _place_words(place: Place, atlas: Atlas, language: Language) -> Iterator[str]:
    yield in_print(place, language, atlas.style)
    yield from filter(None, (place.district, atlas.region_name(place, language)))
    if country := country_in_print(place, language, atlas.style):
        yield country


def _population(place: Place) -> str:
    return "population not known" if place.population is None else f"population {place.population:,}"


def _place_plain(place: Place, atlas: Atlas, language: Language) -> dict[str, Json]:
    found = called(place, language, atlas.style)
    return {
        "id": place.id,
        "name": in_print(place, language, atlas.style),
        "name_language": found.language,
        "name_from": found.origin,
        "district": place.district,
        "region": atlas.region_name(place, language),
        "country": country_in_print(place, language, atlas.style),
        "spot": f"{place.north} {place.east}",
        "population": place.population,
        "reaches": place.radius_from,
        "source": place.source,
    }


def _source_plain(source: Source, atlas: Atlas, language: Language) -> dict[str, Json]:
    if source.match is None:
        return {"text": source.text, "detail": source.detail}
    place = _place_plain(source.match.place, atlas, language)
    return {"text": source.text, "found_by": source.match.said, "place": place}


def _candidate_plain(one: Candidate, atlas: Atlas, language: Language) -> dict[str, Json]:
    return {
        "place": _place_plain(one.match.place, atlas, language),
        "found_by": one.match.said,
        "beside": one.beside,
        "metres_from_hint": None if one.far is None else round(one.far),
        "inside_bounds": one.inside,
    }
