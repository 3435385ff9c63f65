"""What comes one by one and is no fire: flights of drones that look, and accidents."""

import numpy as np

from truceline.exercise.world.draws import Part, day_key, stream
from truceline.exercise.world.fire import Stage
from truceline.exercise.world.orders_given import formations_of
from truceline.exercise.world.sketch import Sketch, Who, sketch
from truceline.exercise.world.spread import along_sector
from truceline.exercise.world.truth import NOBODY, Cause
from truceline.exercise.world.weather import KINDS
from truceline.record.kinds import field
from truceline.values.instants import DAY, HOUR

_GROUNDED = 0.15
"""How many of the flights take place in fog, rain, snow or a gale."""
_MINES = 0.6
"""Which share of accidents is a mine; nobody did it."""
_ACCIDENT_DEPTH_M = 5_000.0


def drones_of_day(stage: Stage, day: int) -> Sketch:
    """The flights that begin on a day; `across` is the far end of each, over the land of the other side."""
    scenario, front = stage.scenario, stage.front
    draws = stream(scenario.seed, Part.DRONES, day_key(day))
    rates = np.array([side.drones.truce if day >= 0 else side.drones.before for side in scenario.sides]) / 24
    row = stage.row_of(day)
    bad = [
        KINDS.index(kind) for kind in (field.Weather.FOG, field.Weather.RAIN, field.Weather.SNOW, field.Weather.WIND)
    ]
    flown = np.where(np.isin(stage.weather.kind[row : row + 24], bad), _GROUNDED, 1.0)
    counts = draws.poisson(flown[:, :, None] * rates)
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    hour, sector, side = (
        cell // (2 * front.sectors),
        (cell // 2 % front.sectors).astype(np.int16),
        (cell % 2).astype(np.int8),
    )
    when = scenario.start + day * DAY + hour * HOUR + (draws.random(len(cell)) * HOUR).astype(np.int64)
    along = along_sector(front, sector, draws)
    reach = np.array([plan.drones.reach for plan in scenario.sides])[side] * draws.standard_exponential(len(cell))
    far = np.minimum(front.gap_m / 2 + reach, front.depth_m) * np.where(side == 1, 1.0, -1.0)
    formation = formations_of(scenario, sector, side, draws.random(len(cell)))
    return sketch(when, along, Who(sector, side, formation), Cause.DRONE_FLIGHT, far)


def accidents_of_day(stage: Stage, day: int) -> Sketch:
    """Mines that somebody sets off, and rounds that go off by mistake, on the land of either side."""
    scenario, front = stage.scenario, stage.front
    draws = stream(scenario.seed, Part.ACCIDENTS, day_key(day))
    rates = np.array([[side.accidents for side in scenario.sides]])
    counts = draws.poisson(np.broadcast_to(rates, (front.sectors, 2)))
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    sector, land = (cell // 2).astype(np.int16), (cell % 2).astype(np.int8)
    when = scenario.start + day * DAY + (draws.random(len(cell)) * DAY).astype(np.int64)
    along = along_sector(front, sector, draws)
    deep = min(_ACCIDENT_DEPTH_M, front.depth_m - front.gap_m / 2) * draws.random(len(cell))
    mine, pick = draws.random(len(cell)) < _MINES, draws.random(len(cell))
    formation = np.where(mine, NOBODY, formations_of(scenario, sector, land, pick)).astype(np.int16)
    who = Who(sector, np.where(mine, NOBODY, land).astype(np.int8), formation)
    return sketch(when, along, who, Cause.ACCIDENT, (front.gap_m / 2 + deep) * np.where(land == 1, -1.0, 1.0))
