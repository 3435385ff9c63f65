"""Receipts, anchors and timestamps as people ask for them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from truceline.cli import main

SMALL = Path(__file__).parents[1] / "data" / "small-case"


def run(*words: object, code: int = 0) -> str:
    outcome = CliRunner().invoke(main, [str(word) for word in words])
    assert outcome.exit_code == code, outcome.output
    return outcome.output


def site(path: Path, name: str) -> Path:
    """A site of its own with a record."""
    folder = Path(shutil.copytree(SMALL, path / name))
    about = folder / "case.yaml"
    about.write_text(about.read_text(encoding="utf-8") + f"origin: mission.example/{name}\n", encoding="utf-8")
    run("build", folder)
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return site(tmp_path, "one")


def test_a_receipt_is_checked_by_the_program_of_one_file(case: Path, tmp_path: Path) -> None:
    run("export", case, "--out", tmp_path / "record")
    said = run("receipt", case, 2, "--out", tmp_path / "entry")
    assert "made before" in said
    assert "not known" in said
    checked = run("verify", tmp_path / "entry.tlog-proof", "--policy", tmp_path / "record" / "policy")
    assert "at index 2" in checked


def test_a_receipt_of_nothing_is_refused(case: Path) -> None:
    assert "there is no leaf 99" in run("receipt", case, 99, code=1)


def test_a_cosigned_entry_has_a_time_by_which_it_was_made(case: Path, tmp_path: Path) -> None:
    key = run("witness", "new", tmp_path / "north", "--name", "witness.example/north").strip()
    log = json.loads(run("keys", "show", case, "--json"))["log"]
    policy = tmp_path / "policy"
    policy.write_text(f"log {log}\nwitness north {key}\nquorum north\n", encoding="utf-8")
    run("finality", case, "--request", tmp_path / "request")
    words = ("--policy", policy, tmp_path / "request", "--out", tmp_path / "lines")
    run("witness", "cosign", tmp_path / "north", *words)
    run("finality", case, "--policy", policy, "--take", tmp_path / "lines")
    answer = json.loads(run("receipt", case, 1, "--policy", policy, "--json"))
    assert answer["before"]["witness"] == "north"
    assert answer["after"] is None


def test_another_sites_checkpoint_is_anchored_and_must_go_on_from_the_last_one(case: Path, tmp_path: Path) -> None:
    other = site(tmp_path, "two")
    run("export", other, "--out", tmp_path / "other")
    run("finality", other, "--request", tmp_path / "request")
    rules = ("--policy", tmp_path / "other" / "policy")
    first = json.loads(run("anchor", case, tmp_path / "request", *rules, "--json"))
    assert first["origin"] == "mission.example/two/exercise"
    run("policy", other, tmp_path / "other" / "policy")
    run("finality", other, "--request", tmp_path / "later", "--from", first["size"])
    run("anchor", case, tmp_path / "later", *rules)
    run("finality", other, "--request", tmp_path / "unproved")
    run("anchor", case, tmp_path / "unproved", *rules, code=1)
    assert json.loads(run("verify", case, "--json"))["sound"]


def test_a_log_does_not_anchor_itself(case: Path, tmp_path: Path) -> None:
    run("export", case, "--out", tmp_path / "record")
    run("finality", case, "--request", tmp_path / "request")
    assert "does not anchor itself" in run(
        "anchor", case, tmp_path / "request", "--policy", tmp_path / "record" / "policy", code=1
    )


def test_a_timestamp_that_was_never_answered_is_said(case: Path, tmp_path: Path) -> None:
    run("timestamp", "request", case, tmp_path / "stamp")
    assert (tmp_path / "stamp.tsq").is_file()
    assert "cannot be read" in run("timestamp", "verify", tmp_path / "stamp", "--roots", tmp_path / "none", code=2)
