"""The weather and the light, for every hour and sector of a made-up world."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.record.kinds import field
from truceline.values.instants import HOUR, Instant

KINDS: tuple[field.Weather, ...] = tuple(field.Weather)
"""`Weather.kind` is a place in this row."""

LIGHTS: tuple[field.Light, ...] = tuple(field.Light)
"""`Weather.light` is a place in this row: day, twilight, night."""


@dataclass(frozen=True, eq=False)
class Weather:
    """What the weather was. All arrays but `start` have one row an hour and one column a sector.

    `start`: the instant at which the first hour begins. `cloud`: the share of the sky that is covered, 0 to 1.
    `wind`: metres a second. `sight`: how far one can see by day, in metres. `kind`: what hinders seeing or hearing
    most, a place in `KINDS`. `light`: how light it is in the middle of the hour, a place in `LIGHTS`, from the sun's
    height.
    """

    start: Instant
    cloud: NDArray[np.float32]
    wind: NDArray[np.float32]
    sight: NDArray[np.float32]
    kind: NDArray[np.int8]
    light: NDArray[np.int8]

    def hour_of(self, when: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row for each instant; instants outside of the world get its first or last row."""
        return np.clip((when - self.start) // HOUR, 0, len(self.kind) - 1)
