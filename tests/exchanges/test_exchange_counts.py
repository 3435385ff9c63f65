"""Each body's own count: held together, added up over stages, and held against those of others."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import hour
from exchange_rows import LATE, PARTY_OF, account, back, between, delivery, exchange, flow, line, quota
from truceline.exchanges.counts import Agreement, Side, left, together
from truceline.exchanges.ledger import accounts
from truceline.record.entry import Action
from truceline.record.view import View
from truceline.values.counts import Count, bounded, parse_count
from truceline.values.verdicts import Verdict


def test_each_count_says_whose_it_is_and_where_that_body_stands() -> None:
    found = line(delivery("1", "m", "5"), delivery("2", "b-office", "5"), delivery("3", "a-office", "5"))
    assert [(one.body, one.side) for one in found.counted] == [
        ("a-office", Side.GIVER),
        ("b-office", Side.TAKER),
        ("m", Side.OTHER),
    ]
    assert found.agreement is Agreement.AGREE


def test_two_counts_are_apart_by_their_difference_and_never_added_up() -> None:
    found = line(delivery("1", "a", "6060"), delivery("2", "b", "6057"))
    (miss,) = found.apart
    assert (miss.least, miss.most) == (3, 3)
    assert [one.count.low for one in found.counted] == [6060, 6057]


def test_counts_with_bounds_that_meet_can_agree() -> None:
    assert line(delivery("1", "a", "about 50"), delivery("2", "b", "52")).agreement is Agreement.CAN_AGREE


def test_counts_with_bounds_that_miss_each_other_are_apart_by_a_range() -> None:
    (miss,) = line(delivery("1", "a", "40-45"), delivery("2", "b", "at least 50")).apart
    assert (miss.least, miss.most) == (5, None)


def test_a_stage_that_one_side_alone_counted_says_so() -> None:
    found = line(delivery("1", "a-office", "5"))
    assert (found.agreement, found.silent) == (Agreement.ONE, ("b",))


def test_nobodys_count_is_not_a_count_of_nobody() -> None:
    found = line(quota("q", "5", stage="s1"))
    assert (found.agreement, found.counted, found.outstanding) == (Agreement.NONE, (), ())


def test_a_body_that_gives_two_numbers_for_one_stage_is_not_put_right_by_the_program() -> None:
    (found,) = line(delivery("1", "a", "50"), delivery("2", "a", "52", at=2)).counted
    assert (found.count.low, found.count.high, found.divided) == (50, 102, True)


def test_a_body_that_tells_the_same_again_is_heard_once() -> None:
    (found,) = line(delivery("1", "a", "50"), delivery("2", "a", "about 50", at=2)).counted
    assert (found.count.low, found.count.high, found.divided) == (50, 50, False)


def test_a_count_is_as_known_then_and_as_corrected_since() -> None:
    first = delivery("1", "a", "39")
    rows = [exchange(), first, replace(delivery("1", "a", "40"), action=Action.CORRECT, recorded=hour(9))]
    counts = []
    for known in (hour(8), hour(9)):
        (found,) = accounts(View(rows, known), LATE, PARTY_OF)
        counts.append(found.flows[0].whole.counted[0].count.low)
    assert counts == [39, 40]


def test_a_handover_at_an_unknown_hour_may_not_have_taken_place_yet() -> None:
    rows = [delivery("1", "a", "40", at=between(4, 8))]
    (found,) = line(*rows, at=hour(6)).counted
    assert (found.count.low, found.count.high, found.sure) == (0, 40, Verdict.UNKNOWN)
    assert account(*rows, at=hour(3)).flows == ()


def test_a_running_sum_is_of_one_body_only() -> None:
    rows = [delivery("1", "a", "40"), delivery("2", "b", "39"), delivery("3", "a", "35", "s2", 2)]
    sums = {one.body: (one.count.low, one.count.high, one.missing) for one in flow(*rows).whole.counted}
    assert sums == {"a": (75, 75, ()), "b": (39, None, ("s2",))}


def test_what_is_outstanding_is_told_for_each_count_by_itself() -> None:
    rows = [quota("q", "100"), delivery("1", "a", "100"), delivery("2", "b", "97")]
    assert {one.body: one.count.low for one in flow(*rows).whole.outstanding} == {"a": 0, "b": 3}


def test_more_than_was_promised_leaves_nothing_and_says_by_how_much() -> None:
    (found,) = flow(quota("q", "6000"), delivery("1", "a", "6060")).whole.outstanding
    assert (found.count.low, found.count.high, found.over) == (0, 0, 60)


def test_of_bodies_it_says_how_many_were_identified() -> None:
    (found,) = line(delivery("1", "a", "120", identified="20")).counted
    assert found.identified is not None
    assert found.identified.low == 20


def test_how_many_were_identified_over_all_stages_is_a_lower_bound_where_one_stage_does_not_say() -> None:
    rows = [delivery("1", "a", "120", identified="20"), delivery("2", "a", "80", "s2", 2)]
    (found,) = flow(*rows).whole.counted
    assert found.identified is not None
    assert (found.identified.low, found.identified.high) == (20, None)


def test_a_stage_that_nobody_counted_is_named_beside_the_sum() -> None:
    rows = [quota("q1", "40", stage="s1"), quota("q2", "35", stage="s2"), delivery("1", "a", "40")]
    assert flow(*rows).whole.uncounted == ("s2",)


def test_the_other_way_is_another_account() -> None:
    found = account(delivery("1", "a", "40"), back("2", "b", "30"))
    assert [(one.way.giver, one.whole.counted[0].count.low) for one in found.flows] == [("a", 40), ("b", 30)]


counts = st.builds(
    lambda low, more: bounded(low, None if more is None else low + more),
    st.integers(0, 30),
    st.none() | st.integers(0, 9),
)


def inside(count: Count) -> list[int]:
    return [number for number in range(80) if number >= count.low and (count.high is None or number <= count.high)]


@given(counts, counts)
def test_what_is_left_has_the_bounds_of_every_possible_difference(promised: Count, delivered: Count) -> None:
    found = left(promised, delivered)
    for one in inside(promised)[:12]:
        for other in inside(delivered)[:12]:
            assert found.low <= max(0, one - other)
            assert found.high is None or max(0, one - other) <= found.high


@given(st.lists(counts, min_size=1, max_size=4))
def test_several_counts_of_one_thing_hold_for_each_and_for_their_sum(given_counts: list[Count]) -> None:
    found, divided = together(given_counts)
    if divided:
        assert found.low == min(one.low for one in given_counts)
        assert found.high is None or found.high >= sum(one.low for one in given_counts)
    else:
        assert all(one.allows(found) for one in given_counts)


def test_a_count_put_together_keeps_its_own_words() -> None:
    assert together([parse_count("about 50"), parse_count("50")])[0].said == "50"
