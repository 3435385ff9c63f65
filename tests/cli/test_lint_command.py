"""`truceline lint` on shipped agreements."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from shipped import CASES
from truceline.cli import main

JEDDAH = str(CASES / "spring-2025" / "agreements" / "jeddah-30d.yaml")
HALT = str(CASES / "spring-2025" / "agreements" / "energy-halt.yaml")


def run(*words: str) -> str:
    outcome = CliRunner().invoke(main, ["lint", *words], env={"COLUMNS": "80"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def answer(*words: str) -> Any:
    return json.loads(run(*words, "--json"))


def test_what_the_joint_statement_leaves_open_is_said() -> None:
    codes = {remark["code"] for remark in answer(JEDDAH)["remarks"]}
    assert {"W01", "W02", "W03", "W04", "W06", "W10", "W14", "W15"} <= codes


def test_the_answer_fits_a_terminal_of_80_columns() -> None:
    assert max(len(line) for line in run(JEDDAH, "--matrix", "--against", HALT).splitlines()) <= 80


def test_what_changed_since_another_version_is_in_the_answer() -> None:
    changes = answer(JEDDAH, "--against", HALT)["changes"]
    assert {"what": "removed", "group": "terms", "name": "no-strikes", "keys": []} in changes


def test_paragraphs_that_no_term_covers_are_listed(tmp_path: Path) -> None:
    text = tmp_path / "statement.txt"
    text.write_text("98. Ceasefire.\n99. Aid.\n", encoding="utf-8")
    found = answer(JEDDAH, "--text", f"statement={text}")["uncovered"]["statement"]
    assert [one["label"] for one in found] == ["98", "99"]


def test_two_languages_that_differ_are_remarked_on() -> None:
    assert "W08" in {remark["code"] for remark in answer(JEDDAH, "--against", HALT, "--languages")["remarks"]}


def test_a_file_that_cannot_be_read_gives_exit_code_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["lint", str(tmp_path / "none.yaml")]).exit_code == 2


def test_a_source_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(main, ["lint", JEDDAH, "--text", f"paper={tmp_path}"])
    assert outcome.exit_code == 2
    assert "statement" in outcome.output
