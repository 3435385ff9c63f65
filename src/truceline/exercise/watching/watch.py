"""Everything that is told of some days of a made-up world, and who could have seen what of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.watching import codes
from truceline.exercise.watching.cameras import cameras
from truceline.exercise.watching.casualties import casualties
from truceline.exercise.watching.complaints import complaints
from truceline.exercise.watching.efforts import efforts, restrictions
from truceline.exercise.watching.flights import flights
from truceline.exercise.watching.later import doubled, mended, numbered
from truceline.exercise.watching.network import network_of
from truceline.exercise.watching.news import news
from truceline.exercise.watching.noise import Noise
from truceline.exercise.watching.notices import notices
from truceline.exercise.watching.patrols import patrols
from truceline.exercise.watching.posts import Post
from truceline.exercise.watching.reach import in_reach
from truceline.exercise.watching.rows import Rows, joined
from truceline.exercise.watching.satellites import satellites
from truceline.exercise.watching.sensors import acoustic, radar
from truceline.exercise.watching.slab import LANDED_HEARD, Slab, Stage
from truceline.exercise.watching.totals import totals
from truceline.exercise.watching.towns import towns_of
from truceline.exercise.world.make import World

_MEANS = (patrols, cameras, acoustic, radar, flights, satellites, notices, news)


@dataclass(frozen=True, eq=False)
class Told:
    """`rows`: what was told of some days. For each event of them: how many rows tell of it, and how many stations of
    the mission that were looking had it within their reach."""

    rows: Rows
    touched: NDArray[np.int32]
    looked: NDArray[np.int32]


def stage_of(world: World, noise: Noise) -> Stage:
    """A world with its stations and towns."""
    return Stage(world, network_of(world, noise), towns_of(world.front, world.scenario.seed), noise)


def watch(slab: Slab) -> Told:
    """What everybody tells of some days: the same for the same world and noise."""
    handed_in = complaints(slab)
    rows = joined([*(means(slab) for means in _MEANS), handed_in])
    rows = joined([rows, doubled(slab, rows)])
    hurt = casualties(slab)
    free = numbered(rows, int(hurt["number"].max(initial=-1)) + 1)
    logged = efforts(slab)
    numbered(logged, free)
    rows = joined([rows, mended(slab, rows), hurt, restrictions(slab), logged, totals(slab, handed_in)])
    loose = rows[rows["number"] < 0]
    if len(loose):
        fresh = int(rows["number"][rows["number"] < 10**15].max(initial=-1)) + 1
        rows["number"][rows["number"] < 0] = np.arange(fresh, fresh + len(loose))
    return Told(_in_order(slab, rows), _touched(slab, rows), _looked(slab))


def _in_order(slab: Slab, rows: Rows) -> Rows:
    """By when they came on record; what came at the same instant in an order that tells nothing."""
    return rows[np.lexsort((slab.draws(320).random(len(rows)), rows["action"], rows["recorded"]))]


def _touched(slab: Slab, rows: Rows) -> NDArray[np.int32]:
    if not len(slab):
        return np.zeros(0, np.int32)
    told = rows["event"][(rows["event"] >= 0) & (rows["action"] == 0)] - slab.id[0]
    return np.bincount(told, minlength=len(slab)).astype(np.int32)


def _looked(slab: Slab) -> NDArray[np.int32]:
    """How many stations could have noticed each event: near enough on a still day, and looking."""
    network = slab.stage.network
    reach = LANDED_HEARD[slab.weapon]
    near = np.flatnonzero((network.post == Post.PATROL) | (network.post == Post.ACOUSTIC))
    found = np.bincount(in_reach(slab, near, reach).event, minlength=len(slab))
    over = np.zeros(slab.stage.world.front.sectors, np.int64)
    posts = network.of(Post.UAV)
    over[network.sector[posts]] = posts
    aloft: NDArray[np.bool_] = network.state[over[slab.sector], slab.hour] == codes.LOOKING
    return (found + aloft).astype(np.int32)
