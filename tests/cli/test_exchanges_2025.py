"""Questions with dates about the exchanges of 2025, asked on the command line of the shipped case."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from click.testing import CliRunner

from shipped import copied
from truceline.cli import main


@cache
def case() -> str:
    folder = copied("exchanges-2025", Path(mkdtemp(prefix="truceline-")))
    assert CliRunner().invoke(main, ["build", str(folder)]).exit_code == 0
    return str(folder)


def run(*words: str, at: str, known: str = "") -> str:
    times = ["--at", at, "--known", known or at]
    outcome = CliRunner().invoke(main, ["exchanges", case(), *times, *words], env={"COLUMNS": "80"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def asked(exchange: str, at: str, known: str = "") -> Any:
    return json.loads(run("--exchange", exchange, "--json", at=at, known=known))["exchanges"][0]


def way(exchange: str, giver: str, category: str, at: str) -> Any:
    ways = asked(exchange, at)["ways"]
    return next(one for one in ways if (one["giver"], one["category"]) == (giver, category))


def counts(line: Any) -> dict[str, str]:
    return {one["body"]: one["count"]["said"] for one in line["counts"]}


def test_the_thousand_came_in_three_days_and_both_sides_counted_what_ukraine_took() -> None:
    found = way("thousand", "ru", "prisoners", "2025-05-26T12:00Z")
    assert [counts(line) for line in found["stages"]] == [
        {"ru-mod": number, "ua-coord": number} for number in ("390", "307", "303")
    ]
    assert counts(found["all_stages"]) == {"ru-mod": "1000", "ua-coord": "1000"}
    assert [one["count"]["said"] for one in found["all_stages"]["outstanding"]] == ["0", "0"]


def test_after_the_second_day_303_were_outstanding() -> None:
    whole = way("thousand", "ru", "prisoners", "2025-05-24T21:30Z")["all_stages"]
    assert {one["count"]["low"] for one in whole["outstanding"]} == {303}


def test_what_ukraine_gave_on_the_later_days_russia_alone_counted() -> None:
    found = way("thousand", "ua", "prisoners", "2025-05-26T12:00Z")
    assert [line["no_count_of"] for line in found["stages"]] == [[], ["ua"], ["ua"]]


def test_as_known_on_8_june_both_sides_say_that_the_other_is_at_fault_and_no_body_was_handed_over() -> None:
    found = asked("bodies", "2025-06-08T21:30Z")
    raised = {one["dispute"]: (one["party"], one["ground"], one["standing"]) for one in found["disputes"]}
    assert raised["d-0607-bodies-ru"] == ("ru", "postponed", "open")
    assert raised["d-0607-bodies-ua"] == ("ua", "other", "open")
    said = next(one["said"] for one in found["disputes"] if one["dispute"] == "d-0607-bodies-ru")
    assert {one["entry"] for one in said} == {"d-0607-bodies-ua", "next-week-ua"}
    assert [one["all_stages"]["agreement"] for one in found["ways"]] == ["no count on record"] * 2


def test_as_known_on_6_june_nothing_was_disputed_but_the_formula() -> None:
    assert [one["dispute"] for one in asked("bodies", "2025-06-06T21:30Z")["disputes"]] == ["d-formula-ru"]


def test_on_16_june_the_bodies_are_6057_by_one_count_and_6060_by_the_other() -> None:
    whole = way("bodies", "ru", "bodies", "2025-06-16T21:30Z")["all_stages"]
    assert counts(whole) == {"ru": "6060", "ua-coord": "6057"}
    assert whole["apart"] == [{"bodies": ["ru", "ua-coord"], "least": 3, "most": 3}]
    assert {one["by_count_of"]: one["over"] for one in whole["outstanding"]} == {"ru": 60, "ua-coord": 57}


def test_the_three_are_of_the_last_day() -> None:
    stages = way("bodies", "ru", "bodies", "2025-06-16T21:30Z")["stages"]
    assert [line["stage"] for line in stages if line["apart"]] == ["jun-16"]


def test_the_other_way_only_russia_counted_27_and_then_78() -> None:
    for at, number in (("2025-06-12T21:30Z", "27"), ("2025-06-16T21:30Z", "78")):
        whole = way("bodies", "ua", "bodies", at)["all_stages"]
        assert (counts(whole), whole["no_count_of"]) == ({"ru": number}, ["ua"])


def test_a_day_on_which_no_body_came_back_is_a_count_of_none_and_not_unknown() -> None:
    stages = {line["stage"]: counts(line) for line in way("bodies", "ua", "bodies", "2025-06-16T21:30Z")["stages"]}
    assert stages["jun-14"] == {"ru": "0"}


def test_numbers_that_were_withheld_are_unknown_and_not_none() -> None:
    whole = way("wounded-and-young", "ru", "prisoners", "2025-07-05T21:30Z")["all_stages"]
    for one in whole["counts"]:
        assert (one["count"]["low"], one["count"]["high"]) == (8, None)
    assert {one["count"]["high"] for one in whole["outstanding"]} == {None}


def test_of_all_the_wounded_nobody_can_tell_what_is_outstanding() -> None:
    whole = way("wounded-and-young", "ru", "wounded", "2025-07-24T21:30Z")["all_stages"]
    assert (whole["promised"]["everybody"], whole["owed"], whole["outstanding"]) == (True, None, [])


def test_the_list_of_children_is_a_number_and_a_reference() -> None:
    (found,) = asked("children-list", "2025-06-03T12:00Z")["lists"]
    assert (found["count"]["said"], found["list"], found["party"]) == ("339", "ua-2025-06-02", "ua")


def test_the_identity_of_bodies_is_disputed_with_a_number_from_23_june_on() -> None:
    numbers = []
    for at in ("2025-06-22T21:30Z", "2025-06-23T21:30Z"):
        disputes = {one["dispute"]: one["number"] for one in asked("bodies", at)["disputes"]}
        numbers.append(disputes["d-identity-ua"] and disputes["d-identity-ua"]["said"])
    assert numbers == [None, "at least 20"]


def test_by_october_331_of_at_least_1200_came_by_the_count_of_russia() -> None:
    whole = way("twelve-hundred", "ua", "prisoners_of_war", "2025-10-03T12:00Z")["all_stages"]
    assert counts(whole) == {"ru-mod": "331"}
    assert whole["outstanding"][0]["count"]["said"] == "at least 869"


def test_every_line_fits_a_terminal_of_80_columns() -> None:
    output = run("--from", "2025-06-07", "--to", "2025-06-16", at="2025-11-16T12:00Z")
    assert max(len(line) for line in output.splitlines()) <= 80
