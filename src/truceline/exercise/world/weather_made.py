"""Makes the weather of a scenario. It moves slowly and is alike in neighbouring sectors."""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.draws import Part, swings
from truceline.exercise.world.front import Front
from truceline.exercise.world.plans import Climate
from truceline.exercise.world.scenario import Scenario
from truceline.exercise.world.sun import DAYLIGHT, TWILIGHT, height
from truceline.exercise.world.weather import KINDS, LIGHTS, Weather
from truceline.record.kinds import field
from truceline.values.instants import HOUR

Floats = NDArray[np.float64]

_ALIKE = 0.8
"""How much of a sector's weather is that of the whole front."""
_SPREAD = 1.5
_GALE, _OVERCAST = 12.0, 0.7
"""From how many metres a second wind hinders hearing; from how much cloud it hinders seeing."""


def make_weather(scenario: Scenario, front: Front) -> Weather:
    """The weather of each hour and sector."""
    climate = scenario.weather
    cloud_z, wet_z, fog_z, wind_z = (_swing(scenario, key) for key in range(4))
    wet = 0.7 * cloud_z + np.sqrt(1 - 0.7**2) * wet_z > _beyond(climate.wet)
    fog = fog_z > _beyond(climate.fog)
    lean = -_beyond(climate.cloud) * np.sqrt(1 + _SPREAD**2)
    cloud = np.where(wet, 1.0, 1 / (1 + np.exp(-1.702 * (lean + _SPREAD * cloud_z))))
    wind = climate.wind * np.exp(0.5 * wind_z - 0.125)
    sight = np.select(
        [fog, wet], [300 * np.exp(0.5 * wet_z), 5_000 * np.exp(0.3 * fog_z)], 20_000 + 15_000 * (1 - cloud)
    )
    kinds = _kinds(climate, fog, wet, wind, cloud)
    small = [part.astype(np.float32) for part in (cloud, wind, sight)]
    return Weather(scenario.begin, small[0], small[1], small[2], kinds, light_of(scenario, front))


def _swing(scenario: Scenario, key: int) -> Floats:
    """A normal value for each hour and sector."""
    shape = (scenario.days_before * 24, scenario.days_after * 24, scenario.front.sectors + 1)
    drawn = swings(scenario.seed, Part.WEATHER, key, shape, scenario.weather.keeps)
    mixed: Floats = np.sqrt(_ALIKE) * drawn[:, :1] + np.sqrt(1 - _ALIKE) * drawn[:, 1:]
    return mixed


def _beyond(share: float) -> float:
    """What a normal value exceeds in such a share of all hours."""
    return NormalDist().inv_cdf(1 - min(max(share, 1e-9), 1 - 1e-9))


def _kinds(
    climate: Climate, fog: NDArray[np.bool_], wet: NDArray[np.bool_], wind: Floats, cloud: Floats
) -> NDArray[np.int8]:
    falls = field.Weather.SNOW if climate.snow else field.Weather.RAIN
    order = (field.Weather.FOG, falls, field.Weather.WIND, field.Weather.CLOUD)
    found = np.select([fog, wet, wind >= _GALE, cloud >= _OVERCAST], [KINDS.index(kind) for kind in order], 0)
    return found.astype(np.int8)


def light_of(scenario: Scenario, front: Front) -> NDArray[np.int8]:
    """How light it is in the middle of each hour over the middle of each sector's line."""
    hours = (scenario.days_before + scenario.days_after) * 24
    when = scenario.begin + HOUR // 2 + np.arange(hours, dtype=np.int64)[:, None] * HOUR
    middle = (front.edges[:-1] + front.edges[1:]) / 2
    north, east = front.place(middle, np.zeros_like(middle))
    sun = height(when, north[None, :], east[None, :])
    order = (field.Light.DAY, field.Light.TWILIGHT)
    found = np.select(
        [sun > DAYLIGHT, sun > TWILIGHT], [LIGHTS.index(light) for light in order], LIGHTS.index(field.Light.NIGHT)
    )
    return found.astype(np.int8)
