"""The sorts of bundles that a side brings about: attacks, exercises, demining, detonations, reliefs of units."""

from collections.abc import Callable
from dataclasses import dataclass

from truceline.exercise.world.draws import Part
from truceline.exercise.world.sides import Side
from truceline.exercise.world.truth import Cause
from truceline.values.instants import HOUR


@dataclass(frozen=True)
class Bundle:
    """Bundles of one side.

    `rate`: how many begin in a sector and day. `events`: how many events one has on average. `lasts`: microseconds.
    `nearest`, `farthest`: how far behind its own first positions, in metres.
    """

    rate: float
    events: int
    lasts: int
    nearest: float = 0.0
    farthest: float = 0.0


@dataclass(frozen=True)
class Sort:
    """One sort of bundle.

    `of`: what a side has of it. `wide_m`: how far from one another its events are. `by_day`: begun only while it is
    light. `fire`: it is fire at the other side, only under the truce, and more of it where it is hot.
    """

    part: Part
    cause: Cause
    of: Callable[[Side], Bundle]
    wide_m: float
    by_day: bool = True
    fire: bool = False


def _attacks(side: Side) -> Bundle:
    return Bundle(side.attacks.rate, side.attacks.events, side.attacks.lasts)


def _exercises(side: Side) -> Bundle:
    plan = side.exercises
    return Bundle(plan.rate, plan.events, plan.lasts, 0.7 * plan.behind, 1.3 * plan.behind)


def _demining(side: Side) -> Bundle:
    return Bundle(side.demining.rate, side.demining.events, side.demining.lasts, 500, 4_000)


def _detonations(side: Side) -> Bundle:
    return Bundle(side.detonations, 3, HOUR, 6_000, 15_000)


def _rotations(side: Side) -> Bundle:
    return Bundle(side.rotations, 4, 2 * HOUR, 1_000, 8_000)


SORTS: tuple[Sort, ...] = (
    Sort(Part.ATTACKS, Cause.BREACH_ORDERED, _attacks, 1_000, by_day=False, fire=True),
    Sort(Part.EXERCISES, Cause.LIVE_FIRE, _exercises, 800),
    Sort(Part.DEMINING, Cause.DEMINING, _demining, 150),
    Sort(Part.DETONATIONS, Cause.CONTROLLED_DETONATION, _detonations, 50),
    Sort(Part.ROTATIONS, Cause.ROTATION, _rotations, 300, by_day=False),
)
"""Each has a stream of its own, so that a new sort leaves the others as they are."""
