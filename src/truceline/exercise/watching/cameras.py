"""Cameras: by day and night, at a fixed place with a fixed view; they count well what crosses their view."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.reach import in_reach
from truceline.exercise.watching.rows import Rows
from truceline.exercise.watching.sensing import noticed, sensed
from truceline.exercise.watching.slab import FLASH_SEEN, Slab
from truceline.exercise.watching.telling import put_on_record, tell_count, tell_direction, tell_time
from truceline.exercise.world.weather import LIGHTS
from truceline.record.kinds.field import Light

_DAY_SHARE = 0.2
"""By day a flash is seen a fifth as far."""
_HALF_VIEW = np.cos(np.radians(60))


def cameras(slab: Slab) -> Rows:
    """What the cameras recorded of these days, each within its view of 120 degrees."""
    noise, draws, network = slab.stage.noise, slab.draws(110), slab.stage.network
    share = np.where(slab.light == LIGHTS.index(Light.DAY), _DAY_SHARE, 1.0)
    reach = np.minimum(FLASH_SEEN[slab.weapon] * share, np.maximum(slab.sight, 200))
    pairs = in_reach(slab, network.of(Post.CAMERA), reach)
    ahead = pairs.up_m * network.look_up[pairs.station] + pairs.right_m * network.look_right[pairs.station]
    pairs = noticed(slab, pairs.only(ahead >= _HALF_VIEW * pairs.off_m), reach, draws)
    rows = sensed(slab, pairs, codes.CAMERA)
    tell_direction(rows, pairs.up_m, pairs.right_m, noise, draws)
    tell_count(rows, slab.rounds[pairs.event], noise, draws, share=0.3)
    tell_time(rows, noise, draws, share=0.1)
    put_on_record(rows, 600, noise, draws)
    return rows
