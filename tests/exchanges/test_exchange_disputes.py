"""Disputes: whether one is open, what is said of it, and what it bears on."""

import pytest

from drawn_terms import entry, hour
from exchange_rows import account, between, delivery, dispute, progress, quota, roster
from truceline.exchanges.disputes import Disputed, Standing
from truceline.record.entry import Entry
from truceline.record.kinds import Act
from truceline.values.intervals import exactly


def only(*rows: Entry) -> Disputed:
    (found,) = account(*rows).disputes
    return found


def test_a_dispute_of_which_nothing_is_reported_is_open() -> None:
    assert only(dispute()).standing is Standing.OPEN


@pytest.mark.parametrize(
    ("course", "standing"),
    [
        ("begun", Standing.OPEN),
        ("partly_done", Standing.OPEN),
        ("done", Standing.SETTLED),
        ("dropped", Standing.DROPPED),
        ("reopened", Standing.OPEN),
    ],
)
def test_where_it_stands_is_what_was_reported_last(course: str, standing: Standing) -> None:
    assert only(dispute(), progress("p", "done", 2), progress("p2", course, 3)).standing is standing


def test_two_reports_that_may_each_be_the_last_leave_it_open_to_doubt() -> None:
    rows = [dispute(), progress("p", "done", between(2, 6)), progress("p2", "reopened", 4)]
    assert only(*rows).standing is Standing.UNKNOWN


def test_a_dispute_raised_later_is_not_there_yet() -> None:
    assert account(dispute(at=5), at=hour(4)).disputes == ()


def test_what_names_a_dispute_is_what_was_said_of_it() -> None:
    answer = entry("answer", Act(event="answered", actor="b", answers="d"), exactly(hour(2)))
    assert [one.id for one in only(dispute(), answer).said] == ["answer"]


def test_it_bears_on_the_lines_whose_rows_it_names() -> None:
    rows = [quota("q", "40"), roster("r", "a", "60"), delivery("1", "a", "5", category="bodies")]
    found = only(*rows, dispute(about="r"))
    assert [(line.way.category, line.stage) for line in found.bears_on] == [("wounded", None)]


def test_it_bears_on_nothing_once_nothing_is_outstanding() -> None:
    rows = [quota("q", "40", stage="s1"), delivery("1", "a", "40")]
    assert only(*rows, dispute(stage="s1")).bears_on == ()
