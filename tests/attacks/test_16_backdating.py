"""Attack 16: a submitter dates an envelope back or forward, or has a clock that is wrong.

What is claimed is kept as it is. It stands beside what can be proved, and is flagged where it lies outside.
"""

import pytest

from devices import KEYS, cosigned_head, pen, policy_over, record, saying, standings, submit
from small_log import NOON, hands
from truceline.record.envelope_form import Seen
from truceline.record.projection import leaf_at
from truceline.record.register import Register
from truceline.record.times import Flag, Proved, times_of
from truceline.values.instants import DAY, HOUR, SECOND

A = KEYS[0]
NORTH, SOUTH = hands("north", "south")
MADE = NOON * SECOND + HOUR
TOLERANCE = 15 * 60 * SECOND


def recorded(skew: int) -> tuple[Register, Proved, int]:
    """Made an hour after a checkpoint was seen, witnessed an hour later, by a clock that is wrong by `skew`."""
    register = record(A)
    _, seen = cosigned_head(register, (NORTH, NOON))
    leaf = pen(A, seen=seen).write("statement", "a", saying(), claimed=MADE + skew)
    assert standings(submit(register, [leaf])) == ["recorded"]
    cosigned_head(register, (SOUTH, NOON + 7200))
    found = times_of(register.log.store, policy_over([NORTH, SOUTH])).of(2, leaf)
    return register, found, leaf_at(register.log.store, 2).envelope.claimed


@pytest.mark.parametrize(
    ("skew", "flag"),
    [
        (-30 * DAY, Flag.TOO_EARLY),
        (-2 * HOUR, Flag.TOO_EARLY),
        (0, None),
        (HOUR // 2, None),
        (2 * HOUR, Flag.TOO_LATE),
        (30 * DAY, Flag.TOO_LATE),
    ],
)
def test_a_wrong_clock_is_flagged_and_the_interval_is_right_whatever_it_says(skew: int, flag: Flag | None) -> None:
    _, found, claimed = recorded(skew)
    assert found.after
    assert found.before
    assert found.after.at <= MADE < found.before.at
    assert (found.after.at, found.before.at) == (NOON * SECOND, (NOON + 7201) * SECOND)
    assert found.flag(claimed, TOLERANCE) is flag


@pytest.mark.parametrize("skew", [-30 * DAY, 30 * DAY])
def test_what_was_claimed_is_never_changed(skew: int) -> None:
    assert recorded(skew)[2] == MADE + skew


def test_a_small_difference_is_no_backdating() -> None:
    _, found, _ = recorded(0)
    assert found.after
    assert found.flag(found.after.at - TOLERANCE, TOLERANCE) is None


def test_who_names_a_checkpoint_that_was_not_there_yet_is_refused() -> None:
    register = record(A)
    later = Seen(50, bytes(32), bytes(32))
    leaf = pen(A, seen=later).write("statement", "a", saying(), claimed=MADE)
    assert standings(submit(register, [leaf])) == ["refused"]


def test_who_names_no_checkpoint_has_an_open_beginning_and_is_not_flagged_early() -> None:
    register = record(A)
    leaf = pen(A).write("statement", "a", saying(), claimed=MADE - 30 * DAY)
    submit(register, [leaf])
    cosigned_head(register, (SOUTH, NOON + 7200))
    found = times_of(register.log.store, policy_over([NORTH, SOUTH])).of(2, leaf)
    assert (found.after, found.flag(MADE - 30 * DAY, TOLERANCE)) == (None, None)
