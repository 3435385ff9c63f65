"""A whole exchange week with protected people in it, and every command of the program: no name leaves by any of them.

What is looked for: names in any spelling (by the guard that knows them), what one side says of a person, and the
pseudonyms; on the screen, in JSON, in every file that a command writes, and in the record itself.
"""

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from exchange_week import row, written
from people_places import NAMES, PASSPHRASE
from truceline.cli import _COMMANDS, main
from truceline.record.people.guard import Guard
from truceline.wiring import compartments_of

AT = ["--at", "2031-03-08T12:00+03:00", "--known", "latest"]
SAID = "In the boarding school behind the tannery, by its word."
ASKS_NO_RECORD = {"lint", "render", "schema", "check", "build", "keys", "policy", "witness", "device", "submit", "demo"}
ASKS_NO_RECORD |= {"map", "place", "exercise"}
"""They show no entries, or no record; `build` and `check` are held against names in test_people_command.py."""
BY_THEMSELVES = {"people", "redact", "erase", "anchor", "enter", "timestamp", "read", "import"}
"""They are for those who may see, write nothing that is in the record, or are held against names elsewhere."""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The week, with three children of whom both sides say something, and the pseudonyms in `pseudonyms`."""
    root = tmp_path_factory.mktemp("week")
    path = written(root / "case")
    (root / "pass").write_text(PASSPHRASE)
    (root / "list.csv").write_text("name,note\n" + "".join(f"{name},\n" for name in NAMES))
    run("people", "new", path, "children", "--passphrase-file", root / "pass")
    given = run("people", "add", path, "children", root / "list.csv", "--passphrase-file", root / "pass").output.split()
    (root / "pseudonyms").write_text(" ".join(given))
    (path / "entries" / "people.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in said_of(given)))
    built = run("build", path)
    assert built.exit_code == 0, built.output
    return path


def said_of(people: list[str]) -> list[dict[str, str]]:
    """What each side says of each of them."""
    fates = (("red", "held"), ("blue", "sought"))
    common = {"text": SAID, "category": "children", "compartment": "children"}
    return [
        row("person", f"said-{number}-{party}", "07T12:00", person=one, party=party, fate=fate, **common)
        for number, one in enumerate(people)
        for party, fate in fates
    ]


def words(case: Path, out: Path) -> dict[str, list[object]]:
    return {
        "state": [case, *AT],
        "why": [case, "--agreement", "none", *AT],
        "moves": [case, *AT],
        "duties": [case, *AT],
        "applies": [case, "--party", "red", *AT],
        "whatif": [case, out / "nothing.csv", *AT],
        "calendar": [case, *AT],
        "claims": [case],
        "measure": [case],
        "field": [case, "--out", out / "field.html"],
        "forms": [case, "--out", out / "forms"],
        "serve": [case, "--waiting"],
        "quarantine": [case, "--export", out / "held.csv"],
        "notices": [case, *AT, "--shown"],
        "windows": [case, *AT],
        "duty": [case, *AT],
        "commission": [case, *AT],
        "exchanges": [case, *AT, "--from", "2031-03-03", "--to", "2031-03-09", "--out", out / "exchanges.html"],
        "commitments": [case, *AT, "--out", out / "commitments.html"],
        "board": [case, *AT, "--out", out / "board.html"],
        "talks": [case, *AT, "--out", out / "talks.html"],
        "report": [case, "--date", "2031-03-08", "--out", out / "report.html"],
        "verify": [case],
        "evidence": ["list", case],
        "bundle": ["out", case, out / "stick"],
        "finality": [case],
        "receipt": [case, "3"],
        "export": [case, "--out", out / "export"],
        "close": [case, "--out", out / "archive", "--reason", "a test", "--yes"],
    }


def looked_through(text: str, pseudonyms: list[str], guard: Guard) -> list[str]:
    """What of it must not be there."""
    parts = [*pseudonyms, SAID, *(word for name in NAMES for word in name.split())]
    found = [part for part in parts if part in text]
    return [*found, *(["a name in another spelling"] if any(map(guard.finds, text.splitlines())) else [])]


@pytest.mark.parametrize("name", [one for one in _COMMANDS if one not in ASKS_NO_RECORD | BY_THEMSELVES])
@pytest.mark.parametrize("as_json", [False, True], ids=["screen", "json"])
def test_no_command_shows_or_writes_a_protected_name(case: Path, tmp_path: Path, name: str, as_json: bool) -> None:
    if name == "close":
        case = copied(case, tmp_path / "in" / "case")
    out = tmp_path / "out"
    out.mkdir()
    (out / "nothing.csv").write_text("id,kind\n")
    told = run(name, *words(case, out)[name], *(["--json"] if as_json else []))
    assert told.exit_code in (0, 2), told.output
    pseudonyms = (case.parent / "pseudonyms").read_text().split()
    guard = compartments_of(case).guard()
    assert guard.finds(NAMES[0])
    assert looked_through(told.output, pseudonyms, guard) == []
    for path in (one for one in out.rglob("*") if one.is_file()):
        text = path.read_bytes().decode(errors="replace")
        assert [what for what in [*pseudonyms, SAID, *NAMES] if what in text] == [], path.name


def copied(case: Path, to: Path) -> Path:
    """A copy of a built case: closing one is for good."""
    to.parent.mkdir()
    (to.parent / "pseudonyms").write_text((case.parent / "pseudonyms").read_text())
    return Path(copytree(case, to))


def test_every_command_is_looked_through_or_said_why_not() -> None:
    there = set(words(Path(), Path()))
    assert there | ASKS_NO_RECORD | BY_THEMSELVES == set(_COMMANDS)


def test_the_record_itself_holds_no_name_and_nothing_that_is_said_of_a_person(case: Path) -> None:
    kept = (case / "record.db").read_bytes()
    pseudonyms = (case.parent / "pseudonyms").read_text().split()
    assert [what for what in [*pseudonyms, SAID, *NAMES] if what.encode() in kept] == []


def test_the_compartment_sees_what_each_side_says_and_no_name_either(case: Path) -> None:
    told = run("people", "list", case, "children")
    pseudonyms = (case.parent / "pseudonyms").read_text().split()
    assert all(one in told.output for one in pseudonyms)
    assert looked_through(told.output, [], compartments_of(case).guard()) == []
