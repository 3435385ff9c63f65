"""Retaliation: a side answers what the other side does, its answers are answered, and so on until nobody answers.

A branching process: each event is answered by itself or not, and every answer knows what it answers.
"""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from truceline.exercise.world.delays import delays
from truceline.exercise.world.draws import Part, day_key, stream
from truceline.exercise.world.fire import Stage
from truceline.exercise.world.orders_given import formations_of
from truceline.exercise.world.sides import Whom
from truceline.exercise.world.silences import held_back
from truceline.exercise.world.sketch import Sketch, Who, joined, sketch
from truceline.exercise.world.spread import along_sector, near
from truceline.exercise.world.tempo import fallen
from truceline.exercise.world.truth import FIRE, NOBODY, Cause, among
from truceline.values.instants import DAY

MISTAKEN: frozenset[Cause] = frozenset({Cause.LIVE_FIRE, Cause.DEMINING, Cause.CONTROLLED_DETONATION, Cause.ACCIDENT})
"""What may be taken for an attack by mistake."""

Floats = NDArray[np.float64]


def generations(stage: Stage, first: Sketch) -> Iterator[Sketch]:
    """The answers to `first`, then the answers to these, and so on. `answers` counts rows from the first of `first`,
    on through each generation as it is given."""
    parents, offset, number = first, 0, 0
    while len(parents):
        known = np.flatnonzero(_answerable(parents))
        order = known[np.argsort(parents.when[known], kind="stable")]
        days = (parents.when[order] - stage.scenario.start) // DAY
        cuts = np.flatnonzero(np.diff(days)) + 1
        parts = []
        for rows in np.split(order, cuts) if len(order) else ():
            day = int((parents.when[rows[0]] - stage.scenario.start) // DAY)
            draws = stream(stage.scenario.seed, Part.ANSWERS, number, day_key(day))
            parts.append(_answers(stage, parents.at(rows), rows + offset, draws))
        children = joined([parents.at(known[:0]), *parts])
        yield children
        parents, offset, number = children, offset + len(parents), number + 1


def _answerable(events: Sketch) -> NDArray[np.bool_]:
    """Which events a side may answer at all. Only for these is anything drawn, so that the others change nothing."""
    found: NDArray[np.bool_] = among(events.cause, FIRE | MISTAKEN) & (events.side != NOBODY)
    return found


def chances(stage: Stage, events: Sketch) -> Floats:
    """How likely each event that can be answered is to be answered by the other side."""
    plans = [side.retaliation for side in stage.scenario.sides]
    other = 1 - events.side
    before, truce, mistaken = np.array([(plan.before, plan.truce, plan.mistaken) for plan in plans]).T[:, other]
    since = events.when - stage.scenario.start
    under = truce + np.maximum(before - truce, 0) * fallen(stage.scenario.decay, since)
    fired = among(events.cause, FIRE)
    likely: Floats = np.where(fired, np.where(since < 0, before, under), mistaken)
    return likely


def _answers(stage: Stage, parents: Sketch, rows: NDArray[np.int64], draws: Generator) -> Sketch:
    """The answers to events of one day, whose rows in the row of all sketches are given."""
    plans = [side.retaliation for side in stage.scenario.sides]
    answered = draws.random(len(parents)) < chances(stage, parents)
    parents, rows = parents.at(answered), rows[answered]
    side = (1 - parents.side).astype(np.int8)
    counts = 1 + draws.poisson(np.array([plan.ratio for plan in plans])[side] - 1)
    parents, rows, side = (
        parents.at(np.repeat(np.arange(len(rows)), counts)),
        np.repeat(rows, counts),
        np.repeat(side, counts),
    )
    when = parents.when + delays(plans, side, draws)
    sector, along = _where(stage, parents, side, draws)
    formation = formations_of(stage.scenario, sector, side, draws.random(len(side)))
    found = sketch(when, along, Who(sector, side, formation), Cause.RETALIATION, answers=rows)
    return found.at((when < stage.scenario.end) & ~held_back(stage.scenario.silences, found, draws))


def _where(stage: Stage, parents: Sketch, side: NDArray[np.int8], draws: Generator) -> tuple[NDArray[np.int16], Floats]:
    """In which sector, and where along the line, an answer lands."""
    whom = np.array([list(Whom).index(plan.retaliation.whom) for plan in stage.scenario.sides])[side]
    aside = np.floor(draws.random(len(side)) * 3).astype(np.int16) - 1
    beside = np.clip(parents.sector + aside, 0, stage.front.sectors - 1).astype(np.int16)
    sector = np.where(whom == list(Whom).index(Whom.NEIGHBOURS), beside, parents.sector)
    close, anywhere = near(stage.front, sector, parents.along, draws), along_sector(stage.front, sector, draws)
    return sector, np.where(whom == list(Whom).index(Whom.NEAR), close, anywhere)
