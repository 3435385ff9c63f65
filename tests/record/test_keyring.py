"""Whose signatures count where."""

from dataclasses import replace

import pytest

from devices import KEYS, pen, record, saying, standings, submit
from drawn_terms import hour
from records import desk_key, enrolled, keyed
from truceline.record.envelope import Leaf
from truceline.record.keeping import AUTHORITY, KeyAct, KeyEntry, PublicKey
from truceline.record.pen import Place, place_in
from truceline.record.register import Register, Standing, keyring_of
from truceline.record.tlog.signatures import PrivateKey
from truceline.values.canonical import Json

A, B, C = KEYS[:3]


def public(key: PrivateKey) -> PublicKey:
    return PublicKey(key.algorithm, key.public)


def rotating(old: PrivateKey, new: PrivateKey) -> KeyEntry:
    return KeyEntry(KeyAct.ROTATE, new.id, public(new), replaces=old.id)


def next_by(register: Register, key: PrivateKey, id: str) -> Leaf:
    place = place_in(register.log.store, key.id)
    return pen(key, place).write("statement", id, saying(), claimed=hour(1))


def test_a_key_that_was_not_enrolled_puts_nothing_on_record() -> None:
    (answer,) = submit(record(), [next_by(record(), A, "a")])
    assert (answer.standing, "was not enrolled" in answer.reason) == (Standing.REFUSED, True)


def test_a_key_rotates_itself_and_its_successor_has_its_rights() -> None:
    register = record(A)
    assert keyed(register, rotating(A, B), by=A).standing is Standing.RECORDED
    answers = submit(register, [next_by(register, A, "a"), next_by(register, B, "b")])
    assert standings(answers) == ["refused", "recorded"]


def test_a_key_cannot_rotate_another() -> None:
    register = record(A, B)
    assert keyed(register, rotating(B, C), by=A).standing is Standing.REFUSED


def test_a_key_cannot_take_the_place_of_the_authority() -> None:
    register = record(A)
    for new in (A, B):
        assert keyed(register, rotating(desk_key(register.log.store), new), by=A).standing is Standing.REFUSED
    assert all(one.holder != AUTHORITY for one in register.keyring.holdings() if one.key.id in (A.id, B.id))


def test_a_device_cannot_enrol_or_accuse_or_revoke_another() -> None:
    register = record(A, B)
    acts = [
        KeyEntry(KeyAct.ENROL, C.id, public(C), AUTHORITY),
        KeyEntry(KeyAct.REVOKE, B.id),
        KeyEntry(KeyAct.COMPROMISE, B.id, since=0),
    ]
    assert [keyed(register, act, by=A).standing for act in acts] == [Standing.REFUSED] * 3


@pytest.mark.parametrize("kind", ["policy", "erasure", "anchor", "closure"])
def test_only_the_authority_speaks_for_the_record(kind: str) -> None:
    says: dict[str, dict[str, Json]] = {
        "policy": {"text": "quorum none\n"},
        "erasure": {"subject": "s", "basis": "b", "entries": []},
        "anchor": {"origin": "o", "size": 0, "root": "0" * 64, "note": ""},
        "closure": {"reason": "r", "evidence": 0, "secrets": 0},
    }
    register = record(A)
    (answer,) = submit(register, [pen(A).write(kind, kind, says[kind], claimed=hour(1))])
    assert "only the authority" in answer.reason


def test_a_key_of_the_authority_may_enrol_others() -> None:
    register = record()
    enrolled(register, A, AUTHORITY)
    assert keyed(register, KeyEntry(KeyAct.ENROL, B.id, public(B), "observer"), by=A).standing is Standing.RECORDED


def test_a_key_is_enrolled_once() -> None:
    register = record(A)
    assert keyed(register, KeyEntry(KeyAct.ENROL, A.id, public(A), "observer")).reason == "a key is enrolled twice"


def test_a_key_cannot_be_compromised_from_a_place_to_come() -> None:
    register = record(A)
    assert keyed(register, KeyEntry(KeyAct.COMPROMISE, A.id, since=99)).standing is Standing.REFUSED


def test_a_signature_with_another_algorithm_or_byte_does_not_count() -> None:
    register = record(A)
    leaf = next_by(register, A, "a")
    flipped = leaf.raw[:5] + bytes([leaf.raw[5] ^ 1]) + leaf.raw[6:]
    (answer,) = submit(register, [replace(leaf, raw=flipped)])
    assert answer.standing is Standing.REFUSED


def test_the_keys_of_a_record_are_found_again_from_its_leaves() -> None:
    register = record(A, B)
    keyed(register, KeyEntry(KeyAct.REVOKE, A.id))
    keyed(register, KeyEntry(KeyAct.COMPROMISE, B.id, since=3))
    assert keyring_of(register.log).holdings() == register.keyring.holdings()


def test_a_key_begins_where_no_envelope_of_it_is_on_record() -> None:
    assert place_in(record(A).log.store, A.id) == Place()
