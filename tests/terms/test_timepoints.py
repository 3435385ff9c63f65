"""Points in time: days and edges, nth days, times of day, and what they are counted from."""

from typing import Any

import pytest

from drawn_terms import LATER, accepted, did, version_of
from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.terms.load import Version
from truceline.terms.ranges import Range
from truceline.terms.scene import Scene
from truceline.terms.state import scenes_of
from truceline.terms.times import Timepoint
from truceline.values.instants import Instant, parse_instant
from truceline.values.verdicts import Verdict

TWO_DAYS: dict[str, Any] = {"length": "P2D", "count": "day_inclusive"}
A_DAY: dict[str, Any] = {"length": "P1D", "count": "calendar"}


def scene(version: Version | None = None, *entries: Entry) -> Scene:
    used = version or version_of()
    (found,) = scenes_of(used, View([*accepted(used, 10), *entries], LATER))
    return found


def kyiv(text: str) -> Instant:
    return parse_instant(f"{text}[Europe/Kyiv]")


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("2025-11-15", "2025-11-16T00:00"),
        ({"on": "2025-11-15", "edge": "before"}, "2025-11-15T00:00"),
        ({"on": "2025-11-15", "edge": "no_later_than"}, "2025-11-16T00:00"),
        ({"on": "2025-11-15", "time": "18:00"}, "2025-11-15T18:00"),
        ({"on": "2025-11-15", "time": "18:00", "edge": "by_end_of"}, "2025-11-16T00:00"),
        ("2025-11-15T12:00[Europe/Kyiv]", "2025-11-15T12:00"),
        ({"at": "2025-11-15T12:00[Europe/Kyiv]", "edge": "by_end_of"}, "2025-11-16T00:00"),
        ({"after": "start", "day": 1}, "2025-03-30T00:00"),
        ({"after": "start", "day": 3}, "2025-04-01T00:00"),
        ({"after": "start", "day": 3, "time": "06:00"}, "2025-03-31T06:00"),
        ({"after": "start", "plus": A_DAY}, "2025-03-30T10:00"),
        ({"after": "start", "plus": {"length": "P1D", "count": "elapsed"}}, "2025-03-30T11:00"),
        ({"after": "start", "plus": {"length": "P2D", "count": "day_inclusive"}}, "2025-03-31T00:00"),
        (
            {"after": "start", "plus": {"length": "P2D", "count": "day_inclusive"}, "edge": "by_end_of"},
            "2025-03-31T00:00",
        ),
        ({"after": "start", "plus": A_DAY, "time": "18:00"}, "2025-03-30T18:00"),
        ({"after": "start", "plus": A_DAY, "edge": "by_end_of"}, "2025-03-31T00:00"),
        ({"before": "end", "minus": {"length": "P2D", "count": "calendar"}}, "2025-04-06T10:00"),
    ],
)
def test_a_deadline_lets_pass_what_its_edge_says(written: Any, limit: str) -> None:
    ten_days = version_of(duration={"length": "P10D", "count": "calendar"})
    assert scene(ten_days).limit(Timepoint.model_validate(written)) == Range(kyiv(limit), kyiv(limit))


def test_no_later_than_an_instant_lets_the_instant_itself_pass() -> None:
    noon = kyiv("2025-11-15T12:00")
    point = Timepoint.model_validate({"at": "2025-11-15T12:00[Europe/Kyiv]", "edge": "no_later_than"})
    assert scene().limit(point) == Range(Instant(noon + 1), Instant(noon + 1))


def test_by_and_before_in_two_languages_leave_one_day_open() -> None:
    point = Timepoint.model_validate({"on": "2020-11-15", "edge": "unstated"})
    assert scene().limit(point) == Range(kyiv("2020-11-15T00:00"), kyiv("2020-11-16T00:00"))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"event": "signed"}, "2025-03-29T15:00"),
        ({"event": "signed", "actor": "b"}, "2025-03-29T20:00"),
        ("agreed", "2025-03-29T10:00"),
        ({"event": "never"}, None),
    ],
)
def test_a_time_is_counted_from_the_first_time_that_something_happened(after: Any, expected: str | None) -> None:
    made = did("s1", "signed", "a", 15), did("s2", "signed", "b", 20)
    point = Timepoint.model_validate({"after": after, "plus": {"length": "PT0S", "count": "elapsed"}})
    when = scene(None, *made).instant(point)
    assert when == (None if expected is None else Range(kyiv(expected), kyiv(expected)))


def test_an_agreement_can_begin_at_an_hour_of_the_day_after_its_acceptance() -> None:
    version = version_of(entry={"all_of": ["a", "b"], "at": {"after": "agreed", "day": 2, "time": "04:00"}})
    start = scene(version).start("a")
    assert start == Range(kyiv("2025-03-30T04:00"), kyiv("2025-03-30T04:00"))


def test_where_the_clocks_skip_the_hour_the_first_instant_after_the_gap_is_meant() -> None:
    point = Timepoint.model_validate({"on": "2025-03-30", "time": "03:30"})
    when = scene().instant(point)
    assert when is not None
    assert kyiv("2025-03-30T04:00") <= when.earliest <= kyiv("2025-03-30T04:30")


def test_the_last_day_of_an_agreement_belongs_to_it() -> None:
    window = scene(version_of(until="2025-04-20")).window("a")
    answers = [window.binds(Instant(kyiv("2025-04-21T00:00") + beside)) for beside in (-1, 0, 1)]
    assert answers == [Verdict.YES, Verdict.NO, Verdict.NO]
