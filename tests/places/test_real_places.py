"""Held against places that somebody else located: a name is rather not decided than put in the wrong place."""

import csv
from functools import cache
from pathlib import Path

import pytest

from places_case import atlas
from truceline.errors import NotOnRecord
from truceline.places.located import locate
from truceline.places.plane import metres_between
from truceline.places.result import Located

REAL = Path(__file__).parents[3] / "shared" / "data" / "ucdp_ged_ukraine_2014_2022.csv"
pytestmark = pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL.name} is not here")
_SORTS = (" town", " city", " village", " settlement")
_FAR = 25_000.0


@cache
def known() -> dict[tuple[str, str], tuple[float, float]]:
    """Every place that UCDP knows exactly or nearly so: its name and region, and where it is."""
    with REAL.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["where_prec"] in ("1", "2")]
    found = {}
    for row in rows:
        name = row["where_coordinates"]
        for sort in _SORTS:
            name = name.removesuffix(sort)
        found[name, row["adm_1"]] = (float(row["latitude"]), float(row["longitude"]))
    return found


def decided(with_region: bool) -> tuple[int, int]:
    """How many names were decided rightly, and how many wrongly."""
    right = wrong = 0
    for (name, region), (north, east) in known().items():
        try:
            found = locate(f"{name}, {region}" if with_region else name, atlas())
        except NotOnRecord:
            continue
        if isinstance(found, Located):
            far = metres_between(north, east, found.spot.north, found.spot.east)
            right, wrong = right + (far <= _FAR), wrong + (far > _FAR)
    return right, wrong


@pytest.mark.parametrize(("with_region", "at_least"), [(False, 40), (True, 90)])
def test_hardly_any_name_is_decided_wrongly(with_region: bool, at_least: int) -> None:
    right, wrong = decided(with_region)
    assert right >= at_least
    assert wrong <= 0.06 * right
