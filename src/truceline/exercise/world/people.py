"""Civilians whom an event kills or injures."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.plans import People
from truceline.exercise.world.sketch import Sketch
from truceline.exercise.world.truth import FIRE, Cause, among

_ACCIDENT_HURTS = 0.2
"""Which share of accidents hurts somebody."""


def hurt(people: People, events: Sketch, draws: Generator) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """How many civilians each event killed and injured."""
    fire = among(events.cause, FIRE)
    accident = events.cause == Cause.ACCIDENT
    share = np.select([fire, accident], [people.hurt, _ACCIDENT_HURTS if people.hurt else 0.0], 0.0)
    struck = np.flatnonzero(draws.random(len(events)) < share)
    number = 1 + draws.poisson(max(people.number - 1, 0), len(struck))
    dead = draws.binomial(number, people.die)
    killed, injured = np.zeros(len(events), np.int16), np.zeros(len(events), np.int16)
    killed[struck], injured[struck] = dead, number - dead
    return killed, injured
