"""A made-up world as it is told, slab by slab: the table of observations, and beside it the table of their truth."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from truceline.exercise.watching.days import local_dates
from truceline.exercise.watching.slab import Stage, slabs
from truceline.exercise.watching.watch import watch
from truceline.exercise.writing.columns import table_of
from truceline.exercise.writing.labels import Labels
from truceline.exercise.writing.numbers import Numbers
from truceline.exercise.writing.truths import behind_of, events_of
from truceline.values.zones import zone


@dataclass(frozen=True, eq=False)
class Pages:
    """Some days: what is told of them; what truly was behind each row; and the events themselves.

    `done`: how many events of the world have been gone through.
    """

    told: pa.Table
    behind: pa.Table
    events: pa.Table
    done: int


def pages(stage: Stage, labels: Labels) -> Iterator[Pages]:
    """The whole world, a page of some days after another, in bounded memory."""
    numbers, done = Numbers(), 0
    clocks = zone(stage.world.scenario.zone)
    for slab in slabs(stage):
        found = watch(slab)
        ids, refers = numbers.ids(found.rows)
        told = table_of(found.rows, ids, refers, labels, local_dates(found.rows["when"], clocks))
        done += len(slab)
        yield Pages(told, behind_of(found.rows, ids), events_of(slab, found, labels), done)
