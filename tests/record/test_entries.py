from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, draws, entry, hour
from drawn_terms import Draw as Drawn
from records import ABOUT, filled, later, small, statements
from truceline.engines.memory.store import MemoryStore
from truceline.record.entry import Action, content_from, content_of, entry_of, fields_of
from truceline.record.envelope import parse_leaf
from truceline.record.kinds import Statement
from truceline.record.store import Row
from truceline.record.verify import parse_head, verify
from truceline.record.view import View
from truceline.values.canonical import canonical_bytes, parse_canonical
from truceline.values.intervals import exactly


@given(draws())
def test_the_leaf_of_an_entry_gives_back_the_entry(drawn: Drawn) -> None:
    store = MemoryStore(ABOUT)
    filled(store, drawn.entries)
    found = [entry_of(parse_leaf(leaf).envelope) for _, leaf in store.leaves(1, 99)]
    assert found == list(drawn.entries)


@given(draws())
def test_the_fields_of_an_entry_give_back_its_content(drawn: Drawn) -> None:
    for one in drawn.entries:
        content = content_of(one)
        assert content_from(fields_of(one.kind, content)) == content


def test_every_entry_of_a_kind_has_the_same_fields() -> None:
    short = entry("a", Statement(speaker="x"), exactly(hour(1)))
    long = entry("b", Statement(speaker="x", about="aid"), exactly(hour(1)))
    assert fields_of("statement", content_of(short)).keys() == fields_of("statement", content_of(long)).keys()


@given(st.binary(max_size=80) | st.just(b"[" * 100_000))
def test_bytes_that_are_not_canonical_are_refused(data: bytes) -> None:
    try:
        content = parse_canonical(data)
    except ValueError:
        return
    assert canonical_bytes(content) == data


@given(draws(), st.data())
def test_any_changed_byte_in_any_leaf_is_found_and_named(drawn: Drawn, data: st.DataObject) -> None:
    store = MemoryStore(ABOUT)
    filled(store, drawn.entries)
    number = data.draw(st.integers(0, len(store._rows) - 1))
    leaf = bytearray(store._rows[number].leaf)
    leaf[data.draw(st.integers(0, len(leaf) - 1))] ^= data.draw(st.integers(1, 255))
    store._rows[number] = Row(bytes(leaf), *_found_by(store._rows[number]))
    found = verify(store, ABOUT.case, ABOUT.mode).problems
    assert number in [problem.index for problem in found]


def _found_by(row: Row) -> tuple[bytes | None, int, str | None]:
    return row.by, row.seq, row.id


@given(draws(), st.data())
def test_any_dropped_leaf_is_found(drawn: Drawn, data: st.DataObject) -> None:
    store = MemoryStore(ABOUT)
    filled(store, drawn.entries)
    kept = store.head()
    del store._rows[data.draw(st.integers(0, len(store._rows) - 1))]
    assert not verify(store, ABOUT.case, ABOUT.mode, seen=kept).sound


def test_a_record_of_an_exercise_never_passes_for_live() -> None:
    store, _ = small()
    assert verify(store, ABOUT.case, "exercise").sound
    assert not verify(store, ABOUT.case, "live").sound


def test_a_head_reads_back_as_it_is_printed() -> None:
    store, _ = small()
    head = store.head()
    assert replace(parse_head(str(head)), note=head.note) == head


def test_what_was_retracted_can_be_asserted_again() -> None:
    first = statements(1)[0]
    gone = later(first, action=Action.RETRACT, recorded=hour(2))
    again = later(first, text="again", recorded=hour(3))
    views = [View([first, gone, again], known) for known in (hour(1), hour(2), LATER)]
    assert [one.get("s0") and one.get("s0").text for one in views] == ["drawn", None, "again"]  # type: ignore[union-attr]


def test_a_correction_is_known_only_once_it_was_recorded() -> None:
    first = entry("a", Statement(speaker="x"), exactly(hour(1)))
    better = later(first, action=Action.CORRECT, text="better", recorded=hour(5))
    texts = [View([first, better], known).get("a") for known in (hour(4), hour(5))]
    assert [one.text for one in texts if one] == ["drawn", "better"]


@pytest.mark.parametrize("keys", [("s1", "s2")])
def test_what_is_on_record_is_found_by_its_id(keys: tuple[str, ...]) -> None:
    store, _ = small()
    assert [store.named(key) for key in keys] == [[2], [3]]
