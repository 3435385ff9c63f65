from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, draws, entry, hour
from drawn_terms import Draw as Drawn
from truceline.engines.memory.log import MemoryLog
from truceline.errors import RecordRefused
from truceline.record.chain import chained, parse_head
from truceline.record.entry import Action, body_of, entry_of
from truceline.record.kinds import Statement
from truceline.record.verify import verify
from truceline.record.view import View
from truceline.values.intervals import exactly


@given(draws(), st.integers(1, 10**6))
def test_the_bytes_of_an_entry_give_back_the_entry(drawn: Drawn, seq: int) -> None:
    for one in drawn.entries:
        assert entry_of(body_of(one, seq)) == one


@given(st.binary(max_size=80) | st.just(b"[" * 100_000))
def test_bytes_that_are_no_entry_are_refused(body: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        entry_of(body)


@given(draws(), st.data())
def test_any_changed_byte_in_any_body_is_found_and_named(drawn: Drawn, data: st.DataObject) -> None:
    log = MemoryLog("case", "live")
    log.append(list(chained(drawn.entries, log.head())))
    rows = list(log.rows())
    number = data.draw(st.integers(0, len(rows) - 1))
    place = data.draw(st.integers(0, len(rows[number].body) - 1))
    body = bytearray(rows[number].body)
    body[place] ^= data.draw(st.integers(1, 255))
    rows[number] = replace(rows[number], body=bytes(body))
    log._rows = tuple(rows)
    found = verify(log, "case", "live").problems
    assert [problem.seq for problem in found] == [number + 1]


@given(draws(), st.data())
def test_any_dropped_row_is_found(drawn: Drawn, data: st.DataObject) -> None:
    log = MemoryLog("case", "live")
    log.append(list(chained(drawn.entries, log.head())))
    kept, head = log.head(), list(log.rows())
    del head[data.draw(st.integers(0, len(head) - 1))]
    log._rows = tuple(head)
    assert not verify(log, "case", "live", seen=kept).sound


def test_rows_that_do_not_follow_the_last_are_refused() -> None:
    log = MemoryLog("case", "live")
    rows = list(chained([entry("a", Statement(speaker="x"), exactly(hour(1)))], log.head()))
    log.append(rows)
    with pytest.raises(RecordRefused):
        log.append(rows)


def test_a_head_reads_back_as_it_is_printed() -> None:
    head = MemoryLog("case", "live").head()
    assert parse_head(str(head)) == head


def test_what_was_retracted_can_be_asserted_again() -> None:
    first = entry("a", Statement(speaker="x"), exactly(hour(1)))
    gone = replace(first, action=Action.RETRACT, recorded=hour(2))
    again = replace(first, text="again", recorded=hour(3))
    views = [View([first, gone, again], known) for known in (hour(1), hour(2), LATER)]
    assert [one.get("a") and one.get("a").text for one in views] == ["drawn", None, "again"]  # type: ignore[union-attr]


def test_a_correction_is_known_only_once_it_was_recorded() -> None:
    first = entry("a", Statement(speaker="x"), exactly(hour(1)))
    better = replace(first, action=Action.CORRECT, text="better", recorded=hour(5))
    texts = [View([first, better], known).get("a") for known in (hour(4), hour(5))]
    assert [one.text for one in texts if one] == ["drawn", "better"]
