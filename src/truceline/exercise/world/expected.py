"""How many events a scenario leads one to expect, reckoned and not drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.plans import Decay
from truceline.exercise.world.sides import Side
from truceline.exercise.world.truth import Cause
from truceline.values.instants import DAY

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Extent:
    """How large a world is: its sectors, its days before and from the start of the truce, and how that falls apart."""

    sectors: int
    before: int
    after: int
    decay: Decay | None


def expected(sides: Sequence[Side], extent: Extent) -> Floats:
    """How many events of each `Cause`, both sides together.

    About: it takes every order to come in time, no truce window, and all flying weather as good.
    """
    found = np.zeros(len(Cause))
    before, after = extent.sectors * extent.before, extent.sectors * extent.after
    both = before + after
    fallen = mean_fallen(extent.decay, extent.after)
    fire = np.zeros((2, 2))
    for row, side in enumerate(sides):
        let_go = 1 - side.discipline * (1 - fallen)
        late = side.rate * after * side.order.lost
        ordered = side.attacks.rate * after * side.attacks.events
        undisciplined = side.rate * after * let_go * (1 - side.order.lost)
        fire[row] = side.rate * before, late + undisciplined + ordered
        found[[Cause.FIGHTING, Cause.ORDER_LATE]] += side.rate * before, late
        found[[Cause.BREACH_UNDISCIPLINED, Cause.BREACH_ORDERED]] += undisciplined, ordered
        found[Cause.LIVE_FIRE] += side.exercises.rate * both * side.exercises.events
        found[Cause.DEMINING] += side.demining.rate * both * side.demining.events
        found[Cause.CONTROLLED_DETONATION] += side.detonations * both * 3
        found[Cause.ROTATION] += side.rotations * both * 4
        found[Cause.DRONE_FLIGHT] += side.drones.before * before + side.drones.truce * after
        found[Cause.ACCIDENT] += side.accidents * both
    found[Cause.RETALIATION] = _answers(sides, fire, fallen)
    return found


def mean_fallen(decay: Decay | None, days: int) -> float:
    """How far a truce has fallen apart, on average over so many days of it."""
    if decay is None:
        return 0.0
    hours = (np.arange(24 * days) + 0.5) * DAY / 24
    way = np.clip((hours - decay.begins) / (decay.ends - decay.begins), 0, 1)
    return float(decay.depth * way.mean())


def _answers(sides: Sequence[Side], fire: Floats, fallen: float) -> float:
    """How many answers all this fire brings: answers to it, answers to these, and so on without end."""
    total = 0.0
    for phase in (0, 1):
        means = []
        for plan in (side.retaliation for side in sides):
            under = plan.truce + max(plan.before - plan.truce, 0) * fallen
            means.append((under if phase else plan.before) * plan.ratio)
        brings = np.array([[0.0, means[0]], [means[1], 0.0]])
        total += float(np.linalg.solve(np.eye(2) - brings, brings @ fire[:, phase]).sum())
    return total
