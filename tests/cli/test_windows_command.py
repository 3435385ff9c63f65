"""Windows of silence as the command tells them, through the night in which the clocks go forward."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from liaison_case import AGREEMENT, answer, build_case, row, told


@cache
def case() -> Path:
    return build_case(Path(mkdtemp(prefix="truceline-")))


def window(id: str, at: str, known: str | None = None) -> Any:
    found = answer("windows", case(), at, known)["windows"]
    return next(one for one in found if one["window"] == id)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("28T12:30", "asked for"),
        ("28T14:00", "asked for"),
        ("29T10:00", "confirmed by all"),
        ("29T18:00", "agreed, not started"),
        ("29T18:05", "running"),
        ("30T01:40", "paused"),
        ("30T02:10", "running"),
        ("30T15:00", "stopped"),
    ],
)
def test_a_window_is_in_the_state_that_the_record_gives_it(at: str, state: str) -> None:
    assert window("w-1", at)["state"] == state


def test_a_window_that_not_all_confirmed_lapses() -> None:
    assert [window("w-0", at)["state"] for at in ("26T13:59", "26T14:00")] == ["asked for", "lapsed"]


def test_a_condition_is_shown_and_is_not_yet_a_confirmation() -> None:
    said = " ".join(told("windows", case(), "28T14:00").split())
    assert "South: confirms on a condition, which is not yet a confirmation (observers stand on both banks)" in said


def test_what_lies_inside_is_told_in_its_own_wording_with_its_doubts() -> None:
    inside = window("w-1", "30T18:00")["inside"]
    assert [(one["entries"], one["lies"], one["here"]) for one in inside["allegations"]] == [
        (["al-6"], "during a pause", "unknown"),
        (["al-5"], "inside", "yes"),
    ]
    assert [(one["entry"], one["kind"]) for one in inside["acts"]] == [("a-2", "quiet"), ("a-1", "work")]
    said = " ".join(told("windows", case(), "30T18:00").split())
    assert "South says of North: shells, Orna, switchyard" in said
    assert "None of it is a breach by standing here" in said
    assert "the Mission counted: at least 3 explosions" in said


def test_the_window_of_twenty_four_hours_by_the_clock_lasts_twenty_three() -> None:
    period = window("w-1", "29T12:00")["period"]
    assert period == {"from": "2025-03-29T18:00+02:00", "until": "2025-03-30T18:00+03:00"}


def test_conflicts_name_term_and_agreement_and_say_what_to_do() -> None:
    found = [(one["what"], one["term"], one["verdict"]) for one in window("w-1", "29T12:00")["conflicts"]]
    assert found == [
        ("the work is forbidden then", "no-moves", "yes"),
        ("what must be quiet falls due then", "blasts", "yes"),
    ]
    said = " ".join(told("windows", case(), "29T12:00").split())
    assert "vehicles_moved is forbidden to North: nothing heavy is moved (standstill no-moves)" in said
    assert "what to do: agree on an exception in writing, or leave this out" in said


def test_a_window_in_the_extension_fits_and_without_it_is_the_only_silence() -> None:
    assert "no agreement on record is in force then" not in told("windows", case(), "29T12:00")
    before = window("w-1", "28T09:30", "28T09:30")["conflicts"]
    assert ("it runs past the agreement's end", False) in [(one["what"], one["note"]) for one in before]


def test_a_window_past_the_extended_end_is_a_conflict() -> None:
    assert "it runs past the agreement's end" in [one["what"] for one in window("w-2", "31T12:00")["conflicts"]]


def test_a_conflict_is_told_under_each_reading(tmp_path: Path) -> None:
    reading = """
readings:
  - {id: southern, by: [south], title: Southern reading, source: text, without: [no-moves]}
"""
    known = row("read", "reading", "10T09:00", party="south", agreement="standstill", reading="southern")
    found = answer("windows", build_case(tmp_path, [known], AGREEMENT + reading), "29T12:00")["windows"]
    conflicts = next(one for one in found if one["window"] == "w-1")["conflicts"]
    moves = [one["reading"] for one in conflicts if one["term"] == "no-moves"]
    blasts = [one["reading"] for one in conflicts if one["term"] == "blasts"]
    assert (moves, blasts) == (["text"], ["southern", "text"])


def test_a_start_without_all_confirmations_is_said_aloud(tmp_path: Path) -> None:
    back = row("x", "confirmation", "29T18:05", party="south", window="w-1", answer="withdraws")
    said = " ".join(told("windows", build_case(tmp_path, [back]), "29T19:00").split())
    assert "started without all confirmations" in said
    assert "a confirmation was withdrawn at the very instant of the start, which counts as before it" in said


def test_what_is_recorded_later_is_not_known_yet() -> None:
    assert window("w-1", "30T18:00", "29T12:00")["state"] == "confirmed by all"
    assert "What is known ends before the time asked about" in told("windows", case(), "30T18:00", "29T12:00")


def test_every_line_fits_a_terminal_of_80_columns() -> None:
    assert max(len(line) for line in told("windows", case(), "31T12:00").splitlines()) <= 80


def test_a_case_without_windows_says_so() -> None:
    assert "No window of silence is on record." in told("windows", case(), "11T12:00")
