"""Attack 24: Ed25519 falls, some years on. What was cosigned with ML-DSA-44 before then still stands by itself.

The log puts a signature with ML-DSA-44 under a checkpoint beside its own, and so does a witness. A checkpoint that is
larger than a leaf's place covers it, so one such checkpoint is enough for everything before it.
"""

from pathlib import Path

import pytest

from plain_tree import plain_path
from small_log import NOON, ORIGIN, SmallLog, cosigned, forked, hands, numbered, seed, witness_in
from truceline.errors import NotProved
from truceline.record.tlog.cosignatures import ML_DSA_44, cosign, cosigner
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.notes import Note, NoteSignature
from truceline.record.tlog.policy import parse_policy
from truceline.record.tlog.proofs import verify_consistency
from truceline.record.tlog.receipts import Receipt, parse_receipt
from truceline.record.tlog.requests import Request
from truceline.record.tlog.signatures import Algorithm, PrivateKey

LOG = SmallLog(numbered(20))
LATER = PrivateKey(seed(50), Algorithm.ML_DSA_44)
NORTH, SOUTH = hands("north", "south")
(NEUTRAL,) = hands("neutral", algorithm=Algorithm.ML_DSA_44)
# What is believed after the fall: no key of Ed25519 at all.
AFTER = parse_policy(f"log {cosigner(ORIGIN, LATER)}\nwitness neutral {NEUTRAL.vkey}\nquorum neutral\n")
BEFORE = parse_policy(f"log {LOG.vkey}\nwitness north {NORTH.vkey}\nwitness south {SOUTH.vkey}\nquorum north\n")


def renewed(note: Note, size: int) -> Note:
    """A checkpoint, cosigned with Ed25519 before, with the signatures that were put under it in time."""
    checkpoint = LOG.checkpoint(size)
    return note.adding([cosign(checkpoint, ORIGIN, LATER, NOON), NEUTRAL.sign(checkpoint, NOON)])


OLD = cosigned(LOG, 9, (NORTH, NOON - 900), (SOUTH, NOON - 800))


def receipt(note: Note) -> Receipt:
    return Receipt(4, tuple(plain_path(4, LOG.leaves[:9])), note)


def test_an_old_checkpoint_stands_with_every_ed25519_signature_ignored() -> None:
    assert list(BEFORE.verify(OLD, LOG.checkpoint(9))) == ["north", "south"]
    assert list(AFTER.verify(renewed(OLD, 9), LOG.checkpoint(9))) == ["neutral"]


def test_an_old_checkpoint_stands_with_every_ed25519_signature_taken_away_or_spoiled() -> None:
    whole = renewed(OLD, 9)
    kept = tuple(line for line in whole.signatures if len(line.blob) > 100)
    spoiled = tuple(NoteSignature(line.name, line.id, bytes(len(line.blob))) for line in OLD.signatures)
    for signatures in (kept, (*spoiled, *kept)):
        assert AFTER.verify(Note(whole.text, signatures), LOG.checkpoint(9))


def test_a_receipt_of_an_old_leaf_stands_by_its_renewed_checkpoint() -> None:
    one = parse_receipt(str(receipt(renewed(OLD, 9))).encode())
    assert one.verify(leaf_hash(LOG.leaves[4]), AFTER)


def test_what_was_not_renewed_in_time_stands_no_longer() -> None:
    with pytest.raises(NotProved, match="did not sign"):
        receipt(OLD).verify(leaf_hash(LOG.leaves[4]), AFTER)


def test_an_old_checkpoint_is_covered_by_any_larger_one_that_was_renewed() -> None:
    assert AFTER.verify(renewed(LOG.note(20), 20), LOG.checkpoint(20))
    verify_consistency(9, 20, LOG.root(9), LOG.root(20), LOG.proof(9, 20))


def test_who_can_forge_ed25519_cannot_rewrite_what_was_renewed() -> None:
    other = forked(9, 4)
    forged = cosigned(other, 9, (NORTH, NOON), (SOUTH, NOON))
    BEFORE.verify(forged, other.checkpoint(9))
    with pytest.raises(NotProved):
        AFTER.verify(forged, other.checkpoint(9))
    lent = forged.adding(renewed(OLD, 9).signatures[-2:])
    with pytest.raises(NotProved):
        AFTER.verify(lent, other.checkpoint(9))


def test_a_witness_renews_what_it_is_asked_about_as_any_other_request(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG, algorithm=Algorithm.ML_DSA_44)
    line = witness.add(Request(0, (), OLD).bytes())
    assert isinstance(line, NoteSignature)
    policy = parse_policy(f"log {cosigner(ORIGIN, LATER)}\nwitness w {witness.key}\nquorum w\n")
    note = renewed(OLD, 9).adding([line])
    assert (witness.key.type, policy.verify(note, LOG.checkpoint(9))["w"].time) == (ML_DSA_44, NOON)
