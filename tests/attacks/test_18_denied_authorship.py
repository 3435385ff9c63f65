"""Attack 18: a submitter denies having signed, or says afterwards that the key had been stolen.

Signatures count by their place in the log, whatever time anybody claims. A key that is revoked signs nothing more; one
that is compromised casts doubt on what it signed from a named place on, and takes nothing away.
"""

from devices import KEYS, hashes, pen, record, saying, standings, story, submit
from drawn_terms import hour
from records import ABOUT, keyed
from truceline.record.envelope import Leaf
from truceline.record.keeping import KeyAct, KeyEntry, PublicKey
from truceline.record.pen import Place
from truceline.record.register import Register, Submission
from truceline.record.verify import verify

A, B = KEYS[:2]


def reports(count: int) -> list[Leaf]:
    return story(A, *(f"a{number}" for number in range(count)))


def sound(register: Register) -> bool:
    return verify(register.log.store, ABOUT.case, ABOUT.mode).sound


def test_what_was_signed_before_the_revocation_counts_and_what_comes_after_does_not() -> None:
    register, leaves = record(A), reports(3)
    assert standings(submit(register, leaves[:2])) == ["recorded", "recorded"]
    keyed(register, KeyEntry(KeyAct.REVOKE, A.id))
    answers = submit(register, leaves)
    assert standings(answers) == ["known", "known", "refused"]
    assert "no longer counted" in answers[2].reason
    assert sound(register)


def test_an_earlier_claimed_time_does_not_bring_a_revoked_key_back() -> None:
    register = record(A)
    keyed(register, KeyEntry(KeyAct.REVOKE, A.id))
    leaf = pen(A).write("statement", "a", saying(), claimed=0)
    assert standings(submit(register, [leaf])) == ["refused"]


def test_what_waited_while_its_key_was_revoked_is_not_recorded_afterwards() -> None:
    register, leaves = record(A), reports(2)
    submit(register, leaves[1:])
    keyed(register, KeyEntry(KeyAct.REVOKE, A.id))
    submit(register, leaves[:1])
    assert not hashes(register) & {leaf.hash for leaf in leaves}


def test_a_compromise_doubts_from_a_place_on_and_removes_nothing() -> None:
    register, leaves = record(A), reports(4)
    places = [answer.index or 0 for answer in submit(register, leaves)]
    keyed(register, KeyEntry(KeyAct.COMPROMISE, A.id, since=places[2]))
    assert [register.keyring.is_doubted(place, A.id) for place in places] == [False, False, True, True]
    assert hashes(register) >= {leaf.hash for leaf in leaves}
    assert sound(register)


def test_a_later_and_milder_word_does_not_take_doubt_away() -> None:
    register = record(A)
    places = [answer.index or 0 for answer in submit(register, reports(3))]
    for since in (places[1], places[2]):
        keyed(register, KeyEntry(KeyAct.COMPROMISE, A.id, since=since))
    assert [register.keyring.is_doubted(place, A.id) for place in places] == [False, True, True]


def test_a_submitter_cannot_disown_a_key_from_an_earlier_place() -> None:
    register = record(A)
    submit(register, reports(1))
    own = KeyEntry(KeyAct.COMPROMISE, A.id, since=0)
    place = Place(1, reports(1)[0].hash)
    leaf = pen(A, place).write("key", "key", own.plain(), claimed=hour(1))
    assert standings(submit(register, [leaf])) == ["refused"]
    assert not register.keyring.is_doubted(2, A.id)


def test_after_a_rotation_only_the_new_key_counts() -> None:
    register, leaves = record(A), reports(2)
    submit(register, leaves[:1])
    keyed(register, KeyEntry(KeyAct.ROTATE, B.id, PublicKey(B.algorithm, B.public), replaces=A.id), by=A)
    assert standings(submit(register, [*leaves, *story(B, "b")])) == ["known", "refused", "recorded"]
    assert sound(register)


def test_nobody_can_put_words_under_the_key_of_another() -> None:
    register = record(A)
    (mine,) = reports(1)
    forged = mine.raw.replace(b"drawn", b"drown")
    assert standings(register.submit([Submission(forged)])) == ["refused"]
