"""Where and when the monitors' patrols were kept out, and by whom."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.values.instants import DAY, Instant


@dataclass(frozen=True, eq=False)
class Access:
    """`denied[day, sector, side]`: that side let no patrol into its land of that sector on that day.

    A day is 24 hours from `start`, the beginning of the world.
    """

    start: Instant
    denied: NDArray[np.bool_]

    def day_of(self, when: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row for each instant; instants outside of the world get its first or last row."""
        return np.clip((when - self.start) // DAY, 0, len(self.denied) - 1)
