"""Local windows of silence: they hold back most of the fire in one sector for a while."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.plans import Silence
from truceline.exercise.world.sketch import Sketch
from truceline.exercise.world.truth import FIRE, among


def held_back(silences: tuple[Silence, ...], events: Sketch, draws: Generator) -> NDArray[np.bool_]:
    """Which events do not happen because of a window. A number is drawn for all fire, window or not."""
    held = np.zeros(len(events), np.bool_)
    fire = np.flatnonzero(among(events.cause, FIRE))
    chance, when, sector = draws.random(len(fire)), events.when[fire], events.sector[fire]
    for window in silences:
        inside = (sector == window.sector) & (when >= window.begins) & (when < window.ends)
        held[fire] |= inside & (chance < window.kept)
    return held
