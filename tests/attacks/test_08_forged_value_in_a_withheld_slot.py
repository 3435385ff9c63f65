"""Attack 8: a forged value in a withheld slot, which a verifier that looks at only one of the two takes for proved.

The class of c2pa-rs pull request 2527. A slot is shown or withheld and never both; all slots are there, once, in order,
and give the root that was signed. Whatever is done to the JSON of a copy is refused.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealed import allegation, sealed
from truceline.errors import NotProved
from truceline.record.fields import parse_copy
from truceline.values.canonical import canonical_bytes

MADE = sealed([allegation("a0"), allegation("a1")])
SHOWN = ("says.unit", "text")
COPY = json.loads(MADE.copy(1).showing(SHOWN.__contains__).bytes())
WHOLE, OTHER = (json.loads(MADE.copy(index).bytes()) for index in (1, 2))
Slots = list[dict[str, Any]]
Forgery = Callable[[Slots, int], Slots]


def place(name: str) -> int:
    return next(number for number, slot in enumerate(COPY["slots"]) if slot["name"] == name)


WITHHELD, OPEN = place("sources"), place("text")


def changed(slots: Slots, at: int, **parts: Any) -> Slots:
    return [slot | parts if number == at else slot for number, slot in enumerate(slots)]


def without(slots: Slots, at: int, key: str) -> Slots:
    less = {name: part for name, part in slots[at].items() if name != key}
    return [*slots[:at], less, *slots[at + 1 :]]


VALUE = {"value": ["another source"], "salt": "00" * 16}
FORGERIES: dict[str, Slots] = {
    "a value beside the hash": changed(COPY["slots"], WITHHELD, value=["another source"]),
    "a value and a salt beside the hash": changed(COPY["slots"], WITHHELD, **VALUE),
    "the true value and salt beside the hash": changed(COPY["slots"], WITHHELD, **WHOLE["slots"][WITHHELD]),
    "a value in place of the hash": without(changed(COPY["slots"], WITHHELD, **VALUE), WITHHELD, "hash"),
    "a value without a salt": without(changed(COPY["slots"], WITHHELD, value=1), WITHHELD, "hash"),
    "the hash beside a value": changed(COPY["slots"], OPEN, hash=COPY["slots"][WITHHELD]["hash"]),
    "null for a hash": changed(COPY["slots"], WITHHELD, hash=None),
    "null for a salt": changed(COPY["slots"], OPEN, salt=None),
    "null for a value": changed(COPY["slots"], OPEN, value=None),
    "an empty hash": changed(COPY["slots"], WITHHELD, hash=""),
    "a hash in large digits": changed(COPY["slots"], WITHHELD, hash=COPY["slots"][WITHHELD]["hash"].upper()),
    "a hash with spaces": changed(COPY["slots"], WITHHELD, hash=" ".join(COPY["slots"][WITHHELD]["hash"])),
    "a hash that is too long": changed(COPY["slots"], WITHHELD, hash=COPY["slots"][WITHHELD]["hash"] + "00"),
    "a hash that is a list": changed(COPY["slots"], WITHHELD, hash=[COPY["slots"][WITHHELD]["hash"]]),
    "the hash of another slot": changed(COPY["slots"], WITHHELD, hash=COPY["slots"][0]["hash"]),
    "another value": changed(COPY["slots"], OPEN, value="nothing was heard"),
    "true for a text": changed(COPY["slots"], OPEN, value=True),
    "a salt of 15 bytes": changed(COPY["slots"], OPEN, salt=COPY["slots"][OPEN]["salt"][:-2]),
    "a salt of 17 bytes": changed(COPY["slots"], OPEN, salt=COPY["slots"][OPEN]["salt"] + "00"),
    "no bytes of salt": changed(COPY["slots"], OPEN, salt=""),
    "the salt of another slot": changed(COPY["slots"], OPEN, salt=COPY["slots"][place("says.unit")]["salt"]),
    "a salt in large digits": changed(COPY["slots"], OPEN, salt=COPY["slots"][OPEN]["salt"].upper()),
    "the slot of another entry": [*COPY["slots"][:OPEN], OTHER["slots"][OPEN]],
    "a slot twice": [*COPY["slots"], COPY["slots"][OPEN]],
    "a withheld slot of the same name as a shown one": changed(COPY["slots"], WITHHELD, name="text"),
    "a slot too many": [*COPY["slots"], {"name": "zeal", "hash": "00" * 32}],
    "a slot in front": [{"name": "a", "hash": "00" * 32}, *COPY["slots"]],
    "the last slot dropped": COPY["slots"][:-1],
    "a withheld slot dropped": COPY["slots"][:WITHHELD] + COPY["slots"][WITHHELD + 1 :],
    "no slots": [],
    "the other order": COPY["slots"][::-1],
    "two slots swapped": [COPY["slots"][1], COPY["slots"][0], *COPY["slots"][2:]],
    "names swapped": changed(changed(COPY["slots"], 0, name="recorded"), 1, name="occurred"),
    "a slot without a name": without(COPY["slots"], 0, "name"),
    "a name that is no text": changed(COPY["slots"], 0, name=1),
    "an empty slot": [*COPY["slots"][:-1], {}],
    "a slot that is a list": [*COPY["slots"][:-1], ["text", "nothing"]],  # type: ignore[list-item]
    "a slot that is a text": [*COPY["slots"][:-1], "xx"],  # type: ignore[list-item]
    "a part more": changed(COPY["slots"], OPEN, note="seen"),
}


def refused(content: dict[str, Any]) -> None:
    with pytest.raises(NotProved):
        parse_copy(canonical_bytes(content))


def test_the_copy_itself_is_taken() -> None:
    assert parse_copy(canonical_bytes(COPY)).values["text"] == "shots were heard"


@pytest.mark.parametrize("slots", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_copy_is_refused(slots: Slots) -> None:
    refused(COPY | {"slots": slots})


@pytest.mark.parametrize(
    "content",
    [
        COPY | {"leaf": OTHER["leaf"]},
        COPY | {"form": "truceline/copy/2"},
        COPY | {"slots": {"text": "nothing"}},
        COPY | {"slots": None},
        COPY | {"shown": ["text"]},
        {"leaf": COPY["leaf"], "slots": COPY["slots"]},
        COPY["slots"],
    ],
    ids=["another leaf", "another form", "an object of slots", "no list", "a key more", "a key less", "slots alone"],
)
def test_a_copy_of_another_form_is_refused(content: dict[str, Any]) -> None:
    refused(content)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'{"name":"text",', b'{"name":"text","name":"text",'),
        (b'"value":"shots were heard"', b'"value":"nothing","value":"shots were heard"'),
        (b'"value":"shots were heard"', b'"value":"shots were heard","value":"nothing"'),
        (b'"value":"shots were heard"', b'"value":"\\u0073hots were heard"'),
        (b'"value":"shots were heard"', b'"value": "shots were heard"'),
        (b'"slots":[', b'"slots":[],"slots":['),
        (b'{"form"', b' {"form"'),
    ],
)
def test_the_same_content_in_other_bytes_is_refused(one: bytes, other: bytes) -> None:
    raw = canonical_bytes(COPY)
    assert raw.count(one) == 1 or one == b'{"form"'
    with pytest.raises(NotProved):
        parse_copy(raw.replace(one, other))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5) | st.just("00" * 32),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=4,
)


@given(st.integers(0, len(COPY["slots"]) - 1), st.sampled_from(["name", "value", "salt", "hash", "x"]), VALUES)
def test_whatever_is_put_into_a_slot_is_refused(at: int, key: str, value: Any) -> None:
    if COPY["slots"][at].get(key, ...) != value:
        refused(COPY | {"slots": changed(COPY["slots"], at, **{key: value})})
