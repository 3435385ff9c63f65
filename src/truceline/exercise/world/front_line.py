"""Lays out the front of a scenario: its line, invented or given, its sectors, and where it is hot."""

import numpy as np

from truceline.exercise.world.draws import Part, stream
from truceline.exercise.world.front import Front
from truceline.exercise.world.globe import Floats, apart, moved, wrapped
from truceline.exercise.world.plans import FrontPlan
from truceline.values.spots import Spot

_STEP_M = 1_000.0
_FIRST = (-40.0, -150.0)
"""Where an invented line begins: open water in the South Pacific, some 1,500 km from any inhabited land."""
_WAVES_M = (160_000.0, 230_000.0, 370_000.0, 610_000.0)
_LEAN = 0.12
"""How far, in radians, each wave turns the line; together they bend it no tighter than a sector is deep."""
_HOT_SPOTS, _HEAT_KEEPS = 4, 0.5


def lay_front(plan: FrontPlan, seed: int) -> Front:
    """The front of a plan."""
    north, east = _invented(plan.length_m, seed) if plan.line is None else _through(plan.line)
    up, right = apart(north[:-1], east[:-1], north[1:], east[1:])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(up, right))])
    edges = np.linspace(0, along[-1], plan.sectors + 1)
    hot = stream(seed, Part.HOT_SPOTS).random((plan.sectors, _HOT_SPOTS))
    hot = edges[:-1, None] + hot * np.diff(edges)[:, None]
    faces = _faces(north, east, along, plan.depth)
    return Front(north, east, along, *faces, edges, hot, _heat(plan, seed), plan.gap, plan.depth)


def _invented(length_m: float, seed: int) -> tuple[Floats, Floats]:
    """An eastward line that winds a little; its first point is the same for every seed."""
    steps = max(1, round(length_m / _STEP_M))
    middle = (np.arange(steps) + 0.5) * length_m / steps
    phases = stream(seed, Part.LINE).random(len(_WAVES_M))
    turn = sum(
        _LEAN * np.sin(2 * np.pi * (middle / wave + phase)) for wave, phase in zip(_WAVES_M, phases, strict=True)
    )
    north, east = np.full(steps + 1, _FIRST[0]), np.full(steps + 1, _FIRST[1])
    for step in range(steps):
        ahead = length_m / steps * np.sin(turn[step]), length_m / steps * np.cos(turn[step])
        north[step + 1], east[step + 1] = moved(north[step], east[step], *ahead)
    return north, east


def _through(points: tuple[Spot, ...]) -> tuple[Floats, Floats]:
    """A line through given points, with a point at least every kilometre."""
    north = np.array([point.north for point in points])
    east = np.unwrap(np.array([point.east for point in points]), period=360)
    legs = np.hypot(*apart(north[:-1], east[:-1], north[1:], east[1:]))
    counts = np.maximum(1, np.ceil(legs / _STEP_M)).astype(int)
    marks = np.concatenate([leg + np.arange(count) / count for leg, count in enumerate(counts)] + [[len(legs)]])
    corners = np.arange(len(points))
    return np.interp(marks, corners, north), wrapped(np.interp(marks, corners, east))


def _faces(north: Floats, east: Floats, along: Floats, depth_m: float) -> tuple[Floats, Floats]:
    """Straight off the line at each point: across the chord of what lies near it, so that corners are rounded off."""
    reach = min(depth_m / 4, along[-1] / 2)
    back, ahead = (np.clip(along + way * reach, 0, along[-1]) for way in (-1, 1))
    run = np.unwrap(east, period=360)
    ends = [(np.interp(mark, along, north), np.interp(mark, along, run)) for mark in (back, ahead)]
    up, right = apart(*ends[0], *ends[1])
    length = np.hypot(up, right)
    return right / length, -up / length


def _heat(plan: FrontPlan, seed: int) -> Floats:
    """How hot each sector is: neighbours are alike."""
    drawn = stream(seed, Part.HEAT).standard_normal(plan.sectors)
    for sector in range(1, plan.sectors):
        drawn[sector] = _HEAT_KEEPS * drawn[sector - 1] + np.sqrt(1 - _HEAT_KEEPS**2) * drawn[sector]
    heat: Floats = np.exp(plan.uneven * drawn)
    heat /= heat.mean()
    return heat
