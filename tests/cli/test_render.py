"""`truceline render` and `truceline schema` print one file's content, or say what is wrong with it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from shipped import CASES
from truceline.cli import main

JEDDAH = str(CASES / "spring-2025" / "agreements" / "jeddah-30d.yaml")


@pytest.mark.parametrize(("language", "heading"), [("en", "Parties"), ("uk", "Сторони"), ("ru", "Стороны")])
def test_it_speaks_the_language_that_was_asked_for(language: str, heading: str) -> None:
    outcome = CliRunner().invoke(main, ["render", JEDDAH, "--lang", language])
    assert outcome.exit_code == 0, outcome.output
    assert f"## 2. {heading}\n" in outcome.output


def test_it_writes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "jeddah.md"
    outcome = CliRunner().invoke(main, ["render", JEDDAH, "--out", str(out)])
    printed = CliRunner().invoke(main, ["render", JEDDAH])
    assert (outcome.exit_code, outcome.output) == (0, "")
    assert out.read_text(encoding="utf-8") == printed.output


@pytest.mark.parametrize("coding", ["eth-prio", "pa-x"])
def test_it_writes_the_variables_of_a_collection(coding: str) -> None:
    outcome = CliRunner().invoke(main, ["render", JEDDAH, "--as", coding])
    assert outcome.exit_code == 0, outcome.output
    assert {line.split(",")[0] for line in outcome.output.splitlines()} == {"coding", coding}


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(main, ["render", str(tmp_path / "none.yaml")])
    assert outcome.exit_code == 2


def test_the_schema_is_printed_as_it_is_published() -> None:
    outcome = CliRunner().invoke(main, ["schema"])
    assert outcome.exit_code == 0, outcome.output
    assert json.loads(outcome.output)["$id"] == "urn:truceline:agreement:1"
    published = CASES.parent / "docs" / "schema" / "agreement-1.json"
    assert outcome.output == published.read_text(encoding="utf-8")
