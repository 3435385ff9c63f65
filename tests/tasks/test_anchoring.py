"""Anchoring another site's log in this one, and being its witness."""

from pathlib import Path

import pytest

from devices import KEYS, record, standings
from records import ABOUT, pen_of
from small_log import NOON, ORIGIN, SmallLog, cosigned, forked, hands, numbered, policy_of, seed, witness_in
from truceline.errors import NotProved, RecordRefused
from truceline.record.opening import open_keys
from truceline.record.register import Register
from truceline.record.sites import Forked
from truceline.record.tlog.cosignatures import cosigner
from truceline.record.tlog.forks import parse_fork
from truceline.record.tlog.notes import Note, NoteSignature
from truceline.record.tlog.signatures import PrivateKey
from truceline.record.verify import verify
from truceline.tasks.sites import anchor, forks_kept, last_anchor, witnessed_anchor
from truceline.tasks.witness import Refused

LOG, OTHER = SmallLog(numbered(12)), forked(12, 4)
(NORTH,) = hands("north")
POLICY = policy_of(LOG, [NORTH], "any")
DESK = open_keys(ABOUT).desk


def anchored(register: Register, note: Note, proof: list[bytes], key: PrivateKey = DESK) -> list[str]:
    return standings([anchor(register, pen_of(register.log.store, key), note, POLICY, proof, NOON)])


def test_checkpoints_of_another_log_are_put_on_record_one_after_another() -> None:
    register = record()
    assert last_anchor(register.log.store, ORIGIN) is None
    assert anchored(register, cosigned(LOG, 7, (NORTH, NOON)), []) == ["recorded"]
    assert anchored(register, cosigned(LOG, 12, (NORTH, NOON)), LOG.proof(7, 12)) == ["recorded"]
    last = last_anchor(register.log.store, ORIGIN)
    assert last
    assert last.size == 12
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).sound


def test_a_fork_of_the_other_log_is_kept_as_evidence_and_not_anchored() -> None:
    register = record()
    anchored(register, cosigned(LOG, 7, (NORTH, NOON)), [])
    with pytest.raises(Forked):
        anchored(register, OTHER.note(12), OTHER.proof(7, 12))
    (kept,) = forks_kept(register.log.store)
    assert parse_fork(kept).verify(POLICY)
    assert register.log.head.size == 2


def test_only_the_authority_of_a_site_anchors() -> None:
    register = record(KEYS[0])
    with pytest.raises(RecordRefused, match="only the authority"):
        anchored(register, cosigned(LOG, 7, (NORTH, NOON)), [], KEYS[0])


def test_a_site_is_the_witness_of_another_and_puts_what_it_cosigned_on_record(tmp_path: Path) -> None:
    register, witness = record(), witness_in(tmp_path, LOG)
    key = PrivateKey(seed(7))
    policy = policy_of(LOG, [type(NORTH)("7", key)], "any")
    assert cosigner("witness.example/7", key) == witness.key

    def cosign(request: bytes) -> NoteSignature | None:
        answer = witness.add(request)
        return None if isinstance(answer, Refused) else answer

    for request in (LOG.request(0, 5), LOG.request(5, 12)):
        line, answer = witnessed_anchor(
            register, pen_of(register.log.store, DESK), request, policy, cosign, claimed=NOON
        )
        assert line.by(witness.key)
        assert answer.index is not None
    with pytest.raises(NotProved, match="refuses"):
        witnessed_anchor(register, pen_of(register.log.store, DESK), OTHER.request(12, 12), policy, cosign, NOON)


def test_a_log_does_not_anchor_itself() -> None:
    register = record()
    own = SmallLog([raw for _, raw in register.log.store.leaves(0, 9)], ABOUT.origin, open_keys(ABOUT).log)
    with pytest.raises(NotProved, match="itself"):
        anchor(register, pen_of(register.log.store, DESK), own.note(1), policy_of(own, [], 1), [], NOON)
