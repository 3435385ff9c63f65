"""`truceline commission` on a small exercise."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desk_case import SITTINGS, made, said
from truceline.cli import main

AT = ("--at", "2026-04-12T14:00Z", "--known", "latest")
THEN = ("--at", "2026-04-08T14:00Z", "--known", "2026-04-08T14:00Z")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("commission"), SITTINGS)


def flat(text: str) -> str:
    return " ".join(text.split())


def asked(folder: Path, *words: str) -> Any:
    return json.loads(said(folder, "commission", *words, "--json"))


def test_who_came_and_who_stayed_away_is_said(folder: Path) -> None:
    text = flat(said(folder, "commission", *AT, "--session", "s-1"))
    assert "came North and the Mission" in text
    assert "stayed away South" in text


def test_an_agreed_minute_says_by_whom_and_who_dissents(folder: Path) -> None:
    text = flat(said(folder, "commission", *AT))
    assert "agreed by North; dissent of the Mission. South hands over its map. (d-map)" in text


def test_noted_is_not_agreed(folder: Path) -> None:
    assert "noted, which is not agreed. Both took note of it. (d-line-2)" in flat(said(folder, "commission", *AT))


def test_a_deferred_item_is_on_the_draft_until_it_is_settled(folder: Path) -> None:
    (then,), (now,) = asked(folder, *THEN)["drafts"], asked(folder, *AT)["drafts"]
    assert then["points"][0]["entry"] == "i-line"
    assert then["points"][0]["why"] == "deferred"
    assert [one["entry"] for one in now["points"]] == ["i-flag", "t-map"]


def test_a_task_stands_as_its_owner_reports_it_and_is_overdue(folder: Path) -> None:
    (task,) = asked(folder, *AT)["tasks"]
    assert (task["owner"], task["stands"], task["overdue"]) == ("south", "partly_done", "yes")
    assert "OVERDUE; partly done" in flat(said(folder, "commission", *AT))
    assert "South, its own word: partly done (p-map)" in flat(said(folder, "commission", *AT))


def test_an_item_without_a_minute_says_that_nothing_is_known_of_it(folder: Path) -> None:
    assert "no minute on record: what was done with it is not known" in flat(said(folder, "commission", *AT))


def test_a_session_that_is_not_there_is_refused_with_those_that_are(folder: Path) -> None:
    outcome = CliRunner().invoke(main, ["commission", str(folder), *AT, "--session", "s-9"])
    assert outcome.exit_code == 2
    assert "s-1, s-2" in outcome.output


def test_nothing_is_longer_than_a_terminal_of_80_columns(folder: Path) -> None:
    assert max(len(line) for line in said(folder, "commission", *AT).splitlines()) <= 80
