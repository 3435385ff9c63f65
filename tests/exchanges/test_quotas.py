"""What is promised: numbers, everybody, and so many for each that the other side gives."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import hour
from exchange_rows import account, back, between, delivery, flow, line, quota, roster
from truceline.exchanges.quotas import for_each
from truceline.record.entry import Entry
from truceline.record.kinds import Formula
from truceline.values.counts import Count, bounded


def test_a_number_for_all_stages_is_held_against_the_sum_of_the_stages() -> None:
    whole = flow(quota("q", "100"), delivery("1", "a", "40"), delivery("2", "a", "35", "s2", 2)).whole
    assert [(one.count.low, one.count.high) for one in whole.outstanding] == [(25, 25)]


def test_without_a_number_for_all_stages_those_of_the_stages_are_added_up() -> None:
    whole = flow(quota("q1", "40", stage="s1"), quota("q2", "35", stage="s2")).whole
    assert whole.promised is not None
    assert whole.promised.count.low == 75


def test_of_everybody_nothing_is_told_outstanding_without_the_lists_of_both_sides() -> None:
    rows = [quota("q"), delivery("1", "a", "10"), roster("r", "a", "60")]
    assert line(*rows, stage=None).owed is None
    assert line(*rows, stage=None).outstanding == ()


def test_of_everybody_the_lists_of_both_sides_give_the_bounds() -> None:
    rows = [quota("q"), delivery("1", "a", "10"), roster("r", "a", "60"), roster("r2", "b", "52")]
    (found,) = line(*rows, stage=None).outstanding
    assert (found.count.low, found.count.high) == (42, 50)


def test_two_lists_of_one_side_do_not_tell_whether_one_replaces_the_other() -> None:
    rows = [quota("q"), roster("r", "a", "60"), roster("r2", "a", "50", at=1), roster("r3", "b", "52")]
    found = line(*rows, stage=None)
    mine = next(one for one in found.listed if one.party == "a")
    assert (mine.count.low, mine.count.high, mine.divided, found.owed) == (50, 110, True, None)


def test_everybody_and_at_least_a_thousand_is_everybody() -> None:
    promise = flow(quota("q"), quota("q2", "at least 1000")).whole.promised
    assert promise is not None
    assert (promise.everybody, promise.count.low, promise.count.high) == (True, 1000, None)


def test_a_ratio_owes_so_many_for_each_that_the_other_side_gave() -> None:
    rows = [quota("q", "30", for_each="1", against="bodies"), _bodies("1", "b", "3")]
    promise = next(one for one in account(*rows, formula=Formula.RATIO).flows if one.way.giver == "a").whole.promised
    assert promise is not None
    assert (promise.count.low, promise.count.high, promise.tied) == (90, 90, True)


def test_a_ratio_takes_every_count_of_the_other_side_as_possible() -> None:
    rows = [quota("q", "30", for_each="1", against="bodies"), _bodies("1", "b", "3"), _bodies("2", "a", "2")]
    promise = next(one for one in account(*rows).flows if one.way.giver == "a").whole.promised
    assert promise is not None
    assert (promise.count.low, promise.count.high) == (60, 90)


def test_a_ratio_owes_nobody_knows_what_while_nobody_counted_the_other_side() -> None:
    promise = flow(quota("q", "30", for_each="1", against="bodies")).whole.promised
    assert promise is not None
    assert (promise.count.low, promise.count.high, promise.untold) == (0, None, True)


def test_a_promise_made_at_an_unknown_hour_may_not_have_been_made_yet() -> None:
    later = replace(quota("q", "40"), occurred=between(4, 8))
    promise = flow(later, delivery("1", "a", "1"), at=hour(6)).whole.promised
    assert promise is not None
    assert (promise.count.low, promise.count.high) == (0, 40)


def _bodies(id: str, body: str, value: str) -> Entry:
    return delivery(id, body, value, giver="b", taker="a", category="bodies")


@given(st.integers(0, 40), st.integers(0, 9), st.integers(1, 5), st.integers(0, 9))
def test_full_lots_only_are_owed_for(low: int, more: int, lot: int, owed: int) -> None:
    found = for_each(bounded(low, low + more), lot, bounded(owed, owed))
    possible = [number // lot * owed for number in range(low, low + more + 1)]
    assert (found.low, found.high) == (min(possible), max(possible))


@given(st.integers(0, 40), st.integers(1, 5))
def test_no_upper_bound_of_what_was_given_leaves_none_of_what_is_owed(low: int, lot: int) -> None:
    assert for_each(Count(low, None, "at least"), lot, bounded(2, 2)).high is None


def test_a_count_of_the_other_way_is_not_taken_for_this_one() -> None:
    assert flow(quota("q", "40"), back("1", "b", "40")).whole.counted == ()
