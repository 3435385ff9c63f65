"""A whole record in a folder: sound as it was made, and every change to it is told with its place."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from truceline.verifier import truceline_verify as v
from verifier import exported as e
from verifier import forged as f


@pytest.fixture(scope="module")
def record() -> e.Record:
    return e.grown(560)


@pytest.fixture
def folder(record: e.Record, tmp_path: Path) -> Path:
    return record.write(tmp_path)


def told(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    code = v.main([*more, "--policy", str(folder / "policy"), str(folder)])
    return code, capsys.readouterr().out


def small(
    folder: Path, capsys: pytest.CaptureFixture[str], change: Callable[[e.Record], object], wrong: int = 1
) -> str:
    """What is said of a small record that was changed while it was made; it must be wrong, unless told otherwise."""
    record = e.founded()
    record.entry(e.OBSERVERS[0])
    change(record)
    record.entry(e.OBSERVERS[1])
    code, said = told(record.write(folder), capsys)
    assert code == wrong, said
    return said


def test_a_record_as_it_was_made_is_sound(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(folder, capsys)
    assert (code, said.splitlines()[-1]) == (0, "SOUND")
    assert "WRONG" not in said


def test_the_keys_of_the_folder_itself_prove_less_and_that_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert v.main([str(folder)]) == 0
    assert "NOT CHECKED: whether the keys are the right ones" in capsys.readouterr().out


def test_with_only_the_key_of_the_log_nobody_else_vouches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert v.main(["--key", f.LOG.vkey(f.ORIGIN, 1), str(folder)]) == 0
    assert "no --policy" in capsys.readouterr().out


@pytest.mark.parametrize("size", [1, 4, 255, 256, 257, 512, 564])
def test_a_tree_head_kept_earlier_is_continued(
    record: e.Record, folder: Path, capsys: pytest.CaptureFixture[str], size: int
) -> None:
    kept = f"{size}:{f.root(record.hashes[:size]).hex()}"
    assert told(folder, capsys, "--seen", kept)[0] == 0
    code, said = told(folder, capsys, "--seen", f"{size}:{'0' * 64}")
    assert code == 1
    assert f"the root of the first {size} leaves is another" in said


def test_a_tree_head_from_beyond_the_checkpoint_is_not_continued(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "the checkpoint has only 564" in told(folder, capsys, "--seen", f"9999:{'0' * 64}")[1]


def test_one_changed_byte_in_any_file_is_found_and_the_file_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in [p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "policy"][::3]:
        data = path.read_bytes()
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        code, said = told(folder, capsys)
        assert code == 1, path
        assert path.relative_to(folder).as_posix() in said or "WRONG index" in said, (path, said)
        path.write_bytes(data)


def test_a_missing_file_is_told_and_the_rest_is_still_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tile/entries/000").unlink()
    (folder / "tile/0/001").unlink()
    code, said = told(folder, capsys)
    assert code == 1
    assert "WRONG tile/entries/000: the file is missing" in said
    assert "WRONG tile/0/001: the file is missing" in said
    assert "another root" not in said


def test_what_belongs_to_nothing_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tile/0/007").write_bytes(b"x" * 32)
    (folder / "copies/9999.json").write_bytes(b"{}")
    said = told(folder, capsys)[1]
    assert "WRONG tile/0/007: a tile that belongs to nothing" in said
    assert "WRONG copies/9999.json: a copy of no leaf" in said


def test_an_older_partial_tile_may_stay_but_must_be_the_beginning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = folder / "tile/0/000.p/3"
    older.parent.mkdir()
    older.write_bytes((folder / "tile/0/000").read_bytes()[:96])
    assert told(folder, capsys)[0] == 0
    older.write_bytes(b"x" * 96)
    assert "tile/0/000.p/3" in told(folder, capsys)[1]


def test_a_checkpoint_without_its_witnesses_does_not_reach_the_quorum(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "checkpoint"
    path.write_text("\n".join(path.read_text("utf-8").split("\n")[:5]) + "\n", "utf-8")
    assert "WRONG checkpoint: the quorum both is not reached [quorum]" in told(folder, capsys)[1]


def test_every_problem_is_told_not_only_the_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in (0, 1):
        path = folder / f"tile/0/00{n}"
        path.write_bytes(b"\x00" * 8192)
    said = told(folder, capsys)[1]
    assert "WRONG tile/0/000" in said
    assert "WRONG tile/0/001" in said
    assert said.splitlines()[-1] == "WRONG: 2 problems"


# What the log took in and should not have


def test_an_envelope_left_out_of_a_chain_is_a_gap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = small(tmp_path, capsys, lambda r: r.entry(e.OBSERVERS[0], seq=3, prev="0" * 64))
    assert "WRONG index 5: a gap: 3 comes after 1 of this key" in said


def test_two_envelopes_with_one_number_are_a_fork(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = small(tmp_path, capsys, lambda r: r.entry(e.OBSERVERS[0], seq=1, prev=None), wrong=0)
    assert "NOTICED index 5: a fork" in said


def test_an_envelope_after_another_than_the_last_is_a_fork(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = small(tmp_path, capsys, lambda r: r.entry(e.OBSERVERS[0], prev="0" * 64), wrong=0)
    assert "NOTICED index 5: a fork: `prev`" in said


def test_a_key_that_nobody_enrolled_does_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = small(tmp_path, capsys, lambda r: r.entry(f.STRANGER))
    assert "WRONG index 5: signed by a key that was not enrolled" in said


def test_a_key_enrolled_later_does_not_count_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def late(record: e.Record) -> None:
        record.entry(f.STRANGER)
        record.put(f.enrolment(f.STRANGER), f.AUTHORITY)
        record.entry(f.STRANGER)

    said = small(tmp_path, capsys, late)
    assert "WRONG index 5: signed by a key that was not enrolled" in said
    assert "WRONG index 7: a gap" in said  # what it signed before is no part of its chain


def test_a_revoked_key_does_not_count_from_there_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def revoke(record: e.Record) -> None:
        record.put(f.enrolment(e.OBSERVERS[1], act="revoke", algorithm=None, public=None, holder=None), f.AUTHORITY)

    assert "WRONG index 6: signed by a key that was ended" in small(tmp_path, capsys, revoke)


def test_a_rotated_key_hands_over_its_place_and_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def rotate(record: e.Record) -> None:
        says = {"act": "rotate", "replaces": e.OBSERVERS[1].id, "holder": "authority"}
        record.put(f.enrolment(f.STRANGER, **says), e.OBSERVERS[1])
        record.put(f.envelope("policy", {"text": f.policy_text()}, f.STRANGER), f.STRANGER)

    said = small(tmp_path, capsys, rotate)
    assert "WRONG index 6: only the authority signs `policy`" in said
    assert "WRONG index 7: signed by a key that was ended" in said


def test_a_compromise_is_told_as_a_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def compromise(record: e.Record) -> None:
        says = {"act": "compromise", "algorithm": None, "public": None, "holder": None, "from": 4}
        record.put(f.enrolment(e.OBSERVERS[1], **says), f.AUTHORITY)

    said = small(tmp_path, capsys, compromise)
    assert f"DOUBTED index 5: leaves of key {e.OBSERVERS[1].id[:16]} from index 4 on" in said


@pytest.mark.parametrize(
    ("others", "what"),
    [
        ({"mode": "exercise"}, "another case or mode"),
        ({"case": "other-case"}, "another case or mode"),
        ({"seen": {"note": "0" * 64, "root": "0" * 64, "size": 2}}, "a note that is not in notes/"),
    ],
)
def test_an_entry_that_does_not_belong_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], others: dict[str, Any], what: str
) -> None:
    said = small(tmp_path, capsys, lambda r: r.entry(e.OBSERVERS[0], **others))
    assert f"WRONG index 5: {what}" in said or f"WRONG index 5: `seen` names {what}" in said


def test_a_head_of_another_tree_in_seen_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def lie(record: e.Record) -> None:
        note = f.witnessed(f.checkpoint_text(f.ORIGIN, 3, b"\x07" * 32)).encode()
        record.notes.append(note)
        seen = {"note": sha256(note).hexdigest(), "root": "07" * 32, "size": 3}
        record.entry(e.OBSERVERS[0], seen=seen)

    assert "the root of the first 3 leaves is another" in small(tmp_path, capsys, lie)


def test_a_head_that_is_younger_than_the_leaf_cannot_have_been_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def younger(record: e.Record) -> None:
        seen = record.cosigned()
        record.put(f.envelope("observation", f.FIELDS, f.STRANGER), f.STRANGER)
        record.entry(e.OBSERVERS[0], seen=seen | {"size": 6})

    assert "WRONG index 6: `seen` is not what its note says" in small(tmp_path, capsys, younger)


def test_a_second_founding_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "WRONG index 5: a second founding" in small(tmp_path, capsys, lambda r: r.put(f.founding(), f.AUTHORITY))


def test_evidence_of_another_size_than_was_said_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def resized(record: e.Record) -> None:
        record.files.append(b"abc")
        named = {"digest": sha256(b"abc").hexdigest(), "size": 4, "type": "text/plain"}
        record.entry(e.OBSERVERS[0], evidence=[named])

    assert "has 3 bytes, not 4" in small(tmp_path, capsys, resized)


def test_another_policy_than_the_record_goes_by_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def tighten(record: e.Record) -> None:
        text = f.policy_text().replace("any", "all")
        record.put(f.envelope("policy", {"text": text}, f.AUTHORITY), f.AUTHORITY)

    assert "WRONG policy: not the policy that the record goes by" in small(tmp_path, capsys, tighten)


def test_a_folder_without_a_checkpoint_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert v.main(["--key", f.LOG.vkey(f.ORIGIN, 1), str(tmp_path)]) == 2
    assert "CANNOT READ" in capsys.readouterr().out
