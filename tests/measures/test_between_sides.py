from dataclasses import replace

from claim_rows import SIDES, alleged, claimed, events, told
from truceline.measures.between_sides import between_sides
from truceline.measures.contradictions import Against
from truceline.record.entry import Entry
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

AT = "2025-04-20T14:20Z"
BACK = {"issuer": "b-army", "accused": "a"}


def against(*rows: Entry) -> list[tuple[Against, tuple[str, ...]]]:
    return [(one.rule, one.entries) for one in between_sides(told(*rows), (), SIDES)]


def both(*rows: Entry) -> list[tuple[str, ...]]:
    return [one.entries for one in between_sides((), events(*rows), SIDES)]


def test_a_side_that_claims_none_of_itself_is_held_against_what_the_other_claims_of_it() -> None:
    none = claimed("none", "0", "2025-04-20/2025-04-21", issuer="b-army", accused="b")
    assert against(none, claimed("some", "12", "2025-04-20")) == [(Against.NONE, ("none", "some"))]


def test_some_in_a_longer_time_does_not_contradict_none_in_a_part_of_it() -> None:
    none = claimed("none", "0", "2025-04-20", issuer="b-army", accused="b")
    assert against(none, claimed("some", "12", "2025-04-19/2025-04-22")) == []


def test_none_in_one_place_does_not_contradict_some_in_another() -> None:
    none = claimed("none", "0", issuer="b-army", accused="b", scope="Halmi")
    assert against(none, claimed("some", "12", scope="Seren")) == []


def test_an_event_that_each_side_alleges_of_the_other_is_told() -> None:
    assert both(alleged("x", "Mirash: mill", AT), alleged("y", "Mirash", "2025-04-20T14:50Z", **BACK)) == [("x", "y")]


def test_events_of_both_at_another_hour_or_place_are_not() -> None:
    mine = alleged("x", "Mirash: mill", AT)
    assert both(mine, alleged("y", "Mirash", "2025-04-20T18:00Z", **BACK)) == []
    assert both(mine, alleged("y", "Halmi", AT, **BACK)) == []


def test_two_events_by_one_side_are_never_an_event_of_both() -> None:
    later = replace(alleged("y", "Mirash: mill", AT), occurred=parse_interval("2025-04-20T14:50Z", zone("UTC")))
    assert both(alleged("x", "Mirash: mill", AT), later) == []
