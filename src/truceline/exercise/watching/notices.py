"""What a side announces of its own: exercises, demining, reliefs. Some it keeps to itself, and some breaches it
excuses."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.rows import Rows, Twist
from truceline.exercise.watching.sensing import seen
from truceline.exercise.watching.slab import Slab
from truceline.exercise.watching.telling import put_on_record, tell_count, tell_place, tell_time
from truceline.exercise.world.truth import Cause
from truceline.record.kinds.field import Assessed

_CALLED = np.array([codes.called(cause) for cause in Cause], np.int8)
_EXERCISE = codes.ASSESSED.index(Assessed.LIVE_FIRE_EXERCISE)


def notices(slab: Slab) -> Rows:
    """What both sides say of their own doings in these days."""
    noise, draws = slab.stage.noise, slab.draws(160)
    chance, truce = draws.random(len(slab)), slab.when >= slab.stage.world.scenario.start
    honest = slab.excluded & (chance >= noise.silent)
    excused = ~slab.excluded & truce & (chance < noise.excused * 0.1)
    events = np.flatnonzero((honest | excused) & (slab.side >= 0))
    rows = seen(slab, events, codes.OTHER)
    rows["who"] = slab.side[events]
    rows["light"], rows["weather"] = -1, -1
    lie = ~slab.excluded[events]
    rows["assessed"] = np.where(lie, _EXERCISE, _CALLED[slab.cause[events]])
    rows["twist"] |= np.where(lie, Twist.EXCUSED, 0).astype(np.int32)
    tell_place(rows, slab.north[events], slab.east[events], noise, draws, share=0.3)
    tell_count(rows, slab.rounds[events], noise, draws, share=0.5)
    tell_time(rows, noise, draws, share=0.3)
    put_on_record(rows, 300, noise, draws)
    return rows
