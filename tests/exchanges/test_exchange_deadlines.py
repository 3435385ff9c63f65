"""Deadlines of promises: ahead, kept by whose count, or nothing on record."""

from drawn_terms import hour
from exchange_rows import account, between, delivery, quota
from truceline.exchanges.deadlines import Deadline, Due
from truceline.record.entry import Entry
from truceline.values.verdicts import Verdict


def only(*rows: Entry, at: int = 100) -> Deadline:
    (found,) = account(*rows, at=hour(at)).deadlines
    return found


def test_a_deadline_to_come_is_not_due_yet() -> None:
    assert only(quota("q", "40", stage="s1", due=10), at=9).state is Due.AHEAD


def test_nothing_on_record_by_the_deadline_is_no_report_and_not_a_breach() -> None:
    found = only(quota("q", "40", stage="s1", due=10), at=10)
    assert (found.state, found.kept) == (Due.NO_REPORT, ())


def test_each_count_tells_for_itself_whether_it_was_kept() -> None:
    rows = [quota("q", "40", stage="s1", due=10), delivery("1", "a", "40"), delivery("2", "b", "38")]
    assert {body: verdict for body, _, verdict in only(*rows).kept} == {"a": Verdict.YES, "b": Verdict.NO}


def test_what_came_after_the_deadline_does_not_count_for_it() -> None:
    rows = [quota("q", "40", due=10), delivery("1", "a", "20"), delivery("2", "a", "20", "s2", 11)]
    assert [verdict for _, _, verdict in only(*rows).kept] == [Verdict.NO]


def test_what_may_have_come_too_late_leaves_it_open() -> None:
    rows = [quota("q", "40", stage="s1", due=10), delivery("1", "a", "40", at=between(8, 12))]
    assert [verdict for _, _, verdict in only(*rows).kept] == [Verdict.UNKNOWN]


def test_at_least_so_many_is_kept_when_so_many_came() -> None:
    rows = [quota("q", "at least 40", stage="s1", due=10), delivery("1", "a", "40")]
    assert [verdict for _, _, verdict in only(*rows).kept] == [Verdict.YES]


def test_of_everybody_nobody_can_tell_that_it_was_kept() -> None:
    rows = [quota("q", stage="s1", due=10), delivery("1", "a", "40")]
    assert [verdict for _, _, verdict in only(*rows).kept] == [Verdict.UNKNOWN]
