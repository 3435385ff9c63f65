"""Attack 16: a submitter claims that an envelope was made a month earlier or later than it was."""

import pytest

from devices import KEYS, cosigned_head, pen, policy_over, record, saying, submit
from small_log import NOON, hands
from truceline.record.projection import leaf_at
from truceline.record.times import Flag, Proved, times_of
from truceline.values.instants import DAY, HOUR, SECOND

(NORTH,) = hands("north")
POLICY = policy_over([NORTH])
TOLERANCE = HOUR
MADE = (NOON + 600) * SECOND
"""Between the checkpoint that its signer had seen, at noon, and the next, twenty minutes later."""


def proved(claimed: int) -> tuple[Proved, Flag | None]:
    register = record(KEYS[0])
    _, seen = cosigned_head(register, (NORTH, NOON))
    own = pen(KEYS[0], seen=seen)
    (answer,) = submit(register, [own.write("statement", "shot", saying(), claimed=claimed)])
    assert answer.index is not None
    cosigned_head(register, (NORTH, NOON + 1200))
    leaf = leaf_at(register.log.store, answer.index)
    assert leaf.envelope.claimed == claimed
    found = times_of(register.log.store, POLICY).of(answer.index, leaf)
    return found, found.flag(claimed, TOLERANCE)


def test_the_interval_is_right_whatever_was_claimed() -> None:
    for claimed in (MADE, MADE - 30 * DAY, MADE + 30 * DAY):
        found, _ = proved(claimed)
        assert found.after is not None
        assert found.before is not None
        assert (found.after.at, found.before.at) == (NOON * SECOND, (NOON + 1201) * SECOND)


@pytest.mark.parametrize(
    ("off", "flag"), [(-30 * DAY, Flag.TOO_EARLY), (30 * DAY, Flag.TOO_LATE), (0, None), (HOUR // 2, None)]
)
def test_what_lies_outside_by_more_than_the_tolerance_is_flagged(off: int, flag: Flag | None) -> None:
    assert proved(MADE + off)[1] is flag


def test_where_nobody_cosigned_nothing_is_known_and_nothing_is_flagged() -> None:
    register = record(KEYS[0])
    (answer,) = submit(register, [pen(KEYS[0]).write("statement", "shot", saying(), claimed=1)])
    assert answer.index is not None
    found = times_of(register.log.store, POLICY).of(answer.index, leaf_at(register.log.store, answer.index))
    assert found == Proved(None, None)
    assert found.flag(1, TOLERANCE) is None
