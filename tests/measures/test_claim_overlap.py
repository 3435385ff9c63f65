from hypothesis import given
from hypothesis import strategies as st

from claim_rows import HOME, SIDES, alleged, claimed, events, told
from drawn_terms import LATER, entry
from truceline.measures.claim_overlap import Alleged, Looked, Watched, overlap_of, overlap_of_event
from truceline.record.entry import Entry
from truceline.record.kinds import Observation
from truceline.record.view import View
from truceline.values.intervals import parse_interval


def seen(id: str, when: str, value: str, area: str = "North region", series: str = "daily") -> Entry:
    content = {"observer": "mission", "area": area, "unit": "shots", "value": value, "series": series}
    return entry(id, Observation.model_validate(content), parse_interval(when, HOME))


def looked(period: str, *rows: Entry, scope: str = "whole line") -> Looked:
    (tally,) = told(claimed("x", "5", period, scope=scope))
    (one,) = overlap_of(tally, Watched(View(rows, LATER), HOME), Alleged((), SIDES)).looked
    return one


@given(st.dictionaries(st.integers(1, 28), st.integers(0, 50), min_size=1), st.integers(1, 28), st.integers(0, 27))
def test_days_without_a_figure_stay_unknown_and_the_rest_is_added(
    counts: dict[int, int], first: int, length: int
) -> None:
    last = min(first + length, 28)
    rows = [seen(f"d{day}", f"2025-02-{day:02d}", str(count)) for day, count in counts.items()]
    one = looked(f"2025-02-{first:02d}/2025-02-{last:02d}", *rows)
    inside = [count for day, count in counts.items() if first <= day <= last]
    assert (one.days, one.some, one.inside) == (last - first + 1, len(inside), len(inside))
    assert (one.counted.low if one.counted else None) == (sum(inside) if inside else None)


def test_a_figure_that_reaches_beyond_a_claims_time_is_not_counted_into_it() -> None:
    one = looked("2025-04-19T18:00Z/2025-04-20T21:00Z", seen("d", "2025-04-19", "7"), seen("e", "2025-04-20", "2"))
    assert (one.some, one.days, one.inside, one.partly, one.counted and one.counted.low) == (2, 2, 1, 1, 2)


def test_only_the_areas_that_a_claim_names_are_told_and_otherwise_all_with_doubt() -> None:
    rows = seen("n", "2025-04-20", "7"), seen("s", "2025-04-20", "2", "South region")
    named, whole = looked("2025-04-20", *rows, scope="fire in the South"), looked("2025-04-20", *rows)
    assert (named.areas, named.named, named.counted and named.counted.low) == (("South region",), True, 2)
    assert (whole.areas, whole.named, whole.counted and whole.counted.low) == (
        ("North region", "South region"),
        False,
        9,
    )


def test_a_day_known_for_one_area_only_is_told_so() -> None:
    rows = seen("n", "2025-04-20", "7"), seen("s", "2025-04-21", "2", "South region")
    one = looked("2025-04-20/2025-04-21", *rows)
    assert (one.some, one.every) == (2, 0)


def test_a_figure_for_two_areas_together_counts_only_where_neither_has_one() -> None:
    both = "North and South regions"
    rows = [
        seen("n", "2025-04-20", "7"),
        seen("s", "2025-04-20", "1", "South region"),
        seen("b", "2025-04-20", "8", both),
        seen("c", "2025-04-21", "4", both),
    ]
    one = looked("2025-04-20/2025-04-21", *rows)
    assert (one.counted and one.counted.low, one.some, one.every) == (12, 2, 2)


def test_a_running_total_of_the_mission_is_never_added() -> None:
    rows = seen("d", "2025-04-20", "7"), seen("t", "2025-04-01/2025-04-20", "400", series="cumulative")
    assert looked("2025-04-20", *rows).inside == 1


def test_a_restated_figure_counts_as_it_was_last_given() -> None:
    later = seen("e", "2025-04-20", "9")
    rows = seen("d", "2025-04-20", "7"), Entry(**{**vars(later), "recorded": later.recorded + 1})
    one = looked("2025-04-20", *rows)
    assert (one.counted and one.counted.low, one.entries) == (9, ("e",))


def test_single_events_of_either_side_in_a_claims_time_are_counted() -> None:
    rows = [
        alleged("m", "Mirash", "2025-04-20T10:00Z"),
        alleged("n", "Halmi", "2025-04-22T10:00Z"),
        alleged("o", "Seren", "2025-04-20T11:00Z", issuer="b-army", accused="a"),
    ]
    (tally,) = told(claimed("x", "5", "2025-04-20"))
    found = overlap_of(tally, Watched(View([], LATER), HOME), Alleged(events(*rows), SIDES))
    assert (found.looked, found.own, found.others) == ((), 1, 1)


def test_an_alleged_event_is_held_against_its_whole_day() -> None:
    (event,) = events(alleged("m", "North region: mill", "2025-04-20T10:00Z"))
    found = overlap_of_event(
        event, Watched(View([seen("d", "2025-04-20", "0")], LATER), HOME), Alleged((), SIDES), HOME
    )
    (one,) = found.looked
    assert (one.named, one.days, one.some, one.counted and one.counted.low) == (True, 1, 1, 0)
