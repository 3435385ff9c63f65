"""`truceline duty` on a small exercise: the log, and the note for the next watch."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desk_case import WATCH, made, row, said
from shipped import copied
from truceline.cli import main

AT = ("--at", "2026-04-12T14:00Z", "--known", "2026-04-12T14:00Z")
NOTE = ("--handover", "--desk", "ops", "--from", "2026-04-12T05:00Z", "--to", "2026-04-12T14:00Z")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("duty"), WATCH)


def flat(text: str) -> str:
    return " ".join(text.split())


def note(folder: Path, *words: str) -> Any:
    return json.loads(said(folder, "duty", *NOTE, *words, "--json"))


def test_the_log_tells_what_waits_first_and_then_everything_in_its_order(folder: Path) -> None:
    text = flat(said(folder, "duty", *AT))
    assert "Waits for acknowledgement: 2" in text
    assert text.index("(m-old)") < text.index("The log: 3")
    assert "acknowledged in time; by duty officer of North, 2026-04-12 09:20+03:00 (a-fire)" in text


def test_the_log_as_data_names_the_state_of_every_message(folder: Path) -> None:
    answer = json.loads(said(folder, "duty", *AT, "--json"))
    states = {one["entry"]: one["receipt"] for one in answer["messages"]}
    assert states == {"m-old": "overdue", "m-fire": "in_time", "m-road": "overdue"}


def test_only_one_channel_is_shown_where_it_is_named(folder: Path) -> None:
    assert json.loads(said(folder, "duty", *AT, "--channel", "radio", "--json"))["messages"] == []


def test_the_note_says_aloud_what_nobody_confirmed_signed_or_covered(folder: Path) -> None:
    text = flat(said(folder, "duty", *NOTE))
    assert "!! NOT ACKNOWLEDGED: The hand-over to this watch (hand-1)" in text
    assert "!! NO WATCH from 12 April 2026, 07:30 (UTC+3) to 12 April 2026, 08:00 (UTC+3)" in text
    assert "!! NOT SIGNED OFF" in text


def test_the_note_puts_what_is_late_before_everything_else(folder: Path) -> None:
    text = said(folder, "duty", *NOTE)
    parts = ["TIME IS OVER (2)", "DUE IN THE NEXT WATCH (3)", "WHAT THE LAST HAND-OVER LEFT OPEN (2)", "SIGN-OFF"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_the_note_tells_of_the_one_sided_channel_and_of_the_correction(folder: Path) -> None:
    text = flat(said(folder, "duty", *NOTE))
    assert "hotline: North in it; South stays away -- one-sided" in text
    assert "corrected: Fire near the pumping station, not on it. Before: Fire on the pumping station." in text


def test_the_note_as_data_has_what_is_open_and_what_is_due_next(folder: Path) -> None:
    answer = note(folder)
    assert [one["entry"] for one in answer["open"]] == ["m-old", "m-road", "notice-1", "t-map", "window-1"]
    assert answer["due_in_next_watch"] == ["notice-1", "t-map", "window-1"]


def test_the_next_watch_is_as_long_as_one_says(folder: Path) -> None:
    assert note(folder, "--watch-length", "90m")["next_watch"]["until"] == "2026-04-12T18:30+03:00"
    assert note(folder)["next_watch"]["until"] == "2026-04-13T02:00+03:00"


def test_the_length_alone_says_when_a_watch_ends(folder: Path) -> None:
    words = (*NOTE[:5], "--watch-length", "9h", "--json")
    assert json.loads(said(folder, "duty", *words))["watch"] == note(folder)["watch"]


def test_the_note_is_written_as_a_page_without_script_or_network(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "note.html"
    assert "wrote" in said(folder, "duty", *NOTE, "--out", str(out))
    page = out.read_text(encoding="utf-8")
    assert "EXERCISE" in page
    assert "NOT ACKNOWLEDGED" in page
    assert "<script" not in page
    assert "src=" not in page


def test_the_same_note_is_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        said(folder, "duty", *NOTE, "--out", str(tmp_path / name))
    assert (tmp_path / "one.txt").read_bytes() == (tmp_path / "two.txt").read_bytes()


def test_nothing_is_longer_than_a_terminal_of_80_columns(folder: Path) -> None:
    for words in (AT, NOTE):
        assert max(len(line) for line in said(folder, "duty", *words).splitlines()) <= 80


def test_a_signed_and_acknowledged_watch_is_shown_with_its_labels(tmp_path: Path) -> None:
    hand = row("hand-2", "handover", "2026-04-12T14:00Z", "Day to night.", desk="ops", outgoing="day-12")
    hand |= {"incoming": "night-12", "watch": "2026-04-12T05:00Z/2026-04-12T14:00Z", "open": "m-old t-map"}
    heard = row("ack-2", "acknowledgement", "2026-04-12T14:05Z", "Heard.", body="mission", of="hand-2")
    folder = made(tmp_path, [*WATCH, hand, heard])
    text = flat(said(folder, "duty", *NOTE, "--known", "latest"))
    assert "day-12 to night-12, 2026-04-12 17:00+03:00 (hand-2)." in text
    assert "Acknowledged by the Mission, 2026-04-12 17:05+03:00 (ack-2)." in text
    assert "OPEN BUT NOT HANDED OVER: m-road, notice-1, window-1." in text


def test_a_truce_that_begins_in_the_next_watch_is_due_in_it(tmp_path: Path) -> None:
    case = copied("spring-2025", tmp_path)
    said(case, "build")
    eve = ("--handover", "--desk", "ops", "--from", "2025-04-19T06:00Z", "--to", "2025-04-19T14:00Z", "--json")
    due = json.loads(said(case, "duty", *eve))["agreed_due_in_next_watch"]
    assert due[0]["earliest"] == "2025-04-19T18:00+03:00"
    assert due[0]["what"].startswith("Easter truce")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name --at and --known"),
        (("--handover", "--desk", "ops"), "needs --desk, --from and --to"),
        ((*NOTE[:5],), "say when the watch ends"),
        ((*NOTE[:5], "--to", "2026-04-12T04:00Z"), "ends before it begins"),
        ((*NOTE, "--watch-length", "long"), "is not a length"),
        ((*NOTE, "--watch-length", "0h"), "a watch has a length"),
        ((*NOTE, "--out", "note.pdf"), "ends in .html or .txt"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(folder: Path, words: tuple[str, ...], message: str) -> None:
    outcome = CliRunner().invoke(main, ["duty", str(folder), *words])
    assert outcome.exit_code == 2
    assert message in flat(outcome.output.replace("│", " "))
