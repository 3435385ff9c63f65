"""The front, drawn out straight: sectors, both sides' first positions, and what happened where."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.make import World
from truceline.exercise.world.picture_style import INK, LOOK_OF, LOOKS, PALE, PLATE
from truceline.exercise.world.truth import Cause

_MOST = 5_000
"""How many events are drawn at most; where there are more, every so many-th."""
_WIDEST = 25
"""How many sectors get a number at most."""


def draw_line(axes: Any, world: World) -> None:
    """Where the line lies on the globe, true to its shape, with its sectors in turn dark and pale."""
    front, run = world.front, np.unwrap(world.front.east, period=360)
    for sector in range(front.sectors):
        along = np.linspace(front.edges[sector], front.edges[sector + 1], 30)
        ink = INK if sector % 2 == 0 else "#8fa0ae"
        north, east = (np.interp(along, front.along, degrees) for degrees in (front.north, run))
        axes.plot(east, north, color=ink, linewidth=2)
    axes.set_aspect(1 / np.cos(np.radians(front.north.mean())), adjustable="datalim")
    axes.set_title(f"The front: {front.length_m / 1000:,.0f} km, {front.sectors} sectors, true to shape")
    axes.set_ylabel("degrees north")
    axes.set_xlabel("degrees east", fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)


def draw_front(axes: Any, world: World, which: NDArray[np.bool_], when: str) -> None:
    """Events of a part of the time on the front."""
    front, rows = world.front, np.flatnonzero(which)
    every = max(1, -(-len(rows) // _MOST))
    shown = rows[::every]
    _ground(axes, world)
    where = np.stack(front.nearest(world.truth.north[shown], world.truth.east[shown]), axis=1) / 1000
    reach = axes.get_ylim()[1]
    where[:, 1] = np.clip(where[:, 1], -reach, reach)
    looks = np.array([LOOK_OF[Cause(cause)] for cause in range(len(Cause))])[world.truth.cause[shown]]
    for place, look in enumerate(LOOKS):
        mine = where[looks == place]
        axes.scatter(mine[:, 0], mine[:, 1], s=5, color=look.colour, alpha=0.65, linewidths=0, rasterized=True)
    part = "" if every == 1 else f", one in {every:,} drawn"
    axes.set_title(f"Where, in {when}: {len(rows):,} events{part}")


def _reach(world: World) -> float:
    """How far off the line all but one in a hundred events lie, in metres; the rest are drawn at the edge."""
    truth, every = world.truth, max(1, len(world.truth) // 1_000)
    _, off = world.front.nearest(truth.north[::every], truth.east[::every])
    most = float(np.quantile(np.abs(off), 0.99)) if len(off) else 0.0
    return min(world.front.depth_m, max(2 * world.front.gap_m, most))


def _ground(axes: Any, world: World) -> None:
    """The line, the sectors and whose land is whose."""
    front = world.front
    depth, ends = _reach(world) / 1000, front.edges / 1000
    axes.axhspan(0, depth, color="#f4f6f8", linewidth=0)
    axes.axhspan(-depth, 0, color=PALE, linewidth=0)
    axes.axhline(0, color=INK, linewidth=0.9)
    axes.vlines(ends[1:-1], -depth, depth, color="#ffffff", linewidth=1.2)
    step = max(1, -(-front.sectors // _WIDEST))
    for sector in range(0, front.sectors, step):
        axes.text(
            (ends[sector] + ends[sector + 1]) / 2,
            depth * 0.97,
            str(sector),
            ha="center",
            va="top",
            fontsize=7,
            bbox=PLATE,
        )
    for side, height in ((0, 0.72), (1, -0.92)):
        axes.text(
            ends[-1] * 0.004,
            depth * height,
            world.scenario.sides[side].label,
            fontsize=8.5,
            fontweight="bold",
            bbox=PLATE,
        )
    axes.set_xlim(0, ends[-1])
    axes.set_ylim(-depth, depth)
    axes.set_ylabel("km off the line")
    axes.set_xlabel("km along the line; numbers: sectors", fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)
