"""When a leaf was made, as far as it can be proved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices import KEYS, cosigned_head, pen, policy_over, record, saying, story, submit
from small_log import NOON, hands
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Seen
from truceline.record.register import Register
from truceline.record.store import Aside
from truceline.record.times import Bound, Flag, Proved, times_of
from truceline.values.instants import SECOND, Instant

A = KEYS[0]
NORTH, SOUTH = hands("north", "south")
POLICY = policy_over([NORTH, SOUTH])


def made(register: Register, seen: Seen | None, claimed: int = 0) -> Leaf:
    leaf = pen(A, seen=seen).write("statement", "a", saying(), claimed=claimed)
    submit(register, [leaf])
    return leaf


def proved(register: Register, leaf: Leaf, index: int = 2) -> Proved:
    return times_of(register.log.store, POLICY).of(index, leaf)


def test_a_leaf_was_made_between_what_it_saw_and_what_a_witness_saw_of_it() -> None:
    register = record(A)
    _, seen = cosigned_head(register, (NORTH, NOON), (SOUTH, NOON + 9))
    leaf = made(register, seen)
    cosigned_head(register, (NORTH, NOON + 60), (SOUTH, NOON + 50))
    found = proved(register, leaf)
    assert found.after == Bound(Instant(NOON * SECOND), "north")
    assert found.before == Bound(Instant((NOON + 51) * SECOND), "south")
    assert not found.empty


def test_without_cosignatures_nothing_is_known() -> None:
    register = record(A)
    assert proved(register, made(register, None)) == Proved(None, None)


def test_a_checkpoint_that_does_not_hold_the_leaf_says_nothing_about_its_end() -> None:
    register = record(A)
    cosigned_head(register, (NORTH, NOON))
    assert proved(register, made(register, None)).before is None


def test_the_earliest_of_all_later_checkpoints_counts() -> None:
    register = record(A)
    leaf = made(register, None)
    cosigned_head(register, (NORTH, NOON + 500))
    submit(register, story(KEYS[1], "x"))
    own = pen(A)
    own.write("statement", "a", saying(), claimed=0)
    submit(register, [own.write("statement", "b", saying(), claimed=0)])
    cosigned_head(register, (SOUTH, NOON + 100))
    assert proved(register, leaf).before == Bound(Instant((NOON + 101) * SECOND), "south")


def test_a_note_of_another_tree_or_with_a_wrong_cosignature_proves_nothing() -> None:
    register, other = record(A), record(A)
    leaf = made(register, None)
    submit(other, story(A, "z"))
    note, _ = cosigned_head(other, (NORTH, NOON))
    register.log.store.shelve([Aside("note", note.digest(), note.bytes())])
    right, _ = cosigned_head(register, (SOUTH, NOON + 5))
    wrong = note.signatures[-1]
    bad = right.adding([wrong])
    register.log.store.shelve([Aside("note", bad.digest(), bad.bytes())])
    assert proved(register, leaf).before == Bound(Instant((NOON + 6) * SECOND), "south")


def test_a_witness_that_the_policy_does_not_name_proves_nothing() -> None:
    register = record(A)
    leaf = made(register, None)
    stranger = hands("a", "b", "c", "d")[3]
    cosigned_head(register, (stranger, NOON))
    assert proved(register, leaf) == Proved(None, None)


def test_what_was_seen_must_be_what_the_note_says() -> None:
    register = record(A)
    note, seen = cosigned_head(register, (NORTH, NOON))
    leaf = pen(A, seen=Seen(1, seen.root, note.digest())).write("statement", "a", saying(), claimed=0)
    assert proved(register, leaf).after is None


@pytest.mark.parametrize(("claimed", "flag"), [(-1, Flag.TOO_EARLY), (0, None), (9, None), (10, Flag.TOO_LATE)])
def test_a_claim_is_flagged_outside_the_interval(claimed: int, flag: Flag | None) -> None:
    found = Proved(Bound(Instant(0), "n"), Bound(Instant(10), "n"))
    assert found.flag(claimed, 0) is flag
    assert found.flag(claimed, 5) is None


bounds = st.none() | st.builds(Bound, st.integers(-5, 5).map(Instant), st.sampled_from("ns"))
intervals = st.builds(Proved, bounds, bounds)


@given(intervals, intervals, intervals)
def test_what_several_logs_prove_together_does_not_depend_on_their_order(
    one: Proved, two: Proved, last: Proved
) -> None:
    assert one.meeting(two) == two.meeting(one)
    assert one.meeting(two).meeting(last) == one.meeting(two.meeting(last))
    assert one.meeting(one) == one


def test_clocks_that_contradict_each_other_are_seen() -> None:
    assert Proved(Bound(Instant(5), "n"), Bound(Instant(5), "s")).empty
