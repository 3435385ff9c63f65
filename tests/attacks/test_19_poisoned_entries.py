"""Attack 19: entries that are huge, deep, ambiguous or endless. Refused with a reason; nothing of them is stored."""

import json

import pytest

from devices import KEYS, pen, record, saying, submit
from truceline.errors import NotProved
from truceline.record.envelope import LONGEST
from truceline.record.register import Standing, Submission

KEY = KEYS[0]
MARK = b"truceline/envelope/1\n"


def signed(body: bytes) -> bytes:
    """Any bytes, well signed."""
    return b"\x01" + KEY.sign(MARK + body) + body


def envelope() -> bytes:
    """A flawless envelope."""
    return pen(KEY).write("statement", "shot", saying(), claimed=1).raw[65:]


def swapped(old: bytes, new: bytes) -> bytes:
    body = envelope()
    assert old in body
    return body.replace(old, new, 1)


POISON = {
    "nothing": b"",
    "not-json": b"\xff\xfe",
    "deep": b"[" * 20_000 + b"]" * 20_000,
    "nested-17-deep": swapped(b'"text":"drawn"', b'"text":' + b'{"a":' * 17 + b"1" + b"}" * 17),
    "a-key-twice": swapped(b'"action":"assert",', b'"action":"assert","action":"retract",'),
    "a-float": swapped(b'"claimed":1', b'"claimed":1.0'),
    "an-exponent": swapped(b'"claimed":1', b'"claimed":1e3'),
    "a-big-integer": swapped(b'"claimed":1', b'"claimed":9007199254740993'),
    "a-very-big-integer": swapped(b'"claimed":1', b'"claimed":' + b"9" * 5000),
    "minus-zero": swapped(b'"claimed":1', b'"claimed":-0'),
    "a-surrogate": swapped(b'"text":"drawn"', b'"text":"\\ud800"'),
    "an-escape-that-need-not-be": swapped(b'"text":"drawn"', b'"text":"\\u0064rawn"'),
    "a-byte-order-mark": b"\xef\xbb\xbf" + envelope(),
    "something-behind": envelope() + b" ",
    "a-space": swapped(b'"claimed":1', b'"claimed": 1'),
    "an-unknown-key": swapped(b'"claimed":1', b'"claimed":1,"command":"rm"'),
    "another-form": swapped(b"truceline/envelope/1", b"truceline/envelope/2"),
    "a-name-with-a-path": swapped(b'"id":"shot"', b'"id":"../shot"'),
    "not-a-number": swapped(b'"claimed":1', b'"claimed":NaN'),
    "another-case": swapped(b'"case":"case"', b'"case":"other"'),
    "an-exercise-as-live": swapped(b'"mode":"exercise"', b'"mode":"live"'),
    "an-unknown-kind": swapped(b'"kind":"statement"', b'"kind":"malware"'),
    "content-of-no-entry": swapped(b'"speaker":"a"', b'"speaker":7'),
}


@pytest.mark.parametrize("name", POISON)
def test_it_is_refused_with_a_reason_and_nothing_is_stored(name: str) -> None:
    register = record(KEY)
    before = register.log.head
    (answer,) = register.submit([Submission(signed(POISON[name]))])
    assert answer.standing is Standing.REFUSED
    assert 10 < len(answer.reason) < 500
    assert register.log.head == before
    assert list(register.log.store.shelved("held")) == []


def test_a_leaf_that_is_too_long_is_refused_unread() -> None:
    register = record(KEY)
    (answer,) = register.submit([Submission(signed(b"x" * LONGEST))])
    assert f"at most {LONGEST}" in answer.reason
    with pytest.raises(NotProved, match="at most"):
        pen(KEY).write("statement", "shot", saying("x" * LONGEST), claimed=1)


def test_an_unknown_algorithm_is_refused() -> None:
    (answer,) = record(KEY).submit([Submission(b"\x07" + bytes(64) + envelope())])
    assert "unknown algorithm" in answer.reason


def test_a_nul_in_a_text_is_kept_as_it_is_and_never_ends_it() -> None:
    register = record(KEY)
    (answer,) = submit(register, [pen(KEY).write("statement", "shot", saying("a\x00b"), claimed=1)])
    assert answer.standing is Standing.RECORDED
    (raw,) = (raw for index, raw in register.log.store.leaves(0, 99) if index == answer.index)
    assert json.loads(raw[65:])["says"]["text"] == "a\x00b"


def test_whoever_has_no_key_holds_nothing_up_with_envelopes_that_wait() -> None:
    register = record(KEY)
    stranger = pen(KEYS[1])
    leaves = [stranger.write("statement", f"x{n}", saying(), claimed=1) for n in range(50)]
    answers = submit(register, leaves[1:])
    assert {answer.standing for answer in answers} == {Standing.REFUSED}
    assert list(register.log.store.shelved("held")) == []


def test_one_poisoned_entry_does_not_lose_the_good_ones_beside_it() -> None:
    register = record(KEY)
    good = pen(KEY).write("statement", "shot", saying(), claimed=1)
    answers = register.submit([Submission(signed(POISON["deep"])), Submission(good.raw), Submission(b"")])
    assert [answer.standing for answer in answers] == [Standing.REFUSED, Standing.RECORDED, Standing.REFUSED]
