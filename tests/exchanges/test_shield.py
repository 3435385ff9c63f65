"""What everybody sees of rows about protected categories: ranges, and no text that may tell more."""

from dataclasses import replace

from drawn_terms import entry, hour
from exchange_rows import PARTY_OF, delivery, dispute, exchange, progress, quota, roster
from truceline.exchanges.shield import shielded
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Delivery, Dispute, Formula, Quota
from truceline.values.intervals import exactly

CHILD = delivery("c", "a", "3", category="children")


def seen(*rows: Entry) -> dict[str, Entry]:
    return {one.id: one for one in shielded([exchange(Formula.BY_LIST), *rows], PARTY_OF)}


def test_the_text_of_a_row_about_children_is_not_shown() -> None:
    assert seen(CHILD)["c"].text == ""


def test_neither_is_the_text_of_a_dispute_about_it_nor_of_what_is_said_of_the_dispute() -> None:
    answer = entry("answer", Act(event="answered", actor="b", answers="d"), exactly(hour(2)))
    found = seen(CHILD, dispute(about="c"), answer, progress("p", "begun", 3))
    assert [found[id].text for id in ("d", "answer", "p")] == ["", "", ""]


def test_a_dispute_that_names_nothing_may_be_about_children_where_there_are_any() -> None:
    assert seen(CHILD, dispute())["d"].text == ""


def test_a_dispute_about_soldiers_keeps_its_text_and_so_does_the_dispute_that_answers_it() -> None:
    rows = [CHILD, quota("q", "40"), dispute(about="q"), dispute("d2", about="d")]
    assert [seen(*rows)[id].text for id in ("q", "d", "d2")] == ["drawn", "drawn", "drawn"]


def test_where_no_protected_category_occurs_nothing_is_changed() -> None:
    rows = [exchange(), quota("q", "3"), delivery("1", "a", "2"), dispute(value="1"), roster("r", "a", "4")]
    assert shielded(rows, PARTY_OF) == tuple(rows)


def test_the_number_of_a_dispute_is_a_range_where_it_is_small() -> None:
    says = seen(delivery("c", "a", "120", category="children"), dispute(value="1"))["d"].payload
    assert isinstance(says, Dispute)
    assert says.value is not None
    assert says.value.said == "fewer than 5"


def test_a_small_number_that_was_corrected_to_a_large_one_is_still_a_range() -> None:
    later = replace(delivery("c", "a", "30", category="children"), action=Action.CORRECT, recorded=hour(9))
    found = shielded([exchange(), CHILD, later], PARTY_OF)
    values = [one.payload.value.said for one in found if isinstance(one.payload, Delivery)]
    assert values == ["fewer than 5", "20-49"]


def test_a_ratio_itself_is_shown() -> None:
    says = seen(quota("q", "30", for_each="1", against="children"), CHILD)["q"].payload
    assert isinstance(says, Quota)
    assert says.value is not None
    assert says.value.said == "30"


def test_a_number_for_all_stages_is_not_shown_beside_those_of_the_stages() -> None:
    rows = [quota("q", "8", category="children"), quota("q1", "3", category="children", stage="s1")]
    says = seen(*rows)["q"].payload
    assert isinstance(says, Quota)
    assert says.value is not None
    assert (says.value.low, says.value.high, says.value.said) == (0, None, "not shown")


def test_what_was_identified_is_a_range_too() -> None:
    says = seen(delivery("c", "a", "60", category="children", identified="2"))["c"].payload
    assert isinstance(says, Delivery)
    assert says.identified is not None
    assert (says.value.said, says.identified.said) == ("50-99", "fewer than 5")


def test_to_shield_once_more_changes_nothing() -> None:
    rows = [exchange(), CHILD, quota("q", "7", category="children"), delivery("1", "a", "3"), dispute(value="2")]
    once = shielded(rows, PARTY_OF)
    assert shielded(once, PARTY_OF) == once


def test_another_exchange_is_left_alone() -> None:
    rows = [exchange(id="y"), delivery("1", "a", "3", exchange="y"), dispute("d2", exchange="y", value="2")]
    found = seen(CHILD, *rows)
    assert [found[one.id] for one in rows] == rows
