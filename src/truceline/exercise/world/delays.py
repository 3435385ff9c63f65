"""How long an answer takes, drawn between the shortest and the longest delay."""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.sides import Retaliation, Shape

_TRIES = 200


def delays(plans: Sequence[Retaliation], side: NDArray[np.int8], draws: Generator) -> NDArray[np.int64]:
    """The delay of each answer in microseconds, by the plan of the side that answers."""
    found = np.zeros(len(side), np.int64)
    for place, plan in enumerate(plans):
        mine = side == place
        drawn = _exponential if plan.shape is Shape.EXPONENTIAL else _lognormal
        found[mine] = drawn(plan, int(mine.sum()), draws)
    return found


def _exponential(plan: Retaliation, rows: int, draws: Generator) -> NDArray[np.int64]:
    """Exponential from the shortest delay on, cut off at the longest."""
    scale = (plan.delay - plan.shortest) / log(2)
    most = -np.expm1(-(plan.longest - plan.shortest) / scale)
    drawn: NDArray[np.float64] = plan.shortest - scale * np.log1p(-draws.random(rows) * most)
    return drawn.astype(np.int64)


def _lognormal(plan: Retaliation, rows: int, draws: Generator) -> NDArray[np.int64]:
    """Lognormal; what falls outside of the bounds is drawn again, in the end brought to the nearer bound."""
    drawn = np.full(rows, -1.0)
    for _ in range(_TRIES):
        outside = np.flatnonzero((drawn < plan.shortest) | (drawn > plan.longest))
        if not len(outside):
            break
        drawn[outside] = plan.delay * np.exp(plan.spread * draws.standard_normal(len(outside)))
    found: NDArray[np.int64] = np.clip(drawn, plan.shortest, plan.longest).astype(np.int64)
    return found
