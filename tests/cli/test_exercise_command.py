"""`truceline exercise`: made, judged and marked from the command line; and no command over one loses its mark."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from small_exercise import on_record
from truceline.cli import _COMMANDS, main
from truceline.values.watermark import BANNER

AT = ["--at", "2031-04-02T12:00Z", "--known", "latest"]
SHOWS_NO_CASE = {"schema", "demo", "forms", "place", "map", "device", "witness", "keys", "policy", "submit"}
"""They show nothing of a case, or work on a device, a witness or a key."""
BY_THEMSELVES = {
    "exercise",  # below
    "enter", "read",  # what they put into an exercise gets the mark: tests/tasks
    "import", "quarantine", "serve",  # what they put there gets it from the reception: tests/tasks/test_receiving.py
    "redact", "erase", "anchor", "timestamp",  # protected entries, other logs
}  # fmt: skip
MARKS = (BANNER, "urn:truceline:exercise:", "exr-", "EXERCISE", "/exercise", '"mode":"exercise"', '"exercise"')


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exercise made from the command line, with the judgement of the plain judge beside it."""
    root = tmp_path_factory.mktemp("exercise")
    made = run("exercise", "new", root / "one", "--observations", "1200", "--seed", "11")
    assert made.exit_code == 0, made.output
    judged = run("exercise", "judge", root / "one", "--out", root / "plain.csv")
    assert judged.exit_code == 0, judged.output
    (root / "new.txt").write_text(made.output, encoding="utf-8")
    return root


def test_it_ends_with_where_the_case_is_what_to_do_first_and_whose_the_truth_is(folder: Path) -> None:
    said = (folder / "new.txt").read_text(encoding="utf-8")
    assert said.startswith(BANNER)
    assert f"case    {folder / 'one' / 'case'}" in said
    assert f"truceline build {folder / 'one' / 'case'}" in said
    assert "move it away" in said


def test_the_case_can_be_built_and_asked() -> None:
    case = on_record() / "case"
    state = run("state", case, *AT)
    assert state.exit_code == 0
    assert "IN FORCE" in state.output
    assert json.loads(run("claims", case, "--json").output)["exercise"] == BANNER


def test_about_as_many_rows_are_made_as_were_asked_for(folder: Path) -> None:
    tables = (folder / "one" / "case" / "entries").glob("*.csv")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in tables)
    assert lines == pytest.approx(1200, rel=0.1)


def test_the_plain_judge_is_marked_on_one_screen(folder: Path) -> None:
    told = run("exercise", "score", folder / "one", "--judgement", folder / "plain.csv")
    assert told.exit_code == 0, told.output
    assert told.output.startswith(BANNER)
    assert max(map(len, told.output.splitlines())) <= 80
    assert len(told.output.splitlines()) <= 24


def test_marks_come_as_json_and_as_a_page_that_loads_nothing(folder: Path) -> None:
    words = ("exercise", "score", folder / "one", "--judgement", folder / "plain.csv")
    found = json.loads(run(*words, "--out", folder / "marks.html", "--json").output)
    assert found["exercise"] == BANNER
    assert 0 < found["pairs_f1"] <= 1
    text = (folder / "marks.html").read_text(encoding="utf-8")
    assert BANNER in text
    assert "http" not in text.replace("http-equiv", "")


def test_the_judge_needs_no_truth_and_the_score_takes_it_from_elsewhere(folder: Path) -> None:
    alone = Path(copytree(folder / "one" / "case", folder / "alone" / "case"))
    assert run("exercise", "judge", alone, "--out", folder / "alone.csv").exit_code == 0
    assert (folder / "alone.csv").read_bytes() == (folder / "plain.csv").read_bytes()
    missing = run("exercise", "score", alone, "--judgement", folder / "alone.csv")
    assert missing.exit_code == 2
    assert "--truth" in missing.output
    words = ("--judgement", folder / "alone.csv", "--truth", folder / "one" / "truth")
    assert run("exercise", "score", alone, *words).exit_code == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["--scenario", "nowhere"], "there is no scenario of this name"),
        (["--set", "gaps"], "is no setting"),
        (["--set", "mood=0.5"], "there is no setting 'mood'"),
        (["--set", "gaps=7"], "out of its range"),
        (["--observations", "999"], "999 is not in the range"),
        (["--noise", "2"], "2.0 is not in the range"),
        (["--observations", "1000", "--days", "200"], "the stations' logs alone"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_to_do_and_leaves_nothing(
    tmp_path: Path, words: list[str], problem: str
) -> None:
    told = run("exercise", "new", tmp_path / "one", *words)
    assert told.exit_code == 2
    assert problem in told.output
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    told = run("exercise", "new", tmp_path / "one")
    assert told.exit_code == 2
    assert "is there already" in told.output
    assert not list((tmp_path / "one").iterdir())


def words_for(case: Path, out: Path) -> dict[str, list[object]]:
    return {
        "check": [case],
        "lint": [case / "agreements" / "truce.yaml"],
        "render": [case / "agreements" / "truce.yaml"],
        "build": [case],
        "state": [case, *AT],
        "why": [case, "--agreement", "truce", *AT],
        "moves": [case, *AT],
        "duties": [case, *AT],
        "applies": [case, "--party", "north", *AT],
        "whatif": [case, out.parent / "nothing.csv", *AT],
        "calendar": [case, *AT, "--ics", out / "calendar.ics"],
        "claims": [case, "--out", out / "claims.html"],
        "measure": [case],
        "field": [case, "--out", out / "field.html"],
        "notices": [case, *AT],
        "windows": [case, *AT],
        "duty": [case, *AT],
        "commission": [case, *AT],
        "exchanges": [case, *AT, "--from", "2031-04-01", "--to", "2031-04-03", "--out", out / "exchanges.html"],
        "people": ["list", case, "nobody"],
        "commitments": [case, *AT, "--out", out / "commitments.html"],
        "board": [case, *AT, "--out", out / "board.html"],
        "talks": [case, *AT, "--out", out / "talks.html"],
        "report": [case, "--date", "2031-04-01", "--out", out / "report.html"],
        "verify": [case],
        "evidence": ["list", case],
        "bundle": ["out", case, out / "stick"],
        "finality": [case],
        "receipt": [case, "7"],
        "export": [case, "--out", out / "export"],
        "close": [case, "--out", out / "archive", "--reason", "a test", "--yes"],
    }


HASHES_ONLY = ("tile/0/", "tile/1/", "SHA256SUMS", "truceline_verify.py", "verify.html", "README.txt", "TO-DESTROY.txt")
"""Hashes of leaves and of files, the verifier itself, and general words: nothing of the case is in them."""
NOTHING_SHOWN = {
    ("evidence", "json"),
    ("check", "screen"),
    ("check", "json"),
    ("lint", "screen"),
    ("lint", "json"),
    ("render", "json"),
}
"""An empty list; what is wrong with files, which are not shown; `render` has no JSON."""


@pytest.mark.parametrize("name", [one for one in _COMMANDS if one not in SHOWS_NO_CASE | BY_THEMSELVES])
@pytest.mark.parametrize("way", ["screen", "json"])
def test_no_command_loses_the_mark_of_an_exercise(tmp_path: Path, name: str, way: str) -> None:
    case = on_record() / "case"
    if name in ("close", "build"):
        case = Path(copytree(case, tmp_path / "case"))
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "nothing.csv").write_text("id,kind\n", encoding="utf-8")
    told = run(name, *words_for(case, out)[name], *(["--json"] if way == "json" else []))
    assert told.exit_code in (0, 2), told.output
    assert (name, way) in NOTHING_SHOWN or any(mark in told.output for mark in MARKS), told.output
    for path in (one for one in out.rglob("*") if one.is_file()):
        text = path.read_bytes().decode(errors="replace")
        bare = any(part in str(path.relative_to(out)) for part in HASHES_ONLY)
        assert bare or any(mark in text for mark in MARKS), path.name


def test_every_command_is_looked_through_or_said_why_not() -> None:
    assert set(words_for(Path(), Path())) | SHOWS_NO_CASE | BY_THEMSELVES == set(_COMMANDS)
