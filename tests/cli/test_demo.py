from pathlib import Path

from click.testing import CliRunner

from shipped import copied
from truceline.cli import _COMMANDS, main


def run(*words: str) -> str:
    outcome = CliRunner().invoke(main, list(words))
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_runs_of_the_demo_give_the_same_bytes(tmp_path: Path) -> None:
    cases = [str(copied(name, tmp_path)) for name in ("spring-2025", "donbas-2020")]
    first, again = (
        files(tmp_path / name) for name in ("one", "two") if run("demo", *cases, "--out", str(tmp_path / name))
    )
    assert first == again
    assert {"index.html", "spring-2025/2025-04-21.html", "donbas-2020/2020-12-31.html"} <= set(first)


def test_the_demo_says_where_to_look(tmp_path: Path) -> None:
    said = run("demo", str(copied("donbas-2020", tmp_path)), "--out", str(tmp_path / "out"))
    assert "index.htmlinabrowser" in "".join(said.split())  # a long path is wrapped wherever it meets the edge


def test_every_command_explains_itself() -> None:
    for name in _COMMANDS:
        assert "Usage:" in run(name, "--help")


def test_a_case_without_a_record_says_what_to_run(tmp_path: Path) -> None:
    case = copied("donbas-2020", tmp_path)
    outcome = CliRunner().invoke(main, ["measure", str(case)])
    assert outcome.exit_code == 2
    assert f"truceline build {case}" in outcome.output


def test_a_broken_record_answers_no_question(tmp_path: Path) -> None:
    case = copied("donbas-2020", tmp_path)
    run("build", str(case))
    raw = (case / "record.db").read_bytes().replace(b"ceasefire violations", b"ceasefire violationz", 1)
    (case / "record.db").write_bytes(raw)
    outcome = CliRunner().invoke(main, ["measure", str(case)])
    assert outcome.exit_code == 1
    assert "is broken" in outcome.output


def test_a_time_without_a_zone_is_refused_with_the_remedy(tmp_path: Path) -> None:
    case = copied("donbas-2020", tmp_path)
    run("build", str(case))
    outcome = CliRunner().invoke(main, ["state", str(case), "--at", "2020-08-01T12:00", "--known", "latest"])
    assert outcome.exit_code == 2
    assert "add an offset or a zone" in outcome.output


def test_what_is_not_there_is_named_with_what_is(tmp_path: Path) -> None:
    case = str(copied("donbas-2020", tmp_path))
    run("build", case)
    for words in (["claims", case, "--agreement", "peace"], ["applies", case, "--party", "peace", "--known", "latest"]):
        at = ["--at", "2020-08-01T00:00Z"] if words[0] == "applies" else []
        outcome = CliRunner().invoke(main, [*words, *at])
        assert outcome.exit_code == 2
        assert "name one of" in outcome.output


def test_a_record_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    case = copied("donbas-2020", tmp_path)
    (case / "record.db").mkdir()
    outcome = CliRunner().invoke(main, ["build", str(case)])
    assert outcome.exit_code == 2
    assert "cannot be written" in outcome.output
    assert not (case / "record.new").exists()
