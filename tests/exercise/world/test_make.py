import hashlib
import subprocess
import sys
from dataclasses import fields

import numpy as np

from small_world import made, small
from truceline.exercise.world.make import World, make_world
from truceline.exercise.world.shipped import scenario
from truceline.exercise.world.truth import Cause, Truth

GOLDEN = "dbd21bc49cc45d220b88d109fcb600bbbebd40496c2846e51397baf25eeb12c0"
SCRIPT = """
from truceline.exercise.world.make import make_world
from truceline.exercise.world.shipped import scenario
import hashlib
from dataclasses import fields
short = {"days_before": 2, "days_after": 4}
truth = make_world(scenario("one-sided").model_copy(update=short)).truth
print(hashlib.sha256(b"".join(getattr(truth, field.name).tobytes() for field in fields(truth))).hexdigest())
"""


def content(truth: Truth, rows: int | None = None) -> dict[str, bytes]:
    return {field.name: getattr(truth, field.name)[:rows].tobytes() for field in fields(Truth)}


def digest(world: World) -> str:
    """Over what a rounding in the last digit, which other processors may do otherwise, cannot change."""
    names = (
        "when",
        "sector",
        "side",
        "formation",
        "what",
        "weapon",
        "rounds",
        "cause",
        "answers",
        "killed",
        "excluded",
    )
    whole = [getattr(world.truth, name).astype(np.int64) for name in names]
    places = [np.round(getattr(world.truth, name) * 1e4).astype(np.int64) for name in ("north", "east")]
    return hashlib.sha256(b"".join(column.tobytes() for column in [*whole, *places])).hexdigest()


def test_the_same_scenario_gives_the_same_bytes() -> None:
    assert content(made(seed=3).truth) == content(made(seed=3).truth)


def test_another_process_gives_the_same_bytes() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True).stdout
    here = content(make_world(scenario("one-sided").model_copy(update={"days_before": 2, "days_after": 4})).truth)
    assert told.strip() == hashlib.sha256(b"".join(here.values())).hexdigest()


def test_the_program_still_makes_the_world_that_it_made_when_this_was_written() -> None:
    """A newer numpy may draw other numbers from the same seed. Then say so in the change log, and write it anew."""
    assert digest(made(seed=11)) == GOLDEN


def test_another_seed_gives_another_world() -> None:
    assert content(made(seed=1).truth)["when"] != content(made(seed=2).truth)["when"]


def test_a_longer_world_keeps_everything_that_happened_before() -> None:
    short, long = made(days_after=4), made(days_after=9)
    rows = len(short.truth)
    assert rows < len(long.truth)
    one, other = content(short.truth), content(long.truth, rows)
    assert {name for name in one if one[name] != other[name]} <= {"until"}  # cut off at the end of the world
    assert short.weather.kind.tobytes() == long.weather.kind[: len(short.weather.kind)].tobytes()


def test_an_earlier_beginning_keeps_the_weather_the_orders_and_all_fire_that_answers_nothing() -> None:
    short, long = made(days_before=2), made(days_before=5)
    assert short.weather.kind.tobytes() == long.weather.kind[-len(short.weather.kind) :].tobytes()
    assert short.orders.received.tobytes() == long.orders.received.tobytes()
    begun = [world.truth.when[world.truth.cause == Cause.FIGHTING] for world in (short, long)]
    assert np.array_equal(begun[0], begun[1][begun[1] >= short.scenario.begin])


def test_more_drones_leave_the_fire_as_it_is() -> None:
    few, many = made(), made({"drones": {"before": "30 per sector-day"}})
    fought = [world.truth.when[world.truth.cause <= Cause.RETALIATION] for world in (few, many)]
    assert np.array_equal(fought[0], fought[1])


def test_progress_tells_how_many_events_are_finished() -> None:
    told: list[int] = []
    world = make_world(small(), told.append)
    assert told == sorted(told)
    assert len(told) == 10
    assert told[-1] == len(world.truth)


def test_a_world_in_which_nothing_happens_is_a_world() -> None:
    nothing = "0 per sector-day"
    still = {
        "rate": nothing,
        "detonations": nothing,
        "rotations": nothing,
        "accidents": nothing,
        "drones": {"before": nothing, "truce": nothing},
        **{name: {"rate": nothing} for name in ("attacks", "exercises", "demining")},
    }
    assert len(made(still, still).truth) == 0
