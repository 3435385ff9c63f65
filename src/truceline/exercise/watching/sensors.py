"""Acoustic sensors, which hear guns and place them; and radar, which sees shells but no tank rounds or small arms."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.reach import in_reach
from truceline.exercise.watching.rows import Rows, Twist
from truceline.exercise.watching.sensing import blur, dampened, noticed, sensed
from truceline.exercise.watching.slab import CALIBRE, LANDED_HEARD, Slab
from truceline.exercise.watching.telling import put_on_record, tell_count, tell_place, tell_time
from truceline.exercise.world.truth import WHATS
from truceline.exercise.world.weapons import PLACES
from truceline.record.kinds.field import What

_BETTER_THAN_EARS = 1.5
_RADAR_M = 25_000.0
_SMALLEST_MM = 82
_PROJECTILE = WHATS.index(What.PROJECTILE)


def acoustic(slab: Slab) -> Rows:
    """What the acoustic sensors of these days placed."""
    noise, draws = slab.stage.noise, slab.draws(120)
    reach = dampened(slab, LANDED_HEARD[slab.weapon] * _BETTER_THAN_EARS)
    pairs = noticed(slab, in_reach(slab, slab.stage.network.of(Post.ACOUSTIC), reach), reach, draws)
    rows = sensed(slab, pairs, codes.ACOUSTIC)
    blur(slab, rows, pairs.off_m, draws)
    tell_place(rows, slab.north[pairs.event], slab.east[pairs.event], noise, draws, share=1.0)
    tell_count(rows, slab.rounds[pairs.event], noise, draws, share=0.5)
    tell_time(rows, noise, draws, share=0.05)
    put_on_record(rows, 30, noise, draws)
    return rows


def radar(slab: Slab) -> Rows:
    """What the radars of these days tracked: each trajectory may have been several projectiles."""
    noise, draws = slab.stage.noise, slab.draws(130)
    blind = np.isin(slab.weapon, (PLACES["tank"], PLACES["glide-bomb"], PLACES["fpv-drone"]))
    reach = np.where((CALIBRE[slab.weapon] >= _SMALLEST_MM) & ~blind, _RADAR_M, 0.0)
    pairs = noticed(slab, in_reach(slab, slab.stage.network.of(Post.RADAR), reach), reach, draws)
    rows = sensed(slab, pairs, codes.RADAR)
    rows["what"] = _PROJECTILE
    tell_place(rows, slab.north[pairs.event], slab.east[pairs.event], noise, draws, share=0.4)
    tell_count(rows, slab.rounds[pairs.event], noise, draws, share=0.7)
    tell_time(rows, noise, draws, share=0.02)
    rows["twist"] |= np.int32(Twist.WHAT)
    put_on_record(rows, 10, noise, draws)
    return rows
