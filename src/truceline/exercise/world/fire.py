"""Fire that a side begins of itself: the fighting before the truce, and what goes on under it."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.draws import Part, day_key, stream
from truceline.exercise.world.front import Front
from truceline.exercise.world.orders import Orders
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.sketch import Sketch, Who, joined, sketch
from truceline.exercise.world.spread import along_sector
from truceline.exercise.world.tempo import Pace, cycle_of_day, fallen, tempo_of_day
from truceline.exercise.world.truth import Cause
from truceline.exercise.world.weather import Weather
from truceline.values.instants import DAY, HOUR

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Stage:
    """Everything that is settled before anything happens. `stops`: when each formation begins to hold back."""

    scenario: Scenario
    front: Front
    weather: Weather
    orders: Orders
    paces: tuple[Pace, Pace]
    stops: Longs

    def row_of(self, day: int) -> int:
        """The row of the weather at which a day begins; the day is counted from the start of the truce."""
        return (day + self.scenario.days_before) * 24


def fire_of_day(stage: Stage, day: int) -> Sketch:
    """All fire of a day that answers nothing. Each formation fires by itself, hour by hour."""
    draws = stream(stage.scenario.seed, Part.FIRE, day_key(day))
    hours = stage.scenario.start + day * DAY + np.arange(24, dtype=np.int64)[:, None] * HOUR
    held = np.clip(stage.stops[None, :], hours, hours + HOUR)
    free = _drawn(stage, draws, rates_of_day(stage, day, truce=False), (np.broadcast_to(hours, held.shape), held))
    late = np.where(free.when < stage.scenario.start, Cause.FIGHTING, Cause.ORDER_LATE).astype(np.int8)
    free.cause[:] = late
    return joined([free, _drawn(stage, draws, rates_of_day(stage, day, truce=True), (held, hours + HOUR))])


def rates_of_day(stage: Stage, day: int, *, truce: bool) -> Floats:
    """How many events an hour each formation begins, `[hour, formation]`: before it holds back, or once it does."""
    scenario, orders = stage.scenario, stage.orders
    night = scenario.cycle.truce if truce else scenario.cycle.before
    pace = tempo_of_day(scenario, stage.paces, day) * cycle_of_day(stage.weather, stage.row_of(day), night)[:, :, None]
    each = np.array([side.rate / side.formations / 24 for side in scenario.sides])
    rates: Floats = each[orders.side] * stage.front.heat[orders.sector] * pace[:, orders.sector, orders.side]
    if not truce:
        return rates
    held = orders.discipline * (1 - fallen(scenario.decay, (np.arange(24) + 24 * day) * HOUR + HOUR // 2))[:, None]
    return rates * (1 - held)


def _drawn(stage: Stage, draws: Generator, rates: Floats, span: tuple[Longs, Longs]) -> Sketch:
    """Events at these rates within each hour's and formation's span of time."""
    first, after = span
    counts = draws.poisson(rates * ((after - first) / HOUR))
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    begin, length = first.ravel()[cell], (after - first).ravel()[cell]
    formation = cell % len(stage.orders.side)
    sector = stage.orders.sector[formation]
    when = begin + (draws.random(len(cell)) * length).astype(np.int64)
    along = along_sector(stage.front, sector, draws)
    who = Who(sector, stage.orders.side[formation], formation.astype(np.int16))
    return sketch(when, along, who, Cause.BREACH_UNDISCIPLINED)
