"""What happens to rows afterwards: some come on record twice, some are put right, some are taken back."""

import numpy as np

from truceline.exercise.watching.rows import CORRECT, RETRACT, Kind, Rows, Told, Twist, joined
from truceline.exercise.watching.slab import Slab
from truceline.values.instants import HOUR, SECOND

_MENDED = (Kind.DETECTION, Kind.COMPLAINT, Kind.LISTING)
_CAN_BE_MENDED = np.int32(Twist.COUNT | Twist.PLACE | Twist.TIME)


def numbered(rows: Rows, first: int) -> int:
    """Give a number to every row that has none; the next free one."""
    free = rows["number"] < 0
    many = int(free.sum())
    rows["number"][free] = np.arange(first, first + many)
    return first + many


def doubled(slab: Slab, rows: Rows) -> Rows:
    """Rows that were put on record once more, minutes to hours later, under another number."""
    draws = slab.draws(300)
    chosen = np.isin(rows["kind"], _MENDED) & (draws.random(len(rows)) < slab.stage.noise.duplicates)
    found = rows[chosen].copy()
    found["recorded"] += np.rint(draws.exponential(3, len(found)) * 3600 + 60).astype(np.int64) * SECOND
    found["twist"] |= np.int32(Twist.DUPLICATE)
    return found


def mended(slab: Slab, rows: Rows) -> Rows:
    """Corrections and retractions of rows; a corrected row is marked as one here, for the truth."""
    draws, noise = slab.draws(310), slab.stage.noise
    fits = np.isin(rows["kind"], _MENDED)
    wrong = fits & ((rows["twist"] & _CAN_BE_MENDED) != 0) & (rows["event"] >= 0)
    chance = draws.random(len(rows))
    corrected = wrong & (chance < noise.corrected)
    retracted = fits & ~corrected & (draws.random(len(rows)) < noise.retracted)
    rows["twist"][corrected] |= np.int32(Twist.CORRECTED)
    right, back = rows[corrected].copy(), rows[retracted].copy()
    _put_right(slab, right)
    right["action"], back["action"] = CORRECT, RETRACT
    for found in (right, back):
        found["recorded"] += np.rint(draws.exponential(24, len(found))).astype(np.int64) * HOUR + HOUR
    return joined([right, back])


def _put_right(slab: Slab, rows: Rows) -> None:
    """As it truly was: the count, and the place where one is told that was seen."""
    rows["count"], rows["told"] = rows["true"], Told.EXACTLY
    if not len(slab):
        return
    event = rows["event"] - slab.id[0]
    seen = ~np.isnan(rows["north"]) & (rows["town"] < 0) & (rows["within"] > 0)
    rows["north"][seen], rows["east"][seen] = slab.north[event[seen]], slab.east[event[seen]]
    rows["twist"] = np.where(
        seen, rows["twist"] & ~np.int32(Twist.PLACE | Twist.COUNT), rows["twist"] & ~np.int32(Twist.COUNT)
    )
