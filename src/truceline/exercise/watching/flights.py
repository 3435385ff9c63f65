"""Flights of the mission's drones: while one is up it sees a whole sector, with places and what it is."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.rows import Rows
from truceline.exercise.watching.sensing import name_weapons, seen
from truceline.exercise.watching.slab import Slab
from truceline.exercise.watching.telling import put_on_record, tell_count, tell_place, tell_time
from truceline.exercise.world.truth import Cause
from truceline.values.precision import Precision


def flights(slab: Slab) -> Rows:
    """What was seen from the air in these days."""
    noise, draws, network = slab.stage.noise, slab.draws(140), slab.stage.network
    over = np.zeros(slab.stage.world.front.sectors, np.int64)
    posts = network.of(Post.UAV)
    over[network.sector[posts]] = posts
    station = over[slab.sector]
    missed = noise.misses * 0.5 + noise.weather * 0.5 * slab.cloud
    up = (network.state[station, slab.hour] == codes.LOOKING) & (draws.random(len(slab)) >= missed)
    events = np.flatnonzero(up)
    rows = seen(slab, events, codes.UAV)
    rows["station"] = station[events]
    rows["precision"] = codes.PRECISIONS.index(Precision.EXACT)
    tell_place(rows, slab.north[events], slab.east[events], noise, draws, share=0.2)
    tell_count(rows, slab.rounds[events], noise, draws, share=0.5)
    tell_time(rows, noise, draws, share=0.05)
    named = draws.random(len(rows)) >= noise.vague * 0.5
    name_weapons(slab, rows, events, named)
    told = draws.random(len(rows)) >= noise.vague * 0.5
    rows["assessed"] = np.where(told, _CALLED[slab.cause[events]], -1)
    put_on_record(rows, 90, noise, draws)
    return rows


_CALLED = np.array([codes.called(cause) for cause in Cause], np.int8)
