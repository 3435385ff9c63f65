"""Bundles on a stick: out of a queue or a record, into a record, and the answers back."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices import KEYS, hashes, queue, record, reported, standings, story, submit
from records import small
from truceline.engines.files.evidence import EvidenceFolder
from truceline.errors import NotProved
from truceline.record import bundle as form
from truceline.record.bundle_check import Bundle, check_bundle
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Evidence
from truceline.record.register import Register, Standing
from truceline.record.tlog.receipts import parse_receipt
from truceline.tasks.bundles import Taken, answer_bytes, read_answers, take_in
from truceline.tasks.outbox import Outbox
from truceline.tasks.packing import Files, Packed, pack_answers, pack_outbox, pack_record

A, B = KEYS[:2]
DATA = bytes(range(256)) * 40
FILE = Evidence(sha256(DATA).digest(), len(DATA), "image/jpeg")


def packed(box: Outbox, leaves: list[Leaf], files: Files | None = None) -> Bundle:
    stream = BytesIO()
    pack_outbox(stream, box, leaves, files)
    return check_bundle(stream)


def taken(register: Register, bundle: Bundle, files: Files | None = None) -> Taken:
    found = Taken()
    for _ in take_in(register, bundle, files, found):
        pass
    return found


def answered(register: Register, found: Taken) -> Bundle:
    return check_bundle(BytesIO(answer_bytes(register, found)))


def of_record(register: Register, start: int = 0) -> tuple[bytes, Packed]:
    stream, found = BytesIO(), Packed()
    for _ in pack_record(stream, register.log.store, start, None, None, found):
        pass
    return stream.getvalue(), found


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_queue_in_any_number_of_bundles_in_any_order_comes_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("queue")
    box, register = queue(folder / "q", A), record(A)
    leaves = reported(box, A, "a", "b", "c", "d")
    for _ in range(data.draw(st.integers(1, 4))):
        part = data.draw(st.lists(st.sampled_from(leaves), max_size=5))
        read_answers(box, answered(register, taken(register, packed(box, part))))
    last = taken(register, packed(box, data.draw(st.permutations(leaves))))
    read_answers(box, answered(register, last))
    assert last.good
    assert box.waiting() == []
    assert register.log.head.size == 2 + len(leaves)


def test_answers_carry_receipts_that_hold(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    leaves = reported(box, A, "a", "b")
    replies, doubted = read_answers(box, answered(register, taken(register, packed(box, leaves))))
    assert (standings([reply.answer for reply in replies]), doubted) == (["recorded", "recorded"], [])
    for leaf in leaves:
        receipt = parse_receipt((tmp_path / "q" / "receipts" / leaf.hash.hex()).read_bytes())
        assert receipt.index in (2, 3)


def test_an_answer_without_a_proof_is_not_believed(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    found = taken(register, packed(box, reported(box, A, "a", "b")))
    lies = [replace(reply, proof=(bytes(32),) * len(reply.proof)) for reply in found.replies]
    stream = BytesIO()
    pack_answers(stream, box.owner.case, box.owner.mode, register.log.head.note, lies)
    assert len(read_answers(box, check_bundle(stream))[1]) == 2
    assert len(box.waiting()) == 2


def test_an_answer_by_another_log_is_not_believed(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    found = taken(register, packed(box, reported(box, A, "a")))
    stream = BytesIO()
    note = register.log.head.note.replace(b"record.invalid", b"another.invalid")
    pack_answers(stream, box.owner.case, box.owner.mode, note, found.replies)
    assert len(read_answers(box, check_bundle(stream))[1]) == 1


def test_envelopes_are_not_taken_for_answers_nor_answers_for_envelopes(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    envelopes = packed(box, reported(box, A, "a"))
    with pytest.raises(NotProved, match="holds envelopes"):
        read_answers(box, envelopes)
    with pytest.raises(NotProved, match="holds answers"):
        taken(register, answered(register, taken(register, envelopes)))


def test_a_conflict_and_a_refusal_are_told_and_the_others_taken(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A, B)
    submit(register, story(B, "b"))
    found = taken(register, packed(box, [*reported(box, A, "a", "b", "c"), *story(KEYS[2], "z")]))
    assert standings([reply.answer for reply in found.replies]) == ["recorded", "conflict", "recorded", "refused"]
    assert not found.good
    assert all(reply.answer.reason for reply in found.replies if reply.answer.standing is not Standing.RECORDED)


def test_a_record_goes_out_from_an_index_on_with_its_checkpoint() -> None:
    _, register = small(5)
    data, found = of_record(register, 4)
    bundle = check_bundle(BytesIO(data))
    assert (found.leaves, found.next, bundle.manifest.start) == (2, 6, 4)
    assert bundle.read("checkpoint").startswith(register.log.head.note)


def test_taking_a_record_into_itself_changes_nothing() -> None:
    _, register = small(3)
    data, _ = of_record(register)
    found = taken(register, check_bundle(BytesIO(data)))
    assert {reply.answer.standing for reply in found.replies} == {Standing.KNOWN}
    assert register.log.head.size == 4


def test_what_two_sites_hold_can_be_carried_from_one_to_the_other() -> None:
    one, other = record(A, B), record(A, B)
    submit(one, story(A, "a", "b"))
    submit(other, story(B, "c"))
    found = taken(other, check_bundle(BytesIO(of_record(one, 3)[0])))
    assert standings([reply.answer for reply in found.replies]) == ["recorded", "recorded"]
    assert hashes(other) >= {leaf.hash for leaf in story(A, "a", "b")}


def test_files_come_with_the_envelopes_that_name_them(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    there, here = EvidenceFolder(tmp_path / "there"), EvidenceFolder(tmp_path / "here")
    there.add([DATA], len(DATA))
    found = taken(register, packed(box, reported(box, A, "a", evidence=[FILE]), there), here)
    assert (found.files, found.faults, found.replies[0].wants) == (1, [], ())
    assert b"".join(here.read(FILE.digest or b"")) == DATA


def test_a_file_that_is_missing_is_wanted_and_comes_with_the_next_bundle(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    there, here = EvidenceFolder(tmp_path / "there"), EvidenceFolder(tmp_path / "here")
    leaves = reported(box, A, "a", evidence=[FILE])
    first = taken(register, packed(box, leaves), here)
    assert [want.start for want in first.replies[0].wants] == [0]
    here.receive(FILE.digest or b"", FILE.size, 0, [DATA[:100]], f"key-{A.id.hex()[:16]}")
    read_answers(box, answered(register, taken(register, packed(box, leaves), here)))
    there.add([DATA], len(DATA))
    second = packed(box, leaves, there)
    assert second.names("evidence") == [f"evidence/{(FILE.digest or b'').hex()}-{100:015}"]
    assert taken(register, second, here).files == 1


def test_a_large_file_travels_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "PART", 1000)
    box, register = queue(tmp_path / "q", A), record(A)
    there, here = EvidenceFolder(tmp_path / "there"), EvidenceFolder(tmp_path / "here")
    there.add([DATA], len(DATA))
    bundle = packed(box, reported(box, A, "a", evidence=[FILE]), there)
    assert len(bundle.names("evidence")) == 11
    assert taken(register, bundle, here).files == 1


def test_a_file_that_no_envelope_names_is_not_taken(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", A), record(A)
    there, here = EvidenceFolder(tmp_path / "there"), EvidenceFolder(tmp_path / "here")
    there.add([DATA], len(DATA))
    named = reported(box, A, "a", evidence=[FILE])
    other = record(KEYS[2])  # the key is unknown there, so the envelope is refused
    found = taken(other, packed(box, named, there), here)
    assert (found.files, here.size_of(FILE.digest or b"")) == (0, None)
    assert "no envelope" in found.faults[0]
    assert register.log.head.size == 2


def test_the_same_queue_gives_the_same_bytes(tmp_path: Path) -> None:
    box = queue(tmp_path / "q", A)
    leaves = reported(box, A, "a", "b")
    streams = [BytesIO(), BytesIO()]
    for stream in streams:
        pack_outbox(stream, box, leaves)
    assert streams[0].getvalue() == streams[1].getvalue()
