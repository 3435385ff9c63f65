"""Replies, silence, remedies and what was shown, as the command tells them."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from click.testing import CliRunner

from liaison_case import answer, beirut, build_case, row, told
from truceline.cli import main


@cache
def case() -> Path:
    return build_case(Path(mkdtemp(prefix="truceline-")))


def asked(at: str, known: str | None = None, *more: str) -> Any:
    return answer("notices", case(), at, known, *more)


def notice(id: str, at: str, known: str | None = None) -> Any:
    return next(one for one in asked(at, known)["notices"] if one["notice"] == id)


def test_each_notice_is_in_the_state_that_the_record_gives_it() -> None:
    states = {one["notice"]: one["state"] for one in asked("29T12:00")["notices"]}
    assert states == {
        "n-1": "replied",
        "n-2": "channel closed",
        "n-3": "no reply on record",
        "n-4": "replied",
        "n-5": "open",
    }


def test_the_course_of_replies_is_told_with_who_replied() -> None:
    said = told("notices", case(), "29T12:00")
    assert "asks for time, then denies; in time" in said
    assert "Staff of North asks for time" in said


def test_a_reply_that_came_on_record_late_is_not_known_before_and_counts_in_time_after() -> None:
    assert notice("n-1", "22T13:00", "22T13:00")["state"] == "asked for time"
    found = notice("n-1", "22T13:00", "23T10:00")
    assert (found["state"], found["in_time"]) == ("replied", "yes")
    said = " ".join(told("notices", case(), "22T13:00", "23T10:00").split())
    assert "North denies, 22 March 2025, 11:00 (UTC+2); in time; on record since 23 March 2025, 09:00" in said


def test_a_reply_known_only_to_the_day_of_the_deadline_cannot_be_told_in_time() -> None:
    assert notice("n-4", "29T12:00")["in_time"] == "unknown"
    assert "explains; whether in time cannot be told" in told("notices", case(), "29T12:00")


def test_silence_is_told_with_the_time_since_and_is_never_called_a_denial() -> None:
    said = told("notices", case(), "26T12:00")
    assert "no reply on record; the time for one was over 24 hours ago" in said
    assert "neither a denial nor an admission" in said


def test_silence_over_a_channel_that_the_party_had_left_is_told_in_other_words() -> None:
    said = " ".join(told("notices", case(), "24T14:00").split())
    assert "the time for one was over 2 hours ago, when South was out of the channel hotline" in said


def test_the_summary_says_that_the_picture_is_one_sided_only_while_it_is() -> None:
    assert "one-sided" not in told("notices", case(), "23T17:59")
    assert "The picture is one-sided. Channel hotline: South: left 23 March 2025, 18:00" in told(
        "notices", case(), "23T18:00"
    )
    assert asked("23T18:00")["one_sided"] == ["hotline"]


def test_a_notice_about_something_taken_back_says_so() -> None:
    assert notice("n-4", "29T12:00")["about_something_taken_back"]
    assert not notice("n-4", "29T12:00", "24T09:00")["about_something_taken_back"]
    assert "the notice stands, about something taken back" in told("notices", case(), "29T12:00")


def test_a_remedy_is_announced_until_somebody_reports_and_reports_are_told_apart() -> None:
    before, after = notice("n-1", "26T12:00")["remedies"], notice("n-1", "29T12:00")["remedies"]
    assert [one["reports"] for one in before] == [[]]
    assert [(one["body"], one["whose"], one["last"]) for one in after[0]["reports"]] == [
        ("mission", "observation", ["begun"]),
        ("north", "own report", ["done"]),
    ]
    assert "nothing is on record about its being carried out" in " ".join(told("notices", case(), "26T12:00").split())


def test_only_one_partys_notices_and_remedies_are_shown_when_asked() -> None:
    found = asked("29T12:00", None, "--party", "north-staff")
    assert ({one["party"] for one in found["notices"]}, found["other_remedies"]) == ({"north"}, [])


def test_what_only_the_other_party_was_shown_is_told_by_kind_and_never_its_content() -> None:
    found = asked("29T12:00", None, "--shown")
    north = next(one for one in found["shares"] if one["party"] == "north")
    assert (north["unseen"], north["other_shape"]) == ({"allegation": 1, "observation": 1}, {"allegation": 1})
    assert "drone overflight" not in str(found["shown"])


def test_a_time_after_what_is_known_is_a_forecast_and_makes_nobody_silent() -> None:
    assert notice("n-5", "04-05T12:00", "29T12:00")["state"] == "open"
    assert "What is known ends before the time asked about" in told("notices", case(), "04-05T12:00", "29T12:00")


def test_a_reply_exactly_at_the_deadline_is_late(tmp_path: Path) -> None:
    late = row("r-3", "reply", "25T12:00", party="south", notice="n-3", stance="refuses")
    found = answer("notices", build_case(tmp_path, [late]), "29T12:00")["notices"]
    assert [one["in_time"] for one in found if one["notice"] == "n-3"] == ["no"]


def test_every_line_fits_a_terminal_of_80_columns() -> None:
    lines = told("notices", case(), "29T12:00", None, "--shown").splitlines()
    assert max(map(len, lines)) <= 80


def test_an_unknown_party_is_refused_with_what_to_do() -> None:
    outcome = CliRunner().invoke(
        main, ["notices", str(case()), "--at", beirut("29T12:00"), "--known", "latest", "--party", "east"]
    )
    assert outcome.exit_code == 2
    assert "name one of north, south, mission" in outcome.output


def test_a_case_without_notices_says_so() -> None:
    assert "No notice is on record." in told("notices", case(), "11T12:00")
