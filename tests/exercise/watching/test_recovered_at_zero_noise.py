"""The simulator's truth is recoverable when its noise is set to zero, by a reader that sees the observations only."""

from collections.abc import Iterable, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_exercise import told_of, world_of
from truceline.exercise.watching.noise import noise_of
from truceline.exercise.world.make import World
from truceline.exercise.world.shipped import names
from truceline.exercise.world.truth import WHATS
from truceline.values.instants import SECOND, parse_instant

Cells = Mapping[str, str]
Event = tuple[int, int, str, str, str, str]
"""When it began and ended (seconds), where, who did it, what, and how many."""


def events_told(rows: Iterable[Cells]) -> list[Event]:
    """Every event that rows tell of: seen from the air, with who did it by what both sides say.

    It is written without any access to truth: a side complains of what the other did, and announces what it does
    itself; what nobody complains of or announces, nobody did.
    """
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    who: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row["occurred"], row.get("location", "").partition(" within ")[0])
        if row["kind"] == "complaint" and row["lodger"] == "party":
            who[key] = row["accused"]
        elif row["kind"] == "detection" and row["observer"] != "mission":
            who[key] = row["observer"]
        elif row["kind"] == "detection" and row["means"] == "uav":
            seen[key] = (row["what"], row["value"])
    return sorted((*_span(key[0]), key[1], who.get(key, "nobody"), *what) for key, what in seen.items())


def _span(occurred: str) -> tuple[int, int]:
    begins, _, ends = occurred.partition("/")
    return parse_instant(begins) // SECOND, parse_instant(ends or begins) // SECOND


def events_true(world: World) -> list[Event]:
    truth, sides = world.truth, [side.label for side in world.scenario.sides]
    return sorted(
        (
            int(truth.when[one]) // SECOND,
            int(truth.until[one]) // SECOND,
            f"{_degrees(truth.north[one])} {_degrees(truth.east[one])}",
            "nobody" if truth.side[one] < 0 else sides[truth.side[one]],
            WHATS[truth.what[one]].value,
            str(truth.rounds[one]),
        )
        for one in range(len(truth))
    )


def _degrees(number: np.float64) -> str:
    return f"{np.rint(number * 1e5) / 1e5:.5f}"


@settings(max_examples=6)
@given(seed=st.integers(0, 10**9), name=st.sampled_from(names()))
def test_the_simulators_truth_is_recoverable_when_its_noise_is_set_to_zero(seed: int, name: str) -> None:
    world = world_of(name, seed, events=400)
    assert events_told(told_of(world, noise_of(0))) == events_true(world)


@pytest.mark.parametrize("dial", [0.2, 0.6])
def test_with_noise_the_same_reader_does_not_get_the_truth(dial: float) -> None:
    world = world_of("ordinary", 5, events=400)
    assert events_told(told_of(world, noise_of(dial))) != events_true(world)


def test_at_zero_noise_every_row_says_what_it_was_and_no_side_lies() -> None:
    world = world_of("one-sided", 3, events=300)
    rows = told_of(world, noise_of(0))
    assert {row["kind"] for row in rows} >= {"detection", "complaint", "claim", "effort"}
    claims = [row for row in rows if row["kind"] == "claim" and "part_of" not in row]
    complaints = [row for row in rows if row["kind"] == "complaint" and row["lodger"] == "party"]
    assert sum(int(row["value"]) for row in claims) == len(complaints)
