"""How hot it is, hour by hour: the swings of the tempo, day and night, and how far a truce has fallen apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.draws import Part, swings
from truceline.exercise.world.plans import Decay, Swing, Width
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.weather import LIGHTS, Weather
from truceline.record.kinds import field
from truceline.values.instants import DAY, HOUR

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Pace:
    """One swing of the tempo: `level[step, sector or 0, side]` is the logarithm of what fire is multiplied by."""

    step: int
    before: int
    level: Floats

    def of_hours(self, hours: NDArray[np.int64]) -> Floats:
        """The level at hours counted from the start of the truce."""
        found: Floats = self.level[np.floor_divide(hours * HOUR, self.step) + self.before]
        return found


def paces(scenario: Scenario) -> tuple[Pace, Pace]:
    """The slow and the fast swing."""
    return _pace(scenario, scenario.tempo.slow, 0), _pace(scenario, scenario.tempo.fast, 1)


def _pace(scenario: Scenario, swing: Swing, key: int) -> Pace:
    before, after = (-(-days * DAY // swing.step) for days in (scenario.days_before, scenario.days_after))
    columns = 1 if swing.width is Width.FRONT else scenario.front.sectors
    drawn = swings(scenario.seed, Part.TEMPO, key, (before, after, 3 * columns), swing.keeps)
    common, own = drawn.reshape(-1, columns, 3)[:, :, :1], drawn.reshape(-1, columns, 3)[:, :, 1:]
    shared = scenario.tempo.shared
    level = swing.sd * (np.sqrt(shared) * common + np.sqrt(1 - shared) * own) - swing.sd**2 / 2
    return Pace(swing.step, before, level)


def tempo_of_day(scenario: Scenario, both: tuple[Pace, Pace], day: int) -> Floats:
    """What fire is multiplied by in each of a day's hours: `[hour, sector, side]`, on average 1 over many days.

    `day` is counted from the start of the truce.
    """
    hours = np.arange(day * 24, day * 24 + 24)
    level = both[0].of_hours(hours) + both[1].of_hours(hours)
    return np.broadcast_to(np.exp(level), (24, scenario.front.sectors, 2))


def cycle_of_day(weather: Weather, row: int, night: float) -> Floats:
    """What fire is multiplied by for the light, `[hour, sector]`; the mean over the day is 1.

    `row`: of the day's first hour. `night`: how much more there is by night than by day; twilight lies between.
    """
    by_light = np.ones(len(LIGHTS))
    by_light[LIGHTS.index(field.Light.NIGHT)] = night
    by_light[LIGHTS.index(field.Light.TWILIGHT)] = (1 + night) / 2
    weights: Floats = by_light[weather.light[row : row + 24]]
    total = weights.mean(axis=0)
    found: Floats = np.where(total > 0, weights / np.where(total > 0, total, 1), 1.0)
    return found


def fallen(decay: Decay | None, since: NDArray[np.int64]) -> Floats:
    """How far a truce has fallen apart so many microseconds after its start: 0 not at all, 1 as if there were none."""
    if decay is None:
        return np.zeros(len(since))
    way: Floats = (since - decay.begins) / (decay.ends - decay.begins)
    held: Floats = np.minimum(np.maximum(way, 0), 1) * decay.depth
    return held
