"""What we know for sure beyond the gazetteer: official names, former ones with dates, regions, disputed areas.

The files are tables in the folder `facts`, one pair a country, so that somebody who knows the country can review them.
A country without them has the gazetteer's names only.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from truceline.places.place import LANGUAGES, Naming
from truceline.sources.rows import Row, read_rows

_FOLDER = Path(__file__).parent / "facts"


@dataclass(frozen=True)
class Disputed:
    """An area that more than one state, or a state and who rules there, claims. The list takes no side in it.

    `region` empty: the whole country code, or the box. A box rather reaches too far: then no country is printed.
    """

    country: str
    region: str
    south: float
    north: float
    west: float
    east: float
    what: str

    def holds(self, country: str, region: str, north: float, east: float) -> bool:
        """True when a place under a gazetteer's country and region lies in it."""
        if country != self.country or (self.region and region != self.region):
            return False
        return self.south <= north <= self.north and self.west <= east <= self.east


@cache
def namings_of(country: str) -> dict[int, tuple[Naming, ...]]:
    """The names of a country's facts file by the gazetteer's number, current ones first."""
    found: dict[int, list[Naming]] = defaultdict(list)
    for row in _rows(f"{country}-names.csv"):
        found[int(row.cells["place"])] += [
            Naming(
                name=row.cells[language],
                language=language,
                by=row.cells["by"],
                since=row.cells.get("since", ""),
                until=row.cells.get("until", ""),
                origin=f"facts {country}-names.csv:{row.line}",
            )
            for language in LANGUAGES
            if language in row.cells
        ]
    return {number: tuple(sorted(names, key=lambda one: one.is_former)) for number, names in found.items()}


@cache
def extents_of(country: str) -> dict[int, float]:
    """Radii in metres that the population would tell wrongly, by the gazetteer's number."""
    rows = _rows(f"{country}-names.csv")
    return {int(row.cells["place"]): float(row.cells["radius_m"]) for row in rows if "radius_m" in row.cells}


@cache
def regions_of(country: str) -> dict[str, dict[str, str]]:
    """The names of a country's regions by the gazetteer's code and by language; empty where we have none."""
    rows = _rows(f"{country}-regions.csv")
    return {row.cells["code"]: {one: row.cells[one] for one in LANGUAGES if one in row.cells} for row in rows}


@cache
def disputed() -> tuple[Disputed, ...]:
    """All areas of the list."""
    return tuple(
        Disputed(
            country=row.cells["country"],
            region=row.cells.get("region", ""),
            south=float(row.cells.get("south", -90)),
            north=float(row.cells.get("north", 90)),
            west=float(row.cells.get("west", -180)),
            east=float(row.cells.get("east", 180)),
            what=row.cells["what"],
        )
        for row in _rows("disputed.csv")
    )


def _rows(name: str) -> list[Row]:
    path = _FOLDER / name
    return read_rows(path) if path.is_file() else []
