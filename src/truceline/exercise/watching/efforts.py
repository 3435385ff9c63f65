"""How every station looked, in stretches, and what kept it from looking, so that blind spots differ from peace."""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.people import MISSION
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.rows import Kind, Rows, blank
from truceline.exercise.watching.slab import Slab
from truceline.exercise.world.weather import LIGHTS
from truceline.record.kinds.field import Light
from truceline.values.instants import HOUR, MINUTE

HINDERED = 2 * 10**15
"""Restrictions are numbered from here, so that effort can name what hindered it."""
MEANS_OF = np.array([codes.HEARD, codes.CAMERA, codes.ACOUSTIC, codes.RADAR, codes.UAV, codes.SATELLITE], np.int8)
_NIGHT = LIGHTS.index(Light.NIGHT)
_PASS_S = 600


def efforts(slab: Slab) -> Rows:
    """One row for each stretch in which a station's looking stayed the same, within one day and one light."""
    network, weather = slab.stage.network, slab.stage.world.weather
    hours = np.arange(slab.first * 24, slab.last * 24)
    state = network.state[:, hours]
    rows_of_weather = weather.hour_of(slab.stage.world.scenario.begin + hours * HOUR)
    light = weather.light[rows_of_weather][:, network.sector].T
    night = light == _NIGHT
    mark = state.astype(np.int64) * 4 + night * 2 + (hours // 24 % 2)
    begins = np.ones_like(mark, bool)
    begins[:, 1:] = mark[:, 1:] != mark[:, :-1]
    station, at = np.nonzero(begins)
    flat = station * len(hours) + at
    lasts = np.diff(np.append(flat, state.size))
    keep = state[station, at] != codes.OFF
    station, at, lasts = station[keep], at[keep], lasts[keep]
    rows = blank(len(station), Kind.EFFORT)
    rows["who"], rows["station"], rows["means"] = MISSION, station, MEANS_OF[network.post[station]]
    rows["when"] = slab.begin + at * HOUR
    rows["until"] = rows["when"] + lasts * HOUR
    rows["state"], rows["reason"] = state[station, at], network.reason[station, hours[at]]
    rows["light"], rows["weather"] = light[station, at], weather.kind[rows_of_weather[at], network.sector[station]]
    _looked(slab, rows, lasts)
    day = hours[at] // 24
    rows["pos_north"], rows["pos_east"] = network.north[station, day], network.east[station, day]
    rows["recorded"] = rows["until"] + 30 * MINUTE
    return rows


def _looked(slab: Slab, rows: Rows, hours: NDArray[np.int64]) -> None:
    """How long there was looking, and which restriction was to blame where there was none."""
    post = slab.stage.network.post[rows["station"]]
    whole = np.where(post == Post.SATELLITE, _PASS_S, hours * 3600)
    share = np.select([rows["state"] == codes.LOOKING, rows["state"] == codes.PARTLY], [1.0, 0.5], 0.0)
    rows["seconds"] = whole * share
    table = slab.stage.network.hindered
    begin = slab.stage.world.scenario.begin
    starts = (rows["when"] - begin) // HOUR
    for number in np.flatnonzero((table["hour"] >= slab.first * 24) & (table["hour"] < slab.last * 24)):
        one = table[number]
        hit = (
            (rows["station"] == one["station"])
            & (starts >= one["hour"])
            & (starts < one["hour"] + max(one["hours"], 1))
        )
        rows["refers"][hit & (rows["state"] != codes.LOOKING)] = HINDERED + number


def restrictions(slab: Slab) -> Rows:
    """What hindered the looking in these days."""
    network = slab.stage.network
    mine = np.flatnonzero((network.hindered["hour"] >= slab.first * 24) & (network.hindered["hour"] < slab.last * 24))
    table = network.hindered[mine]
    rows = blank(len(mine), Kind.RESTRICTION)
    rows["number"] = HINDERED + mine
    rows["who"], rows["station"], rows["means"] = MISSION, table["station"], MEANS_OF[network.post[table["station"]]]
    rows["when"] = slab.stage.world.scenario.begin + table["hour"].astype(np.int64) * HOUR
    rows["until"] = rows["when"] + np.maximum(table["hours"], 1).astype(np.int64) * HOUR
    rows["state"], rows["effect"], rows["accused"] = table["sort"], table["effect"], table["by"]
    rows["seconds"] = np.where(table["hours"] > 0, table["hours"] * 3600, -60)
    rows["reason"] = table["reason"]
    day = table["hour"] // 24
    rows["pos_north"], rows["pos_east"] = network.north[table["station"], day], network.east[table["station"], day]
    rows["recorded"] = rows["until"] + 20 * MINUTE
    return rows
