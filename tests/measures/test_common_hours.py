"""Bounds for common hours, held against worlds in which every hour's count is known."""

from hypothesis import given
from hypothesis import strategies as st

from claim_rows import SIDES, claimed, told
from drawn_terms import hour
from truceline.measures.bounds import Piece, at_least, at_most
from truceline.measures.common_hours import Common, Remains, common_hours
from truceline.record.entry import Entry
from truceline.values.counts import Count
from truceline.values.intervals import Interval

BACK = {"issuer": "b-army", "accused": "a"}
DAY = "2025-04-20T00:00Z/2025-04-21T00:00Z"
LONG = "2025-04-19T18:00Z/2025-04-21T00:00Z"
START = "2025-04-19T18:00Z/2025-04-20T12:00Z"
worlds = st.lists(st.integers(0, 9), min_size=12, max_size=12)
stretches = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 12)), min_size=1, max_size=8)


def common(*rows: Entry) -> list[Common]:
    return common_hours(told(*rows), SIDES)


def bounds(one: Common) -> list[tuple[int, int | None]]:
    return [(within.value.low, within.value.high) for side in one.claimed for within in side]


@given(worlds, stretches, st.integers(0, 11), st.integers(1, 12))
def test_the_truth_lies_within_the_bounds(
    world: list[int], drawn: list[tuple[int, int]], first: int, length: int
) -> None:
    shared = Interval(hour(first), hour(min(first + length, 12)))
    pieces = []
    for start, long in drawn:
        end = min(start + long, 12)
        counted = sum(world[start:end])
        pieces.append(Piece(Interval(hour(start), hour(end)), Count(counted, counted, str(counted)), (), covers=True))
    truth = sum(world[first : min(first + length, 12)])
    low, high = at_least(pieces, shared)[0], at_most(pieces, shared)[0]
    assert low <= truth
    assert high is None or truth <= high


@given(worlds, stretches)
def test_no_other_choice_of_stretches_bounds_better(world: list[int], drawn: list[tuple[int, int]]) -> None:
    spans = {(start, min(start + long, 12)) for start, long in drawn}
    pieces = [
        Piece(Interval(hour(a), hour(b)), Count(sum(world[a:b]), sum(world[a:b]), ""), (), covers=True)
        for a, b in spans
    ]
    least, most = _by_trying(spans, world)
    whole = Interval(hour(0), hour(12))
    assert (at_least(pieces, whole)[0], at_most(pieces, whole)[0]) == (least, most)


def _by_trying(spans: set[tuple[int, int]], world: list[int]) -> tuple[int, int | None]:
    least, most = 0, None
    ordered = sorted(spans)
    for chosen in range(2 ** len(ordered)):
        taken = [span for place, span in enumerate(ordered) if chosen >> place & 1]
        hours = [moment for a, b in taken for moment in range(a, b)]
        added = sum(sum(world[a:b]) for a, b in taken)
        if len(hours) == len(set(hours)):
            least = max(least, added)
        if set(hours) == set(range(12)) and (most is None or added < most):
            most = added
    return least, most


def test_numbers_for_the_same_hours_stand_as_they_were_given() -> None:
    (one,) = common(claimed("x", "96", DAY), claimed("y", "more than 6", DAY, **BACK))
    assert bounds(one) == [(96, 96), (7, None)]
    assert one.remains == (Remains.RULE,)


def test_a_number_for_longer_is_only_a_most_for_the_common_hours() -> None:
    (one,) = common(claimed("x", "4900", LONG), claimed("y", "2935", DAY, **BACK))
    assert bounds(one) == [(0, 4900), (2935, 2935)]
    assert one.remains[0] is Remains.TIME


def test_two_running_totals_leave_a_least_for_the_hours_between() -> None:
    rows = claimed("i", "444", START), claimed("x", "1404", LONG), claimed("y", "1883", DAY, **BACK)
    assert bounds(common(*rows)[0]) == [(960, 1404), (1883, 1883)]


def test_units_of_one_family_stand_in_one_row_and_keep_their_words() -> None:
    rows = claimed("x", "61", DAY, unit="shellings"), claimed("y", "119", DAY, unit="mortar attacks", **BACK)
    (one,) = common(*rows)
    assert (one.family, one.remains) == ("artillery", (Remains.UNIT, Remains.RULE))


def test_units_of_two_families_are_never_in_one_row() -> None:
    rows = claimed("x", "61", DAY, unit="shellings"), claimed("y", "119", DAY, unit="assaults", **BACK)
    assert [one.remains for one in common(*rows)] == [(Remains.ONE_SIDE,), (Remains.ONE_SIDE,)]


def test_claims_without_a_common_hour_are_not_bounded() -> None:
    (one,) = common(claimed("x", "6", "2025-04-18"), claimed("y", "9", "2025-04-20", **BACK))
    assert (one.shared, one.remains[0]) == (None, Remains.NO_TIME)


def test_a_list_of_places_does_not_cover_the_common_hours() -> None:
    rows = [
        claimed("x", "6", LONG, scope="Halmi"),
        claimed("z", "90", START),
        claimed("y", "9", DAY, **BACK),
    ]
    assert bounds(common(*rows)[0])[0] == (0, None)


def test_where_a_side_gives_two_numbers_for_one_time_both_are_told() -> None:
    rows = claimed("x", "154", DAY), claimed("w", "163", DAY), claimed("y", "9", DAY, **BACK)
    assert bounds(common(*rows)[0])[0] == (154, 163)


def test_one_side_alone_has_no_row() -> None:
    assert common(claimed("x", "5", DAY)) == []
