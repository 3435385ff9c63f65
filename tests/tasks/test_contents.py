import pytest

from drawn_terms import hour
from records import ABOUT, small
from sealed import MemoryKeystore, MemoryReadings, Sealed, allegation, sealed, statement
from truceline.errors import NotOnRecord, NotProved, StoreFailed
from truceline.record.card import CARD
from truceline.record.projection import leaf_at, project
from truceline.record.register import SEALED
from truceline.record.sealing import Part, seal
from truceline.record.store import Aside
from truceline.tasks.contents import Reader, reading
from truceline.tasks.erase import labels
from truceline.tasks.protect import record_subject

ROLE = "analyst"


def own_subject(made: Sealed, index: int = 1) -> bytes:
    """The subject of an entry's own."""
    (found,) = {*labels(made.store, index)} - {record_subject(ABOUT.origin)}
    return found


def test_who_reads_is_written_down_before_and_after() -> None:
    made, readings = sealed([allegation(), statement()]), MemoryReadings()
    with reading(made.store, made.keystore, readings, ROLE, lambda: hour(1)) as reader:
        assert readings.lines == [(ROLE, hour(1), "begins")]
        project(made.store, reader.contents)
    assert readings.lines[1] == (ROLE, hour(1), "ends", 2, 16)


def test_a_reading_that_fails_is_written_down_too() -> None:
    made, readings = sealed([allegation(), statement()]), MemoryReadings()
    made.store.clear(SEALED, [made.leaf(2).hash + own_subject(made, 2)])
    with (
        pytest.raises(NotProved),
        reading(made.store, made.keystore, readings, ROLE, lambda: hour(1)) as reader,
    ):
        project(made.store, reader.contents)
    assert readings.lines[1][3:] == (1, 10)


def test_nothing_is_opened_where_the_reading_cannot_be_written_down() -> None:
    class Full(MemoryReadings):
        def begins(self, role: str, at: int) -> None:
            raise StoreFailed("the disk is full", "make room")

    made = sealed([allegation()])
    with pytest.raises(StoreFailed), reading(made.store, made.keystore, Full(), ROLE, lambda: hour(1)):
        pytest.fail("it was opened")


def test_a_person_is_no_role() -> None:
    made = sealed([])
    with pytest.raises(ValueError, match="name"), reading(made.store, made.keystore, MemoryReadings(), "A. B.", hour):  # type: ignore[arg-type]
        pytest.fail("it was opened")


def test_what_was_erased_is_withheld_and_the_rest_is_shown() -> None:
    made = sealed([allegation(), statement()])
    made.keystore.destroy(own_subject(made))
    copy = made.copy()
    copy.verify()
    assert copy.withheld == ("occurred", "recorded", "says.outlet", "says.place", "sources", "text")
    assert copy.values["says.issuer"] == "north"
    found = project(made.store, made.reader.contents)
    assert ([one.id for one in found.entries], found.withheld) == (["s0"], (1,))


def test_a_keystore_that_is_not_the_right_one_is_not_taken_for_an_erasure() -> None:
    made = sealed([allegation()])
    with pytest.raises(StoreFailed):
        Reader(made.store, MemoryKeystore()).copy(made.leaf())


def test_a_box_that_is_gone_while_its_key_is_there_is_named() -> None:
    made = sealed([allegation()])
    subject = own_subject(made)
    made.store.clear(SEALED, [made.leaf().hash + subject])
    with pytest.raises(NotProved, match=subject.hex()):
        made.copy()


def test_a_box_in_place_of_another_is_named() -> None:
    made = sealed([allegation("a0"), allegation("a1")])
    subject, other = own_subject(made, 1), own_subject(made, 2)
    box = made.store.aside(SEALED, made.leaf(2).hash + other)
    assert box is not None
    made.store.shelve([Aside(SEALED, made.leaf(1).hash + subject, box)])
    with pytest.raises(NotProved, match=subject.hex()):
        made.copy()


def test_boxes_that_do_not_hold_each_field_once_are_named() -> None:
    made = sealed([allegation()])
    subject, leaf = own_subject(made), made.leaf()
    key = made.keystore.key(subject)
    assert key is not None
    made.store.shelve([Aside(SEALED, leaf.hash + subject, seal(Part(), leaf.hash, subject, key, bytes(12)))])
    with pytest.raises(NotProved, match="each field once"):
        made.copy()


def test_a_card_that_names_fewer_subjects_hides_nothing_in_silence() -> None:
    made = sealed([allegation()])
    leaf, subject = made.leaf(), own_subject(made)
    card = made.store.aside(SEALED, leaf.hash + CARD)
    assert card is not None
    labels_less = card.replace(f'"{subject.hex()}"'.encode(), b"").replace(b"[,", b"[").replace(b",]", b"]")
    made.store.shelve([Aside(SEALED, leaf.hash + CARD, labels_less)])
    with pytest.raises(NotProved, match="each field once"):
        made.copy()


def test_an_entry_in_the_open_has_nothing_sealed_beside_it() -> None:
    store, _ = small()
    reader = Reader(store, MemoryKeystore())
    with pytest.raises(NotOnRecord):
        reader.copy(leaf_at(store, 1))
    assert reader.contents(leaf_at(store, 1)) is None
