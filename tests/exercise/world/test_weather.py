import numpy as np
import pytest

from small_world import made, sky
from truceline.exercise.world.sun import DAYLIGHT, TWILIGHT, height
from truceline.exercise.world.weather import KINDS, LIGHTS
from truceline.record.kinds.field import Light, Weather
from truceline.values.instants import HOUR

QUIET = {"rate": "0 per sector-day"}


def test_the_weather_is_on_average_as_asked() -> None:
    climate = {"cloud": "60 %", "wet": "20 %", "fog": "10 %", "wind": 7, "keeps": "0.9"}
    weather = sky(weather=climate, days_after=700, front={"sectors": 4})
    assert weather.cloud.mean() == pytest.approx(0.6, abs=0.08)  # where it rains it is overcast
    assert weather.wind.mean() == pytest.approx(7, rel=0.1)
    shares = np.bincount(weather.kind.ravel(), minlength=len(KINDS)) / weather.kind.size
    assert shares[KINDS.index(Weather.FOG)] == pytest.approx(0.1, abs=0.02)
    assert shares[KINDS.index(Weather.RAIN)] == pytest.approx(0.2 * 0.9, abs=0.03)
    assert shares[KINDS.index(Weather.SNOW)] == 0


def test_one_hour_s_weather_is_much_like_the_last_and_like_next_door() -> None:
    wind = np.log(sky(weather={"keeps": "0.95"}, days_after=200).wind)
    assert np.corrcoef(wind[:-1, 0], wind[1:, 0])[0, 1] > 0.9
    assert np.corrcoef(wind[:, 0], wind[:, 1])[0, 1] > 0.6


def test_fog_and_rain_shorten_the_sight() -> None:
    weather = sky(days_after=60)
    means = [
        weather.sight[weather.kind == KINDS.index(kind)].mean() for kind in (Weather.FOG, Weather.RAIN, Weather.CLEAR)
    ]
    assert means[0] < 1_000 < means[1] < 10_000 < means[2]


def test_snow_falls_where_the_scenario_says_so() -> None:
    kinds = sky(weather={"snow": True, "wet": "50 %"}).kind
    assert KINDS.index(Weather.SNOW) in kinds
    assert KINDS.index(Weather.RAIN) not in kinds


def test_the_light_is_that_of_the_sun_over_each_sector() -> None:
    world = made(QUIET, QUIET, front={"length": "3000 km", "sectors": 3}, days_after=20)
    middle = (world.front.edges[:-1] + world.front.edges[1:]) / 2
    north, east = world.front.place(middle, np.zeros(3))
    for hour in range(0, 24 * 24, 7):
        when = np.array([world.scenario.begin + hour * HOUR + HOUR // 2])
        for sector in range(3):
            sun = height(when, north[sector : sector + 1], east[sector : sector + 1])[0]
            light = Light.DAY if sun > DAYLIGHT else Light.TWILIGHT if sun > TWILIGHT else Light.NIGHT
            assert LIGHTS[world.weather.light[hour, sector]] is light


def test_an_instant_outside_of_the_world_has_the_nearest_hour() -> None:
    weather, begin = (world := made(QUIET, QUIET)).weather, world.scenario.begin
    asked = np.array([begin - HOUR, begin, begin + HOUR, world.scenario.end + HOUR])
    assert list(weather.hour_of(asked)) == [0, 0, 1, 239]
