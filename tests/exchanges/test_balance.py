"""Number for number: who is ahead by whose count, and what is missing of a step."""

from exchange_rows import account, back, delivery
from truceline.exchanges.balance import Step
from truceline.record.kinds import Formula


def test_a_balance_is_of_one_bodys_counts_of_both_ways() -> None:
    found = account(delivery("1", "a", "40"), back("2", "b", "30"))
    assert found.balances == ()  # each counted only what it gave


def test_a_body_that_counted_both_ways_tells_who_gave_more() -> None:
    found = account(delivery("1", "m", "40"), back("2", "m", "33-35"))
    assert {(one.stage, one.low, one.high) for one in found.balances} == {("s1", 5, 7), (None, 5, 7)}


def test_a_stage_that_a_body_did_not_count_leaves_its_balance_open() -> None:
    rows = [delivery("1", "m", "40"), back("2", "m", "40"), back("3", "b", "10", "s2", 2)]
    whole = next(one for one in account(*rows).balances if one.stage is None)
    assert (whole.body, whole.low, whole.high) == ("m", None, 0)


def test_a_step_of_which_one_part_only_is_on_record_says_whose() -> None:
    rows = [delivery("1", "a", "40"), back("2", "b", "40"), delivery("3", "a", "35", "s2", 2)]
    assert [(one.stage, one.step, one.gave) for one in account(*rows).tied] == [
        ("s1", Step.BOTH, ("a", "b")),
        ("s2", Step.ONE, ("a",)),
    ]


def test_another_formula_has_no_balance() -> None:
    assert account(delivery("1", "m", "40"), back("2", "m", "30"), formula=Formula.ALL_FOR_ALL).balances == ()
