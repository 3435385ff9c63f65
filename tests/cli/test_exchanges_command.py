"""`truceline exchanges`, played through an exercise week with disputes, late counts and an embargo."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from click.testing import CliRunner

from exchange_week import NEVER_SHOWN, Cells, under_embargo, week, written
from truceline.cli import main

SUNDAY = "2031-03-09T20:00+03:00"
WEEK = ("--from", "2031-03-03", "--to", "2031-03-09")


def built(rows: list[Cells]) -> str:
    folder = written(Path(mkdtemp(prefix="truceline-")) / "week", rows)
    outcome = CliRunner().invoke(main, ["build", str(folder)])
    assert outcome.exit_code == 0, outcome.output
    return str(folder)


@cache
def case() -> str:
    return built(week())


@cache
def covered() -> str:
    return built(under_embargo())


def run(*words: str, folder: str = "", at: str = SUNDAY, known: str = SUNDAY) -> str:
    times = ("--at", at, "--known", known)
    outcome = CliRunner().invoke(main, ["exchanges", folder or case(), *times, *words], env={"COLUMNS": "80"})
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def text(*words: str, **more: str) -> str:
    return " ".join(run(*words, **more).split())


def asked(exchange: str, **more: str) -> Any:
    return json.loads(run("--exchange", exchange, "--json", **more))["exchanges"][0]


def way(exchange: str, giver: str, **more: str) -> Any:
    return next(one for one in asked(exchange, **more)["ways"] if one["giver"] == giver)


def counts(line: Any) -> dict[str, str]:
    return {one["body"]: one["count"]["said"] for one in line["counts"]}


def test_the_answer_names_the_case_and_both_times() -> None:
    answer = json.loads(run("--json"))
    assert (answer["case"], answer["at"], answer["full"]) == ("exchange-week", SUNDAY, False)


def test_every_line_fits_a_terminal_of_80_columns() -> None:
    assert max(len(line) for line in run(*WEEK).splitlines()) <= 80


def test_a_step_on_which_all_agree() -> None:
    first = way("week", "red")["stages"][0]
    assert counts(first) == {"red-office": "40", "blue-office": "40", "mission": "40"}
    assert (first["agreement"], first["apart"]) == ("the counts agree", [])


def test_a_count_that_was_corrected_is_told_as_known_then() -> None:
    then = way("week", "blue", known="2031-03-04T20:00+03:00")["stages"][0]
    assert counts(then)["red-office"] == "39"
    assert counts(way("week", "blue")["stages"][0])["red-office"] == "40"


def test_a_side_that_stopped_counting_is_named_and_its_sum_has_no_upper_bound() -> None:
    second = way("week", "red")["stages"][1]
    assert second["no_count_of"] == ["blue"]
    whole = way("week", "red")["all_stages"]
    mine = next(one for one in whole["counts"] if one["body"] == "blue-office")
    assert (mine["count"]["low"], mine["count"]["high"], mine["no_count_of_stages"]) == (40, None, ["step-2", "step-3"])


def test_a_late_count_changes_the_answer_only_as_known_later() -> None:
    friday = way("week", "red", known="2031-03-07T20:00+03:00")["stages"][1]
    sunday = way("week", "red")["stages"][1]
    assert friday["apart"] == []
    assert sunday["apart"] == [{"bodies": ["red-office", "mission"], "least": 1, "most": 1}]


def test_a_deadline_without_a_report_says_so_and_by_when_nothing_was_known() -> None:
    due = {one["quota"]: one["state"] for one in asked("week")["deadlines"]}
    assert due["q-to-red-2"] == "no report of delivery"
    assert "step-2: no report of delivery in time, as known at 9 March 2031, 20:00 (UTC+3)" in text()


def test_a_deadline_is_kept_by_one_count_and_not_by_another() -> None:
    due = {one["quota"]: one["kept"] for one in asked("week")["deadlines"]}
    assert due["q-to-blue-2"] == {"red-office": "yes", "mission": "no"}


def test_the_step_of_which_one_part_only_is_on_record_is_named() -> None:
    assert "step-2 prisoners of war: only of what Redland gave is a count on record" in text("--exchange", "week")


def test_bodies_stand_with_both_numbers_and_both_identifications() -> None:
    line = way("dead", "red")["stages"][0]
    assert counts(line) == {"red-office": "120", "blue-office": "117"}
    assert [one["identified"]["said"] for one in line["counts"]] == ["20", "61"]
    assert "the counts are apart by 3" in text("--exchange", "dead")


def test_of_all_for_all_the_lists_give_the_bounds_and_nothing_is_outstanding_for_certain() -> None:
    line = way("hurt", "red")["all_stages"]
    assert (line["owed"]["low"], line["owed"]["high"], line["outstanding"]) == (52, 60, [])


def test_before_the_second_list_nobody_can_tell_how_many_all_are() -> None:
    assert way("hurt", "red", known="2031-03-04T12:00+03:00")["all_stages"]["owed"] is None


def test_a_dispute_is_open_until_a_body_reports_it_settled() -> None:
    standing = [asked("hurt", known=known)["disputes"][0]["standing"] for known in ("2031-03-05T12:00+03:00", SUNDAY)]
    assert standing == ["open", "settled"]


def test_a_dispute_says_what_each_side_says_and_what_it_bears_on() -> None:
    said = text("--exchange", "week")
    assert "OPEN Redland against Blueland: who put it off" in said
    assert "on that Blueland: The hour was never agreed. (blue-answer)" in said
    assert "bears on Blueland gives Redland: prisoners of war at step-2" in said


def test_a_week_is_told_day_by_day_with_what_came_late_and_what_was_corrected() -> None:
    days = {one["day"]: one for one in json.loads(run("--exchange", "week", *WEEK, "--json"))["days"]}
    assert [one["entry"] for one in days["2031-03-05"]["changes"]] == ["s1-blue-gave-red"]
    assert [one["entry"] for one in days["2031-03-08"]["late"]] == ["s2-red-gave-mission"]
    assert days["2031-03-07"]["took_place"] == []


def test_hostages_and_what_is_given_for_them_are_ranges() -> None:
    assert counts(way("hostages", "blue")["stages"][0]) == {"blue-office": "fewer than 5", "envoy": "fewer than 5"}
    assert set(counts(way("hostages", "red")["stages"][0]).values()) == {"at most 120"}


def test_children_are_ranges_and_no_text_about_them_is_shown() -> None:
    assert counts(way("home", "red")["stages"][0]) == {"red-office": "fewer than 5", "envoy": "fewer than 5"}
    (dispute,) = asked("home")["disputes"]
    assert (dispute["text"], dispute["number"]["said"]) == (None, "fewer than 5")


@pytest.mark.parametrize("known", ["2031-03-05T12:00+03:00", "2031-03-07T20:00+03:00", SUNDAY])
def test_neither_a_place_nor_a_small_number_of_children_is_in_any_output(known: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    outputs = [run(*WEEK, "--out", str(page), known=known), run(*WEEK, "--json", known=known), page.read_text("utf-8")]
    for output in outputs:
        assert "Zandbrug" not in output
        assert NEVER_SHOWN[:20] not in output
        for number in ("3", "4", "7"):
            assert f"{number} children" not in output


def test_while_the_embargo_stands_the_exchange_is_not_there_at_all() -> None:
    for words in ((), WEEK, ("--json", *WEEK)):
        output = run(*words, folder=covered())
        for word in ("bridge", "home", "c-red", "d-child"):
            assert word not in output


def test_under_embargo_it_is_not_there_as_known_before_the_embargo_either() -> None:
    assert "home" not in run(folder=covered(), known="2031-03-04T12:00+03:00")


def test_an_exchange_under_embargo_is_refused_like_one_that_does_not_exist() -> None:
    told = []
    for name in ("home", "nothing"):
        words = ["exchanges", covered(), "--at", SUNDAY, "--known", SUNDAY, "--exchange", name]
        outcome = CliRunner().invoke(main, words)
        assert outcome.exit_code == 2
        told.append(outcome.output.replace(name, "NAME"))
    assert told[0] == told[1]


def test_the_page_opens_alone_and_is_the_same_each_time(tmp_path: Path) -> None:
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        run(*WEEK, "--out", str(page))
    first, second = (page.read_bytes() for page in pages)
    assert first == second
    assert b"EXERCISE" in first
    assert b"://" not in first
    assert b"<script" not in first


def test_a_day_that_is_none_is_refused() -> None:
    words = ["exchanges", case(), "--at", SUNDAY, "--known", SUNDAY, "--from", "2031-02-30"]
    outcome = CliRunner().invoke(main, words)
    assert outcome.exit_code == 2
    assert "2031-02-30" in outcome.output


def test_days_that_run_backwards_are_refused() -> None:
    words = ["exchanges", case(), "--at", SUNDAY, "--known", SUNDAY, "--from", "2031-03-09", "--to", "2031-03-03"]
    assert CliRunner().invoke(main, words).exit_code == 2
