"""What each side says at the end of a day that the other did: totals with their parts, inflated; and its denials.

The true number stands beside each: what the side itself had noticed.
"""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.complaints import PARTY
from truceline.exercise.watching.rows import Kind, Rows, Told, Twist, blank, joined
from truceline.exercise.watching.slab import Slab
from truceline.exercise.world.truth import WHATS
from truceline.record.kinds.field import What
from truceline.values.instants import DAY, HOUR, SECOND

TOTAL = 10**15
"""Claims are numbered from here, so that a denial can name what it denies."""
_SHELLINGS = tuple(WHATS.index(one) for one in (What.IMPACT, What.AIR_STRIKE, What.UNDETERMINED_EXPLOSION))
_STRIKE, _ASSAULT = WHATS.index(What.DRONE_STRIKE), WHATS.index(What.ASSAULT)


def totals(slab: Slab, handed_in: Rows) -> Rows:
    """The claims of both sides for each of these days, from what they handed in themselves; and what they deny."""
    noise, draws = slab.stage.noise, slab.draws(260)
    begin = slab.stage.world.scenario.begin
    true = handed_in[(handed_in["state"] == PARTY) & ((handed_in["twist"] & Twist.INVENTED) == 0)]
    day = np.clip((true["when"] - begin) // DAY, slab.first, slab.last - 1)
    parts = []
    for number in range(slab.first, slab.last):
        for side in (0, 1):
            mine = true["what"][(day == number) & (true["who"] == side)]
            parts.append(_claimed(slab, number, side, _counted(mine), 1 + noise.inflated * draws.random()))
    claims = joined(parts)
    return joined([claims, _denied(slab, claims, draws)])


def _counted(what: NDArray[np.int8]) -> list[int]:
    """How many of each unit, without the total."""
    shellings = int(np.isin(what, _SHELLINGS).sum())
    strikes, assaults = int((what == _STRIKE).sum()), int((what == _ASSAULT).sum())
    return [shellings, strikes, assaults, len(what) - shellings - strikes - assaults]


def _claimed(slab: Slab, day: int, side: int, true: list[int], factor: float) -> Rows:
    said = [round(number * factor) for number in true]
    rows = blank(len(codes.UNITS), Kind.CLAIM)
    rows["who"], rows["accused"] = side, 1 - side
    rows["when"] = slab.stage.world.scenario.begin + day * DAY
    rows["until"] = rows["when"] + DAY
    rows["recorded"] = rows["until"] + 2 * HOUR + side * 1_800 * SECOND
    rows["unit"] = np.arange(len(codes.UNITS))
    rows["part"] = rows["unit"] > 0
    rows["count"], rows["true"] = [sum(said), *said], [sum(true), *true]
    rows["told"] = Told.EXACTLY
    rows["twist"] = np.where(rows["count"] > rows["true"], Twist.INFLATED, 0)
    rows["number"] = TOTAL + day * 100 + side * 10 + np.arange(len(codes.UNITS))
    return rows


def _denied(slab: Slab, claims: Rows, draws: np.random.Generator) -> Rows:
    """A side denies the other's total of the day."""
    noise = slab.stage.noise
    whole = claims[(claims["unit"] == 0) & (claims["count"] > 0)]
    whole = whole[draws.random(len(whole)) < noise.denials]
    rows = blank(len(whole), Kind.UTTERANCE)
    rows["who"], rows["accused"] = whole["accused"], whole["who"]
    rows["when"] = rows["until"] = rows["recorded"] = whole["recorded"] + 3 * HOUR
    rows["refers"] = whole["number"]
    return rows
