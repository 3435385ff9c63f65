import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from evidence_ledger import Ledger
from truceline.cli import evidence
from truceline.tasks.evidence import EvidenceDesk

PNG = b"\x89PNG\r\n\x1a\n"
HEX = sha256(PNG).hexdigest()


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A log in memory in the place of a case's record."""
    ledger = Ledger(tmp_path)

    @contextmanager
    def desk(_case: Path) -> Iterator[EvidenceDesk]:
        yield ledger.desk()

    monkeypatch.setattr(evidence, "evidence_desk", desk)
    (tmp_path / "photo.png").write_bytes(PNG)
    return ledger


def run(*words: object, code: int = 0) -> Result:
    outcome = CliRunner().invoke(evidence.command, [str(word) for word in words])
    assert outcome.exit_code == code, outcome.output
    return outcome


def answer(*words: object, code: int = 0) -> Any:
    return json.loads(run(*words, "--json", code=code).stdout)


def test_adding_prints_digest_size_type_and_entry_and_no_name(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1")
    said = run("add", tmp_path, tmp_path / "photo.png", tmp_path / "other.pdf").stdout.splitlines()
    assert said[0] == f"{HEX} 8 image/png entry 0"
    assert said[1].endswith(" 6 application/pdf entry 1")
    assert run("add", tmp_path, tmp_path / "photo.png").stdout == f"{HEX} 8 image/png entry 0, as before\n"


def test_a_type_in_doubt_is_said(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(PNG)
    assert "its type is in doubt" in run("add", tmp_path, tmp_path / "photo.jpg").stderr
    assert answer("add", tmp_path, tmp_path / "photo.jpg")["media"]["agree"] == "no"


def test_files_are_listed_with_where_they_are(ledger: Ledger, tmp_path: Path) -> None:
    run("add", tmp_path, tmp_path / "photo.png")
    ledger.name(bytes(32), 5)
    assert run("list", tmp_path).stdout.splitlines() == [
        f"{HEX} 8 image/png evidentiary here",
        f"{bytes(32).hex()} 5 image/png working pending",
    ]
    assert [one["state"] for one in answer("list", tmp_path)] == ["here", "pending"]


def test_checking_names_what_was_changed_and_exits_with_1(ledger: Ledger, tmp_path: Path) -> None:
    run("add", tmp_path, tmp_path / "photo.png")
    assert "every file is sound" in run("check", tmp_path).stdout
    path = next((tmp_path / "evidence" / "sha256").rglob(HEX))
    path.chmod(0o644)
    path.write_bytes(b"x")
    assert f"changed: {HEX}" in run("check", tmp_path, code=1).stdout
    path.unlink()
    assert answer("check", tmp_path, code=1)["wrong"] == [{"damage": "missing", "name": HEX}]


def test_a_file_that_has_not_come_is_named_and_no_fault(ledger: Ledger, tmp_path: Path) -> None:
    ledger.name(bytes(32), 5)
    assert f"pending: {bytes(32).hex()}" in run("check", tmp_path).stdout


def test_a_copy_to_work_with_can_be_put_anywhere(ledger: Ledger, tmp_path: Path) -> None:
    run("add", tmp_path, tmp_path / "photo.png")
    run("copy", tmp_path, HEX, tmp_path / "work.png")
    assert (tmp_path / "work.png").read_bytes() == PNG
    assert "entry 2" in run("copy", tmp_path, HEX).stdout
    assert (tmp_path / "evidence" / "working" / HEX).read_bytes() == PNG
    assert "is there already" in run("copy", tmp_path, HEX, tmp_path / "work.png", code=2).output


def test_a_report_tells_the_chain_and_the_six_words(ledger: Ledger, tmp_path: Path) -> None:
    run("add", tmp_path, tmp_path / "photo.png", "--how", "brought by the north")
    said = run("report", tmp_path, HEX).stdout
    assert "entry 0: received, evidentiary, brought by the north" in said
    assert "availability       met" in said
    assert "authenticity       not known" in said
    assert len(answer("report", tmp_path, HEX)["words"]) == 6


def test_a_derivative_names_its_origin_in_the_report(ledger: Ledger, tmp_path: Path) -> None:
    run("add", tmp_path, tmp_path / "photo.png")
    (tmp_path / "crop.png").write_bytes(PNG + b"crop")
    crop = run("add", tmp_path, tmp_path / "crop.png", "--derived-from", HEX).stdout.split()[0]
    assert f"derived from {HEX}" in run("report", tmp_path, crop).stdout
    assert answer("report", tmp_path, HEX)["derivatives"] == [crop]


@pytest.mark.parametrize("digest", ["", "../../../etc/passwd", HEX.upper(), HEX[:-1], f"{HEX}\n"])
def test_what_is_no_digest_is_refused(ledger: Ledger, tmp_path: Path, digest: str) -> None:
    for command in ("report", "copy"):
        assert "64 small hexadecimal digits" in run(command, tmp_path, digest, code=2).output
