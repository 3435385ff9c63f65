from dataclasses import replace

from drawn_terms import LATER, entry, hour
from truceline.incidents.alleged import alleged_incidents
from truceline.record.entry import Entry
from truceline.record.kinds import Allegation
from truceline.record.view import View
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly

MILL, DAM = "North: Mill", "North: Dam"
DAY = Interval(hour(0), Instant(hour(0) + 24 * HOUR))


def told(id: str, place: str, when: Interval, source: str, issuer: str = "a") -> Entry:
    said = Allegation(issuer=issuer, accused="b", place=place, unit="strike")
    made = entry(id, said, when)
    return replace(made, sources=(f"https://{source}/",))


def incidents(*entries: Entry) -> list[tuple[str, ...]]:
    return sorted(incident.entries for incident in alleged_incidents(View(entries, LATER)))


def test_two_sources_with_the_same_minute_and_region_tell_of_one_event() -> None:
    at = exactly(hour(10))
    one, other = told("x", "North region, a village", at, "p.org"), told("y", MILL, at, "q.org")
    assert incidents(one, other) == [("x", "y")]


def test_another_day_at_the_same_place_is_another_event() -> None:
    first, second = exactly(hour(10)), exactly(hour(34))
    assert incidents(told("x", MILL, first, "p.org"), told("y", MILL, second, "q.org")) == [
        ("x",),
        ("y",),
    ]


def test_two_events_listed_by_one_source_stay_two() -> None:
    at = exactly(hour(10))
    assert incidents(told("x", MILL, at, "p.org"), told("y", DAM, at, "p.org")) == [("x",), ("y",)]


def test_where_only_the_day_is_known_the_place_must_be_the_same() -> None:
    reports = [
        told("x", MILL, DAY, "p.org"),
        told("y", DAM, DAY, "q.org"),
        told("z", "north: mill", DAY, "r.org"),
    ]
    assert incidents(*reports) == [("x", "z"), ("y",)]


def test_what_two_sides_allege_is_never_one_event() -> None:
    at = exactly(hour(10))
    assert len(incidents(told("x", MILL, at, "p.org"), told("y", MILL, at, "q.org", issuer="c"))) == 2
