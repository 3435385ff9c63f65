"""Attack 18: a submitter denies having signed, or says afterwards that the key was stolen."""

import pytest

from devices import KEYS, record, standings, story, submit
from records import ABOUT, keyed
from truceline.errors import NotProved
from truceline.record.keeping import KeyAct, KeyEntry, PublicKey
from truceline.record.projection import leaf_at
from truceline.record.register import Register, Standing
from truceline.record.verify import verify

OLD, NEW = KEYS[:2]


def ended(register: Register, act: KeyAct, since: int | None = None) -> None:
    assert keyed(register, KeyEntry(act, OLD.id, since=since)).standing is Standing.RECORDED


def test_what_was_signed_before_a_revocation_stands_and_nothing_after_it_does() -> None:
    register = record(OLD)
    leaves = story(OLD, "before", "after")
    assert standings(submit(register, leaves[:1])) == ["recorded"]
    ended(register, KeyAct.REVOKE)
    (answer,) = submit(register, leaves[1:])
    assert answer.standing is Standing.REFUSED
    assert "no longer counted" in answer.reason
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).sound


def test_the_place_in_the_log_decides_not_the_time_that_is_claimed() -> None:
    register = record(OLD)
    ended(register, KeyAct.REVOKE)
    assert standings(submit(register, story(OLD, "long-ago"))) == ["refused"]


def test_a_compromise_casts_doubt_from_a_place_on_and_removes_nothing() -> None:
    register = record(OLD)
    answers = submit(register, story(OLD, "one", "two", "three"))
    places = [answer.index for answer in answers if answer.index is not None]
    ended(register, KeyAct.COMPROMISE, since=places[1])
    assert [register.keyring.is_doubted(place, OLD.id) for place in places] == [False, True, True]
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).sound


def test_nobody_denies_a_signature_that_holds() -> None:
    register = record(OLD)
    (answer,) = submit(register, story(OLD, "shot"))
    assert answer.index is not None
    leaf = leaf_at(register.log.store, answer.index)
    leaf.verify(OLD.public)
    with pytest.raises(NotProved):
        leaf.verify(NEW.public)


def test_a_key_that_takes_anothers_place_goes_on_and_the_old_one_ends() -> None:
    register = record(OLD)
    submit(register, story(OLD, "shot"))
    says = KeyEntry(KeyAct.ROTATE, NEW.id, PublicKey(NEW.algorithm, NEW.public), replaces=OLD.id)
    assert keyed(register, says, by=OLD).standing is Standing.RECORDED
    assert standings(submit(register, story(NEW, "car"))) == ["recorded"]
    assert standings(submit(register, story(KEYS[2], "tank"))) == ["refused"]
    with pytest.raises(NotProved, match="no longer counted"):
        register.keyring.counts(register.log.head.size, OLD.id)


def test_nobody_ends_the_key_of_another() -> None:
    register = record(OLD, NEW)
    assert keyed(register, KeyEntry(KeyAct.REVOKE, OLD.id), by=NEW).standing is Standing.REFUSED
