"""Phases: one after the other, on a condition, going on while talks last, never outliving the agreement."""

from typing import Any

import pytest

from drawn_terms import LATER, accepted, did, hour, version_of
from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.terms.activity import Activity
from truceline.terms.answers import ReadingState
from truceline.terms.load import Version
from truceline.terms.obligations import obligations
from truceline.terms.state import state_in
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval

TEN: dict[str, Any] = {"length": "PT10H", "count": "elapsed"}
TALKS: dict[str, Any] = {
    "id": "talks",
    "title": "talks",
    "states": [{"event": "opened", "state": "on"}, {"event": "failed", "state": "off"}],
}
BAN: dict[str, Any] = {"id": "ban", "kind": "ban", "party": ["a", "b"], "act": {"event": "fire"}, "text": "no fire"}


def read(version: Version, *entries: Entry, at: int) -> ReadingState:
    (reading,) = state_in(version, View([*accepted(version), *entries], LATER), at=hour(at)).readings
    return reading


def running(version: Version, *entries: Entry, at: int) -> str:
    return " ".join(f"{name}:{verdict}" for name, verdict in read(version, *entries, at=at).phases if verdict != "no")


def two(**second: Any) -> Version:
    phases = [{"id": "one", "title": "1", "duration": TEN}, {"id": "two", "title": "2", **second}]
    return version_of(phases=phases, tracks=[TALKS], terms=[{**BAN, "phase": ["two"]}])


@pytest.mark.parametrize(
    ("at", "expected"), [(-1, ""), (0, "one:yes"), (9, "one:yes"), (10, "two:yes"), (500, "two:yes")]
)
def test_a_phase_without_a_condition_begins_where_the_one_before_ends(at: int, expected: str) -> None:
    assert running(two(), at=at) == expected


@pytest.mark.parametrize(
    ("done", "at", "expected"), [(3, 9, "one:yes"), (3, 10, "two:yes"), (20, 15, ""), (20, 20, "two:yes")]
)
def test_a_phase_with_a_condition_waits_for_it_and_for_the_time_of_the_one_before(
    done: int, at: int, expected: str
) -> None:
    assert running(two(when={"happened": "ready"}), did("r", "ready", "a", done), at=at) == expected


def test_what_holds_at_an_uncertain_time_leaves_the_phase_open_just_that_long() -> None:
    ready = did("r", "ready", "a", Interval(hour(20), Instant(hour(20) + 2 * HOUR)))
    version = two(when={"happened": "ready"})
    assert [running(version, ready, at=at) for at in (19, 20, 21, 22)] == ["", "two:unknown", "two:unknown", "two:yes"]


LASTING = version_of(
    phases=[
        {"id": "one", "title": "1", "duration": TEN, "continues_while": {"holds": {"track": "talks", "is": "on"}}},
        {"id": "two", "title": "2", "when": {"happened": "ready"}},
    ],
    tracks=[TALKS],
    ends_when={"all": [{"holds": {"phase": "one", "is": "over"}}, {"not": {"holds": {"phase": "two", "is": "begun"}}}]},
)


def test_a_phase_goes_on_after_its_time_while_talks_last() -> None:
    talks = did("t", "opened", "a", 5, track="talks")
    assert [running(LASTING, talks, at=at) for at in (9, 10, 300)] == ["one:yes"] * 3


def test_the_agreement_ends_with_the_talks_where_the_text_says_so() -> None:
    entries = did("t", "opened", "a", 5, track="talks"), did("f", "failed", "b", 30, track="talks")
    answers = [read(LASTING, *entries, at=at).standing.in_force.value for at in (29, 30)]
    assert answers == ["yes", "no"]


def test_the_second_phase_takes_over_from_a_first_that_was_going_on() -> None:
    entries = did("t", "opened", "a", 5, track="talks"), did("r", "ready", "b", 30)
    assert [running(LASTING, *entries, at=at) for at in (29, 30, 31)] == ["one:yes", "two:yes", "two:yes"]
    assert read(LASTING, *entries, at=400).standing.in_force.value == "yes"


def test_without_talks_it_ends_when_the_first_phase_has_had_its_time() -> None:
    assert [read(LASTING, at=at).standing.in_force.value for at in (9, 10)] == ["yes", "no"]


def test_a_term_of_a_phase_is_on_in_that_phase_only() -> None:
    stages = [{one.activity for one in obligations(read(two(), at=at), at=hour(at))} for at in (5, 10)]
    assert stages == [{Activity.DORMANT}, {Activity.ON}]


def test_a_phase_never_outlives_the_agreement() -> None:
    version = version_of(phases=[{"id": "one", "title": "1"}], duration=TEN)
    assert [running(version, at=at) for at in (9, 10)] == ["one:yes", ""]
