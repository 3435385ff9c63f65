"""Attack 1: the mission rewrites or removes an old entry, and signs everything anew with its own key."""

from pathlib import Path

import pytest

from records import ABOUT, filled, later, small, statements
from truceline.engines.memory.store import MemoryStore
from truceline.errors import BrokenRecord, NotProved
from truceline.record.log import Log, Proofs
from truceline.record.opening import open_keys
from truceline.record.tlog.notes import SIGNED, NoteKey, parse_note
from truceline.record.tlog.policy import Member, Policy
from truceline.record.tlog.proofs import verify_consistency
from truceline.record.tlog.requests import Request
from truceline.record.tlog.signatures import Algorithm
from truceline.record.verify import verify
from truceline.tasks.witness import Refused, Why, Witness
from truceline.tasks.witness_folder import WitnessFolder


def rewritten(count: int) -> MemoryStore:
    """The same record with another first entry, flawless in itself."""
    store = MemoryStore(ABOUT)
    first, *rest = statements(count)
    filled(store, [later(first, text="it never happened"), *rest])
    return store


def test_a_rewritten_record_is_flawless_in_itself_and_refused_by_whoever_kept_a_head() -> None:
    store, _ = small(5)
    other = rewritten(9)
    assert verify(other, ABOUT.case, ABOUT.mode).sound
    assert not verify(other, ABOUT.case, ABOUT.mode, seen=store.head()).sound


def test_no_proof_leads_from_the_old_head_to_the_rewritten_record() -> None:
    store, _ = small(5)
    other = rewritten(9)
    old, new = store.head(), other.head()
    proof = Proofs(other, new.size).consistency(old.size)
    with pytest.raises(NotProved, match="old root"):
        verify_consistency(old.size, new.size, old.root, new.root, proof)


def test_a_witness_refuses_to_cosign_it(tmp_path: Path) -> None:
    store, _ = small(5)
    other = rewritten(9)
    folder = WitnessFolder(tmp_path)
    folder.make("witness.example/a", Algorithm.ED25519, bytes(32))
    log = Member("", NoteKey(ABOUT.origin, SIGNED, open_keys(ABOUT).log.public))
    witness = Witness(folder, Policy((log,), (), {}, "none"), lambda: 1_000)
    assert not isinstance(witness.add(Request(0, (), parse_note(store.head().note)).bytes()), Refused)
    proof = Proofs(other, other.head().size).consistency(store.head().size)
    answer = witness.add(Request(store.head().size, tuple(proof), parse_note(other.head().note)).bytes())
    assert isinstance(answer, Refused)
    assert answer.why is Why.NOT_CONSISTENT


def test_the_log_itself_does_not_go_on_with_leaves_that_do_not_give_its_head() -> None:
    store, register = small(5)
    store._rows[2] = rewritten(5)._rows[2]
    with pytest.raises(BrokenRecord, match="do not give the root"):
        Log(store, register.log.signer)
