"""Columns of numbers as columns of words, as the cells of entries have them; null where nothing is told."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from truceline.exercise.watching.rows import Rows, Told
from truceline.exercise.watching.telling import BANDS
from truceline.values.bearings import POINTS
from truceline.values.instants import SECOND

_DAY_S = 86_400
_BAND_WORDS = tuple(f"at least {low} km" if high is None else f"{low}-{high} km" for low, high in BANDS)
_HEADS = ("", "", "about ", "at least ", "")


def words(codes: NDArray[np.signedinteger[Any]], names: Sequence[str | StrEnum]) -> pa.Array:
    """The word for each number; null for a negative one."""
    places = np.asarray(codes, np.int64)
    return pa.array([str(name) for name in names]).take(pa.array(places, mask=places < 0))


def whole(numbers: NDArray[np.signedinteger[Any]]) -> pa.Array:
    """Numbers in digits; null below 0."""
    return pc.cast(pa.array(np.asarray(numbers, np.int64), mask=np.asarray(numbers) < 0), pa.string())


def every(rows: Rows, word: str) -> pa.Array:
    """The same word in every row."""
    return pa.repeat(pa.scalar(word), len(rows))


def seconds(instants: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole seconds since 1970, as they are written."""
    return instants // SECOND


def instants(moments: NDArray[np.int64]) -> pa.Array:
    """Instants to the second: `2031-04-01T10:00:00Z`. Dates and clocks are looked up, which is much faster."""
    days, clocks = np.divmod(seconds(moments), _DAY_S)
    return pc.binary_join_element_wise(dates(days), _clocks().take(pa.array(clocks)), "T")


def dates(days: NDArray[np.int64]) -> pa.Array:
    """Days since 1970 as `2031-04-01`."""
    found, back = np.unique(days, return_inverse=True)
    return pa.array([str(one) for one in found.astype("datetime64[D]")], pa.string()).take(pa.array(back))


@cache
def _clocks() -> pa.Array:
    return pa.array([f"{one // 3600:02}:{one // 60 % 60:02}:{one % 60:02}Z" for one in range(_DAY_S)])


def spans(rows: Rows, days: NDArray[np.int64]) -> pa.Array:
    """When it happened: a day, an instant, or from one to another. `days`: since 1970, by the clocks there."""
    begins, ends = instants(rows["when"]), instants(rows["until"])
    both = pc.binary_join_element_wise(begins, ends, "/")
    found = pc.if_else(pa.array(seconds(rows["when"]) < seconds(rows["until"])), both, begins)
    return pc.if_else(pa.array(rows["day"]), dates(days), found)


def counts(rows: Rows) -> pa.Array:
    """`60`, `about 60`, `at least 12`, `uncountable`; null where no number is told."""
    number = pc.binary_join_element_wise(words(rows["told"], _HEADS), pc.cast(pa.array(rows["count"]), pa.string()), "")
    told = pa.array(rows["told"])
    uncountable = pc.if_else(pc.equal(told, int(Told.UNCOUNTABLE)), "uncountable", number)
    return pc.if_else(pc.equal(told, int(Told.NOTHING)), pa.scalar(None, pa.string()), uncountable)


def places(north: NDArray[np.float64], east: NDArray[np.float64], within: NDArray[np.int32] | None = None) -> pa.Array:
    """`-40.12345 -150.5 within 300 m`; null where it is not known."""
    parts = [_degrees(north), _degrees(east)]
    found = pc.binary_join_element_wise(*parts, " ")
    if within is not None:
        metres = pc.binary_join_element_wise(pc.cast(pa.array(within), pa.string()), pa.scalar(" m"), "")
        found = pc.if_else(pa.array(within >= 0), pc.binary_join_element_wise(found, metres, " within "), found)
    return found


def _degrees(values: NDArray[np.float64]) -> pa.Array:
    known = ~np.isnan(values)
    fine = np.rint(np.where(known, values, 0) * 1e5).astype(np.int64)
    sign = pa.array(np.where(fine < 0, 1, 0)).cast(pa.int64())
    whole, part = np.divmod(np.abs(fine), 100_000)
    text = pc.binary_join_element_wise(
        pa.array(["", "-"]).take(sign),
        pc.cast(pa.array(whole), pa.string()),
        pa.scalar("."),
        pc.utf8_lpad(pc.cast(pa.array(part), pa.string()), 5, "0"),
        "",
    )
    return pc.if_else(pa.array(known), text, pa.scalar(None, pa.string()))


def directions(rows: Rows) -> pa.Array:
    """`NW`."""
    return words(rows["bearing"], POINTS)


def distances(rows: Rows) -> pa.Array:
    """`3-5 km`."""
    return words(rows["band"], _BAND_WORDS)


def lengths(spent: NDArray[np.int32]) -> pa.Array:
    """`PT5H`, `PT10M`; null below 0."""
    minutes = np.asarray(spent, np.int64) // 60
    hours, rest = np.divmod(np.maximum(minutes, 0), 60)
    big = pc.binary_join_element_wise(pa.scalar("PT"), pc.cast(pa.array(hours), pa.string()), pa.scalar("H"), "")
    small = pc.binary_join_element_wise(pa.scalar("PT"), pc.cast(pa.array(minutes), pa.string()), pa.scalar("M"), "")
    found = pc.if_else(pa.array((rest == 0) & (hours > 0)), big, small)
    return pc.if_else(pa.array(minutes >= 0), found, pa.scalar(None, pa.string()))
