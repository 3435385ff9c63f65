"""Dated questions about the cessation of hostilities of Israel and Lebanon of 27 November 2024."""

import pytest

from drawn_terms import LATER
from library_terms import Log, encoded
from truceline.record.entry import Entry
from truceline.record.kinds import ConsentAct
from truceline.record.view import View
from truceline.terms.state import state_in

TEXT, MORE = encoded("lebanon-2024"), encoded("lebanon-2024-extension")
LOG, MORE_LOG = Log(TEXT), Log(MORE)
TOLD = "2025-01-27T03:00"
"""The White House told it in the evening of 26 January in Washington."""


def agreed() -> list[Entry]:
    return LOG.agreed("2024-11-26T22:00", "il", "lb", act=ConsentAct.ACCEPT)


def prolonged() -> list[Entry]:
    return MORE_LOG.agreed(TOLD, "il", "lb", act=ConsentAct.ACCEPT)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2024-11-27T03:59:59", "no"),
        ("2024-11-27T04:00", "yes"),
        ("2024-11-27T02:00[UTC]", "yes"),
        ("2025-01-26T12:00", "yes"),
        ("2025-02-19T12:00", "yes"),
    ],
)
def test_it_begins_at_four_in_beirut_and_its_text_has_no_end(at: str, expected: str) -> None:
    assert LOG.in_force(agreed(), at) == expected


def test_hezbollah_is_no_party_and_lebanon_answers_for_it() -> None:
    assert {name for name, _ in LOG.asked(agreed(), "2024-12-01T00:00").standing.binds} == {"il", "lb"}
    answers = next(party.answers_for for party in TEXT.agreement.parties if party.id == "lb")
    assert "Hezbollah" in answers


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2025-01-25T23:59", "pending"),
        ("2025-01-26T02:00", "unknown"),
        ("2025-01-26T04:01", "no report of performance"),
    ],
)
def test_the_sixty_days_of_the_withdrawal_end_between_midnight_and_four_on_26_january(at: str, expected: str) -> None:
    assert LOG.duty(agreed(), at, "withdraw", "il") == expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [("2025-01-25T20:00", "met"), ("2025-01-26T02:00", "unknown"), ("2025-01-26T05:00", "met late")],
)
def test_a_withdrawal_in_the_hours_between_the_counts_is_neither_in_time_nor_late(done: str, expected: str) -> None:
    entries = [*agreed(), LOG.act("forces_withdrawn", "il", done)]
    assert LOG.duty(entries, "2025-02-01T00:00", "withdraw", "il") == expected


def test_the_first_day_of_the_withdrawal_counts_until_the_later_agreement_is_known() -> None:
    entries, at = agreed() + prolonged(), "2025-02-01T00:00"
    assert LOG.duty(entries, at, "withdraw", "il", "2025-01-26T20:00", (MORE,)) == "no report of performance"
    # One expects that nothing is owed under the old day any more. But by the inclusive count the 60 days were over at
    # midnight, four hours before the instant from which the later agreement counts: that they were missed stays open.
    assert LOG.duty(entries, at, "withdraw", "il", "2025-01-28T00:00", (MORE,)) == "unknown"
    assert LOG.on(entries, at, "withdraw", "il", "2025-01-28T00:00", (MORE,)) == "off"


@pytest.mark.parametrize(
    ("at", "known", "expected"),
    [
        ("2025-02-01T00:00", None, "pending"),
        ("2025-01-26T12:00", None, "pending"),
        ("2025-02-18T12:00", None, "unknown"),
        ("2025-02-19T00:00", None, "no report of performance"),
    ],
)
def test_under_the_later_agreement_the_withdrawal_is_due_by_18_february(
    at: str, known: str | None, expected: str
) -> None:
    entries = agreed() + prolonged()
    assert MORE_LOG.duty(entries, at, "withdraw", "il", known, (TEXT,)) == expected


def test_as_known_before_it_was_told_the_later_agreement_has_no_state_at_all() -> None:
    view = View(agreed() + prolonged(), LOG.instant("2025-01-26T20:00"))
    assert state_in(MORE, view, at=LOG.instant("2025-02-01T00:00"), others=(TEXT,)).readings == ()


@pytest.mark.parametrize(
    ("done", "expected"),
    [("2025-02-17T20:00", "met"), ("2025-02-18T10:00", "unknown"), ("2025-02-19T00:00", "met late")],
)
def test_until_18_february_leaves_that_day_itself_open(done: str, expected: str) -> None:
    entries = [*agreed(), *prolonged(), MORE_LOG.act("forces_withdrawn", "il", done)]
    assert MORE_LOG.duty(entries, "2025-03-01T00:00", "withdraw", "il", others=(TEXT,)) == expected


def test_the_ban_on_attacks_stays_after_the_sixty_days_and_after_18_february() -> None:
    for at in ("2025-01-26T12:00", "2025-02-20T00:00"):
        assert LOG.on(agreed() + prolonged(), at, "quiet-israel", "il", others=(MORE,)) == "on"


READING = "sixty-days-in-all"


def read(*more: Entry) -> list[Entry]:
    return [*agreed(), LOG.reading(READING, "us", "2024-11-27T00:00"), *more]


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2025-01-25T23:59", "yes"), ("2025-01-26T02:00", "unknown"), ("2025-01-26T04:00", "no")],
)
def test_read_as_sixty_days_in_all_it_ended_before_it_was_prolonged(at: str, expected: str) -> None:
    assert LOG.in_force(read(), at, by=READING) == expected


@pytest.mark.parametrize(
    ("at", "known", "expected"),
    [
        ("2025-01-26T12:00", "2025-01-26T20:00", "no"),
        ("2025-01-26T12:00", "2025-01-28T00:00", "yes"),
        ("2025-02-18T23:59", None, "yes"),
        ("2025-02-19T00:00", None, "no"),
    ],
)
def test_read_so_the_hours_between_are_in_force_only_as_known_after_the_prolongation(
    at: str, known: str | None, expected: str
) -> None:
    more = [LOG.power("go-on", party, TOLD, "2025-02-19T00:00") for party in ("il", "lb")]
    assert LOG.in_force(read(*more), at, known, by=READING) == expected


def test_read_so_the_hours_between_are_shown_as_in_force_by_later_agreement() -> None:
    more = [LOG.power("go-on", party, TOLD, "2025-02-19T00:00") for party in ("il", "lb")]
    assert LOG.asked(read(*more), "2025-01-26T12:00", by=READING).by_later_agreement
    assert not LOG.asked(read(*more), "2025-01-20T12:00", by=READING).by_later_agreement


def test_whether_it_was_self_defence_nobody_may_judge_so_the_permission_is_unknown() -> None:
    assert LOG.on(agreed(), "2024-12-01T00:00", "defence", "il") == "unknown"


def test_one_side_alone_prolongs_nothing() -> None:
    more = LOG.power("go-on", "il", TOLD, "2025-02-19T00:00")
    assert LOG.in_force(read(more), "2025-02-01T00:00", by=READING) == "no"


def test_how_the_united_states_read_it_does_not_take_the_text_away_from_the_two_sides() -> None:
    # The format's description does not say that the text is no longer answered once one reading is known; the sides
    # made no reading known, so one expects two answers here: the text (in force) and the reading (over).
    found = state_in(TEXT, View(read(), LATER), at=LOG.instant("2025-02-01T00:00")).readings
    assert {one.plan.reading: one.standing.in_force.value for one in found} == {"text": "yes", READING: "no"}
