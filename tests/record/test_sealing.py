import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealed import allegation, sealed
from truceline.errors import NotProved
from truceline.record.card import CARD, parse_card
from truceline.record.fields import Shown
from truceline.record.register import SEALED
from truceline.record.sealing import NONCE, SIZES, File, Part, parse_subject, seal, unseal

MADE = sealed([allegation()])
LEAF = MADE.leaf()
FIELDS = tuple(one for one in MADE.copy().slots if isinstance(one, Shown))
COMMITMENTS = {one.name: one.commitment for one in FIELDS}
KEY, OTHER_KEY = bytes(32), bytes([1]) * 32
SUBJECT, OTHER = bytes(16), bytes([1]) * 16
NONCE_ONE = bytes(NONCE)


def boxed(part: Part) -> bytes:
    return seal(part, LEAF.hash, SUBJECT, KEY, NONCE_ONE)


@given(st.sets(st.sampled_from(sorted(COMMITMENTS))))
def test_a_box_gives_back_what_was_put_in(names: set[str]) -> None:
    part = Part(tuple(one for one in FIELDS if one.name in names))
    assert unseal(boxed(part), LEAF, SUBJECT, KEY, COMMITMENTS) == part


@given(st.integers(0, SIZES[0] - 1), st.integers(1, 255))
def test_any_changed_byte_of_a_box_is_named(place: int, change: int) -> None:
    box = bytearray(boxed(Part(FIELDS)))
    box[place] ^= change
    with pytest.raises(NotProved, match=SUBJECT.hex()):
        unseal(bytes(box), LEAF, SUBJECT, KEY, COMMITMENTS)


@given(st.binary(max_size=300) | st.binary(min_size=SIZES[0], max_size=SIZES[0]))
def test_bytes_that_are_no_box_are_refused(data: bytes) -> None:
    with pytest.raises(NotProved):
        unseal(data, LEAF, SUBJECT, KEY, COMMITMENTS)


def test_a_box_opens_for_its_own_leaf_subject_and_key_only() -> None:
    box = boxed(Part(FIELDS))
    founding = MADE.leaf(0)
    for leaf, subject, key in ((founding, SUBJECT, KEY), (LEAF, OTHER, KEY), (LEAF, SUBJECT, OTHER_KEY)):
        with pytest.raises(NotProved, match="does not open"):
            unseal(box, leaf, subject, key, COMMITMENTS)


def test_a_field_that_was_not_committed_to_is_named() -> None:
    forged = Shown("says.place", "elsewhere", bytes(16))
    with pytest.raises(NotProved, match=r"says\.place"):
        unseal(boxed(Part((forged,))), LEAF, SUBJECT, KEY, COMMITMENTS)


def test_a_file_that_was_not_committed_to_is_refused() -> None:
    file = File(0, bytes(32), 3, "image/png", bytes(16))
    with pytest.raises(NotProved, match="file 0"):
        unseal(boxed(Part((), (file,))), LEAF, SUBJECT, KEY, COMMITMENTS)


@pytest.mark.parametrize("name", [["text"], None, 7, {"a": 1}])
def test_a_field_whose_name_is_no_text_is_refused(name: object) -> None:
    part = Part((Shown(name, "x", bytes(16)),))  # type: ignore[arg-type]
    with pytest.raises(NotProved, match="no name"):
        unseal(boxed(part), LEAF, SUBJECT, KEY, COMMITMENTS)


@given(st.integers(0, 70_000))
def test_the_length_of_a_box_is_one_of_four(size: int) -> None:
    part = Part((Shown("text", "x" * size, bytes(16)),))
    try:
        box = seal(part, LEAF.hash, SUBJECT, KEY, NONCE_ONE)
    except ValueError:
        assert size > SIZES[-1] - 200
        return
    assert len(box) in SIZES


def test_a_card_shows_what_a_copy_with_everything_withheld_shows() -> None:
    found = MADE.store.aside(SEALED, LEAF.hash + CARD)
    assert found is not None
    card = parse_card(LEAF, found)
    assert card.copy == MADE.copy().showing(lambda _: False)
    assert len(card.subjects) == 2
    assert card.bytes() == found


@given(st.data())
def test_any_changed_byte_of_a_card_is_refused_or_names_other_subjects(data: st.DataObject) -> None:
    found = MADE.store.aside(SEALED, LEAF.hash + CARD)
    assert found is not None
    changed = bytearray(found)
    changed[data.draw(st.integers(0, len(found) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        card = parse_card(LEAF, bytes(changed))
    except NotProved:
        return
    assert card.copy == parse_card(LEAF, found).copy
    assert card.subjects != parse_card(LEAF, found).subjects


@pytest.mark.parametrize("label", ["", "ab", "AB" * 16, " " * 32, "0" * 31 + " ", None, 7])
def test_what_is_no_label_is_refused(label: object) -> None:
    with pytest.raises(ValueError, match="label"):
        parse_subject(label)
