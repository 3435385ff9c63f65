from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claim_rows import SIDES, claimed, groups, told
from drawn_terms import LATER
from truceline.incidents.claims import ledger
from truceline.incidents.same_statement import Rule
from truceline.record.entry import Entry
from truceline.record.view import View

ROWS = (
    claimed("a1", "147", "2025-04-20T06:00Z/2025-04-21T06:00Z", said="2025-04-21"),
    claimed("a2", "about 150", "2025-04-20/2025-04-21", said="2025-04-21"),
    claimed("a3", "147", "2025-04-20T06:00Z/2025-04-21T06:00Z", said="2025-04-22"),
    claimed("b1", "88", "2025-04-20T06:00Z/2025-04-20T20:00Z"),
    claimed("b2", "at least 88", "2025-04-20"),
    claimed("c1", "180", "2025-04-20T06:00Z/2025-04-21T06:00Z", said="2025-04-21", issuer="a-office"),
)


@given(st.permutations(ROWS))
def test_the_order_of_rows_does_not_matter(rows: Sequence[Entry]) -> None:
    assert groups(*rows) == [("a1", "a2", "a3"), ("b1", "b2"), ("c1",)]


def test_every_join_of_a_statement_has_its_reason() -> None:
    joined = {join.why.rule for tally in told(*ROWS) for join in tally.joins}
    assert joined == {Rule.FIGURE, Rule.DAYS}


def test_reports_word_for_word_the_same_are_joined_as_such() -> None:
    (tally,) = told(claimed("x", "52"), claimed("y", "52"), claimed("z", "52"))
    assert [(join.one, join.other, join.why.rule) for join in tally.joins] == [(("x",), ("y", "z"), Rule.WORD_FOR_WORD)]


def test_neighbours_that_look_alike_are_kept_apart_with_a_reason() -> None:
    rows = claimed("x", "6", "2025-04-06/2025-04-07"), claimed("y", "6", "2025-04-15/2025-04-16")
    (kept,) = ledger(View(rows, LATER), SIDES).apart
    assert (kept.one, kept.other, kept.why.joined, kept.why.rule) == (("x",), ("y",), False, Rule.START)


def test_a_statement_has_the_hours_where_any_report_has_them() -> None:
    (tally,) = told(*ROWS[:2])
    assert tally.period.end - tally.period.start == 24 * 3_600_000_000


def test_a_statement_names_every_office_that_gave_it() -> None:
    (tally,) = told(claimed("x", "147"), claimed("y", "147", issuer="a-office"))
    assert tally.issuers == ("a-army", "a-office")


def test_parts_may_name_their_total_by_its_entry() -> None:
    dead = claimed("t", "35", unit="persons killed or injured", source="https://p.org/")
    one = claimed("k", "17", unit="persons killed", part_of="t", source="https://p.org/")
    (tally,) = told(dead, one)
    assert [part.entries for part in tally.parts_of(tally.totals[0])] == [("k",)]


def test_numbers_for_two_scopes_of_one_source_are_two_figures() -> None:
    rows = [claimed(id, "1", unit="killed", scope=scope, source="https://p.org/") for id, scope in ("xc", "ym")]
    (tally,) = told(*rows)
    assert len(tally.figures) == 2
