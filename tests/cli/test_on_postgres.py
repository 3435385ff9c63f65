"""A case whose record is kept on a server answers as one in a file does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from postgres_server import shared_server
from shipped import copied
from truceline.cli import main


def run(*words: str) -> str:
    outcome = CliRunner().invoke(main, list(words))
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_case_on_a_server_gives_the_same_answers_and_the_same_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, at = str(copied("donbas-2020", tmp_path)), ["--at", "2020-08-01T00:00Z", "--known", "latest"]
    run("build", case)
    in_a_file = run("state", case, *at), run("verify", case)
    run("export", case, "--out", str(tmp_path / "one"))
    (tmp_path / "donbas-2020" / "record.db").unlink()
    monkeypatch.setenv("TRUCELINE_POSTGRES", shared_server().superuser)
    assert CliRunner().invoke(main, ["verify", case]).exit_code == 2
    run("build", case)
    assert json.loads(run("build", case, "--json"))["added"] == 0
    assert (run("state", case, *at), run("verify", case)) == in_a_file
    run("export", case, "--out", str(tmp_path / "two"))
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert CliRunner().invoke(main, ["build", case, "--anew"]).exit_code == 2
