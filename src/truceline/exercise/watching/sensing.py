"""What all means have in common: rows made of what is in reach, with the chance of missing it."""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.people import MISSION
from truceline.exercise.watching.reach import Pairs
from truceline.exercise.watching.rows import Kind, Rows, Twist, blank
from truceline.exercise.watching.slab import Floats, Ints, Slab

MOST_HINDERING_WIND = 20.0


def sensed(slab: Slab, pairs: Pairs, means: int) -> Rows:
    """A row for each pair, with what is certain: when, what, from where, by which means."""
    rows = seen(slab, pairs.event, means)
    network, day = slab.stage.network, slab.day[pairs.event]
    rows["station"] = pairs.station
    rows["pos_north"], rows["pos_east"] = network.north[pairs.station, day], network.east[pairs.station, day]
    return rows


def seen(slab: Slab, events: Ints, means: int) -> Rows:
    """A row for each event as the mission puts it on record, before anything is distorted."""
    rows = blank(len(events), Kind.DETECTION)
    rows["who"], rows["means"] = MISSION, means
    rows["when"], rows["until"] = slab.when[events], slab.until[events]
    rows["event"], rows["what"] = slab.id[events], slab.what[events]
    rows["light"], rows["weather"] = slab.light[events], slab.weather[events]
    return rows


def noticed(slab: Slab, pairs: Pairs, reach_m: Floats, draws: np.random.Generator) -> Pairs:
    """Those of them that are not missed: the farther off, the likelier to be."""
    far = pairs.off_m / np.maximum(reach_m[pairs.event], 1)
    chance = slab.stage.noise.misses * (0.3 + 0.7 * far**2)
    return pairs.only(draws.random(len(far)) >= chance)


def dampened(slab: Slab, reach_m: Floats) -> Floats:
    """How far something carries in the wind that there was."""
    lost = np.minimum(slab.wind / MOST_HINDERING_WIND, 0.7) * slab.stage.noise.weather
    return reach_m * (1 - lost)


def blur(slab: Slab, rows: Rows, off_m: Floats, draws: np.random.Generator) -> None:
    """What is too far off to tell stays an undetermined explosion, of no weapon that anybody could name."""
    chance = draws.random(len(rows))
    loud = ~np.isin(rows["what"], codes.SMALL)
    doubtful = chance < slab.stage.noise.vague * np.clip(off_m / 6_000, 0, 1)
    rows["twist"] |= np.where(loud & doubtful & (rows["what"] != codes.EXPLOSION), Twist.WHAT, 0).astype(np.int32)
    rows["what"][loud & doubtful] = codes.EXPLOSION


def name_weapons(slab: Slab, rows: Rows, events: Ints, share: NDArray[np.bool_]) -> None:
    """Name the weapon in some rows."""
    rows["weapon"][share] = slab.weapon[events[share]]
