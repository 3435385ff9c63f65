"""Attack 12: witnesses that sign whatever they are told to. Fewer than a quorum achieve nothing."""

from itertools import combinations

import pytest

from small_log import NOON, SmallLog, cosigned, forked, hands, numbered, policy_of
from truceline.errors import NotProved
from truceline.record.finality import Limits, finality_of
from truceline.record.tlog.cosignatures import cosign
from truceline.record.tlog.forks import fork_between
from truceline.record.tlog.policy import parse_policy

LOG, FORGED = SmallLog(numbered(12)), forked(12, 3)
NORTH, SOUTH, NEUTRAL, MISSION = FOUR = hands("north", "south", "neutral", "mission")
KEYS = "".join(f"witness {one.name} {one.vkey}\n" for one in FOUR)


@pytest.mark.parametrize("least", [2, 3, 4])
def test_one_less_than_a_quorum_is_never_enough(least: int) -> None:
    policy = policy_of(LOG, FOUR, least)
    for colluding in combinations(FOUR, least - 1):
        with pytest.raises(NotProved, match="no quorum"):
            policy.verify(cosigned(FORGED, 12, *((one, NOON) for one in colluding)), FORGED.checkpoint(12))


def test_a_policy_can_ask_for_a_neutral_and_for_a_party() -> None:
    text = f"log {LOG.vkey}\n{KEYS}group parties any north south\ngroup both all parties neutral\nquorum both\n"
    policy, checkpoint = parse_policy(text), FORGED.checkpoint(12)
    for colluding in ([NORTH, SOUTH, MISSION], [NEUTRAL, MISSION]):
        with pytest.raises(NotProved, match="no quorum"):
            policy.verify(cosigned(FORGED, 12, *((one, NOON) for one in colluding)), checkpoint)


def test_a_witness_that_signs_often_counts_once() -> None:
    note = cosigned(FORGED, 12, *((NORTH, NOON + number) for number in range(9)))
    with pytest.raises(NotProved, match="no quorum"):
        policy_of(LOG, FOUR, 2).verify(note, FORGED.checkpoint(12))
    found = finality_of(policy_of(LOG, FOUR, 2), note, [], FORGED.root, Limits(NOON + 99))
    assert found.of(0).witnessed is None


def test_a_witness_cannot_sign_in_the_name_of_another() -> None:
    lines = [cosign(FORGED.checkpoint(12), one.vkey.name, NORTH.key, NOON) for one in FOUR]
    with pytest.raises(NotProved, match="no quorum"):
        policy_of(LOG, FOUR, 2).verify(FORGED.note(12).adding(lines), FORGED.checkpoint(12))


def test_a_witness_cannot_lend_its_cosignature_to_another_checkpoint() -> None:
    lines = [one.sign(LOG.checkpoint(12), NOON) for one in FOUR]
    with pytest.raises(NotProved):
        policy_of(LOG, FOUR, 2).verify(FORGED.note(12).adding(lines), FORGED.checkpoint(12))


def test_a_log_that_colludes_with_itself_needs_a_quorum_all_the_same() -> None:
    with pytest.raises(NotProved, match="no quorum: cosigned by nobody"):
        policy_of(LOG, FOUR, 2).verify(FORGED.note(12), FORGED.checkpoint(12))


def test_a_quorum_that_colludes_is_believed_and_found_out_by_anybody_who_kept_the_other_side() -> None:
    """What is not promised, and what is left then."""
    policy = policy_of(LOG, FOUR, 2)
    forged = cosigned(FORGED, 12, (NORTH, NOON), (MISSION, NOON))
    policy.verify(forged, FORGED.checkpoint(12))
    assert fork_between(cosigned(LOG, 12, (NEUTRAL, NOON)), forged).verify(policy)
