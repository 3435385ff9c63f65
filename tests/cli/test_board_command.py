"""`truceline board`: everything that falls due, whoever owes it."""

import csv
import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from click.testing import CliRunner, Result

from shipped import copied
from truceline.cli import main

COLUMNS = [
    "id",
    "action",
    "kind",
    "occurred",
    "recorded",
    "body",
    "to",
    "about",
    "reply_by",
    "owner",
    "due",
    "exchange",
    "giver",
    "taker",
    "category",
    "value",
    "parties",
    "formula",
    "act",
    "source",
    "text",
]
MORE: list[dict[str, str]] = [
    {"id": "n1", "kind": "notice", "body": "us", "to": "ru", "about": "us-aid-paused", "reply_by": "2025-04-12T12:00Z"},
    {"id": "t1", "kind": "task", "owner": "ua", "due": "2025-04-16T12:00Z"},
    *({"id": id, "kind": "exchange", "parties": "ua ru", "formula": "number_for_number"} for id in ("x1", "x2")),
    *(
        {"id": id, "kind": "quota", "exchange": of, "giver": "ua", "taker": "ru", "category": "wounded"}
        | {"due": "2025-04-17T12:00Z", "value": "10"}
        for id, of in (("q1", "x1"), ("q2", "x2"))
    ),
    {"id": "m1", "kind": "embargo", "exchange": "x1", "act": "placed", "body": "us"},
]
USUAL = {
    "occurred": "2025-04-10T09:00Z",
    "recorded": "2025-04-10T09:00Z",
    "source": "https://example.org/",
    "text": "as written",
}
AT = "2025-04-15T12:00Z"


@cache
def case() -> str:
    folder = copied("spring-2025", Path(mkdtemp(prefix="truceline-")))
    with (folder / "entries" / "liaison.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, dict.fromkeys(key for row in MORE for key in USUAL | row))
        table.writeheader()
        table.writerows(USUAL | row for row in MORE)
    outcome = CliRunner().invoke(main, ["build", str(folder)])
    assert outcome.exit_code == 0, outcome.output
    return str(folder)


def asked(*words: str, at: str = AT, known: str = AT) -> Result:
    outcome = CliRunner().invoke(main, ["board", case(), "--at", at, "--known", known, *words])
    assert outcome.exit_code == 0, outcome.output
    return outcome


def due(*words: str, **when: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(asked(*words, "--json", **when).output)["due"]
    return found


def test_it_is_in_the_order_of_time_and_says_how_much_is_left() -> None:
    earliest = [one["earliest"] for one in due()]
    assert earliest == sorted(earliest)
    assert "3 days ago" in asked().output
    assert "in 1 day 9 hours" in asked().output


def test_both_readings_of_the_energy_halt_end_on_the_board_by_each_counting_rule() -> None:
    ends = {(one["reading"], one["earliest"]) for one in due() if one["kind"] == "end"}
    assert {
        ("ru", "2025-04-17T00:00+03:00"),
        ("ru", "2025-04-17T01:00+03:00"),
        ("ua", "2025-04-24T00:00+03:00"),
    } <= ends
    assert "day 29 of 30" in asked().output


def test_an_extension_is_decided_before_the_earliest_end() -> None:
    found = {one["reading"]: one["earliest"] for one in due() if one["kind"] == "extension"}
    assert found == {"ru": "2025-04-17T00:00+03:00", "ua": "2025-04-24T00:00+03:00"}


def test_what_is_overdue_says_no_reply_on_record_and_not_that_there_was_none() -> None:
    assert [one["about"] for one in due("--overdue")] == ["n1"]
    assert "no reply on record by 15 April 2025, 15:00 (UTC+3)" in " ".join(asked("--overdue").output.split())


def test_only_some_days_ahead_when_asked() -> None:
    assert {one["about"] for one in due("--days", "1")} == {"n1", "t1"}


def test_a_promise_that_was_kept_is_not_on_the_board_and_one_with_a_date_is() -> None:
    abouts = {one["about"] for one in due()}
    assert "jeddah-30d/us-resume" not in abouts
    assert {"eu-loan", "de-aid"} <= abouts


def test_a_truce_announced_for_a_day_is_due_when_it_begins() -> None:
    found = [one for one in due(at="2025-05-01T00:00Z", known="latest") if one["about"] == "ru-may-truce"]
    assert [(one["by"], one["earliest"]) for one in found] == [(["ru"], "2025-05-08T00:00+03:00")]


def test_a_quota_is_on_the_board_and_one_under_embargo_is_not() -> None:
    assert {one["about"] for one in due() if one["kind"] == "quota"} == {"x2"}
    assert "under an embargo is not on this board" in asked().output


def test_it_says_whose_move_it_is_and_on_which_reading() -> None:
    found = {(one["kind"], one["reading"]): one["move"] for one in due() if one["reading"] in ("ru", "ua")}
    assert found["end", "ru"] == "nobody's: it comes by the clock"
    assert found["extension", "ua"] == "Ukraine and Russian Federation"
    assert "as Russian Federation reads it" in asked().output


def test_what_is_open_without_a_time_stands_apart_and_is_counted_when_not_shown() -> None:
    found = {one["about"] for one in json.loads(asked("--json").output)["undated"]}
    assert {"gb-loan", "fr-aid", "jeddah-30d/minerals-ua"} <= found
    assert not found & {one["about"] for one in due()}
    assert "Open, and no time on record says when" in asked().output
    assert f"{len(json.loads(asked('--json').output)['undated'])} open without a time" in asked("--overdue").output


def test_what_is_over_already_is_told_with_its_reading() -> None:
    text = " ".join(asked(at="2025-04-20T12:00Z", known="latest").output.split())
    assert "Halt of strikes on energy, spring 2025, as Russian Federation reads it: ended between 17 April" in text


def test_what_waits_for_its_condition_and_has_a_deadline_is_on_it_and_says_that_it_is_not_owed() -> None:
    found = [one for one in due(at="2025-04-20T12:00Z", known="latest") if one["about"] == "ua-easter-extension"]
    assert [(one["waits"], one["status"]) for one in found] == [
        (True, "not owed yet: owed only if its condition comes before that")
    ]


def test_nothing_is_overdue_that_was_not_due_when_it_was_known() -> None:
    early = {"at": "2025-04-20T12:00Z", "known": "2025-04-11T12:00Z"}
    assert due("--overdue", **early) == []
    assert "nothing is known after 11 April 2025" in " ".join(asked(**early).output.split())


def test_where_nothing_has_a_time_it_says_so() -> None:
    assert "Nothing has a time on record." in asked(at="2020-01-01T00:00Z", known="2020-01-01T00:00Z").output


def test_the_page_holds_the_same(tmp_path: Path) -> None:
    out = tmp_path / "board.html"
    asked("--out", str(out))
    page = out.read_text(encoding="utf-8")
    assert page.count("<tr") == len(due()) + 1
    assert "no reply on record" in page


def test_no_line_is_longer_than_a_terminal() -> None:
    assert max(len(line) for line in asked().output.splitlines()) <= 80
