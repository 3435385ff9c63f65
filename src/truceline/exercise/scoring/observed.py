"""What a case tells of a made-up world, in columns, for a judge: corrections applied, what was taken back left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from truceline.sources.rows import Row
from truceline.values.bearings import parse_bearing
from truceline.values.counts import parse_count
from truceline.values.distances import parse_distance
from truceline.values.intervals import parse_interval
from truceline.values.spots import parse_spot

COLUMNS = (
    "id", "action", "kind", "what", "value", "bearing", "range", "assessed", "issuer", "accused", "observer", "unit",
    "means", "side_a", "lodger", "place", "part_of",
)  # fmt: skip
NUMBERS = ("begins_us", "ends_us", "recorded_us", "north", "east", "within_m", "position_north", "position_east")
_METRES = 111_195.0
"""Metres of a degree to the north, near enough to judge by."""


@dataclass(frozen=True, eq=False)
class Observed:
    """`words`: the columns with words. `north`, `east`, `within`: where it was, as a middle and a radius in metres,
    reckoned from position, direction and distance where nothing better is told; nan where it cannot be told."""

    words: pa.Table
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    north: NDArray[np.float64]
    east: NDArray[np.float64]
    within: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.begins)

    def word(self, column: str) -> list[str | None]:
        """One column of words."""
        found: list[str | None] = self.words[column].to_pylist()
        return found


def from_table(table: pa.Table) -> Observed:
    """From columns as an exercise writes them."""
    table = _standing(table)
    numbers = {name: pc.fill_null(table[name].cast(pa.float64()), np.nan).to_numpy() for name in NUMBERS[3:]}
    north, east, within = _placed(table, numbers)
    begins, ends = (table[name].to_numpy() for name in NUMBERS[:2])
    return Observed(table.select(list(COLUMNS)), begins, ends, north, east, within)


def from_rows(rows: Iterable[Row], home: ZoneInfo) -> Observed:
    """From the rows of a case's tables. Raises ValueError where a cell is none that the record would take."""
    columns: dict[str, list[object]] = {name: [] for name in (*COMMON_AND_NUMBERS,)}
    for row in rows:
        for name, value in _numbers(row, home).items():
            columns[name].append(value)
        for name in COLUMNS:
            columns[name].append(row.cells.get(name, "assert" if name == "action" else None))
    types = {name: pa.int64() for name in NUMBERS[:3]} | {name: pa.float64() for name in NUMBERS[3:]}
    return from_table(
        pa.table({name: pa.array(column, types.get(name, pa.string())) for name, column in columns.items()})
    )


COMMON_AND_NUMBERS = (*COLUMNS, *NUMBERS)


def _numbers(row: Row, home: ZoneInfo) -> dict[str, object]:
    span = parse_interval(row.cells["occurred"], home)
    found: dict[str, object] = dict.fromkeys(NUMBERS)
    recorded = parse_interval(row.cells["recorded"], home).last
    found |= {"begins_us": int(span.start), "ends_us": int(span.last), "recorded_us": int(recorded)}
    if "location" in row.cells:
        spot = parse_spot(row.cells["location"])
        found |= {"north": spot.north, "east": spot.east, "within_m": spot.within_m}
    if "position" in row.cells:
        spot = parse_spot(row.cells["position"])
        found |= {"position_north": spot.north, "position_east": spot.east}
    return found


def _standing(table: pa.Table) -> pa.Table:
    """The last row under each id, without those that were taken back."""
    table = table.sort_by([("recorded_us", "ascending")])
    ids = table["id"].combine_chunks().dictionary_encode()
    last = np.zeros(len(ids.dictionary), np.int64)
    last[ids.indices.to_numpy()] = np.arange(len(table))
    found = table.take(pa.array(np.sort(last)))
    return found.filter(pc.not_equal(found["action"], "retract"))


def _placed(table: pa.Table, numbers: dict[str, NDArray[np.float64]]) -> tuple[NDArray[np.float64], ...]:
    north, east, within = numbers["north"].copy(), numbers["east"].copy(), numbers["within_m"].copy()
    degrees, half = _looked_up(table["bearing"], _direction)
    off, spread = _looked_up(table["range"], _distance)
    heard = np.isnan(north) & ~np.isnan(degrees) & ~np.isnan(off)
    angle = np.radians(degrees)
    up, right = off * np.cos(angle), off * np.sin(angle)
    far_north = numbers["position_north"] + up / _METRES
    far_east = numbers["position_east"] + right / _METRES / np.cos(np.radians(far_north))
    north[heard], east[heard] = far_north[heard], far_east[heard]
    within[heard] = np.hypot(spread, off * np.radians(half))[heard]
    return north, east, within


def _looked_up(column: pa.ChunkedArray, parse: object) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two numbers for each word; nan where there is none."""
    words = column.combine_chunks().dictionary_encode()
    pairs = np.array([parse(word) for word in words.dictionary.to_pylist()] or [(np.nan, np.nan)])  # type: ignore[operator]
    places = pc.fill_null(words.indices, -1).to_numpy(zero_copy_only=False)
    found = np.where(places[:, None] >= 0, pairs[np.maximum(places, 0)], np.nan)
    return found[:, 0], found[:, 1]


def _direction(word: str) -> tuple[float, float]:
    bearing = parse_bearing(word)
    return bearing.middle, bearing.width / 2


def _distance(word: str) -> tuple[float, float]:
    band = parse_distance(word)
    high = band.high if band.high is not None else band.low * 2
    return (band.low + high) / 2, (high - band.low) / 2


@cache
def bounds(word: str) -> tuple[int, int | None]:
    """The bounds of a count as it is told."""
    count = parse_count(word)
    return count.low, count.high
