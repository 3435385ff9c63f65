"""The rules by which a side's claims contradict each other, each with a case where they do not."""

from claim_rows import SIDES, claimed, told
from truceline.measures.claim_checks import parts_checks
from truceline.measures.contradictions import Against, own_contradictions
from truceline.record.entry import Entry


def found(*rows: Entry) -> list[tuple[Against, tuple[str, ...]]]:
    tallies = told(*rows)
    parts = [check for tally in tallies for check in parts_checks(tally)]
    return [(one.rule, one.entries) for one in own_contradictions(tallies, parts, SIDES)]


def test_a_running_total_can_only_grow() -> None:
    rows = [
        claimed("x", "96", "2025-04-20"),
        claimed("y", "60", "2025-04-20/2025-04-21"),
        claimed("z", "99", "2025-04-20/2025-04-22"),
    ]
    assert found(*rows) == [(Against.FALLS, ("x", "y"))]
    assert found(rows[0], rows[2]) == []


def test_the_last_count_from_one_start_must_not_be_below_an_earlier_one() -> None:
    rows = claimed("x", "96", "2025-04-20"), claimed("y", "60", "2025-04-20/2025-04-21")
    assert found(*rows) == [(Against.LAST, ("x", "y"))]


def test_an_open_total_can_have_grown() -> None:
    rows = claimed("x", "more than 80", "2025-04-20"), claimed("y", "more than 60", "2025-04-20/2025-04-21")
    assert found(*rows) == []


def test_a_part_of_the_time_cannot_hold_more_than_the_whole() -> None:
    part = claimed("p", "32", "2025-04-21/2025-04-22", said="2025-04-22")
    assert found(claimed("w", "30", "2025-04-20/2025-04-24"), part) == [(Against.INSIDE, ("p", "w"))]
    assert found(claimed("w", "40", "2025-04-20/2025-04-24"), part) == []


def test_a_whole_for_one_place_says_nothing_about_a_part_for_all() -> None:
    part = claimed("p", "32", "2025-04-21/2025-04-22", said="2025-04-22")
    assert found(claimed("w", "30", "2025-04-20/2025-04-24", scope="Halmi"), part) == []


def test_single_days_cannot_add_up_to_more_than_all_of_them() -> None:
    days = [claimed(f"d{day}", "20", f"2025-04-{day}") for day in (20, 21, 22)]
    whole = claimed("w", "50", "2025-04-20/2025-04-22")
    assert found(*days, whole) == [(Against.DAYS, ("w", "d20", "d21", "d22"))]
    assert found(*days, claimed("w", "60", "2025-04-20/2025-04-22")) == []


def test_stretches_that_overlap_are_not_added_up() -> None:
    days = [claimed(f"d{day}", "20", f"2025-04-{day}/2025-04-{day + 1}") for day in (20, 21)]
    assert found(*days, claimed("w", "30", "2025-04-20/2025-04-22")) == []


def test_parts_cannot_make_more_than_their_total() -> None:
    parts = [claimed(id, "6", unit=unit, part_of="violations", source="https://t.org/") for id, unit in ("ax", "by")]
    assert found(claimed("t", "10", source="https://t.org/"), *parts) == [(Against.PARTS, ("t", "a", "b"))]


def test_two_numbers_for_one_time_are_told_by_who_gave_them_and_when() -> None:
    first = claimed("x", "52")
    assert found(first, claimed("y", "70")) == [(Against.TWICE, ("x", "y"))]
    assert found(first, claimed("y", "70", said="2025-04-25")) == [(Against.RESTATED, ("x", "y"))]
    assert found(first, claimed("y", "70", issuer="a-office")) == [(Against.OFFICES, ("x", "y"))]


def test_two_numbers_for_two_places_are_no_contradiction() -> None:
    assert found(claimed("x", "3", scope="Halmi"), claimed("y", "7", scope="Seren")) == []


def test_a_start_that_moves_is_told_once() -> None:
    rows = [
        claimed("x", "8", "2025-03-18/2025-03-25"),
        claimed("y", "30", "2025-03-25/2025-04-16"),
        claimed("z", "40", "2025-03-25/2025-04-18"),
    ]
    assert found(*rows) == [(Against.START, ("x", "y"))]


def test_a_week_that_slides_along_is_no_moving_start() -> None:
    rows = claimed("x", "8", "2025-03-17/2025-03-23"), claimed("y", "9", "2025-03-24/2025-03-30")
    assert found(*rows) == []
