"""Satellites that see fires: a few passes a day, nothing under cloud, and when it began to burn is anybody's guess."""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.rows import Rows, Told, Twist
from truceline.exercise.watching.sensing import seen
from truceline.exercise.watching.slab import CALIBRE, Ints, Slab
from truceline.exercise.watching.telling import put_on_record
from truceline.exercise.world.globe import moved
from truceline.exercise.world.truth import WHATS
from truceline.record.kinds.field import What
from truceline.values.instants import HOUR

_BURNS_HOURS = 4
_PIXEL_M = 375
_SETS_FIRE = 0.15
_STRIKES = tuple(WHATS.index(one) for one in (What.AIR_STRIKE, What.DRONE_STRIKE))


def satellites(slab: Slab) -> Rows:
    """Fires that a pass of these days saw, each as the middle of a pixel of 375 metres."""
    noise, draws, network = slab.stage.noise, slab.draws(150), slab.stage.network
    hot = (CALIBRE[slab.weapon] >= 100) | np.isin(slab.what, _STRIKES)
    burning = np.flatnonzero(hot & ~slab.excluded & (draws.random(len(slab)) < _SETS_FIRE))
    over = np.zeros(slab.stage.world.front.sectors, np.int64)
    posts = network.of(Post.SATELLITE)
    over[network.sector[posts]] = posts
    station = over[slab.sector[burning]]
    passed = _next_pass(network.state, station, slab.hour[burning])
    clear = draws.random(len(burning)) >= slab.cloud[burning] * noise.weather
    found = (passed > 0) & clear
    events = burning[found]
    rows = seen(slab, events, codes.SATELLITE)
    rows["station"] = station[found]
    rows["when"] = slab.stage.world.scenario.begin + (slab.hour[events] + passed[found]) * HOUR
    rows["until"] = rows["when"]
    rows["what"], rows["count"], rows["told"], rows["true"] = codes.FIRE, 1, Told.EXACTLY, 1
    up, right = (draws.uniform(-_PIXEL_M / 2, _PIXEL_M / 2, len(events)) for _ in range(2))
    rows["north"], rows["east"] = moved(slab.north[events], slab.east[events], up, right)
    rows["within"] = _PIXEL_M
    rows["twist"] |= np.int32(Twist.TIME | Twist.WHAT)
    put_on_record(rows, 180, noise, draws)
    return rows


def _next_pass(state: NDArray[np.int8], station: Ints, hour: Ints) -> Ints:
    """In how many hours the next pass is, while it still burns; 0: none in time."""
    found = np.zeros(len(hour), np.int64)
    for ahead in range(_BURNS_HOURS, 0, -1):
        later = hour + ahead
        there = later < state.shape[1]
        looks = np.zeros(len(hour), bool)
        looks[there] = state[station[there], later[there]] == codes.LOOKING
        found[looks] = ahead
    return found
