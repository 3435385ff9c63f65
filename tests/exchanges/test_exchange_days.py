"""A week day by day: what took place, what came late, what was corrected."""

from dataclasses import replace
from datetime import date

from drawn_terms import hour
from exchange_rows import LATE, between, delivery, exchange
from truceline.exchanges.days import Day, days
from truceline.record.entry import Action, Entry
from truceline.values.instants import Instant, day_of
from truceline.values.zones import zone

HOME = zone("Europe/Kyiv")
FIRST = day_of(hour(0), HOME)


def week(*rows: Entry, known: Instant = LATE) -> list[Day]:
    return days(rows, (FIRST, date(FIRST.year, FIRST.month, FIRST.day + 2)), LATE, known, HOME)


def took_place(found: list[Day]) -> list[list[str]]:
    return [[one.id for one in day.took_place] for day in found]


def test_each_row_stands_on_the_day_on_which_it_took_place() -> None:
    assert took_place(week(exchange(), delivery("1", "a", "5", at=30))) == [["x"], ["1"], []]


def test_a_row_whose_day_is_not_known_stands_on_every_day_that_it_may_be() -> None:
    assert took_place(week(delivery("1", "a", "5", at=between(20, 30)))) == [["1"], ["1"], []]


def test_a_count_that_came_on_record_on_a_later_day_is_late_there() -> None:
    late = replace(delivery("1", "a", "5", at=3), recorded=hour(50))
    found = week(late)
    assert [[one.id for one in day.late] for day in found] == [[], [], ["1"]]
    assert took_place(found) == [["1"], [], []]


def test_a_correction_stands_on_its_own_day_with_what_was_said_before() -> None:
    first = delivery("1", "a", "39", at=3)
    later = replace(delivery("1", "a", "40", at=3), action=Action.CORRECT, recorded=hour(30))
    (change,) = week(first, later)[1].changes
    assert change.after is not None
    assert (change.before, change.after) == (first, later)


def test_what_was_taken_back_is_told_and_stands_nowhere_else() -> None:
    first = delivery("1", "a", "39", at=3)
    found = week(first, replace(first, action=Action.RETRACT, recorded=hour(30)))
    assert took_place(found) == [[], [], []]
    assert [(one.before.id, one.after) for one in found[1].changes] == [("1", None)]


def test_a_correction_that_was_not_known_then_is_not_told() -> None:
    first = delivery("1", "a", "39", at=3)
    later = replace(delivery("1", "a", "40", at=3), action=Action.CORRECT, recorded=hour(30))
    assert [len(day.changes) for day in week(first, later, known=hour(29))] == [0, 0, 0]
