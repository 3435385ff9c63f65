"""The truth: everything that happened in a made-up world, one row an event, in columns."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from truceline.record.kinds.field import What
from truceline.values.instants import Instant

WHATS: tuple[What, ...] = tuple(What)
"""The column `what` is a place in this row."""

NOBODY = -1
"""In `side`, `formation` and `answers`: there is none."""


class Cause(IntEnum):
    """Why something happened. The numbers stand in files: a new cause goes to the end."""

    FIGHTING = 0
    """Fire before the truce began."""
    ORDER_LATE = 1
    """Fire under the truce by a formation that its order has not reached yet (or never does)."""
    BREACH_UNDISCIPLINED = 2
    """Fire by a formation that has its order."""
    BREACH_ORDERED = 3
    """An attack that the command of a side ordered under the truce: a bundle of events."""
    RETALIATION = 4
    """An answer to an event of the other side, before or under the truce; `answers` names that event."""
    LIVE_FIRE = 5
    """A live-fire exercise, behind the own line."""
    DEMINING = 6
    """Mines blown up where they lie, by those who clear them."""
    CONTROLLED_DETONATION = 7
    """Ammunition blown up at a place set apart for it."""
    ROTATION = 8
    """One unit relieves another: vehicles and people on the move."""
    DRONE_FLIGHT = 9
    """A drone that looks and does not strike."""
    ACCIDENT = 10
    """A mine that somebody sets off, or a round that goes off by mistake."""


FIRE: frozenset[Cause] = frozenset(
    {Cause.FIGHTING, Cause.ORDER_LATE, Cause.BREACH_UNDISCIPLINED, Cause.BREACH_ORDERED, Cause.RETALIATION}
)
"""The causes by which one side fires at the other."""


def among(cause: NDArray[np.int8], causes: Collection[Cause]) -> NDArray[np.bool_]:
    """Which rows of a column of causes have one of these."""
    table = np.zeros(len(Cause), np.bool_)
    table[[int(one) for one in causes]] = True
    found: NDArray[np.bool_] = table[cause]
    return found


@dataclass(frozen=True, eq=False)
class Truth:
    """Every event, sorted by `when`; all columns have the same length and cannot be written to.

    A place is WGS 84 degrees. Times are microseconds since 1970-01-01T00:00 UTC, as everywhere.
    """

    id: NDArray[np.int64]
    """0, 1, 2 ... in the order of time."""
    when: NDArray[np.int64]
    """When it began."""
    until: NDArray[np.int64]
    """When it was over; the same as `when` for a single round."""
    north: NDArray[np.float64]
    """Where it landed or happened; of a drone, the far end of its flight."""
    east: NDArray[np.float64]
    origin_north: NDArray[np.float64]
    """Where it was fired or set out from; nan where nothing was."""
    origin_east: NDArray[np.float64]
    sector: NDArray[np.int16]
    """The sector in which it landed or happened, counted from 0 along the line."""
    side: NDArray[np.int8]
    """Who did it: 0 or 1 as in `Scenario.sides`, -1 nobody."""
    formation: NDArray[np.int16]
    """Which formation did it, a row of `Orders`; -1 none."""
    what: NDArray[np.int8]
    """A place in `WHATS`: what happened where it landed."""
    weapon: NDArray[np.int8]
    """A place in `weapons.WEAPONS`."""
    rounds: NDArray[np.int32]
    """How many rounds, detonations, vehicles or people it truly was; at least 1."""
    cause: NDArray[np.int8]
    """A `Cause`."""
    answers: NDArray[np.int64]
    """The id of the event that it answers, which is always earlier and of the other side; -1 none."""
    killed: NDArray[np.int16]
    """Civilians killed by it."""
    injured: NDArray[np.int16]
    """Civilians injured by it."""
    excluded: NDArray[np.bool_]
    """True for what is no breach even if it is observed, such as demining or a rotation."""

    def __post_init__(self) -> None:
        lengths = {len(getattr(self, field.name)) for field in fields(self)}
        if len(lengths) != 1:
            raise ValueError(f"the columns have {sorted(lengths)} rows; give all the same number")
        for field in fields(self):
            getattr(self, field.name).flags.writeable = False

    def __len__(self) -> int:
        return len(self.id)


def breaches(truth: Truth, start: Instant) -> NDArray[np.bool_]:
    """Which events truly breach a truce from `start` that forbids all fire, and flights where the scenario says so."""
    found: NDArray[np.bool_] = ~truth.excluded & (truth.when >= start)
    return found
