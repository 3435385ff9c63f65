"""Draws where and when each side kept the monitors' patrols out."""

import numpy as np

from truceline.exercise.world.access import Access
from truceline.exercise.world.draws import Part, day_key, stream
from truceline.exercise.world.front import Front
from truceline.exercise.world.scenario import Scenario


def give_access(scenario: Scenario, front: Front) -> Access:
    """Which sector-days each side kept patrols out of."""
    worst = front.heat >= np.quantile(front.heat, 0.75)
    share = np.stack([np.where(worst, side.denial.worst, side.denial.share) for side in scenario.sides], axis=1)
    days = range(-scenario.days_before, scenario.days_after)
    drawn = np.stack([stream(scenario.seed, Part.ACCESS, day_key(day)).random(share.shape) for day in days])
    return Access(scenario.begin, drawn < share)
