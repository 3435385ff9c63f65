"""A live record from its keys to its archive, with a witness that is asked over HTTP and by stick."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from truceline.cli import main

SMALL = Path(__file__).parents[1] / "data" / "small-case"


def run(*words: object, code: int = 0) -> str:
    outcome = CliRunner().invoke(main, [str(word) for word in words])
    assert outcome.exit_code == code, outcome.output
    return outcome.output


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A live case with keys and a record."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "case"))
    about = folder / "case.yaml"
    text = about.read_text(encoding="utf-8").replace("mode: exercise", "mode: live\norigin: mission.example/site-1")
    about.write_text(text, encoding="utf-8")
    table = folder / "entries" / "entries.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(" urn:truceline:exercise:small-1", ""), encoding="utf-8")
    run("build", folder, code=2)
    run("keys", "new", folder)
    run("build", folder)
    return folder


@pytest.fixture
def witness(tmp_path: Path, case: Path) -> Iterator[tuple[str, str]]:
    """A witness that serves: its key as a policy writes it, and its address."""
    log = json.loads(run("keys", "show", case, "--json"))["log"]
    (tmp_path / "logs").write_text(f"log {log}\nquorum none\n", encoding="utf-8")
    key = run("witness", "new", tmp_path / "north", "--name", "witness.example/north").strip()
    words = [
        sys.executable,
        "-c",
        "from truceline.cli import main; main()",
        "witness",
        "serve",
        str(tmp_path / "north"),
    ]
    more = ["--policy", str(tmp_path / "logs"), "--port", "0"]
    with subprocess.Popen([*words, *more], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as serving:
        assert serving.stdout is not None
        yield key, serving.stdout.readline().strip().rstrip("/")
        serving.kill()


def policy(case: Path, to: Path, *witnesses: tuple[str, str, str], quorum: str) -> Path:
    log = json.loads(run("keys", "show", case, "--json"))["log"]
    lines = [f"log {log}", *(f"witness {name} {key} {address}".strip() for name, key, address in witnesses), quorum]
    to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return to


def test_keys_are_made_once_and_no_stranger_can_read_them(case: Path) -> None:
    assert "never written over" in run("keys", "new", case, code=2)
    assert [path.stat().st_mode & 0o77 for path in (case / "keys").glob("*.key")] == [0, 0]


def test_a_live_record_is_witnessed_over_http_and_by_stick(
    case: Path, witness: tuple[str, str], tmp_path: Path
) -> None:
    south = run("witness", "new", tmp_path / "south", "--name", "witness.example/south").strip()
    north = ("north", *witness)
    both = "group both all north south\nquorum both"
    run("policy", case, policy(case, tmp_path / "policy", north, ("south", south, ""), quorum=both))
    said = run("finality", case, "--ask", "--patience", "5")
    assert "nothing yet" in said
    assert "south" in said
    assert "silent" in said
    run("finality", case, "--request", tmp_path / "request")
    lines = tmp_path / "lines"
    run("witness", "cosign", tmp_path / "south", "--policy", tmp_path / "policy", tmp_path / "request", "--out", lines)
    assert "by a quorum since" in " ".join(run("finality", case, "--take", lines, "--index", "1").split())
    assert "entries witnessed by a quorum" in run("verify", case, "--policy", tmp_path / "policy")
    run("export", case, "--out", tmp_path / "export")
    checked = run("verify", tmp_path / "export", "--policy", tmp_path / "policy")
    assert checked.endswith("SOUND\n")
    assert "no witness" not in checked


def test_a_witness_that_is_gone_holds_nothing_up(case: Path, tmp_path: Path) -> None:
    key = run("witness", "new", tmp_path / "north", "--name", "witness.example/north").strip()
    gone = ("north", key, "http://127.0.0.1:9")
    run("policy", case, policy(case, tmp_path / "policy", gone, quorum="quorum north"))
    start = time.monotonic()
    assert "silent" in run("finality", case, "--ask", "--patience", "2")
    assert time.monotonic() - start < 20
    assert json.loads(run("verify", case, "--json"))["sound"]


def test_a_record_put_back_from_a_backup_is_not_signed_on(case: Path, tmp_path: Path) -> None:
    shutil.copy(case / "record.db", tmp_path / "backup.db")
    run("policy", case, policy(case, tmp_path / "policy", quorum="quorum none"))
    shutil.copy(tmp_path / "backup.db", case / "record.db")
    assert "were signed for" in run("policy", case, tmp_path / "policy", code=2)


def test_a_live_record_is_never_begun_anew(case: Path) -> None:
    assert "what is on record there stays" in run("build", case, "--anew", code=2)


def test_a_closed_record_takes_nothing_more_and_its_archive_checks_itself(case: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    run("evidence", "add", case, photo)
    run("close", case, "--out", tmp_path / "archive", "--reason", "the mandate ended", "--yes")
    archive = tmp_path / "archive"
    assert (archive / "record" / "evidence").is_dir()
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=archive, check=True)
    words = [sys.executable, "truceline_verify.py", "record"]
    done = subprocess.run(words, cwd=archive, check=True, capture_output=True, text=True)
    assert done.stdout.endswith("SOUND\n")
    assert "desk.key" in (archive / "TO-DESTROY.txt").read_text(encoding="utf-8")
    assert "closed" in run("policy", case, policy(case, tmp_path / "late", quorum="quorum none"), code=2)
