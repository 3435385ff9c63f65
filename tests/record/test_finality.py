from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_log import NOON, SmallLog, cosigned, forked, hands, numbered, policy_of, seed
from truceline.errors import NotProved
from truceline.record.finality import Finality, Limits, Quorum, Seen, finality_of
from truceline.record.tlog.notes import Note, NoteSignature
from truceline.record.tlog.policy import Member, parse_policy
from truceline.record.tlog.signatures import Algorithm, PrivateKey

LOG = SmallLog(numbered(20))
NORTH, SOUTH, NEUTRAL = hands("north", "south", "neutral")
POLICY = policy_of(LOG, [NORTH, SOUTH, NEUTRAL], 2)
LIMITS = Limits(NOON, fresh=3600, ahead=60)


def finality(latest: Note, *notes: Note) -> Finality:
    return finality_of(POLICY, latest, notes, LOG.root, LIMITS)


def test_what_the_log_signed_is_recorded_though_nobody_has_cosigned_it() -> None:
    standing = finality(LOG.note(5)).of(4)
    assert (standing.recorded, standing.witnessed, standing.seen) == (True, None, ())


def test_what_stands_behind_the_latest_checkpoint_is_not_recorded() -> None:
    assert not finality(LOG.note(5)).of(5).recorded


def test_a_leaf_is_witnessed_from_the_cosignature_that_completes_the_quorum() -> None:
    early = cosigned(LOG, 5, (NORTH, NOON - 50), (SOUTH, NOON - 40), (NEUTRAL, NOON - 30))
    late = cosigned(LOG, 9, (NORTH, NOON - 20), (SOUTH, NOON - 10))
    found = finality(late, early)
    assert found.of(4).witnessed == Quorum(5, NOON - 40, NOON - 40)
    assert found.of(5).witnessed == Quorum(9, NOON - 10, NOON - 20)


def test_each_witness_has_seen_a_leaf_since_its_first_cosignature_over_it() -> None:
    early = cosigned(LOG, 5, (NORTH, NOON - 50))
    late = cosigned(LOG, 9, (NORTH, NOON - 20), (SOUTH, NOON - 10))
    found = finality(late, early)
    assert found.of(4).seen == (Seen("north", 5, NOON - 50), Seen("south", 9, NOON - 10))
    assert found.of(8).seen == (Seen("north", 9, NOON - 20), Seen("south", 9, NOON - 10))


def test_cosignatures_on_two_checkpoints_are_no_quorum() -> None:
    found = finality(cosigned(LOG, 9, (NORTH, NOON)), cosigned(LOG, 8, (SOUTH, NOON)))
    assert found.of(0).witnessed is None
    assert len(found.of(0).seen) == 2


def test_cosignatures_on_one_checkpoint_from_two_notes_are_a_quorum() -> None:
    found = finality(cosigned(LOG, 9, (NORTH, NOON)), cosigned(LOG, 9, (SOUTH, NOON)))
    assert found.of(8).witnessed == Quorum(9, NOON, NOON)


def test_a_silent_witness_is_shown_with_since_when_and_how_far_behind() -> None:
    late = cosigned(LOG, 9, (NORTH, NOON - 20), (SOUTH, NOON - 10))
    north, south, neutral = finality(late, cosigned(LOG, 5, (NEUTRAL, NOON - 4000))).watches
    assert (north.behind, north.stale, south.stale) == (0, False, False)
    assert (neutral.last, neutral.behind, neutral.stale) == (Seen("neutral", 5, NOON - 4000), 4, True)


def test_a_witness_that_never_spoke_is_behind_by_everything() -> None:
    watch = finality(LOG.note(9)).watches[0]
    assert (watch.last, watch.behind, watch.stale) == (None, 9, True)


def test_a_checkpoint_that_a_quorum_confirmed_again_is_not_stale() -> None:
    old = cosigned(LOG, 9, (NORTH, NOON - 9000), (SOUTH, NOON - 9000), (NORTH, NOON - 60), (SOUTH, NOON - 50))
    found = finality(old)
    assert (found.stale, found.of(8).witnessed) == (False, Quorum(9, NOON - 9000, NOON - 60))


def test_one_fresh_cosignature_does_not_make_a_quorum_fresh() -> None:
    assert finality(cosigned(LOG, 9, (NORTH, NOON - 9000), (SOUTH, NOON - 9000), (NORTH, NOON))).stale


def test_a_cosignature_from_the_future_is_flagged_and_counts_for_nothing() -> None:
    found = finality(cosigned(LOG, 9, (NORTH, NOON + 61), (SOUTH, NOON + 60)))
    assert [watch.ahead for watch in found.watches] == [True, False, False]
    assert found.of(8).seen == (Seen("south", 9, NOON + 60),)
    assert found.of(8).witnessed is None


def test_a_checkpoint_of_another_tree_is_shown_and_counts_for_nothing() -> None:
    other = cosigned(forked(9, 3), 9, (NORTH, NOON), (SOUTH, NOON))
    found = finality(LOG.note(12), other)
    assert (found.contradicting, found.of(0).witnessed) == ((other,), None)


def test_a_larger_checkpoint_that_is_known_shows_that_leaves_are_withheld() -> None:
    copy = SmallLog(numbered(9))

    def root_at(size: int) -> bytes:
        assert size <= 9
        return copy.root(size)

    known = cosigned(LOG, 14, (NORTH, NOON), (SOUTH, NOON))
    found = finality_of(POLICY, LOG.note(9), [known], root_at, LIMITS)
    assert (found.withheld, found.stale, found.of(8).witnessed) == (5, True, None)
    assert found.watches[0].last == Seen("north", 14, NOON)


def test_a_spoiled_cosignature_hurts_only_its_own_witness() -> None:
    good = cosigned(LOG, 9, (NORTH, NOON), (SOUTH, NOON))
    spoiled = NoteSignature(NEUTRAL.vkey.name, NEUTRAL.vkey.id, bytes(72))
    found = finality(good.adding([spoiled]))
    assert [seen.witness for seen in found.of(0).seen] == ["north", "south"]
    assert found.of(0).witnessed


def test_notes_that_the_log_did_not_sign_are_passed_over() -> None:
    note = cosigned(LOG, 9, (NORTH, NOON), (SOUTH, NOON))
    unsigned = replace(note, signatures=note.signatures[1:])
    other = SmallLog(numbered(9), origin="log.example/other")
    assert finality(LOG.note(9), unsigned, other.note(9), Note("what\n", ())) == finality(LOG.note(9))


def test_notes_of_another_log_of_the_policy_are_passed_over() -> None:
    other = SmallLog(numbered(9), origin="log.example/other", key=PrivateKey(seed(2)))
    policy = replace(POLICY, logs=(*POLICY.logs, Member("", other.vkey)))
    notes = [cosigned(other, 9, (NORTH, NOON), (SOUTH, NOON))]
    found = finality_of(policy, LOG.note(9), notes, LOG.root, LIMITS)
    assert found == finality(LOG.note(9))


def test_what_a_witness_last_cosigned_is_the_latest_by_its_clock() -> None:
    found = finality(LOG.note(12), cosigned(LOG, 5, (NORTH, NOON - 50)), cosigned(LOG, 9, (NORTH, NOON - 20)))
    assert (found.watches[0].last, found.watches[0].behind) == (Seen("north", 9, NOON - 20), 3)


def test_a_latest_checkpoint_that_the_log_did_not_sign_is_refused() -> None:
    with pytest.raises(NotProved):
        finality(Note(LOG.note(9).text, ()))


def test_a_cosignature_without_a_time_does_not_count() -> None:
    (hand,) = hands("late", algorithm=Algorithm.ML_DSA_44)
    policy = policy_of(LOG, [hand], 1)
    assert finality_of(policy, cosigned(LOG, 9, (hand, 0)), [], LOG.root, LIMITS).of(0).seen == ()


def test_where_a_policy_asks_for_no_quorum_nothing_is_witnessed() -> None:
    policy = parse_policy(f"log {LOG.vkey}\nwitness north {NORTH.vkey}\nquorum none\n")
    found = finality_of(policy, cosigned(LOG, 9, (NORTH, NOON)), [], LOG.root, LIMITS)
    assert (found.of(0).witnessed, found.stale, len(found.of(0).seen)) == (None, True, 1)


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 2), st.integers(1, 100)), max_size=8), st.integers(0, 19))
def test_a_leaf_is_witnessed_exactly_when_a_plain_search_finds_a_quorum(
    drawn: list[tuple[int, int, int]], index: int
) -> None:
    names = [NORTH, SOUTH, NEUTRAL]
    notes = [cosigned(LOG, size, (names[who], NOON - ago)) for size, who, ago in drawn]
    times = [
        max(NOON - one, NOON - two)
        for size, who, one in drawn
        for other, whom, two in drawn
        if size == other > index and who != whom
    ]
    witnessed = finality(LOG.note(20), *notes).of(index).witnessed
    assert (witnessed.time if witnessed else None) == min(times, default=None)
