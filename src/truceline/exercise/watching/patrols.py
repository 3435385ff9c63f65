"""Static patrols: by day only; what they hear, with direction and distance as far as ears can tell."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.reach import in_reach
from truceline.exercise.watching.rows import Rows, joined
from truceline.exercise.watching.sensing import blur, dampened, name_weapons, noticed, sensed
from truceline.exercise.watching.slab import FIRED_HEARD, LANDED_HEARD, Slab
from truceline.exercise.watching.telling import put_on_record, tell_count, tell_direction, tell_time

_NAMED_WITHIN_M = 4_000


def patrols(slab: Slab) -> Rows:
    """What the patrols of these days heard: where it landed, and where it was fired."""
    return joined([_heard(slab, origin=False), _heard(slab, origin=True)])


def _heard(slab: Slab, *, origin: bool) -> Rows:
    noise, draws = slab.stage.noise, slab.draws(100 + origin)
    reach = dampened(slab, (FIRED_HEARD if origin else LANDED_HEARD)[slab.weapon])
    pairs = noticed(slab, in_reach(slab, slab.stage.network.of(Post.PATROL), reach, origin=origin), reach, draws)
    rows = sensed(slab, pairs, codes.HEARD)
    if origin:
        loud = ~np.isin(rows["what"], codes.SMALL)
        rows["what"][loud] = codes.OUTGOING
    blur(slab, rows, pairs.off_m, draws)
    near = (pairs.off_m < _NAMED_WITHIN_M) & (draws.random(len(rows)) >= noise.vague)
    name_weapons(slab, rows, pairs.event, near)
    tell_direction(rows, pairs.up_m, pairs.right_m, noise, draws)
    tell_count(rows, slab.rounds[pairs.event], noise, draws)
    tell_time(rows, noise, draws)
    put_on_record(rows, 240, noise, draws)
    return rows
