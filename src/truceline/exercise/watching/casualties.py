"""Civilians killed and injured: reported first, followed up, and corroborated or not, under one label."""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.people import MISSION
from truceline.exercise.watching.rows import CORRECT, Kind, Rows, Told, Twist, blank, joined
from truceline.exercise.watching.slab import Ints, Slab
from truceline.record.kinds.field import Follow
from truceline.values.instants import HOUR, SECOND
from truceline.values.precision import Precision

KILLED, INJURED = 0, 1
"""In `unit` of a casualty: what happened to them."""
_REPORTED, _FOLLOWING, _CORROBORATED, _NOT = (
    codes.FOLLOWS.index(one)
    for one in (Follow.REPORTED, Follow.FOLLOWING_UP, Follow.CORROBORATED, Follow.NOT_CORROBORATED)
)


def casualties(slab: Slab) -> Rows:
    """The follow-up of everybody hurt in these days that the mission heard of. Numbers are given here."""
    noise, draws = slab.stage.noise, slab.draws(270)
    first = []
    for harm, hurt in ((KILLED, slab.killed), (INJURED, slab.injured)):
        heard = draws.random(len(slab)) >= noise.misses * 0.5
        events = np.flatnonzero(heard & (hurt > 0))
        first.append(_reported(slab, events, harm, hurt[events]))
    rows = joined(first)
    error = draws.random(len(rows)) < noise.count * 0.3
    rows["count"][error] += 1
    rows["twist"][error] |= np.int32(Twist.COUNT)
    rows["recorded"] = rows["when"] + np.rint(draws.exponential(10, len(rows)) * 3600 + 3600).astype(np.int64) * SECOND
    rows["number"] = np.arange(len(rows))
    followed = rows[draws.random(len(rows)) >= noise.misses * 0.3].copy()
    followed["action"], followed["state"] = CORRECT, _FOLLOWING
    followed["recorded"] += 30 * HOUR
    ended = followed[draws.random(len(followed)) >= noise.misses * 0.3].copy()
    doubtful = draws.random(len(ended)) < noise.misses * 0.3
    ended["state"] = np.where(doubtful, _NOT, _CORROBORATED)
    ended["count"] = np.where(doubtful, ended["count"], ended["true"])
    ended["recorded"] += 60 * HOUR
    return joined([rows, followed, ended])


def _reported(slab: Slab, events: Ints, harm: int, hurt: NDArray[np.int16]) -> Rows:
    towns = slab.stage.towns
    rows = blank(len(events), Kind.CASUALTY)
    rows["who"], rows["unit"], rows["state"] = MISSION, harm, _REPORTED
    rows["when"], rows["until"] = slab.when[events], slab.until[events]
    rows["event"], rows["what"] = slab.id[events], slab.what[events]
    rows["count"], rows["true"], rows["told"] = hurt, hurt, Told.EXACTLY
    town = towns.nearest(slab.north[events], slab.east[events], slab.sector[events])
    rows["town"], rows["north"], rows["east"] = town, towns.north[town], towns.east[town]
    rows["within"], rows["precision"] = 8_000, codes.PRECISIONS.index(Precision.NEAR_SETTLEMENT)
    return rows
