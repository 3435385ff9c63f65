import pytest

from drawn_terms import entry, hour
from people_places import NAMES, PASSPHRASE, MemoryCompartments, rows
from truceline.errors import BadInput, NotOnRecord, NotProved
from truceline.record.kinds import Statement
from truceline.tasks.people import add_people, begin, forget, known
from truceline.values.intervals import exactly


def made() -> MemoryCompartments:
    place = MemoryCompartments()
    begin(place, "children", PASSPHRASE)
    return place


def test_everybody_gets_a_pseudonym_of_their_own() -> None:
    added = add_people(made(), "children", PASSPHRASE, rows(*NAMES))
    assert len(set(added.pseudonyms)) == len(NAMES)


def test_the_passphrase_brings_the_name_back() -> None:
    place = made()
    first, *_ = add_people(place, "children", PASSPHRASE, rows(*NAMES)).pseudonyms
    assert known(place, "children", PASSPHRASE, first).name == NAMES[0]


def test_another_passphrase_opens_nothing() -> None:
    place = made()
    with pytest.raises(NotProved, match="another passphrase"):
        add_people(place, "children", "four other words here", rows(*NAMES))


def test_nothing_that_is_kept_holds_a_name() -> None:
    place = made()
    add_people(place, "children", PASSPHRASE, rows(*NAMES))
    kept = b"".join(place.kept.values()) + repr(place.guarding.known).encode()
    assert not [word for name in NAMES for word in name.split() if word.encode() in kept]


def test_the_size_of_a_compartment_does_not_tell_how_long_a_name_is() -> None:
    one, other = made(), made()
    add_people(one, "children", PASSPHRASE, rows("Li Wangshu"))
    add_people(other, "children", PASSPHRASE, rows("Maximiliana Featherstonehaugh"))
    assert len(one.kept["children"]) == len(other.kept["children"])


def test_a_faulty_list_is_told_by_row_and_without_a_name() -> None:
    place = made()
    with pytest.raises(BadInput) as told:
        add_people(place, "children", PASSPHRASE, rows("Olena Kovalenko", "", "Ng"))
    assert [fault.line for fault in told.value.faults] == [3, 4]
    assert "Kovalenko" not in str(told.value)
    assert place.guarding.known == {}


def test_what_is_on_record_already_under_a_name_is_told() -> None:
    there = entry("s1", Statement(speaker="north"), exactly(hour(1)))
    spoiled = type(there)(there.id, there.action, there.occurred, there.recorded, (), "Олену Коваленко", there.payload)
    added = add_people(made(), "children", PASSPHRASE, rows(*NAMES), [there, spoiled])
    assert added.there == ("s1",)


def test_whoever_is_forgotten_is_guarded_no_more() -> None:
    place = made()
    first, *_ = add_people(place, "children", PASSPHRASE, rows(*NAMES)).pseudonyms
    forget(place, "children", PASSPHRASE, first)
    assert not place.guarding.finds(NAMES[0])
    assert place.guarding.finds(NAMES[1])
    with pytest.raises(NotOnRecord):
        known(place, "children", PASSPHRASE, first)


def test_a_compartment_is_made_once() -> None:
    with pytest.raises(BadInput, match="another name"):
        begin(made(), "children", PASSPHRASE)


def test_a_person_in_a_trace_shows_no_name() -> None:
    place = made()
    first, *_ = add_people(place, "children", PASSPHRASE, rows(*NAMES)).pseudonyms
    assert NAMES[0] not in repr(known(place, "children", PASSPHRASE, first))
