"""Attack 4: a mission takes a submission, acknowledges it, and leaves it out.

The submitter holds a promise with a deadline. A checkpoint that a quorum cosigned after it, with the leaves that any
party has exported, shows that the leaf is not there; and the submitter can hand the envelope to another site.
"""

import pytest

from devices import KEYS, LOG, cosigned_head, policy_over, record, standings, story, submit
from records import ABOUT
from small_log import NOON, hands
from truceline.errors import NotProved
from truceline.record.opening import open_keys
from truceline.record.promises import Acknowledgement, withheld
from truceline.record.register import Register
from truceline.record.tlog.notes import Note
from truceline.record.tlog.receipts import Receipt

A, B = KEYS[:2]
WITNESSES = hands("north", "south", "neutral")
POLICY = policy_over(WITNESSES, 2)
(LEFT_OUT,) = story(A, "left-out")
PROMISE = Acknowledgement(ABOUT.origin, LEFT_OUT.hash, NOON).signed(open_keys(ABOUT).log).bytes()


def leaves(register: Register) -> list[bytes]:
    """A party's own export."""
    return [raw for _, raw in register.log.store.leaves(0, 2**62)]


def later(register: Register, *times: int) -> Note:
    return cosigned_head(register, *zip(WITNESSES, times, strict=False))[0]


def without() -> Register:
    register = record(A, B)
    submit(register, story(B, "b"))
    return register


def test_a_promise_and_a_later_checkpoint_without_the_leaf_prove_it() -> None:
    register = without()
    found = withheld(PROMISE, LOG, later(register, NOON + 60, NOON + 70), POLICY, leaves(register))
    assert found.promise.leaf == LEFT_OUT.hash
    assert found.cosigned == {"north": NOON + 60, "south": NOON + 70}


def test_a_log_that_kept_its_word_cannot_be_accused() -> None:
    register = without()
    submit(register, [LEFT_OUT])
    with pytest.raises(NotProved, match="was kept"):
        withheld(PROMISE, LOG, later(register, NOON + 60, NOON + 70), POLICY, leaves(register))


def test_before_the_deadline_nothing_is_proved() -> None:
    register = without()
    with pytest.raises(NotProved, match="after the deadline"):
        withheld(PROMISE, LOG, later(register, NOON - 60, NOON), POLICY, leaves(register))


def test_one_witness_who_may_have_been_shown_an_old_tree_is_not_enough() -> None:
    register = without()
    with pytest.raises(NotProved, match="after the deadline"):
        withheld(PROMISE, LOG, later(register, NOON - 60, NOON + 60), POLICY, leaves(register))


def test_leaves_that_are_not_those_of_the_checkpoint_prove_nothing() -> None:
    register = without()
    submit(register, [LEFT_OUT])
    note = later(register, NOON + 60, NOON + 70)
    with pytest.raises(NotProved, match="not those of the checkpoint"):
        withheld(PROMISE, LOG, note, POLICY, leaves(register)[:-1])


def test_a_forged_promise_accuses_nobody() -> None:
    register = without()
    forged = Acknowledgement(ABOUT.origin, LEFT_OUT.hash, NOON).signed(A).bytes()
    with pytest.raises(NotProved):
        withheld(forged, LOG, later(register, NOON + 60, NOON + 70), POLICY, leaves(register))


def test_where_an_old_tree_was_cosigned_late_the_log_can_answer() -> None:
    register = without()
    old, then = later(register, NOON + 60, NOON + 70), leaves(register)
    found = withheld(PROMISE, LOG, old, POLICY, then)
    index = submit(register, [LEFT_OUT])[0].index or 0
    (receipt,) = register.log.receipts([index])
    in_time, too_late = (Receipt(index, receipt.proof, later(register, *at)) for at in ((NOON, NOON), (NOON, NOON + 1)))
    assert found.refuted_by(in_time, POLICY)
    assert not found.refuted_by(too_late, POLICY)
    assert not found.refuted_by(receipt, POLICY)


def test_what_one_site_leaves_out_another_takes() -> None:
    assert standings(submit(record(A), [LEFT_OUT])) == ["recorded"]
