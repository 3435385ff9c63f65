"""When each station looks, and what keeps it from looking: night, weather, faults, jamming, denied access, fire."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.noise import Noise
from truceline.exercise.watching.posts import Post
from truceline.exercise.world.draws import Part, stream
from truceline.exercise.world.make import World
from truceline.exercise.world.weather import KINDS, LIGHTS
from truceline.record.kinds.field import Effect, Hindrance, Light, Weather
from truceline.values.instants import HOUR

_PASSES = (1, 7, 13, 19)
"""The hours of the day, from the beginning of the world, at which a satellite passes."""
_FLIGHT_HOURS = 3
_OUTAGE_HOURS = 6
_TOO_WINDY = 11.0

HINDRANCE = np.dtype(
    [
        ("station", "i2"),
        ("hour", "i4"),
        ("hours", "i4"),
        ("sort", "i1"),
        ("effect", "i1"),
        ("by", "i1"),
        ("reason", "i1"),
    ]
)
Hindered = NDArray[np.void]
"""One row a restriction: which station, from which hour, how many hours it lost, and by whom (a side, or -1)."""
Grid = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Plan:
    """Which stations there are: the kind of each, its sector and its side."""

    post: NDArray[np.int8]
    sector: NDArray[np.int16]
    side: NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class _Book:
    """What is filled in: how each station looks, and why it does not; under which noise, with which chance."""

    state: Grid
    reason: Grid
    noise: Noise
    draws: np.random.Generator


def schedules(world: World, plan: Plan, noise: Noise, days: int, hours: int) -> tuple[Grid, Grid, Hindered]:
    """How each station looks in each hour, why it does not, and what of that is a restriction."""
    state = np.full((len(plan.post), days * 24), codes.LOOKING, np.int8)
    reason = np.full_like(state, -1)
    draws = stream(world.scenario.seed, Part.WATCHING, 3)
    found: list[Hindered] = []
    patrols, flights = np.flatnonzero(plan.post == Post.PATROL), np.flatnonzero(plan.post == Post.UAV)
    light, kind, wind = _by_hour(world, days)
    fixed = np.flatnonzero((plan.post >= Post.CAMERA) & (plan.post <= Post.RADAR))
    book = _Book(state, reason, noise, draws)
    _fail(book, fixed)
    state[patrols] = np.where(LIGHTS.index(Light.DAY) == light[:, plan.sector[patrols]].T, codes.LOOKING, codes.OFF)
    foul = np.isin(kind, [KINDS.index(one) for one in (Weather.SNOW, Weather.FOG)])
    for station in patrols:
        found += _patrol(world, plan, int(station), book, foul)
    for station in flights:
        found += _flights(plan, int(station), book, wind, foul)
    passing = np.isin(np.arange(days * 24) % 24, _PASSES)
    state[plan.post == Post.SATELLITE] = np.where(passing, codes.LOOKING, codes.OFF)
    state[:, hours:] = codes.OFF
    table = np.concatenate(found) if found else np.zeros(0, HINDRANCE)
    return state, reason, table[np.argsort(table["hour"], kind="stable")]


def _by_hour(world: World, days: int) -> tuple[Grid, Grid, NDArray[np.float32]]:
    """Light, weather and wind, one row an hour of the world and one column a sector."""
    weather = world.weather
    rows = weather.hour_of(world.scenario.begin + np.arange(days * 24, dtype=np.int64) * HOUR)
    return weather.light[rows], weather.kind[rows], weather.wind[rows]


def _fail(book: _Book, stations: NDArray[np.int64]) -> None:
    """Cameras and sensors go down, and come back after some hours."""
    state, noise, draws = book.state, book.noise, book.draws
    if not noise.gaps:
        return
    share = min(noise.gaps, 0.95)
    begins, ends = share / (1 - share) / _OUTAGE_HOURS, 1 / _OUTAGE_HOURS
    down = draws.random(len(stations)) < share
    for hour in range(state.shape[1]):
        chance = draws.random(len(stations))
        down = np.where(down, chance >= ends, chance < begins)
        state[stations[down], hour] = codes.DOWN
        book.reason[stations[down], hour] = codes.FAULT


def _patrol(world: World, plan: Plan, station: int, book: _Book, foul: NDArray[np.bool_]) -> list[Hindered]:
    """One patrol's days: cancelled by weather, or kept out for a day, for some hours, or under a condition."""
    state, reason, noise, draws = book.state, book.reason, book.noise, book.draws
    sector, side = int(plan.sector[station]), int(plan.side[station])
    found = []
    for day in range(state.shape[1] // 24):
        hours = np.arange(day * 24, day * 24 + 24)
        lit = hours[state[station, hours] == codes.LOOKING]
        chance, sort = draws.random(3), int(draws.integers(4))
        if not len(lit):
            continue
        closed = day < len(world.access.denied) and bool(world.access.denied[day, sector, side])
        if closed and chance[0] < noise.denied:
            found.append(_kept_out(state, reason, station, side, lit, sort))
        elif foul[lit, sector].mean() > 0.3 and chance[1] < noise.weather * 0.7:
            state[station, lit], reason[station, lit] = codes.CANCELLED, codes.WEATHER
    return found


def _kept_out(state: Grid, reason: Grid, station: int, side: int, lit: NDArray[np.int64], sort: int) -> Hindered:
    """`sort` 0 and 1: the whole day; 2: some hours; 3: it may come, and see only a part."""
    if sort == 3:
        state[station, lit] = codes.PARTLY
        return _row(station, lit[0], 0, (Hindrance.CONDITIONAL_ACCESS, Effect.REROUTED, codes.KEPT_OUT), side)
    lost = lit if sort < 2 else lit[: max(1, len(lit) // 3)]
    state[station, lost], reason[station, lost] = codes.DENIED, codes.KEPT_OUT
    if sort == 2:
        return _row(station, lit[0], len(lost), (Hindrance.DELAY, Effect.WAITED, codes.NO_TIME), side)
    return _row(station, lit[0], len(lost), (Hindrance.DENIAL, Effect.TURNED_BACK, codes.KEPT_OUT), side)


def _flights(
    plan: Plan, station: int, book: _Book, wind: NDArray[np.float32], foul: NDArray[np.bool_]
) -> list[Hindered]:
    """One sector's flights of some hours each: as many as the coverage says, fewer by weather, jamming and fire."""
    state, reason, noise, draws = book.state, book.reason, book.noise, book.draws
    sector = int(plan.sector[station])
    found = []
    for first in range(0, state.shape[1], _FLIGHT_HOURS):
        hours = np.arange(first, min(first + _FLIGHT_HOURS, state.shape[1]))
        chance = draws.random(4)
        rough = bool((wind[hours, sector] > _TOO_WINDY).any() or foul[hours, sector].any())
        if chance[0] >= noise.coverage:
            state[station, hours] = codes.OFF
        elif rough and chance[1] < noise.weather:
            state[station, hours], reason[station, hours] = codes.CANCELLED, codes.WEATHER
        elif chance[2] < noise.jammed:
            state[station, hours], reason[station, hours] = codes.JAMMED, codes.JAMMING
            found.append(_row(station, first, len(hours), (Hindrance.JAMMING, Effect.SIGNAL_LOST, codes.JAMMING), -1))
        elif chance[3] < noise.shot_at:
            state[station, hours[1:]], reason[station, hours[1:]] = codes.DOWN, codes.SHOT_AT
            lost = max(len(hours) - 1, 0)
            found.append(_row(station, first + 1, lost, (Hindrance.FIRE, Effect.CUT_SHORT, codes.SHOT_AT), -1))
    return found


def _row(station: int, hour: int, hours: int, why: tuple[Hindrance, Effect, int], by: int) -> Hindered:
    sort, effect, reason = why
    places = codes.HINDRANCES.index(sort), codes.EFFECTS.index(effect)
    return np.array([(station, hour, hours, *places, by, reason)], HINDRANCE)
