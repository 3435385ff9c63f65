"""Attack 19, the part about entries: an enrolled submitter sends envelopes that are meant to harm whoever reads them.

Each is signed with a key that counts, so only its form can speak against it. It is refused with a reason and nothing of
it is stored; what is recorded can be read, projected and verified.
"""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from devices import KEYS, pen, record, saying, standings, story, submit
from drawn_terms import hour
from records import ABOUT
from truceline.errors import NotProved
from truceline.record import waiting
from truceline.record.envelope import Envelope, Leaf, parse_leaf
from truceline.record.envelope_form import Seen
from truceline.record.projection import project
from truceline.record.register import Answer, Register, Standing, Submission
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.verify import verify
from truceline.record.waiting import HELD, MOST_OF_ONE
from truceline.values.canonical import Json, canonical_bytes

A, B = KEYS[:2]
PLAIN = story(A, "a")[0].raw[65:]


def signed(body: bytes) -> bytes:
    """Any bytes as the body of a leaf, with a signature that holds."""
    return b"\x01" + A.sign(b"truceline/envelope/1\n" + body) + body


def refused(raw: bytes) -> Answer:
    """That it is refused with a reason, and nothing is stored; the answer."""
    register = record(A)
    (answer,) = register.submit([Submission(raw)])
    assert answer.standing is Standing.REFUSED, answer
    assert answer.reason
    assert len(answer.reason) < 500
    assert answer.hash == leaf_hash(raw)
    assert register.log.head.size == 2
    assert not list(register.log.store.shelved(HELD))
    return answer


BODIES = {
    "huge": PLAIN.replace(b"drawn", b"x" * 60_000),
    "deep": PLAIN.replace(b'"drawn"', b"[" * 20 + b"]" * 20),
    "very deep": PLAIN.replace(b'"drawn"', b"[" * 20_000 + b"]" * 20_000),
    "key twice": PLAIN.replace(b'"text":"drawn"', b'"text":"drawn","text":"drawn"'),
    "key twice, unlike": PLAIN.replace(b'"kind":"statement"', b'"kind":"key","kind":"statement"'),
    "float": PLAIN.replace(b'"seq":1', b'"seq":1.0'),
    "exponent": PLAIN.replace(b'"seq":1', b'"seq":1e0'),
    "not a number": PLAIN.replace(b'"seq":1', b'"seq":NaN'),
    "endless": PLAIN.replace(b'"seq":1', b'"seq":Infinity'),
    "big": PLAIN.replace(b'"seq":1', b'"seq":9007199254740993'),
    "of 5000 digits": PLAIN.replace(b'"seq":1', b'"seq":' + b"9" * 5000),
    "negative zero": PLAIN.replace(b'"seq":1', b'"seq":-0'),
    "raw NUL": PLAIN.replace(b"drawn", b"dra\x00wn"),
    "surrogate": PLAIN.replace(b"drawn", b"\\ud800"),
    "pair of surrogates": PLAIN.replace(b"drawn", b"\\ud83d\\ude00"),
    "surrogate in UTF-8": PLAIN.replace(b"drawn", b"\xed\xa0\x80"),
    "overlong": PLAIN.replace(b"drawn", b"\xc0\xaf"),
    "spaces": PLAIN.replace(b":", b": "),
    "byte order mark": b"\xef\xbb\xbf" + PLAIN,
    "two values": PLAIN + PLAIN,
    "empty": b"",
    "a list": b"[]",
    "seq true": PLAIN.replace(b'"seq":1', b'"seq":true'),
    "key too many": PLAIN.replace(b'"action"', b'"aaa":1,"action"'),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_not_canonical_or_too_large_is_refused(name: str) -> None:
    refused(signed(BODIES[name]))


def spoken(says: Json, kind: str = "statement", id: str = "a") -> bytes:
    """A leaf that says anything."""
    assert isinstance(says, dict)
    return pen(A).write(kind, id, says, claimed=hour(1)).raw


def changed(**parts: Json) -> bytes:
    return spoken(saying() | parts)


CONTENTS: dict[str, bytes] = {
    "nothing": spoken({}),
    "no such kind": spoken(saying(), kind="spell"),
    "no such key": changed(says={"speaker": "a", "spell": "b"}),
    "no speaker": changed(says={}),
    "a list for what it says": changed(says=[]),
    "texts for times": changed(occurred=["a", "b"]),
    "true for a time": changed(occurred=[True, hour(2)]),
    "three times": changed(occurred=[1, 2, 3]),
    "an end before its beginning": changed(occurred=[hour(2), hour(1)]),
    "an age before calendars": changed(occurred=[-(2**53) + 1, hour(1)]),
    "a far future": changed(recorded=2**53 - 1),
    "null for a time": changed(recorded=None),
    "a number among the sources": changed(sources=[1]),
    "a text for sources": changed(sources="abc"),
    "a number for a text": changed(text=1),
    "a key entry in the place of an entry": spoken({"act": "enrol"}, kind="key", id="key"),
    "an entry with the name of a key entry": spoken(saying(), id="key"),
    "a second founding": spoken({}, kind="founding", id="founding"),
    "custody of nothing": spoken({}, kind="custody", id="custody"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_an_entry_says_is_held_against_its_kind_before_it_is_taken(name: str) -> None:
    refused(CONTENTS[name])


def test_a_note_that_was_never_seen_does_not_make_a_record_look_broken() -> None:
    refused(pen(A, seen=Seen(1, bytes(32), bytes(32))).write("statement", "a", saying(), claimed=0).raw)


def test_an_escaped_nul_in_a_text_is_kept_as_text_and_breaks_nothing() -> None:
    register = record(A)
    assert standings(register.submit([Submission(changed(text="a\u0000b"))])) == ["recorded"]
    readable(register)


def readable(register: Register) -> None:
    """That whatever was taken can be read by everybody."""
    outcome = verify(register.log.store, ABOUT.case, ABOUT.mode)
    assert outcome.sound, outcome.problems
    project(register.log.store)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(["occurred", "recorded", "sources", "text", "says"]), json_values)
@example("says", {"speaker": "a", "about": "\u0000"})
def test_whatever_is_recorded_can_be_read(part: str, value: Json) -> None:
    try:
        raw = changed(**{part: value})
    except NotProved:
        return
    register = record(A)
    register.submit([Submission(raw)])
    readable(register)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(json.loads(PLAIN))), json_values)
def test_whatever_stands_in_an_envelope_is_recorded_readably_or_not_at_all(key: str, value: Json) -> None:
    try:
        body = canonical_bytes(json.loads(PLAIN) | {key: value})
    except ValueError:
        return
    register = record(A)
    register.submit([Submission(signed(body))])
    readable(register)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(NotProved):
        parse_leaf(data)
    refused(data)


def waiting_ones(count: int, key_number: int = 0) -> list[Leaf]:
    """Envelopes that all wait for the one before them, which is never sent."""
    own = pen(KEYS[key_number])
    return [own.write("statement", f"w{number}", saying(), claimed=hour(1)) for number in range(count + 1)][1:]


def test_one_submitter_cannot_fill_the_shelf_for_the_others() -> None:
    register = record(A, B)
    answers = submit(register, waiting_ones(MOST_OF_ONE + 20))
    assert standings(answers) == ["held"] * MOST_OF_ONE + ["refused"] * 20
    assert "too many wait" in answers[-1].reason
    assert len(list(register.log.store.shelved(HELD))) == MOST_OF_ONE
    assert standings(submit(register, waiting_ones(1, 1))) == ["held"]


def test_all_submitters_together_cannot_fill_it_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST", 10)
    register = record(A, B)
    assert standings(submit(register, waiting_ones(10))) == ["held"] * 10
    assert standings(submit(register, waiting_ones(1, 1))) == ["refused"]
    assert standings(submit(Register(register.log), waiting_ones(1, 1))) == ["refused"]


def test_what_was_refused_for_want_of_room_is_taken_once_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_OF_ONE", 2)
    register, leaves = record(A), story(A, "a", "b", "c", "d")
    assert standings(submit(register, leaves[1:])) == ["held", "held", "refused"]
    submit(register, leaves[:1])
    assert standings(submit(register, leaves)) == ["known", "known", "known", "recorded"]


def test_a_stranger_has_nothing_held() -> None:
    register = record(A)
    assert standings(submit(register, waiting_ones(5, 1))) == ["refused"] * 5
    assert not list(register.log.store.shelved(HELD))


def test_an_envelope_with_nothing_but_a_commitment_is_taken_and_its_kind_is_known() -> None:
    assert isinstance(parse_leaf(signed(PLAIN)).envelope, Envelope)
