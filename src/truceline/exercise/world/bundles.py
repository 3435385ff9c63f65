"""What comes in bundles: events of one cause, close together in time and place."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.draws import day_key, stream
from truceline.exercise.world.fire import Stage
from truceline.exercise.world.orders_given import formations_of
from truceline.exercise.world.sketch import Sketch, Who, sketch
from truceline.exercise.world.sorts import SORTS, Sort
from truceline.exercise.world.spread import along_sector, within_sector
from truceline.exercise.world.weather import LIGHTS
from truceline.record.kinds import field
from truceline.values.instants import DAY, HOUR

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Heads:
    """Where and when each bundle begins, and whose it is. `across` is nan where it is fire."""

    when: NDArray[np.int64]
    along: Floats
    across: Floats
    who: Who

    def each(self, rows: NDArray[np.int64]) -> "Heads":
        """The heads in these rows."""
        who = Who(self.who.sector[rows], self.who.side[rows], self.who.formation[rows])
        return Heads(self.when[rows], self.along[rows], self.across[rows], who)


def bundles_of_day(stage: Stage, day: int) -> Iterator[Sketch]:
    """The bundles that begin on a day, sort by sort; their last events may fall on the next day."""
    for sort in SORTS:
        if day >= 0 or not sort.fire:
            draws = stream(stage.scenario.seed, sort.part, day_key(day))
            yield _filled(stage, sort, _heads(stage, sort, day, draws), draws)


def _heads(stage: Stage, sort: Sort, day: int, draws: Generator) -> Heads:
    scenario, front = stage.scenario, stage.front
    rates = np.array([sort.of(side).rate for side in scenario.sides])
    heat = front.heat[:, None] if sort.fire else np.ones((front.sectors, 1))
    counts = draws.poisson(heat * rates)
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    sector, side = (cell // 2).astype(np.int16), (cell % 2).astype(np.int8)
    when = _begins(stage, sort, day, sector, draws)
    along, across = along_sector(front, sector, draws), _across(stage, sort, side, draws)
    formation = formations_of(scenario, sector, side, draws.random(len(cell)))
    return Heads(when, along, across, Who(sector, side, formation))


def _filled(stage: Stage, sort: Sort, heads: Heads, draws: Generator) -> Sketch:
    """The events of bundles."""
    mean = np.array([sort.of(plan).events for plan in stage.scenario.sides])
    counts = 1 + draws.poisson(mean[heads.who.side] - 1)
    each = heads.each(np.repeat(np.arange(len(counts)), counts))
    lasts = np.array([sort.of(plan).lasts for plan in stage.scenario.sides])[each.who.side]
    rows = len(each.when)
    when = each.when + np.floor(draws.random(rows) * lasts).astype(np.int64)
    along = within_sector(stage.front, each.who.sector, each.along + sort.wide_m * draws.standard_normal(rows))
    deep = np.abs(each.across) + sort.wide_m * draws.standard_normal(rows)
    inside = np.clip(deep, stage.front.gap_m / 2, stage.front.depth_m)
    return sketch(when, along, each.who, sort.cause, np.copysign(inside, each.across))


def _across(stage: Stage, sort: Sort, side: NDArray[np.int8], draws: Generator) -> Floats:
    """Metres off the line, on the own land and within the sector."""
    plans = [sort.of(plan) for plan in stage.scenario.sides]
    nearest = np.array([plan.nearest for plan in plans])[side]
    farthest = np.array([plan.farthest for plan in plans])[side]
    deep = nearest + draws.random(len(side)) * (farthest - nearest)
    inside = np.minimum(deep, stage.front.depth_m - stage.front.gap_m / 2)
    return (
        np.full(len(side), np.nan) if sort.fire else (stage.front.gap_m / 2 + inside) * np.where(side == 1, -1.0, 1.0)
    )


def _begins(stage: Stage, sort: Sort, day: int, sector: NDArray[np.int16], draws: Generator) -> NDArray[np.int64]:
    """When each bundle begins: any time of the day, or within any hour of it whose middle is in daylight."""
    row = stage.row_of(day)
    lit = stage.weather.light[row : row + 24] == LIGHTS.index(field.Light.DAY)
    ranks = np.cumsum(lit if sort.by_day else np.ones_like(lit), axis=0)
    wanted = np.floor(draws.random(len(sector)) * ranks[-1, sector]) + 1
    hour = np.argmax(ranks[:, sector] >= wanted[None, :], axis=0).astype(np.int64)
    start = stage.scenario.start + day * DAY
    found: NDArray[np.int64] = start + hour * HOUR + np.floor(draws.random(len(sector)) * HOUR).astype(np.int64)
    return found
