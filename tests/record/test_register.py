"""What may go on record, in which order, and what is answered."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices import KEYS, Remembered, hashes, pen, record, saying, standings, story, submit
from drawn_terms import hour
from records import ABOUT
from truceline.engines.memory.store import MemoryStore
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Seen
from truceline.record.log import Log, Signer
from truceline.record.opening import Keys, open_keys, opened
from truceline.record.pen import Place
from truceline.record.projection import project
from truceline.record.register import MOST_SEALED, SEALED, Register, Standing, Submission
from truceline.record.store import Aside, Batch
from truceline.record.tlog.signatures import PrivateKey
from truceline.record.verify import verify
from truceline.record.waiting import HELD

A, B, C = KEYS[:3]


def stories() -> list[Leaf]:
    """Three devices; one corrects what another asserted, so orders differ in what must wait."""
    first, second, third = story(A, "a1", "a2", "a3"), story(B, "b1", "b2"), story(C, "c1", "c2")
    more = pen(C, Place(2, third[-1].hash)).write("statement", "a2", saying("c"), claimed=hour(1), action="correct")
    return [*first, *second, *third, more]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_order_any_duplication_and_any_split_give_the_same_leaves_and_answers(data: st.DataObject) -> None:
    leaves = stories()
    extra = data.draw(st.lists(st.sampled_from(leaves), max_size=8))
    mixed = data.draw(st.permutations([*leaves, *extra]))
    register = record(A, B, C)
    while mixed:
        count = data.draw(st.integers(1, len(mixed)))
        submit(register, mixed[:count])
        mixed = mixed[count:]
    assert hashes(register) >= {leaf.hash for leaf in leaves}
    assert register.log.head.size == 4 + len(leaves)
    assert standings(submit(register, leaves)) == ["known"] * len(leaves)
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).sound
    assert not list(register.log.store.shelved(HELD))


def test_what_comes_in_one_call_in_the_wrong_order_is_all_recorded() -> None:
    register = record(A)
    assert standings(submit(register, story(A, "a", "b", "c")[::-1])) == ["recorded"] * 3
    assert register.log.head.size == 5


def test_what_waits_is_held_over_a_restart_and_recorded_with_what_it_waited_for() -> None:
    register, leaves = record(A), story(A, "a", "b", "c")
    assert standings(submit(register, leaves[1:])) == ["held", "held"]
    again = Register(register.log)
    assert standings(submit(again, leaves[:1])) == ["recorded"]
    assert standings(submit(again, leaves)) == ["known"] * 3


def test_a_correction_waits_for_what_it_corrects() -> None:
    register = record(A, B)
    better = pen(B).write("statement", "a", saying("better"), claimed=hour(2), action="correct")
    (answer,) = submit(register, [better])
    assert (answer.standing, answer.reason) == (Standing.HELD, "there is nothing to correct under a yet")
    submit(register, story(A, "a"))
    assert better.hash in hashes(register)


def test_what_was_retracted_cannot_be_corrected_without_a_conflict() -> None:
    register, own = record(A), pen(A)
    acts = ("assert", "retract", "correct", "assert")
    leaves = [own.write("statement", "a", saying(), claimed=hour(1), action=act) for act in acts]
    assert standings(submit(register, leaves))[:3] == ["recorded", "recorded", "conflict"]


def test_a_conflict_is_answered_again_to_whoever_asks_again() -> None:
    register = record(A, B)
    mine, theirs = story(A, "a"), story(B, "a", text="another story")
    first = submit(register, [*mine, *theirs])
    assert standings(first) == ["recorded", "conflict"]
    again = submit(register, [*mine, *theirs])
    assert standings(again) == ["known", "conflict"]
    assert (again[1].index, again[1].reason) == (first[1].index, first[1].reason)


def test_a_conflict_that_was_held_is_answered_as_one() -> None:
    register, leaves = record(A, B), story(A, "x", "b")
    submit(register, story(B, "b"))
    assert standings(submit(register, leaves[::-1])) == ["conflict", "recorded"]


def test_an_envelope_that_saw_a_tree_which_this_record_never_had_is_refused() -> None:
    register = record(A)
    seen = Seen(2, bytes(32), bytes(32))
    leaf = pen(A, seen=seen).write("statement", "a", saying(), claimed=hour(1))
    (answer,) = submit(register, [leaf])
    assert answer.standing is Standing.REFUSED
    assert "never had" in answer.reason
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).sound


def test_an_envelope_that_saw_more_than_is_here_is_refused() -> None:
    register = record(A)
    leaf = pen(A, seen=Seen(99, bytes(32), bytes(32))).write("statement", "a", saying(), claimed=hour(1))
    assert "only 2 are on record" in submit(register, [leaf])[0].reason


def test_an_envelope_that_saw_what_was_there_is_recorded() -> None:
    register = record(A)
    seen = Seen(2, register.log.head.root, bytes(32))
    leaf = pen(A, seen=seen).write("statement", "a", saying(), claimed=hour(1))
    assert standings(submit(register, [leaf])) == ["recorded"]


def test_nobody_founds_a_record_but_its_own_log() -> None:
    stranger = PrivateKey(bytes(31) + b"\x01")
    keys = open_keys(ABOUT)
    register = Register(Log(MemoryStore(ABOUT), Signer(ABOUT.origin, keys.log)))
    other = MemoryStore(ABOUT)
    opened(other, Keys(stranger, keys.desk), claimed=0)
    (raw,) = (raw for _, raw in other.leaves(0, 1))
    assert register.submit([Submission(raw)])[0].reason == "it founds another log than this one"


class _Failing(MemoryStore):
    """Fails when told to."""

    failing = False

    def append(self, batch: Batch) -> None:
        if self.failing:
            raise StoreFailed("no room", "make room")
        super().append(batch)

    def clear(self, kind: str, keys: object) -> None:
        raise StoreFailed("no room", "make room")


def test_a_failed_write_leaves_nothing_and_can_be_tried_again() -> None:
    store = _Failing(ABOUT)
    register = opened(store, open_keys(ABOUT), claimed=0)
    leaves = story(open_keys(ABOUT).desk, "x")  # the desk's first place is taken by the founding
    store.failing = True
    with pytest.raises(StoreFailed):
        submit(register, leaves)
    store.failing = False
    assert standings(submit(register, leaves)) == ["conflict"]


def test_what_is_on_record_is_answered_so_though_the_shelf_could_not_be_cleared() -> None:
    store = _Failing(ABOUT)
    register = opened(store, open_keys(ABOUT), claimed=0)
    own = pen(open_keys(ABOUT).desk, Place(1, next(iter(hashes(register)))))
    leaves = [own.write("statement", id, saying(), claimed=hour(1)) for id in ("a", "b")]
    submit(register, leaves[1:])
    assert standings(submit(register, leaves[:1])) == ["recorded"]
    assert standings(submit(Register(register.log), leaves)) == ["known", "known"]


def test_a_store_that_went_back_while_it_was_open_is_not_signed_on() -> None:
    store, keys = MemoryStore(ABOUT), open_keys(ABOUT)
    register = opened(store, Keys(keys.log, keys.desk, Remembered()), claimed=0)
    first = Place(1, next(iter(hashes(register))))
    older = deepcopy(store.__dict__)
    one, other = (pen(keys.desk, first).write("statement", id, saying(), claimed=hour(1)) for id in ("a", "b"))
    submit(register, [one])
    store.__dict__.update(older)
    with pytest.raises(RecordRefused, match="were signed for"):
        submit(register, [other])
    assert store.head().size == 1


def test_whoever_sends_a_held_leaf_again_does_not_replace_what_was_sealed_for_it() -> None:
    register, leaves = record(A), story(A, "a", "b")
    raw, subject = leaves[1].raw, b"s" * 16
    register.submit([Submission(raw, ((subject, b"mine"),))])
    register.submit([Submission(raw, ((subject, b"theirs"),))])
    submit(register, leaves[:1])
    assert list(register.log.store.shelved(SEALED)) == [Aside(SEALED, leaves[1].hash + subject, b"mine")]


def test_too_many_sealed_parts_are_refused() -> None:
    boxes = tuple((bytes([number]), b"") for number in range(MOST_SEALED + 1))
    register = record(A)
    assert register.submit([Submission(story(A, "a")[0].raw, boxes)])[0].standing is Standing.REFUSED


def test_the_projection_does_not_depend_on_how_often_things_were_sent() -> None:
    register, leaves = record(A, B, C), stories()
    submit(register, leaves)
    state = project(register.log.store).state
    submit(register, leaves)
    assert project(register.log.store).state == state
