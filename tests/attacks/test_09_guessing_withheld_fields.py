"""Attack 9: a party guesses a withheld field by hashing all values that it can have.

A position with four decimals has few values: an unsalted hash of it falls at once. With 16 random bytes of its own in
every commitment, the same search over the same box finds nothing.
"""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from sealed import allegation, sealed
from truceline.record.fields import Shown, Withheld, parse_copy
from truceline.values.canonical import Json, canonical_bytes, digest

PLACE = "48.2507, 37.9141"
BOX = [f"{48 + north / 10_000:.4f}, {37.9 + east / 10_000:.4f}" for north in range(2_400, 2_600) for east in range(256)]
WITHHELD = {one.name: one for one in sealed([allegation(place=PLACE)]).copy().showing(lambda _: False).slots}[
    "says.place"
]


def guessed(target: bytes, guesses: Iterator[tuple[str, bytes]]) -> str | None:
    return next((place for place, found in guesses if found == target), None)


def plain(place: str) -> bytes:
    return sha256(canonical_bytes(place)).digest()


def test_an_unsalted_hash_of_a_position_falls_in_seconds() -> None:
    start = process_time()
    assert guessed(plain(PLACE), ((place, plain(place)) for place in BOX)) == PLACE
    assert process_time() - start < 5


def hashed(place: str) -> Iterator[bytes]:
    """Every hash that somebody can make who does not have the salt."""
    parts = (b"says.place", canonical_bytes(place))
    yield plain(place)
    yield digest("truceline/field/1", *parts)
    yield digest("truceline/field/1", bytes(16), *parts)
    yield Shown("says.place", place, bytes(16)).commitment
    yield Shown("says.place", place, sha256(place.encode()).digest()[:16]).commitment


def test_a_withheld_position_does_not_fall_to_any_of_these() -> None:
    assert PLACE in BOX
    assert isinstance(WITHHELD, Withheld)
    assert guessed(WITHHELD.commitment, ((place, found) for place in BOX for found in hashed(place))) is None


def test_who_has_the_salt_has_the_position() -> None:
    """What keeps the value is the salt alone, so a salt is never given out without its value, and goes when it goes."""
    copy = sealed([allegation(place=PLACE)]).copy()
    salt = next(slot.salt for slot in copy.slots if isinstance(slot, Shown) and slot.name == "says.place")
    assert guessed(WITHHELD.commitment, ((one, Shown("says.place", one, salt).commitment) for one in BOX)) == PLACE


def test_the_salt_of_one_field_does_not_help_with_another() -> None:
    copy = sealed([allegation(place=PLACE)]).copy()
    salts = [slot.salt for slot in copy.slots if isinstance(slot, Shown) and slot.name != "says.place"]
    shown = parse_copy(copy.showing(lambda name: name != "says.place").bytes())
    assert shown.withheld == ("says.place",)
    for salt in salts:
        assert Shown("says.place", PLACE, salt).commitment != WITHHELD.commitment


@given(st.text(max_size=8) | st.integers(-9, 9) | st.none())
def test_the_same_value_has_another_hash_every_time(value: Json) -> None:
    made: Callable[[], bytes] = lambda: Shown("text", value, os.urandom(16)).commitment  # noqa: E731
    assert len({made() for _ in range(20)}) == 20
