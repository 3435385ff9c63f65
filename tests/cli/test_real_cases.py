"""The questions that the spring of 2025 must answer, asked on the command line of the shipped case."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from click.testing import CliRunner

from shipped import copied
from truceline.cli import main

NOON = "2025-03-20T12:00Z"


@cache
def case() -> str:
    """The shipped case with its record, built once."""
    folder = copied("spring-2025", Path(mkdtemp(prefix="truceline-")))
    assert CliRunner().invoke(main, ["build", str(folder)]).exit_code == 0
    return str(folder)


def run(*words: str) -> str:
    outcome = CliRunner().invoke(main, [words[0], case(), *words[1:]])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def asked(*words: str) -> Any:
    return json.loads(run(*words, "--json"))


def reading(agreement: str, name: str, at: str, known: str) -> Any:
    answer = asked("state", "--at", at, "--known", known)
    readings = next(one["readings"] for one in answer["agreements"] if one["agreement"] == agreement)
    return next(one for one in readings if one["reading"] == name)


def test_jeddah_is_not_in_force_and_says_what_is_missing_and_whose_it_is() -> None:
    jeddah = reading("jeddah-30d", "text", NOON, "latest")
    missing = [(one.get("consent_of"), one.get("last_act"), one.get("question")) for one in jeddah["missing"]]
    assert jeddah["in_force"] == "no"
    assert missing == [("ua", "declare_readiness", None), ("ru", None, None), (None, None, "concurrent_implementation")]


def test_the_energy_halt_is_in_force_for_one_reading_and_not_yet_for_the_other() -> None:
    for known in (NOON, "latest"):
        assert reading("energy-halt", "ru", NOON, known)["in_force"] == "yes"
        assert reading("energy-halt", "ua", NOON, known)["in_force"] == "no"


def test_the_end_of_the_energy_halt_hangs_on_the_counting_rule_and_both_are_shown() -> None:
    (window, _) = reading("energy-halt", "ru", NOON, "latest")["windows"]
    ends = {end["rule"]: end["when"]["earliest"] for end in window["ends"]}
    assert ends["calendar"] == ends["day_inclusive"] == "2025-04-17T00:00+03:00"
    assert ends["elapsed"] == "2025-04-17T01:00+03:00"
    text = run("state", "--at", NOON, "--known", "latest")
    assert "17 April 2025, 00:00" in text
    assert "17 April 2025, 01:00" in text


def test_between_the_two_ends_the_answer_is_that_it_cannot_be_told() -> None:
    assert reading("energy-halt", "ru", "2025-04-16T21:30Z", "latest")["in_force"] == "unknown"


def test_the_easter_truce_is_in_force_on_its_first_evening() -> None:
    assert reading("easter-2025", "text", "2025-04-19T16:00Z", "latest")["in_force"] == "yes"


def test_the_easter_truce_begins_and_ends_to_the_minute() -> None:
    answers = [
        reading("easter-2025", "text", at, "latest")["in_force"]
        for at in ("2025-04-19T14:59:59Z", "2025-04-19T15:00Z", "2025-04-20T20:59:59Z", "2025-04-20T21:00Z")
    ]
    assert answers == ["no", "yes", "yes", "no"]


def test_an_earlier_known_gives_the_answer_of_that_day() -> None:
    agreements = asked("state", "--at", NOON, "--known", "2025-03-12T12:00Z")["agreements"]
    assert [one["agreement"] for one in agreements if one["on_record"]] == ["jeddah-30d"]


def test_the_start_that_ukraine_named_on_25_march_was_not_known_on_20_march() -> None:
    then = reading("energy-halt", "ua", NOON, NOON)["windows"][0]["start"]
    later = reading("energy-halt", "ua", NOON, "latest")["windows"][0]["start"]
    assert (then, later["earliest"]) == (None, "2025-03-25T00:00+02:00")


def test_the_easter_totals_stand_side_by_side_and_cannot_be_compared() -> None:
    (comparison,) = asked("claims", "--agreement", "easter-2025")["comparisons"]
    totals = {one["issuer"]: one["figure"]["value"]["said"] for one in comparison["totals"]}
    assert totals == {"ru-mod": "4900", "ua-pres": "2935"}
    assert comparison["comparable"] is False
    assert [why.split(",")[0] for why in comparison["because"]] == [
        "they begin at different times",
        "they add up different things",
    ]


def test_the_russian_parts_as_most_outlets_carry_them_add_to_4816_and_the_whole_list_to_4900() -> None:
    checks = asked("claims", "--agreement", "easter-2025")["parts"]
    final = {one["as_carried_by"]: one for one in checks if one["total"]["said"] == "4900"}
    assert final["meduza"]["parts_total"]["said"] == "4816"
    assert final["meduza"]["apart"] == [84, 84]
    assert final["all reports together"]["parts_total"]["said"] == "4900"


def test_outlets_that_differ_by_one_are_told_as_one_claim() -> None:
    tallies = asked("claims", "--agreement", "easter-2025")["tallies"]
    shellings = [
        figure["wordings"] for tally in tallies for figure in tally["figures"] if figure["value"]["said"] == "1883"
    ]
    assert [set(words) for words in shellings] == [{"1883", "1882", "more than 1800"}]


def test_a_claim_about_hours_after_the_end_is_marked() -> None:
    text = " ".join(run("claims").split())
    assert "10 violations in 24 hours: 18 April 2025 to 19 April 2025; energy-halt not in force" in text


def test_no_command_prints_a_line_longer_than_a_terminal_of_80_columns() -> None:
    at = ("--at", NOON, "--known", "latest")
    for words in (("state", *at), ("moves", *at), ("claims",), ("measure",)):
        assert max(len(line) for line in run(*words).splitlines()) <= 80


def test_the_minerals_agreement_is_open_in_march_and_signed_on_30_april() -> None:
    def minerals(at: str) -> list[str]:
        tracks = asked("state", "--at", at, "--known", "latest")["tracks"]
        return next(list(one["states"]) for one in tracks if one["track"] == "minerals")

    assert minerals(NOON) == ["open; the signing fell through"]
    assert minerals("2025-05-02T00:00Z") == ["signed"]


def test_the_exchange_of_19_april_is_on_record_with_its_numbers() -> None:
    tracks = asked("state", "--at", "2025-04-20T00:00Z", "--known", "latest")["tracks"]
    told = next(one["entries"] for one in tracks if one["track"] == "prisoners")
    assert {"exchange-04-19-ru-to-ua", "exchange-04-19-ua-to-ru", "exchange-04-19-ru-to-ua-wounded"} <= set(told)
