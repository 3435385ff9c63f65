import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_log import SmallLog, forked, numbered, policy_for, seed
from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint
from truceline.record.tlog.forks import Fork, fork_between, fork_of, parse_fork
from truceline.record.tlog.hashes import EMPTY_ROOT
from truceline.record.tlog.notes import Note
from truceline.record.tlog.signatures import PrivateKey
from truceline.values.canonical import canonical_bytes

LOG = SmallLog(numbered(20))
POLICY = policy_for(LOG, [])


def fork(old: int = 7, size: int = 12, at: int = 2) -> Fork:
    other = forked(size, at)
    return fork_of(LOG.note(old), other.note(size), other.root(old), other.proof(old, size))


@given(st.integers(1, 20), st.integers(0, 19), st.data())
def test_any_rewritten_leaf_gives_a_fork_proof_that_holds(old: int, more: int, data: st.DataObject) -> None:
    size = min(20, old + more)
    one = parse_fork(fork(old, size, data.draw(st.integers(0, old - 1))).bytes())
    assert [checkpoint.size for checkpoint in one.verify(POLICY)] == [old, size]


def test_two_checkpoints_of_one_size_need_no_proof() -> None:
    one, other = LOG.note(9), forked(9, 2).note(9)
    assert fork_between(one, other).verify(POLICY)
    assert fork_between(other, one).verify(POLICY)


def test_two_checkpoints_of_one_size_have_no_proof_and_no_third_root() -> None:
    one = fork_between(LOG.note(9), forked(9, 2).note(9))
    for spoiled in (replace(one, proof=(bytes(32),)), replace(one, root=bytes(32))):
        with pytest.raises(NotProved, match="of one size"):
            spoiled.verify(POLICY)


def test_the_proof_of_the_forked_side_tells_its_own_root() -> None:
    other = forked(12, 2)
    assert fork_between(other.note(12), LOG.note(7), other.proof(7, 12)) == fork(7, 12, 2)


def test_a_proof_from_a_power_of_two_does_not_tell_the_root() -> None:
    other = forked(12, 2)
    with pytest.raises(NotProved, match="does not tell"):
        fork_between(LOG.note(8), other.note(12), other.proof(8, 12))
    assert fork(8, 12, 2).verify(POLICY)


@given(st.integers(0, 20), st.integers(0, 20))
def test_an_honest_log_can_never_be_accused(old: int, size: int) -> None:
    old, size = sorted((old, size))
    with pytest.raises(NotProved):
        fork_between(LOG.note(old), LOG.note(size), LOG.proof(old, size))
    with pytest.raises(NotProved):
        fork_of(LOG.note(old), LOG.note(size), LOG.root(old), LOG.proof(old, size))


@given(st.data())
def test_an_honest_log_cannot_be_accused_with_made_up_hashes(data: st.DataObject) -> None:
    proof = data.draw(st.lists(st.sampled_from(LOG.proof(7, 12)) | st.binary(min_size=32, max_size=32), max_size=6))
    root = data.draw(st.binary(min_size=32, max_size=32) | st.sampled_from([LOG.root(7), *LOG.proof(7, 12)]))
    with pytest.raises(NotProved):
        fork_between(LOG.note(7), LOG.note(12), proof)
    with pytest.raises(NotProved):
        fork_of(LOG.note(7), LOG.note(12), root, proof)


def test_a_root_for_nothing_is_a_fork() -> None:
    nothing = Checkpoint(LOG.origin, 0, bytes(32)).signed(LOG.key)
    assert fork_between(nothing, LOG.note(5)).verify(POLICY)
    assert fork_of(nothing, LOG.note(0), EMPTY_ROOT).verify(POLICY)


def test_both_checkpoints_must_be_signed_by_the_log() -> None:
    stranger = replace(LOG, key=PrivateKey(seed(2)))
    for spoiled in (
        replace(fork(), smaller=stranger.note(7)),
        replace(fork(), larger=replace(forked(12, 2), key=stranger.key).note(12)),
    ):
        with pytest.raises(NotProved, match="did not sign"):
            spoiled.verify(POLICY)


def test_two_logs_are_no_fork() -> None:
    other = SmallLog(numbered(9, "other"), origin="log.example/other")
    with pytest.raises(NotProved, match="two logs"):
        fork_between(LOG.note(9), other.note(9))


def test_the_larger_checkpoint_is_not_the_smaller() -> None:
    one = fork()
    with pytest.raises(NotProved):
        replace(one, smaller=one.larger, larger=one.smaller).verify(POLICY)


@given(st.data())
def test_any_changed_byte_of_a_fork_proof_is_refused(data: st.DataObject) -> None:
    raw = bytearray(fork().bytes())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotProved):
        parse_fork(bytes(raw)).verify(POLICY)


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps).map(str.encode)
)
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotProved):
        parse_fork(data)


CONTENT = json.loads(fork().bytes())


@pytest.mark.parametrize(
    "change",
    [
        {"form": "truceline/fork/2"},
        {"more": 1},
        {"smaller": 1},
        {"larger": None},
        {"larger": "hello"},
        {"root": CONTENT["root"].upper()},
        {"root": CONTENT["root"][2:]},
        {"root": 5},
        {"proof": "x"},
        {"proof": [1]},
        {"proof": ["x"]},
        {"proof": CONTENT["proof"] + CONTENT["proof"][:1]},
        {"proof": CONTENT["proof"] * 64},
        {"proof": []},
        {"proof": ["QQ=="]},
        {"smaller": Note(LOG.note(7).text, LOG.note(8).signatures).bytes().decode()},
    ],
)
def test_what_is_not_exactly_a_fork_proof_is_refused(change: dict[str, object]) -> None:
    assert parse_fork(canonical_bytes(CONTENT)).verify(POLICY)
    with pytest.raises(NotProved):
        parse_fork(canonical_bytes({**CONTENT, **change})).verify(POLICY)  # type: ignore[dict-item]


def test_a_missing_part_is_refused() -> None:
    for key in CONTENT:
        with pytest.raises(NotProved):
            parse_fork(canonical_bytes({other: CONTENT[other] for other in CONTENT if other != key}))


def test_another_spelling_of_the_same_content_is_refused() -> None:
    with pytest.raises(NotProved):
        parse_fork(json.dumps(CONTENT).encode())
