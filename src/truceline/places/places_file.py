"""A case's own places: tables in its folder `places`, which come before the gazetteer.

Columns: `id`, `lat`, `lon` (degrees), and at least one of `en`, `uk`, `ru`. As wanted: `former` (names that are no
longer used, with `;` between them), `radius_m` (how far the place reaches from there), `kind` (site, street,
settlement, district, region), `country` and `region` (the gazetteer's codes, or words), `district`, `source`. A row
whose id is one of the gazetteer's (`geonames:713174`) takes the place of that one.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.places.coordinates import half_a_digit
from truceline.places.place import LANGUAGES, OFFICIAL, Kind, Naming, Place
from truceline.sources.rows import Row, read_rows

_ID = re.compile(r"[a-z][a-z0-9_-]{0,79}|geonames:[0-9]{1,12}")
_COLUMNS = frozenset(
    ("id", "lat", "lon", *LANGUAGES, "former", "radius_m", "kind", "country", "region", "district", "source")
)
_NUMBER = re.compile(r"-?[0-9]{1,7}(?:\.[0-9]{1,12})?")
_UNKNOWN_RADIUS = 3_000.0


def read_places(case: Path | None) -> tuple[Place, ...]:
    """All places of a case's tables, by file and line.

    Raises:
        BadInput: with every fault of every file.
    """
    files = [] if case is None else sorted((case / "places").glob("*.csv"))
    rows = [row for file in files for row in read_rows(file)]
    faults = [fault for row in rows for fault in _faults(row)]
    faults += list(_twice(rows))
    if faults:
        raise BadInput(*faults)
    return tuple(_place(row) for row in rows)


def _twice(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in rows:
        id = row.cells.get("id", "")
        if id and id in seen:
            before = seen[id]
            yield row.fault(f"the id {id} stands in {before.file}:{before.line} as well", "give each place its own id")
        seen.setdefault(id, row)


def _faults(row: Row) -> Iterator[Fault]:
    cells = row.cells
    if unknown := sorted(set(cells) - _COLUMNS):
        yield row.fault(f"the column {unknown[0]} is not known here", f"use {', '.join(sorted(_COLUMNS))}")
    if not _ID.fullmatch(cells.get("id", "")):
        yield row.fault(
            f"the id {cells.get('id', '')!r} is not one", "write small letters, digits and hyphens, or geonames:713174"
        )
    if not any(language in cells for language in LANGUAGES):
        yield row.fault("the place has no name", f"fill in one of {', '.join(LANGUAGES)}")
    yield from _number_faults(row)
    if cells.get("kind", "settlement") not in set(Kind):
        yield row.fault(f"the kind {cells['kind']!r} is not known here", f"write one of {', '.join(Kind)}")


def _number_faults(row: Row) -> Iterator[Fault]:
    for column, farthest, sample in (("lat", 90.0, "48.0615"), ("lon", 180.0, "37.6801")):
        text = row.cells.get(column, "")
        if not _NUMBER.fullmatch(text) or abs(float(text)) > farthest:
            yield row.fault(f"{column} {text!r} is not in degrees", f"write a number with a point, such as {sample}")
    text = row.cells.get("radius_m", "1")
    if not _NUMBER.fullmatch(text) or not 0 < float(text) <= 1_000_000:
        yield row.fault(f"radius_m {text!r} is not a distance", "write metres above 0, such as 1500")


def _place(row: Row) -> Place:
    cells, at = row.cells, f"{row.file}:{row.line}"
    radius, why = _radius(row)
    return Place(
        id=cells["id"],
        namings=tuple(
            Naming(cells[one], one, OFFICIAL, origin=f"the case's own file, {at}") for one in LANGUAGES if one in cells
        ),
        others=tuple(name.strip() for name in cells.get("former", "").split(";") if name.strip()),
        north=float(cells["lat"]),
        east=float(cells["lon"]),
        radius=radius,
        radius_from=why,
        off=max(half_a_digit(cells["lat"]), half_a_digit(cells["lon"])),
        kind=Kind(cells.get("kind", "settlement")),
        country=cells.get("country", ""),
        region=cells.get("region", ""),
        district=cells.get("district", ""),
        population=None,
        source=at + (f" ({cells['source']})" if "source" in cells else ""),
    )


def _radius(row: Row) -> tuple[float, str]:
    given = row.cells.get("radius_m")
    if given is not None:
        return float(given), f"given: {float(given):g} m, {row.file}:{row.line}"
    return _UNKNOWN_RADIUS, f"assumed: {_UNKNOWN_RADIUS / 1000:g} km, the case's own file gives no radius_m"
