"""The truth of an exercise in columns: every event, and what was behind every row that tells of one."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from truceline.exercise.watching.rows import Kind, Rows, Twist
from truceline.exercise.watching.slab import Slab
from truceline.exercise.watching.watch import Told
from truceline.exercise.world.truth import WHATS, Cause
from truceline.exercise.world.weapons import WEAPONS
from truceline.exercise.writing import cells
from truceline.exercise.writing.columns import ACTIONS
from truceline.exercise.writing.labels import Labels

EVENTS = pa.schema(
    [
        ("event", pa.int64()),
        ("begins_us", pa.int64()),
        ("ends_us", pa.int64()),
        ("north", pa.float64()),
        ("east", pa.float64()),
        ("sector", pa.int16()),
        ("side", pa.string()),
        ("what", pa.string()),
        ("weapon", pa.string()),
        ("rounds", pa.int32()),
        ("cause", pa.string()),
        ("excluded", pa.bool_()),
        ("killed", pa.int16()),
        ("injured", pa.int16()),
        ("touched", pa.int32()),
        ("looked", pa.int32()),
    ]
)
"""`side` null: nobody. `touched`: how many rows tell of it; `looked`: how many stations could have noticed it."""
BEHIND = pa.schema(
    [
        ("id", pa.string()),
        ("action", pa.string()),
        ("kind", pa.string()),
        ("event", pa.int64()),
        ("true", pa.int64()),
        ("twists", pa.int32()),
        ("distorted", pa.string()),
    ]
)
"""`event` null: nothing was behind it. `true`: the number that it would have been; `distorted`: what is wrong."""
_CAUSES = tuple(cause.name.lower() for cause in Cause)
_KINDS = tuple(kind.name.lower() for kind in Kind)


def events_of(slab: Slab, told: Told, labels: Labels) -> pa.Table:
    """The events of some days."""
    return pa.table(
        [
            pa.array(slab.id),
            pa.array(slab.when),
            pa.array(slab.until),
            pa.array(slab.north),
            pa.array(slab.east),
            pa.array(slab.sector),
            cells.words(slab.side, labels.sides),
            cells.words(slab.what, WHATS),
            cells.words(slab.weapon, [weapon.name for weapon in WEAPONS]),
            pa.array(slab.rounds),
            cells.words(slab.cause, _CAUSES),
            pa.array(slab.excluded),
            pa.array(slab.killed),
            pa.array(slab.injured),
            pa.array(told.touched),
            pa.array(told.looked),
        ],
        schema=EVENTS,
    )


def behind_of(rows: Rows, ids: pa.Array) -> pa.Table:
    """What truly was behind rows. Effort and restrictions are as they are told, and are left out."""
    mine = np.flatnonzero(~np.isin(rows["kind"], (Kind.EFFORT, Kind.RESTRICTION, Kind.UTTERANCE)))
    rows, ids = rows[mine], ids.take(pa.array(mine))
    return pa.table(
        [
            ids,
            cells.words(rows["action"], ACTIONS),
            cells.words(rows["kind"], _KINDS),
            pa.array(rows["event"], mask=rows["event"] < 0),
            pa.array(rows["true"], mask=rows["true"] < 0),
            pa.array(rows["twist"]),
            _distorted(rows["twist"]),
        ],
        schema=BEHIND,
    )


def _distorted(twists: NDArray[np.int32]) -> pa.Array:
    found, back = np.unique(twists, return_inverse=True)
    names = [" ".join(one.name.lower() for one in Twist if value & one and one.name) for value in found]
    return pa.array(names, pa.string()).take(pa.array(back)) if len(found) else pa.array([], pa.string())
