import pytest

from claim_rows import alleged, events
from truceline.incidents.same_event import EventRule

MINUTE = "2025-04-20T14:20Z"


@pytest.mark.parametrize(
    ("place", "when", "rule"),
    [
        ("Mirasch: Pumpwerk", MINUTE, EventRule.MINUTE),
        ("Mirash: pumping station", "2025-04-20T14:30Z", EventRule.ABOUT),
        ("Mirash, water station", "2025-04-20", EventRule.DAY),
        ("water pumping station Mirash", "2025-04-20", EventRule.WORDS),
    ],
)
def test_reports_of_one_event_are_joined_with_their_rule(place: str, when: str, rule: EventRule) -> None:
    (event,) = events(alleged("x", "Mirash: water pumping station", MINUTE), alleged("y", place, when))
    assert [join.why.rule for join in event.joins] == [rule]


@pytest.mark.parametrize(
    ("place", "when"),
    [
        ("Halmi: bridge", MINUTE),
        ("Mirash: market", "2025-04-20T14:30Z"),
        ("Mirash: market", "2025-04-20"),
        ("Mirash: water pumping station", "2025-04-20T16:05Z"),
        ("Mirash: water pumping station", "2025-04-21T14:20Z"),
    ],
)
def test_another_place_hour_or_day_is_another_event(place: str, when: str) -> None:
    assert len(events(alleged("x", "Mirash: water pumping station", MINUTE), alleged("y", place, when))) == 2


def test_two_villages_of_one_region_in_one_minute_are_two_events() -> None:
    rows = alleged("x", "Bryansk: Suzemka", MINUTE), alleged("y", "Bryansk: Sevsk", MINUTE)
    assert len(events(*rows)) == 2


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        alleged("x", "Mirash: pump", MINUTE),
        alleged("y", "Mirash: pump", "2025-04-20"),
        alleged("z", "Mirash: pump", "2025-04-20T16:05Z"),
    ]
    assert len({tuple(sorted(event.entries for event in events(*order))) for order in (rows, rows[::-1])}) == 1
