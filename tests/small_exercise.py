"""Small made-up worlds, made once for all tests that only look."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pyarrow as pa

from truceline.exercise.watching.noise import Noise, noise_of
from truceline.exercise.watching.watch import stage_of
from truceline.exercise.world.make import World, make_world
from truceline.exercise.world.shipped import scenario
from truceline.exercise.world.sizing import sized
from truceline.exercise.writing.case import rows_of
from truceline.exercise.writing.labels import labels_of
from truceline.exercise.writing.told import pages
from truceline.tasks.exercise import Plan, shaped
from truceline.wiring import build_record
from truceline.wiring.exercise import new_exercise

Cells = Mapping[str, str]


@cache
def world_of(name: str, seed: int, events: int) -> World:
    """A world of a few days on 100 kilometres."""
    small = shaped(scenario(name), 4_000, 5, 100.0).model_copy(update={"seed": seed})
    return make_world(sized(small, events))


def table_of(world: World, noise: Noise) -> pa.Table:
    """Everything that is told of a world, in columns."""
    stage = stage_of(world, noise)
    return pa.concat_tables([page.told for page in pages(stage, labels_of(stage))])


def told_of(world: World, noise: Noise) -> list[Cells]:
    """Everything that is told of a world, as cells of entries."""
    return rows_of(table_of(world, noise))


@cache
def exercise(seed: int = 1, observations: int = 1_500, dial: float = 0.4) -> Path:
    """An exercise on the disk; its case is not on record yet."""
    out = Path(mkdtemp(prefix="truceline-")) / "exercise"
    made(out, seed, observations, dial)
    return out


@cache
def on_record() -> Path:
    """An exercise of which the case is on record too."""
    out = Path(mkdtemp(prefix="truceline-")) / "exercise"
    made(out, 1, 300, 0.4)
    build_record(out / "case", anew=False)
    return out


def made(out: Path, seed: int, observations: int, dial: float) -> None:
    """An exercise in a new folder, quickly: its size is a guess."""
    small = shaped(scenario("ordinary"), observations, 5, 50.0).model_copy(update={"seed": seed})
    plan = Plan(sized(small, observations // 2), noise_of(dial))
    new_exercise(out, plan, observations, (lambda _: None, lambda _: None))
