"""From what is sensed to what is told: counts, bands of distance, points of the compass, clocks and places, with
errors."""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching.noise import Noise
from truceline.exercise.watching.rows import NONE, Rows, Told, Twist
from truceline.exercise.world.globe import moved
from truceline.values.instants import MINUTE, SECOND

BANDS: tuple[tuple[int, int | None], ...] = (
    (0, 1),
    (1, 2),
    (2, 3),
    (3, 5),
    (5, 7),
    (7, 10),
    (10, 15),
    (15, 20),
    (20, 30),
    (30, None),
)
"""Kilometres from and to, as a patrol tells them."""
_EDGES_M = np.array([low * 1000.0 for low, _ in BANDS[1:]])
_ROUND_FROM = 20
_OVERLAP = 2 * MINUTE
_FIVE_MINUTES = 5 * MINUTE

Floats = NDArray[np.float64]
Draws = np.random.Generator


def tell_direction(rows: Rows, up_m: Floats, right_m: Floats, noise: Noise, draws: Draws) -> None:
    """The point of the compass and the band of distance in which something is told to be."""
    degrees = np.degrees(np.arctan2(right_m, up_m)) + draws.standard_normal(len(rows)) * noise.bearing
    rows["bearing"] = np.floor((degrees + 11.25) / 22.5).astype(np.int64) % 16
    off = np.hypot(up_m, right_m) * np.exp(draws.standard_normal(len(rows)) * noise.range)
    rows["band"] = np.searchsorted(_EDGES_M, off, side="right")


def tell_count(rows: Rows, rounds: NDArray[np.int32], noise: Noise, draws: Draws, share: float = 1.0) -> None:
    """How many are told, in which words. `share`: how much of the noise this means has.

    Where one thing runs into another at the same station, it is told as "at least", or as uncountable.
    """
    error = np.exp(draws.standard_normal(len(rows)) * noise.count * share)
    count = np.maximum(np.rint(rounds * error), 1).astype(np.int64)
    told = np.full(len(rows), Told.EXACTLY, np.int8)
    chance = draws.random(len(rows))
    rounded = (count >= _ROUND_FROM) & (chance < noise.rounding * share)
    count[rounded] = np.rint(count[rounded] / 10).astype(np.int64) * 10
    told[rounded] = Told.ABOUT
    overlap = _overlapping(rows) & (draws.random(len(rows)) < noise.rounding * share)
    told[overlap] = np.where(count[overlap] >= _ROUND_FROM, Told.UNCOUNTABLE, Told.AT_LEAST)
    rows["count"], rows["told"], rows["true"] = count, told, rounds
    rows["twist"] |= np.where((count != rounds) | (told != Told.EXACTLY), Twist.COUNT, 0).astype(np.int32)


def _overlapping(rows: Rows) -> NDArray[np.bool_]:
    """Whether the same station notices something else within two minutes."""
    order = np.lexsort((rows["when"], rows["station"]))
    station, when = rows["station"][order], rows["when"][order]
    near = (np.diff(station) == 0) & (station[1:] >= 0) & (np.diff(when) < _OVERLAP)
    found = np.zeros(len(rows), bool)
    if len(rows):
        found[order] = np.concatenate([[False], near]) | np.concatenate([near, [False]])
    return found


def tell_time(rows: Rows, noise: Noise, draws: Draws, share: float = 1.0) -> None:
    """Clocks that are off, and times that are rounded to five minutes."""
    size = len(rows)
    lasts = rows["until"] - rows["when"]
    off = np.rint(draws.standard_normal(size) * noise.clock * share * 60).astype(np.int64) * SECOND
    off[draws.random(size) < 0.5] = 0
    rounded = draws.random(size) < noise.rounding * share * 0.5
    when = rows["when"] + off
    when[rounded] -= when[rounded] % _FIVE_MINUTES
    rows["twist"] |= np.where(when != rows["when"], Twist.TIME, 0).astype(np.int32)
    rows["when"], rows["until"] = when, when + lasts


def tell_place(rows: Rows, north: Floats, east: Floats, noise: Noise, draws: Draws, share: float = 1.0) -> None:
    """Where something is told to be, where that is seen: some hundred metres off, or another place altogether."""
    size = len(rows)
    deviation = np.full(size, noise.place * share)
    wrong = draws.random(size) < noise.wrong_place * share
    deviation[wrong] = np.maximum(deviation[wrong], 1) * 15 + 3_000 * noise.wrong_place
    up, right = (draws.standard_normal(size) * deviation for _ in range(2))
    rows["north"], rows["east"] = moved(north, east, up, right)
    rows["within"] = max(1, round(3 * noise.place * share))
    far = np.hypot(up, right) > 0.5
    rows["twist"] |= np.where(far, Twist.PLACE, 0).astype(np.int32)


def put_on_record(rows: Rows, soon_min: float, noise: Noise, draws: Draws) -> None:
    """When each comes on record: some minutes after it was over, or days later."""
    size = len(rows)
    delay = draws.exponential(soon_min, size) + 2
    late = draws.random(size) < noise.late
    delay[late] += draws.exponential(2.0, int(late.sum())) * 24 * 60 + 6 * 60
    rows["recorded"] = rows["until"] + np.rint(delay * 60).astype(np.int64) * SECOND
    rows["twist"] |= np.where(late, Twist.LATE, 0).astype(np.int32)


def unknown(rows: Rows) -> None:
    """Take every place out of rows that do not know it."""
    rows["north"], rows["east"], rows["within"] = np.nan, np.nan, NONE
