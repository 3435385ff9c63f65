"""A device's queue: nothing that was signed is lost, and no place is signed twice."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices import KEYS, Remembered, pen, queue, record, reported, saying, standings, submit
from drawn_terms import hour
from truceline.errors import BrokenRecord, NotProved, RecordRefused
from truceline.record.queue import framed, unframed
from truceline.tasks.bundles import send, served
from truceline.tasks.outbox import Outbox

A = KEYS[0]


@given(st.lists(st.binary(max_size=40), max_size=5), st.data())
def test_rows_are_read_as_far_as_they_are_whole(bodies: list[bytes], data: st.DataObject) -> None:
    rows = [framed(body) for body in bodies]
    end = data.draw(st.integers(0, len(b"".join(rows))))
    found, whole = unframed(b"".join(rows)[:end])
    assert found == bodies[: len(found)]
    assert whole == sum(len(row) for row in rows[: len(found)]) <= end


def test_each_envelope_follows_the_one_before_it_also_after_a_restart(tmp_path: Path) -> None:
    reported(queue(tmp_path / "q", A), A, "a", "b")
    reported(queue(tmp_path / "q", A), A, "c")
    assert standings(submit(record(A), Outbox(tmp_path / "q").leaves())) == ["recorded"] * 3


def test_a_row_that_a_crash_tore_off_is_told_and_cut_off(tmp_path: Path) -> None:
    box = queue(tmp_path / "q", A)
    reported(box, A, "a", "b")
    path = tmp_path / "q" / "leaves"
    whole = path.read_bytes()
    path.write_bytes(whole + framed(b"x" * 500)[:300])
    again = Outbox(tmp_path / "q")
    assert (again.torn(), len(again.leaves())) == (300, 2)
    reported(again, A, "c")
    assert again.torn() == 0
    assert [leaf.envelope.seq for leaf in again.leaves()] == [1, 2, 3]


def test_a_row_that_never_reached_the_disk_is_cut_off_too(tmp_path: Path) -> None:
    reported(queue(tmp_path / "q", A), A, "a")
    with (tmp_path / "q" / "leaves").open("ab") as file:
        file.write(bytes(900))
    assert len(reported(Outbox(tmp_path / "q"), A, "b")) == 1


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_leaf_that_was_damaged_later_is_never_taken_for_a_torn_one(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("queue")
    reported(queue(folder / "q", A), A, "a", "b")
    path = folder / "q" / "leaves"
    rows = bytearray(path.read_bytes())
    rows[data.draw(st.integers(0, len(rows) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(rows)
    with pytest.raises(BrokenRecord):
        reported(Outbox(folder / "q"), A, "c")


def test_a_queue_that_lost_its_last_leaves_is_not_signed_on(tmp_path: Path) -> None:
    box = queue(tmp_path / "q", A)
    reported(box, A, "a")
    older = (tmp_path / "q" / "leaves").read_bytes()
    reported(box, A, "b")
    (tmp_path / "q" / "leaves").write_bytes(older)
    with pytest.raises(RecordRefused, match="older copy"):
        reported(box, A, "c")


def test_a_whole_folder_put_back_is_noticed_by_the_memory_apart_from_it(tmp_path: Path) -> None:
    memory = Remembered()
    reported(queue(tmp_path / "q", A, memory), A, "a")
    shutil.copytree(tmp_path / "q", tmp_path / "older")
    reported(queue(tmp_path / "q", A, memory), A, "b")
    with pytest.raises(RecordRefused, match="older copy"):
        reported(Outbox(tmp_path / "older", memory), A, "c")


def test_a_new_queue_is_not_begun_with_a_key_that_has_signed(tmp_path: Path) -> None:
    memory = Remembered()
    reported(queue(tmp_path / "q", A, memory), A, "a")
    with pytest.raises(RecordRefused):
        queue(tmp_path / "other", A, memory)


def test_what_no_record_would_take_is_not_signed(tmp_path: Path) -> None:
    box = queue(tmp_path / "q", A)
    with pytest.raises(NotProved):
        box.write(pen(A), kind="statement", id="a", content={"says": {}}, claimed=hour(1))
    with pytest.raises(NotProved, match="another key"):
        box.write(pen(KEYS[1]), kind="statement", id="a", content=saying(), claimed=hour(1))
    assert box.leaves() == []


def test_what_was_answered_is_known_with_its_receipt_after_a_restart(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    leaves = reported(box, A, "a", "b")
    assert list(send(box, lambda data: served(register, data), most=1)) == [1, 2]
    again = Outbox(tmp_path / "q")
    assert again.waiting() == []
    assert sorted(path.name for path in (tmp_path / "q" / "receipts").iterdir()) == sorted(
        leaf.hash.hex() for leaf in leaves
    )


def test_what_is_held_goes_on_waiting_and_can_be_sent_again(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    leaves = reported(box, A, "a", "b")
    submit(register, leaves[1:])
    assert len(box.waiting()) == 2
    for _ in send(box, lambda data: served(register, data)):
        pass
    assert box.waiting() == []
