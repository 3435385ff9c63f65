"""When each kind of condition holds."""

from typing import Any

import pytest

from drawn_terms import LATER, accepted, did, hour, version_of, written
from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.terms.conditions import Condition
from truceline.terms.state import scenes_of
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval


def answers(condition: Any, *entries: Entry, at: list[int]) -> str:
    track = {
        "id": "talks",
        "title": "talks",
        "states": [{"event": "open", "state": "on"}, {"event": "close", "state": "off"}],
    }
    version = version_of(
        tracks=[track], definitions=[{"id": "hostilities", "means": ["shelling", "raid"], "text": "h"}]
    )
    (scene,) = scenes_of(version, View([*accepted(version, 10), *entries], LATER))
    signal = scene.holds(Condition.model_validate(condition))
    return " ".join(signal.at(hour(moment)).value for moment in at)


SHELLING = [did(f"s{at}", "shelling", "a", at, value="3") for at in (10, 20, 30)]
SOME_TIME = did("raid", "raid", "b", Interval(hour(15), Instant(hour(15) + 5 * HOUR)))


@pytest.mark.parametrize(
    ("condition", "at", "expected"),
    [
        ({"happened": "shelling"}, [9, 10, 11], "no yes yes"),
        ({"happened": {"event": "shelling", "actor": "b"}}, [40], "no"),
        ({"happened": "raid"}, [14, 15, 19, 20], "no unknown unknown yes"),
        ({"happened": "hostilities"}, [9, 10], "no yes"),
        ({"count": {"event": "shelling", "at_least": 2}}, [19, 20], "no yes"),
        ({"count": {"event": "shelling", "at_least": 7, "of": "units"}}, [29, 30], "no yes"),
        ({"count": {"event": "hostilities", "at_least": 3}}, [20, 29, 30], "yes yes yes"),
        (
            {"not": {"count": {"event": "shelling", "at_least": 1, "within": {"length": "PT9H", "count": "elapsed"}}}},
            [9, 10, 18, 19, 20, 28, 29, 39],
            "yes no no yes no no yes yes",
        ),
        ({"before": [{"event": "shelling"}, {"event": "raid"}]}, [9, 10, 40], "no yes yes"),
        ({"before": [{"event": "raid"}, {"event": "shelling"}]}, [9, 40], "no no"),
        ({"before": [{"event": "shelling"}, {"event": "never"}]}, [9, 10], "no yes"),
        ({"consented": {"party": "a"}}, [9, 10], "no yes"),
        ({"consented": {"party": "a", "acts": ["ratify"]}}, [10], "no"),
        ({"reached": {"at": written(hour(12))}}, [11, 12], "no yes"),
        ({"holds": {"track": "talks", "is": "on"}}, [9], "no"),
        ({"holds": {"agreement": "elsewhere"}}, [40], "unknown"),
    ],
)
def test_a_condition_holds_just_as_far_as_what_is_on_record_says(condition: Any, at: list[int], expected: str) -> None:
    assert answers(condition, *SHELLING, SOME_TIME, at=at) == expected


def test_a_track_is_in_the_state_that_its_last_event_brought() -> None:
    events = did("o", "open", "a", 5, track="talks"), did("c", "close", "a", 9, track="talks")
    assert answers({"holds": {"track": "talks", "is": "on"}}, *events, at=[4, 5, 8, 9]) == "no yes yes no"


@pytest.mark.parametrize("first", [14, 15, 17, 20])
def test_which_of_two_came_first_is_open_only_while_both_orders_are_possible(first: int) -> None:
    other = did("o", "other", "a", first)
    expected = {14: "yes", 15: "unknown", 17: "unknown", 20: "no"}[first]
    assert answers({"before": [{"event": "other"}, {"event": "raid"}]}, other, SOME_TIME, at=[30]) == expected
