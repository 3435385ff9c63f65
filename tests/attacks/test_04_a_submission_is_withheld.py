"""Attack 4: the mission takes a submission, promises to record it, and lets it vanish."""

import pytest

from devices import KEYS, LOG, cosigned_head, policy_over, record, story, submit
from records import ABOUT
from small_log import NOON, hands
from truceline.errors import NotProved
from truceline.record.log import receipt_of
from truceline.record.opening import open_keys
from truceline.record.promises import Acknowledgement, verify_acknowledgement, withheld

NORTH, SOUTH = hands("north", "south")
POLICY = policy_over([NORTH, SOUTH], 2)
LEAF, OTHER = story(KEYS[0], "shot"), story(KEYS[1], "other")
PROMISE = Acknowledgement(ABOUT.origin, LEAF[0].hash, NOON).signed(open_keys(ABOUT).log)


def test_a_later_checkpoint_without_the_leaf_proves_that_the_promise_was_broken() -> None:
    register = record(*KEYS[:2])
    submit(register, OTHER)
    note, _ = cosigned_head(register, (NORTH, NOON + 60), (SOUTH, NOON + 90))
    leaves = [raw for _, raw in register.log.store.leaves(0, 99)]
    proof = withheld(PROMISE.bytes(), LOG, note, POLICY, leaves)
    assert proof.promise.leaf == LEAF[0].hash
    assert proof.cosigned == {"north": NOON + 60, "south": NOON + 90}


def test_a_promise_that_was_kept_is_no_evidence() -> None:
    register = record(*KEYS[:2])
    submit(register, LEAF)
    note, _ = cosigned_head(register, (NORTH, NOON + 60), (SOUTH, NOON + 90))
    leaves = [raw for _, raw in register.log.store.leaves(0, 99)]
    with pytest.raises(NotProved, match="the promise was kept"):
        withheld(PROMISE.bytes(), LOG, note, POLICY, leaves)


def test_a_checkpoint_from_before_the_deadline_is_no_evidence() -> None:
    register = record(*KEYS[:2])
    note, _ = cosigned_head(register, (NORTH, NOON - 60), (SOUTH, NOON + 90))
    leaves = [raw for _, raw in register.log.store.leaves(0, 99)]
    with pytest.raises(NotProved, match="no quorum cosigned"):
        withheld(PROMISE.bytes(), LOG, note, POLICY, leaves)


def test_leaves_that_are_left_out_by_the_accuser_are_no_evidence() -> None:
    register = record(*KEYS[:2])
    submit(register, LEAF)
    note, _ = cosigned_head(register, (NORTH, NOON + 60), (SOUTH, NOON + 90))
    leaves = [raw for _, raw in register.log.store.leaves(0, 99) if raw != LEAF[0].raw]
    with pytest.raises(NotProved, match="not those of the checkpoint"):
        withheld(PROMISE.bytes(), LOG, note, POLICY, leaves)


def test_a_promise_by_somebody_else_is_none() -> None:
    forged = Acknowledgement(ABOUT.origin, LEAF[0].hash, NOON).signed(KEYS[0])
    with pytest.raises(NotProved):
        verify_acknowledgement(forged.bytes(), LOG)


def test_the_submitter_can_hand_the_envelope_to_another_site_and_gets_a_receipt_there() -> None:
    elsewhere = record(*KEYS[:2])
    (answer,) = submit(elsewhere, LEAF)
    assert answer.index is not None
    note, _ = cosigned_head(elsewhere, (NORTH, NOON), (SOUTH, NOON))
    assert set(receipt_of(elsewhere.log.store, answer.index, note.bytes()).verify(LEAF[0].hash, POLICY)) == {
        "north",
        "south",
    }
