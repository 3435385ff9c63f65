"""Where chance comes from: a stream of its own for each part of a world, so that one part never disturbs another."""

from enum import IntEnum

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

_DAY_ZERO = 100_000
"""A day before the truce has a negative number, and a key may not be negative."""


class Part(IntEnum):
    """What a stream is for. The numbers are part of what makes a world the same again: a new part goes to the end."""

    LINE = 1
    HEAT = 2
    HOT_SPOTS = 3
    TEMPO = 4
    WEATHER = 5
    ORDERS = 6
    ACCESS = 7
    FIRE = 8
    ATTACKS = 9
    EXERCISES = 10
    DEMINING = 11
    DETONATIONS = 12
    ROTATIONS = 13
    DRONES = 14
    ACCIDENTS = 15
    ANSWERS = 16
    DETAILS = 17
    WATCHING = 18
    """For those who watch the world: free to be used with keys of their own."""
    SILENCES = 19


def stream(seed: int, part: Part, *keys: int) -> Generator:
    """The stream of a part of a world, under as many keys as are needed to tell its uses apart.

    The same seed, part and keys give the same numbers; other keys give numbers that have nothing to do with them.
    """
    return Generator(PCG64(SeedSequence(seed, spawn_key=(int(part), *keys))))


def day_key(day: int) -> int:
    """The key of a day that is counted from the start of the truce, so that a longer world keeps its days."""
    return day + _DAY_ZERO


def swings(seed: int, part: Part, key: int, shape: tuple[int, int, int], keeps: float) -> NDArray[np.float64]:
    """A row of values for each step before and from the start of the truce, each column a swing of its own.

    `shape`: steps before, steps from the start, columns. Each value is normal with mean 0 and deviation 1, and keeps
    the share `keeps` of the one before it. The rows go out from the start both ways: a longer world keeps its rows.
    """
    before, after, columns = shape
    forward = _walk(stream(seed, part, key, 0), (after, columns), keeps)
    first = forward[0]
    backward = _walk(stream(seed, part, key, 1), (before + 1, columns), keeps, first)[1:]
    return np.concatenate([backward[::-1], forward])


def _walk(
    draws: Generator, shape: tuple[int, int], keeps: float, first: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    rows = draws.standard_normal(shape)
    if first is not None:
        rows[0] = first
    fresh = np.sqrt(1 - keeps * keeps)
    for step in range(1, len(rows)):
        rows[step] = keeps * rows[step - 1] + fresh * rows[step]
    return rows
