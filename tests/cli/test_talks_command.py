"""`truceline talks` on the shipped case of spring 2025."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from click.testing import CliRunner

from shipped import copied
from truceline.cli import main

MAY = ("--at", "2025-05-02T00:00Z", "--known", "latest")


@cache
def folder() -> str:
    case = copied("spring-2025", Path(mkdtemp(prefix="truceline-")))
    assert CliRunner().invoke(main, ["build", str(case)]).exit_code == 0
    return str(case)


def run(*words: str) -> str:
    outcome = CliRunner().invoke(main, ["talks", folder(), *words], env={"COLUMNS": "80"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def asked(*words: str) -> Any:
    return json.loads(run(*words, "--json"))


def stands(answer: Any, question: str) -> dict[str, list[str]]:
    return {one["party"]: one["stands"] for one in answer["positions"] if one["question"] == question}


def test_a_sides_position_on_the_30_days_changes_over_time() -> None:
    (russia,) = asked(*MAY, "--question", "unconditional-30-days", "--party", "ru")["positions"]
    assert [one["stand"] for one in russia["positions"]] == ["conditional", "against", "conditional", "conditional"]
    assert len(russia["changes"]) == 3


def test_readiness_on_a_condition_is_not_shown_as_being_for_it() -> None:
    then = asked("--at", "2025-03-12T12:00Z", "--known", "2025-03-12T12:00Z")
    assert stands(then, "unconditional-30-days") == {"ua": ["conditional"], "us": ["for"]}


def test_as_known_before_the_answer_was_given_there_is_no_position_of_russia() -> None:
    then = asked("--at", "2025-03-12T12:00Z", "--known", "2025-03-12T12:00Z")
    assert {"question": "unconditional-30-days", "party": "ru"} in then["no_position"]


def test_a_denial_is_a_denial_and_makes_no_position() -> None:
    answer = asked(*MAY, "--question", "conditions-for-ceasefire")
    assert {"question": "conditions-for-ceasefire", "party": "us"} in answer["no_position"]
    (denial,) = [one for one in answer["utterances"] if one["manner"] == "denied"]
    assert (denial["entry"], denial["for"]) == ("denied-us-03-18-aid", "us")


def test_what_ukraine_told_of_the_united_states_does_not_bind_the_united_states() -> None:
    text = " ".join(run(*MAY, "--question", "energy-halt-start").split())
    assert "The word of President of Ukraine about what United States said; it does not bind United States." in text
    assert "read from told-ua-03-25-us-start" not in text


def test_the_two_sides_differ_on_the_start_of_the_energy_halt() -> None:
    text = " ".join(run(*MAY, "--question", "energy-halt-start").split())
    assert "differ Ukraine: against; Russian Federation: for" in text


def test_ukraine_and_the_united_states_share_a_position_on_sanctions_since_april() -> None:
    text = " ".join(run(*MAY, "--question", "sanctions-relief-first").split())
    assert "share Ukraine and United States: both are against it" in text


def test_a_later_denial_is_shown_beside_the_position_and_changes_nothing() -> None:
    answer = asked(*MAY, "--question", "unconditional-30-days", "--party", "ru")
    (russia,) = answer["positions"]
    assert russia["stands"] == ["conditional"]
    assert {"entry": "denied-ru-04-29", "manner": "denied", "later": "unknown"} in russia["said_since"]


def test_a_contact_is_shown_with_offices_and_who_was_told_about_it() -> None:
    contacts = {one["entry"]: one for one in asked(*MAY)["contacts"]}
    jeddah = contacts["contact-2025-03-11-jeddah"]
    assert {one["party"]: one["level"] for one in jeddah["delegations"]} == {"ua": "ministers", "us": "ministers"}
    assert jeddah["no_delegation_on_record"] == ["sa"]
    assert [(one["by"], one["to"]) for one in jeddah["briefings"]] == [("us", "ru")]


def test_the_page_has_a_chart_that_leads_to_entries_and_says_the_same_in_words(tmp_path: Path) -> None:
    out = tmp_path / "talks.html"
    run(*MAY, "--out", str(out))
    page = out.read_text(encoding="utf-8")
    assert 'xlink:href="#e-pos-ru-30-04-01"' in page
    assert 'id="e-pos-ru-30-04-01"' in page
    assert "no position on record, which is not neutrality" in page
    assert "<script" not in page


def test_the_same_page_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        run(*MAY, "--out", str(tmp_path / name))
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_questions_and_parties_that_are_not_there_are_refused_with_those_that_are() -> None:
    for words in (("--question", "weather"), ("--party", "zz")):
        outcome = CliRunner().invoke(main, ["talks", folder(), *MAY, *words])
        assert outcome.exit_code == 2
        assert "name one of" in outcome.output


def test_nothing_is_longer_than_a_terminal_of_80_columns() -> None:
    assert max(len(line) for line in run(*MAY).splitlines()) <= 80
