"""A device without a network, from its key to its receipts, by stick and without one."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from truceline.cli import main

SMALL = Path(__file__).parents[1] / "data" / "small-case"
HEADER = "id,kind,occurred,recorded,event,actor,source,text\n"


def run(*words: object, code: int = 0) -> str:
    outcome = CliRunner().invoke(main, [str(word) for word in words])
    assert outcome.exit_code == code, outcome.output
    return outcome.output


def table(path: Path, *ids: str, text: str = "A shot.") -> Path:
    rows = [f"{id},act,2025-03-19,2025-03-20,fire,a,https://example.org/5,{text}" for id in ids]
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A small case with a record."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "case"))
    run("build", folder)
    return folder


def device(case: Path, folder: Path) -> str:
    """A new device that is enrolled; the id of its key."""
    log = json.loads(run("keys", "show", case, "--json"))["log"]
    words = ("--case", "small", "--mode", "exercise", "--log", log, "--json")
    made = json.loads(run("device", "new", folder, *words))
    run("keys", "enrol", case, made["public"], "--holder", "patrol-2")
    return str(made["key"])


def test_a_queue_goes_out_on_a_stick_and_its_receipts_come_back(case: Path, tmp_path: Path) -> None:
    queue = tmp_path / "queue"
    device(case, queue)
    run("device", "write", queue, table(tmp_path / "rows.csv", "shot-1", "shot-2"))
    run("bundle", "out", queue, tmp_path / "stick")
    assert "2 recorded" in run("bundle", "in", case, tmp_path / "stick", "--answers", tmp_path / "answers")
    assert "2 known" in run("bundle", "in", case, tmp_path / "stick")
    run("bundle", "in", queue, tmp_path / "answers")
    assert json.loads(run("device", "show", queue, "--json"))["waiting"] == 0
    assert json.loads(run("verify", case, "--json"))["sound"]
    assert len(list((queue / "receipts").iterdir())) == 2


def test_without_a_stick_it_is_one_command(case: Path, tmp_path: Path) -> None:
    device(case, tmp_path / "queue")
    run("device", "write", tmp_path / "queue", table(tmp_path / "rows.csv", "shot-1"))
    assert "1 recorded" in run("submit", case, tmp_path / "queue")
    assert json.loads(run("device", "show", tmp_path / "queue", "--json"))["waiting"] == 0


def test_a_second_story_exits_with_1_and_both_are_kept(case: Path, tmp_path: Path) -> None:
    for name, text in (("one", "From the north."), ("other", "From the south.")):
        device(case, tmp_path / name)
        run("device", "write", tmp_path / name, table(tmp_path / "rows.csv", "shot-1", text=text))
    run("submit", case, tmp_path / "one")
    assert "conflict" in run("submit", case, tmp_path / "other", code=1)
    answer = json.loads(run("verify", case, "--json"))
    assert answer["sound"]
    assert answer["notices"]


def test_a_bad_row_signs_nothing(case: Path, tmp_path: Path) -> None:
    device(case, tmp_path / "queue")
    rows = table(tmp_path / "rows.csv", "shot-1")
    rows.write_text(rows.read_text(encoding="utf-8") + "shot-2,act,tomorrow,,,,,\n", encoding="utf-8")
    assert "rows.csv:3" in run("device", "write", tmp_path / "queue", rows, code=2)
    assert json.loads(run("device", "show", tmp_path / "queue", "--json"))["signed"] == 0


def test_a_key_that_was_ended_signs_nothing_more(case: Path, tmp_path: Path) -> None:
    key = device(case, tmp_path / "queue")
    run("keys", "revoke", case, key)
    run("device", "write", tmp_path / "queue", table(tmp_path / "rows.csv", "shot-1"))
    assert "refused" in run("submit", case, tmp_path / "queue", code=1)


def test_a_stolen_key_casts_doubt_from_a_place_on(case: Path, tmp_path: Path) -> None:
    key = device(case, tmp_path / "queue")
    run("device", "write", tmp_path / "queue", table(tmp_path / "rows.csv", "shot-1"))
    run("submit", case, tmp_path / "queue")
    run("keys", "compromise", case, key, "--from", "5")
    assert json.loads(run("verify", case, "--json"))["sound"]


def test_what_is_no_key_is_refused(case: Path) -> None:
    run("keys", "enrol", case, "abc", "--holder", "patrol-2", code=2)
    run("keys", "revoke", case, "abc", code=2)
