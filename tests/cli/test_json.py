"""Every command answers in JSON too, and the JSON names the case and both times."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from click.testing import CliRunner

from shipped import CASES, copied
from truceline.cli import _COMMANDS, main

AT = ["--at", "2025-03-20T12:00Z", "--known", "latest"]
ELSEWHERE = {"lint", "render", "schema", "witness", "device", "submit", "redact", "erase", "anchor", "people", "enter"}
ELSEWHERE |= {"exercise"}
"""Commands that ask no record, or one that was made ready for them; they are asked in tests of their own."""
SUPPOSED = CASES.parent / "docs" / "examples" / "if-accepted.csv"

CONNECTORS = CASES.parent / "src" / "truceline" / "intake" / "connectors"
ALERTS = next((CONNECTORS / "air-raid-alerts").glob("*.csv"))


@cache
def folder() -> Path:
    case = copied("spring-2025", Path(mkdtemp(prefix="truceline-")))
    assert CliRunner().invoke(main, ["build", str(case)]).exit_code == 0
    return case


@cache
def closed() -> str:
    case = copied("donbas-2020", Path(mkdtemp(prefix="truceline-")))
    assert CliRunner().invoke(main, ["build", str(case)]).exit_code == 0
    return str(case)


def words() -> dict[str, list[str]]:
    case, out = str(folder()), str(folder().parent / "out")
    return {
        "check": [case],
        "build": [case],
        "state": [case, *AT],
        "why": [case, "--agreement", "jeddah-30d", *AT],
        "moves": [case, *AT],
        "duties": [case, *AT],
        "applies": [case, "--party", "ru", *AT],
        "whatif": [case, str(SUPPOSED), *AT],
        "calendar": [case, *AT],
        "claims": [case],
        "measure": [case],
        "field": [case],
        "forms": [case, "--out", f"{out}/forms"],
        "serve": [case, "--stations"],
        "import": [case, str(ALERTS)],
        "quarantine": [case],
        "map": [str(ALERTS)],
        "place": ["3 km NW of Bakhmut"],
        "notices": [case, *AT, "--shown"],
        "windows": [case, *AT],
        "duty": [case, *AT],
        "commission": [case, *AT],
        "talks": [case, *AT],
        "exchanges": [case, *AT],
        "commitments": [case, *AT],
        "board": [case, *AT],
        "read": [str(CASES.parent / "tests" / "data" / "documents" / "article.txt")],
        "report": [case, "--date", "2025-03-20", "--out", out],
        "verify": [case],
        "evidence": ["list", case],
        "bundle": ["out", case, f"{out}/stick"],
        "keys": ["show", case],
        "policy": [case],
        "finality": [case],
        "receipt": [case, "3"],
        "timestamp": ["request", case, f"{out}/stamp"],
        "export": [case, "--out", f"{out}/export"],
        "close": [closed(), "--out", f"{out}/archive", "--reason", "a test", "--yes"],
        "demo": [case, "--out", out],
    }


@pytest.mark.parametrize("name", [name for name in _COMMANDS if name not in ELSEWHERE])
def test_a_command_answers_in_json(name: str) -> None:
    outcome = CliRunner().invoke(main, [name, *words()[name], "--json"])
    assert outcome.exit_code == 0, outcome.output
    answer = json.loads(outcome.output)
    if "--at" in words()[name]:
        assert (answer["case"], answer["at"]) == ("spring-2025", "2025-03-20T14:00+02:00")


def test_every_command_that_prints_an_answer_is_asked_here() -> None:
    assert set(words()) == set(_COMMANDS) - ELSEWHERE
