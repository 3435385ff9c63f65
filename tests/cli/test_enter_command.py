import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from truceline.cli import main

SMALL = Path(__file__).parents[1] / "data" / "small-case"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(SMALL, tmp_path / "case"))


def enter(case: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["enter", str(case), *words])


def test_an_entry_from_the_keyboard_goes_on_record_behind_the_others(case: Path) -> None:
    told = enter(case, "statement", "speaker=a", "--text", "It is quiet.", "--json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.output)["id"] == "statement-1"
    again = enter(case, "statement", "speaker=a", "--text", "It is loud.").output
    assert again.splitlines()[1].startswith("statement-2")


def test_an_entry_can_be_corrected_and_taken_back(case: Path) -> None:
    enter(case, "statement", "speaker=a", "--text", "It is quiet.", "--id", "s1")
    assert enter(case, "statement", "speaker=b", "--text", "It was.", "--id", "s1", "--correct").exit_code == 0
    assert enter(case, "statement", "speaker=b", "--text", "Not so.", "--id", "s1", "--retract").exit_code == 0
    assert enter(case, "statement", "speaker=b", "--text", "Once more.", "--id", "s1", "--retract").exit_code == 2


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["statement", "speaker=nobody", "--text", "x"], "no party or voice nobody"),
        (["statement", "--text", "x"], "speaker is missing"),
        (["statement", "speaker", "--text", "x"], "COLUMN=VALUE"),
        (["statement", "speaker=a", "speaker=b", "--text", "x"], "each column once"),
        (["statement", "speaker=a", "flavour=b", "--text", "x"], "flavour is not known"),
        (["reply", "party=a", "notice=north", "stance=denies", "--text", "x"], "north is a consent"),
        (["reply", "party=a", "notice=none", "stance=denies", "--text", "x"], "no entry has the id none"),
        (["statement", "speaker=a", "--text", "x", "--occurred", "yesterday"], "not an instant"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(case: Path, words: list[str], problem: str) -> None:
    told = enter(case, *words)
    assert told.exit_code == 2
    assert problem in told.output
    assert not (case / "entries" / "entered.jsonl").exists()


def test_what_the_record_does_not_take_leaves_the_table_as_it_was(case: Path) -> None:
    enter(case, "statement", "speaker=a", "--text", "It is quiet.")
    table = case / "entries" / "entered.jsonl"
    before = table.read_bytes()
    told = enter(case, "statement", "speaker=a", "--text", "x", "--occurred", "2025-03-02", "--recorded", "2025-03-02")
    assert told.exit_code == 2
    assert "before the last entry" in told.output
    assert table.read_bytes() == before
