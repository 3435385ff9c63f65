"""`truceline why --term`: the steps from the text to what a term is."""

from pathlib import Path

from click.testing import CliRunner

from shipped import copied
from truceline.cli import main

AT = ["--at", "2025-03-22T00:00Z", "--known", "latest"]


def why(tmp_path: Path, *words: str) -> tuple[int, str]:
    case = copied("spring-2025", tmp_path)
    CliRunner().invoke(main, ["build", str(case)])
    outcome = CliRunner().invoke(main, ["why", str(case), "--agreement", "jeddah-30d", *words, *AT])
    return outcome.exit_code, " ".join(outcome.output.split())


def test_a_promise_kept_at_an_uncertain_hour_says_so_and_names_the_entry(tmp_path: Path) -> None:
    code, said = why(tmp_path, "--term", "us-resume")
    assert code == 0
    assert "too late from United States: 12 March 2025, 00:00 (UTC+2)" in said
    assert "answer United States: unknown us-intelligence-resumed" in said


def test_a_term_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    code, said = why(tmp_path, "--term", "no-such-term")
    assert code == 2
    assert "there is no term no-such-term" in said
    assert "ceasefire" in said
