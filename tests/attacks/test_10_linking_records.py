"""Attack 10: a party links entries through what two of them have in common: hashes, numbers of fields, lengths, files.

Two entries that say the same have nothing more in common than two that say quite different things: what the public part
of the envelope must say, names of fields, and the label of the record itself.
"""

import re
from functools import cache
from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import hour
from records import ABOUT, desk_key, filled, pen_of
from sealed import MemoryKeystore, Sealed, allegation, sealed
from truceline.engines.memory.store import MemoryStore
from truceline.record.entry import Entry
from truceline.record.envelope_form import Evidence
from truceline.record.fields import parse_copy
from truceline.record.register import SEALED
from truceline.tasks.erase import labels
from truceline.tasks.protect import Draft, protect

RUN = 16
HEXADECIMAL = re.compile(rb"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-f])")
PHOTO, OTHER_PHOTO = (Evidence(bytes([number]) * 32, 1_000, "image/jpeg") for number in (1, 2))


def entry_like(id: str, text: str = "shots were heard near the bridge") -> Entry:
    return allegation(id, place="bridge 4 on the river", text=text)


@cache
def three() -> Sealed:
    """Leaves 1 and 2 say the same and have the same file; leaf 3 says something else and has another one."""
    store = MemoryStore(ABOUT)
    register, keystore = filled(store, []), MemoryKeystore()
    pen = pen_of(store, desk_key(store))
    other = allegation("a2", place="school in the valley", text="a convoy passed", at=9)
    drafts = [
        Draft(entry_like("a0"), hour(1), {}, hidden=(PHOTO,)),
        Draft(entry_like("a1"), hour(1), {}, hidden=(PHOTO,)),
        Draft(other, hour(1), {}, hidden=(OTHER_PHOTO,)),
    ]
    answers = protect(register, pen, keystore, drafts, token_bytes)
    return Sealed(store, register, pen, keystore, answers)


def boxes(index: int) -> list[bytes]:
    made = three()
    found = [made.store.aside(SEALED, made.leaf(index).hash + subject) for subject in (b"", *labels(made.store, index))]
    return [one for one in found if one is not None]


def runs(pieces: list[bytes]) -> set[bytes]:
    """Every run of 16 bytes. What is written in hexadecimal digits counts as the bytes that it stands for."""
    plain = [HEXADECIMAL.sub(b"#", piece) for piece in pieces]
    written = [bytes.fromhex(digits.decode()) for piece in pieces for digits in HEXADECIMAL.findall(piece)]
    return {piece[at : at + RUN] for piece in (*plain, *written) for at in range(len(piece) - RUN + 1)}


def everything(index: int) -> set[bytes]:
    """All that stands on record and beside it, and a copy that withholds everything."""
    leaf, copy = three().leaf(index), three().copy(index).showing(lambda _: False)
    # In base64 the same bytes look different at another place, so the leaf of a copy is looked at as bytes.
    # A signature that happens to end like another one is not taken together with the envelope behind it.
    signature, envelope = leaf.raw[:65], leaf.raw[65:]
    return runs([signature, envelope, *boxes(index), copy.bytes().partition(b'"slots"')[2]])


def test_two_entries_that_say_the_same_have_no_more_in_common_than_two_that_do_not() -> None:
    same, different = everything(1) & everything(2), everything(1) & everything(3)
    assert same - different == set()


def test_the_boxes_have_nothing_in_common_at_all() -> None:
    sealed_parts = [runs(boxes(index)[1:]) for index in (1, 2, 3)]
    assert sealed_parts[0] & sealed_parts[1] == sealed_parts[0] & sealed_parts[2] == set()


def test_the_number_of_fields_and_of_boxes_and_their_lengths_are_the_same() -> None:
    assert len({tuple(map(len, boxes(index)[1:])) for index in (1, 2, 3)}) == 1
    assert len({three().leaf(index).envelope.fields.count for index in (1, 2, 3)}) == 1  # type: ignore[union-attr]
    assert len({len(boxes(index)[0]) for index in (1, 2, 3)}) == 1


def lengths(made: Sealed, index: int) -> list[int]:
    leaf = made.leaf(index)
    return [len(made.store.aside(SEALED, leaf.hash + subject) or b"") for subject in labels(made.store, index)]


@given(st.text(max_size=300))
def test_a_longer_text_of_the_same_class_changes_no_length(text: str) -> None:
    made = sealed([entry_like("a0", ""), entry_like("a1", text)])
    assert sorted(lengths(made, 1)) == sorted(lengths(made, 2))


def test_the_same_file_is_committed_to_with_other_bytes_each_time() -> None:
    one, other = (three().leaf(index).envelope.evidence[0] for index in (1, 2))
    assert one.digest is None
    assert one.commitment != other.commitment
    assert PHOTO.digest is not None
    for index in (1, 2):
        assert PHOTO.digest not in three().leaf(index).raw
        assert PHOTO.digest.hex().encode() not in three().leaf(index).raw


@pytest.mark.parametrize("shown", ["text", "says.unit"])
def test_one_shown_field_brings_no_salt_of_another_entry(shown: str) -> None:
    copies = [three().copy(index).showing(lambda name: name == shown) for index in (1, 2)]
    salts = [next(slot.salt for slot in parse_copy(copy.bytes()).slots if slot.name == shown) for copy in copies]  # type: ignore[union-attr]
    assert salts[0] != salts[1]
