"""`truceline field`, run as a person runs it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from field_case import field_case
from truceline.cli import main


def run(*words: object, code: int = 0) -> str:
    outcome = CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "80"})
    assert outcome.exit_code == code, outcome.output
    return outcome.output


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = field_case(tmp_path_factory.mktemp("week") / "case")
    run("build", folder)
    return folder


def test_counts_stand_beside_the_hours_of_looking(case: Path) -> None:
    said = run("field", case)
    assert "2026-04-08  not logged" in said
    assert "1 denial" in said
    assert "uav-1: cancelled (fog) [uav-10]" in " ".join(said.split())
    assert max(map(len, said.splitlines())) <= 80


def test_in_json_what_nobody_logged_is_null_and_not_zero(case: Path) -> None:
    said = json.loads(run("field", case, "--json", "--from", "2026-04-08", "--to", "2026-04-09"))
    assert [day["station_minutes"] for day in said["days"]] == [None, [480, 480]]
    assert said["days"][0]["seen"] == {"shot": {"low": 0, "high": 7}}
    assert said["mode"] == "exercise"


def test_the_page_is_the_same_every_time_and_says_that_it_is_an_exercise(case: Path, tmp_path: Path) -> None:
    run("field", case, "--out", tmp_path / "one.html")
    run("field", case, "--out", tmp_path / "two.html")
    page = (tmp_path / "one.html").read_text("utf-8")
    assert page == (tmp_path / "two.html").read_text("utf-8")
    assert "EXERCISE" in page
    assert "no looking logged: unknown" in page


def test_without_anything_from_the_field_it_says_so(tmp_path: Path) -> None:
    empty = field_case(tmp_path / "case", rows=[])
    run("build", empty)
    assert "Nothing from the field is on record." in run("field", empty)
    assert json.loads(run("field", empty, "--json"))["days"] == []


def test_a_day_that_is_none_is_refused(case: Path) -> None:
    assert "--from" in run("field", case, "--from", "2026-02-30", code=2)
