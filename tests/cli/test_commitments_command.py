"""`truceline commitments` on a small case of its own: who owes what, what falls, rings, and the page."""

import csv
import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from click.testing import CliRunner, Result

from truceline.cli import main

CASE = """
schema: case/1
id: small
title: A small truce
summary: Two sides, a guarantor and a fund.
zone: Europe/Kyiv
languages: [en]
mode: exercise
mandate: {name: exercise desk, recorded: as written}
parties:
  - {id: a, name: Arland, role: belligerent}
  - {id: b, name: Borland, role: belligerent}
  - {id: g, name: Guarantor, role: guarantor}
report_days: []
"""
PROMISES: dict[str, dict[str, str]] = {
    "sign": {"party": "a", "event": "signed", "to": "b", "due": "2025-03-05T12:00Z"},
    "fund": {"party": "g", "event": "launched", "once": "signed", "once_by": "a", "within": "P10D"},
    "share": {"party": "b", "event": "paid", "once": "launched", "once_by": "g", "lapses": "war"},
    "leave": {"party": "a", "event": "left", "once": "lifted", "once_by": "b"},
    "lift": {"party": "b", "event": "lifted", "once": "left", "once_by": "a"},
}
LATER: list[dict[str, str]] = [
    {"id": "signed", "kind": "act", "event": "signed", "actor": "a", "to": "b", "occurred": "2025-03-04T09:00Z"},
    {"id": "a-sees", "kind": "assessment", "party": "a", "sees": "kept", "of": "sign"},
    {"id": "b-sees", "kind": "assessment", "party": "b", "sees": "broken", "of": "sign"},
    {"id": "told", "kind": "progress", "body": "g", "of": "sign", "course": "begun"},
]


def rows() -> list[dict[str, str]]:
    usual = {"source": "https://example.org/ urn:truceline:exercise:promises-1", "text": "as written"}
    made = {"kind": "promise", "occurred": "2025-03-01T09:00Z", "recorded": "2025-03-01T09:00Z"}
    told = {"occurred": "2025-03-05T13:00Z", "recorded": "2025-03-05T13:00Z"}
    late = {"signed": {"recorded": "2025-03-06T09:00Z"}}
    promises = [usual | made | {"id": id} | says for id, says in PROMISES.items()]
    return [*promises, *(usual | told | says | late.get(says["id"], {}) for says in LATER)]


@cache
def case() -> str:
    folder = Path(mkdtemp(prefix="truceline-")) / "small"
    (folder / "entries").mkdir(parents=True)
    (folder / "agreements").mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    with (folder / "entries" / "promises.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, dict.fromkeys(key for row in rows() for key in row))
        table.writeheader()
        table.writerows(rows())
    outcome = CliRunner().invoke(main, ["build", str(folder)])
    assert outcome.exit_code == 0, outcome.output
    return str(folder)


def asked(*words: str, at: str = "2025-03-05T16:00Z", known: str = "latest") -> Result:
    return CliRunner().invoke(main, ["commitments", case(), "--at", at, "--known", known, *words])


def said(*words: str, **when: str) -> str:
    outcome = asked(*words, **when)
    assert outcome.exit_code == 0, outcome.output
    return " ".join(outcome.output.split())


def plain(*words: str, **when: str) -> Any:
    outcome = asked(*words, "--json", **when)
    assert outcome.exit_code == 0, outcome.output
    return json.loads(outcome.output)


def states(**when: str) -> dict[str, str]:
    return {one["id"]: one["standing"]["state"] for one in plain(**when)["owed"]}


def test_each_thing_owed_has_its_state() -> None:
    assert states() == {"fund": "pending", "leave": "dormant", "lift": "dormant", "share": "dormant", "sign": "met"}


def test_before_the_act_came_on_record_there_is_no_report_of_it_and_no_breach() -> None:
    known = "2025-03-05T20:00Z"
    assert states(known=known)["sign"] == "no report of performance"
    assert "no report of performance by 5 March 2025, 22:00 (UTC+2)" in said(known=known)


def test_the_sides_see_it_differently_and_that_is_said_aloud() -> None:
    text = said("--party", "a", known="2025-03-05T20:00Z")
    assert "Arland sees it kept: says more than the record (a-sees)" in text
    assert "Borland sees it broken: says more than the record (b-sees)" in text
    assert "The sides do not agree; the record has no act." in text
    assert "Guarantor: begun (told)" in text


def test_only_what_a_party_owes_is_listed_for_it() -> None:
    assert {one["id"] for one in plain("--party", "a")["owed"]} == {"sign", "leave"}


def test_what_falls_is_told_with_its_way() -> None:
    (found,) = plain("--if-lapses", "sign")["if_lapses"]
    ways = {one["what"]["name"]: [step["name"] for step in one["way"]] for one in found["falls"]}
    assert ways["share"][0] == "sign"
    assert set(ways) == {"fund", "share"}
    assert found["changes"] == [{"id": "fund", "before": "pending", "after": "dormant"}]
    assert "sign -> fund -> share" in said("--if-lapses", "sign")


def test_nothing_that_is_supposed_is_written() -> None:
    before = states()
    asked("--if-lapses", "share")
    assert states() == before


def test_a_promise_in_no_text_opens_nothing_by_a_breach() -> None:
    assert "a breach changes nothing by itself" in said("--if-breached", "sign")


def test_a_ring_is_shown_with_a_remedy() -> None:
    text = said()
    assert "leave waits for lift waits for leave. None of them can come first." in text
    assert "name a fixed time" in text


def test_the_page_holds_the_picture_in_two_layouts_and_the_same_in_words(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert asked("--out", str(out)).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "EXERCISE" in page
    assert all(f"<code>{name}</code>" in page for name in states())
    assert "<script" not in page


def test_the_same_question_gives_the_same_page(tmp_path: Path) -> None:
    pages = [tmp_path / name for name in ("one.html", "two.html")]
    for page in pages:
        asked("--out", str(page), "--if-lapses", "sign")
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_what_is_like_the_name_is_proposed() -> None:
    assert "name one like it: sign;" in " ".join(asked("--if-lapses", "signs").output.split())


def test_only_one_thing_is_supposed_at_a_time() -> None:
    outcome = asked("--if-lapses", "sign", "--if-breached", "sign")
    assert outcome.exit_code == 2
    assert "one at a time" in outcome.output


def test_a_fall_says_for_which_reason_it_falls() -> None:
    (found,) = plain("--if-lapses", "sign")["if_lapses"]
    assert {one["what"]["name"]: one["because"] for one in found["falls"]} == {
        "fund": "it is owed once this comes: signed by Arland, which only sign can bring",
        "share": "it is owed once this comes: launched by Guarantor, which only fund can bring",
    }


def test_how_many_things_stand_how_is_said_first() -> None:
    assert "5 on record: 1 pending, 3 dormant, 1 met" in said()


def test_before_anything_was_promised_it_says_so_and_where_to_read_on() -> None:
    text = said(at="2024-01-01T00:00Z")
    assert "Nothing is on record as promised or owed at that instant, as known then." in text
    assert "docs/commitments.md" in text


def test_what_nobody_reported_is_never_said_not_to_be_done() -> None:
    text = said() + said("--if-lapses", "sign")
    assert "nothing on record" in text
    assert "not performed" not in text
    assert "not done" not in text


@pytest.mark.parametrize("words", [("--if-lapses", "nothing"), ("--if-breached", "nothing"), ("--party", "nobody")])
def test_what_is_not_there_is_refused_with_what_is(words: tuple[str, str]) -> None:
    outcome = asked(*words)
    assert outcome.exit_code == 2
    assert "what to do: name" in outcome.output


@pytest.mark.parametrize("words", [(), ("--if-lapses", "sign"), ("--if-breached", "sign")])
def test_no_line_is_longer_than_a_terminal(words: tuple[str, ...]) -> None:
    assert max(len(line) for line in asked(*words).output.splitlines()) <= 80
