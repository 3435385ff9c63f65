"""From everything that is shown of a protected category, no number from 1 to 4 can be reckoned.

The tests take every small table there is, note what is shown of each, and look at all tables of which the same is
shown: whatever is small in one of them must be something else in another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_rows import LATE, PARTY_OF, back, delivery, exchange, quota, roster
from truceline.exchanges.categories import protected
from truceline.exchanges.ledger import accounts
from truceline.exchanges.shield import shielded
from truceline.exchanges.small_numbers import as_range, small
from truceline.record.entry import Entry
from truceline.record.kinds import Formula
from truceline.record.view import View
from truceline.values.counts import Count, bounded

Table = tuple[int, ...]
Rows = Callable[[Table], list[Entry]]


def shown(rows: list[Entry]) -> str:
    """Everything that the ledger has of the rows, in one text."""
    found = accounts(View(shielded(rows, PARTY_OF), LATE), LATE, PARTY_OF)
    return repr([(one.flows, one.balances, one.deadlines, [d.told.says for d in one.disputes]) for one in found])


def recovered(tables: Iterable[Table], rows: Rows, secrets: Callable[[Table], dict[str, int]]) -> list[object]:
    """Every small number that follows from what is shown."""
    alike: dict[str, list[dict[str, int]]] = defaultdict(list)
    for table in tables:
        alike[shown(rows(table))].append(secrets(table))
    return [
        (name, value)
        for group in alike.values()
        for name, value in group[0].items()
        if len({one[name] for one in group}) == 1 and 1 <= value <= 4
    ]


def children(*entries: Entry) -> list[Entry]:
    return [exchange(Formula.BY_LIST), *entries]


def _given(id: str, body: str, number: int, stage: str = "s1") -> Entry:
    return delivery(id, body, str(number), stage, category="children")


def _quota(id: str, number: int, stage: str | None = None) -> Entry:
    return quota(id, str(number), category="children", stage=stage)


def test_one_count_by_itself() -> None:
    tables = [(number,) for number in range(12)]
    assert recovered(tables, lambda t: children(_given("1", "a", t[0])), lambda t: {"count": t[0]}) == []


def test_promised_and_counted_by_two_bodies() -> None:
    def rows(t: Table) -> list[Entry]:
        return children(_quota("q", t[0]), _given("1", "a", t[1]), _given("2", "b", t[2]))

    def secrets(t: Table) -> dict[str, int]:
        out = {"left by a": max(0, t[0] - t[1]), "left by b": max(0, t[0] - t[2]), "apart": abs(t[1] - t[2])}
        return {"promised": t[0], "a": t[1], "b": t[2], **out}

    assert recovered(product(range(9), repeat=3), rows, secrets) == []


def test_stages_that_add_up_to_what_was_promised_for_all() -> None:
    """The number for all is the sum of the stages in every table: the one hidden stage cannot be reckoned from it."""

    def rows(t: Table) -> list[Entry]:
        return children(_quota("q", sum(t)), *(_quota(f"q{n}", one, f"s{n}") for n, one in enumerate(t)))

    tables = product((1, 2, 3, 4, 5, 9, 10, 16, 19), repeat=3)
    assert recovered(tables, rows, lambda t: {f"stage {n}": one for n, one in enumerate(t)}) == []


def test_counts_of_stages_and_their_sum() -> None:
    def rows(t: Table) -> list[Entry]:
        return children(*(_given(str(n), "a", one, f"s{n}") for n, one in enumerate(t)))

    tables = product((0, 1, 2, 3, 4, 5, 8, 12), repeat=3)
    assert recovered(tables, rows, lambda t: {f"stage {n}": one for n, one in enumerate(t)}) == []


def test_lists_and_what_was_handed_over() -> None:
    def rows(t: Table) -> list[Entry]:
        return children(roster("r", "b", str(t[0]), category="children"), _given("1", "a", t[1]))

    tables = product(range(1, 24), repeat=2)
    assert recovered(tables, rows, lambda t: {"list": t[0], "given": t[1], "missing": abs(t[0] - t[1])}) == []


def test_what_is_given_in_return_by_a_ratio() -> None:
    """Fulfilled to the letter: 30 prisoners for each hostage. The prisoners must not tell how many hostages."""

    def rows(t: Table) -> list[Entry]:
        return [
            exchange(Formula.RATIO),
            quota("q", "30", category="prisoners", for_each="1", against="hostages"),
            delivery("1", "b", str(t[0]), giver="b", taker="a", category="hostages"),
            delivery("2", "a", str(30 * t[0]), category="prisoners"),
        ]

    assert recovered([(number,) for number in range(12)], rows, lambda t: {"hostages": t[0]}) == []


def test_what_is_owed_by_a_ratio_in_a_protected_category() -> None:
    def rows(t: Table) -> list[Entry]:
        return [
            exchange(Formula.RATIO),
            quota("q", "1", category="children", for_each="10", against="prisoners"),
            delivery("1", "b", str(t[0]), giver="b", taker="a", category="prisoners"),
        ]

    assert recovered([(number,) for number in range(0, 80)], rows, lambda t: {"children": t[0] // 10}) == []


def test_number_for_number_in_an_open_category_beside_it() -> None:
    """As many prisoners as children, in every table: the prisoners must not tell how many children."""

    def rows(t: Table) -> list[Entry]:
        return [
            exchange(),
            delivery("1", "a", str(t[0]), category="children"),
            delivery("2", "b", str(t[0]), giver="b", taker="a", category="prisoners"),
        ]

    assert recovered([(number,) for number in range(12)], rows, lambda t: {"children": t[0]}) == []


def test_both_ways_number_for_number() -> None:
    def rows(t: Table) -> list[Entry]:
        return [
            exchange(),
            _given("1", "a", t[0]),
            delivery("2", "a", str(t[1]), giver="b", taker="a", category="children"),
        ]

    tables = product(range(20), repeat=2)
    assert recovered(tables, rows, lambda t: {"a": t[0], "b": t[1], "ahead": abs(t[0] - t[1])}) == []


def test_large_numbers_of_a_protected_category_stay_as_they_are() -> None:
    rows = children(_quota("q", 339), _given("1", "a", 120), _given("2", "b", 120))
    assert shielded(rows, PARTY_OF) == tuple(rows[:1] + [type(one)(**{**one.__dict__, "text": ""}) for one in rows[1:]])


def test_small_numbers_of_soldiers_and_bodies_are_shown() -> None:
    rows = [exchange(), delivery("1", "a", "3"), back("2", "b", "2")]
    assert shielded(rows, PARTY_OF) == tuple(rows)


def test_what_is_small_today_is_a_range_in_questions_about_the_past() -> None:
    """A number shown whole last week and the number of today must not be subtracted from each other."""
    first = _quota("q", 10)
    rows = children(first, delivery("1", "a", "7", at=50, category="children"))
    before = View(shielded(rows, PARTY_OF), first.recorded)
    (flow,) = accounts(before, first.recorded, PARTY_OF)[0].flows
    assert flow.whole.promised is not None
    assert flow.whole.promised.count.said == "10-19"


@pytest.mark.parametrize("category", ["children", "civilian_detainees", "hostages", "minors", "p-of-our-own"])
def test_every_category_that_is_not_known_as_open_is_protected(category: str) -> None:
    assert protected(category)


def test_the_open_categories_are_few() -> None:
    assert not any(protected(one) for one in ("prisoners_of_war", "prisoners-of-war", "wounded", "bodies"))


@given(st.integers(0, 3000), st.integers(0, 50))
def test_a_range_holds_the_number_and_is_never_narrower_than_five(low: int, more: int) -> None:
    found = as_range(bounded(low, low + more))
    assert found.high is not None
    assert found.low <= low
    assert low + more <= found.high
    assert found.high - found.low >= 4


@given(st.integers(0, 3000))
def test_a_lower_bound_that_is_shown_is_none_of_the_small_numbers_but_one(low: int) -> None:
    assert as_range(Count(low, None, "at least")).low not in (2, 3, 4)


def test_small_is_one_to_four() -> None:
    assert [small(bounded(number, number)) for number in range(7)] == [False, True, True, True, True, False, False]
