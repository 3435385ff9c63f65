"""Dated questions about the statement on Nagorno-Karabakh of 9/10 November 2020."""

import pytest

from library_terms import Log, encoded
from truceline.record.entry import Entry
from truceline.record.kinds import ConsentAct
from truceline.record.view import View
from truceline.terms.state import state_in

TEXT, MORE = encoded("nagorno-karabakh-2020"), encoded("nagorno-karabakh-2020-kelbajar")
LOG, MORE_LOG = Log(TEXT), Log(MORE)
PARTIES = ("am", "az", "ru")


def signed() -> list[Entry]:
    return LOG.agreed("2020-11-09", *PARTIES)


def put_off() -> list[Entry]:
    return MORE_LOG.agreed("2020-11-15T15:00", "am", "az", act=ConsentAct.ACCEPT)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2020-11-10T00:59[Asia/Yerevan]", "no"),
        ("2020-11-10T01:00[Asia/Yerevan]", "yes"),
        ("2020-11-09T23:59:59", "no"),
        ("2020-11-10T00:00", "yes"),
        ("2045-01-01T00:00", "yes"),
    ],
)
def test_it_begins_at_midnight_in_moscow_which_is_one_in_the_morning_in_yerevan_and_has_no_end(
    at: str, expected: str
) -> None:
    assert LOG.in_force(signed(), at) == expected


def test_without_the_signature_of_russia_it_does_not_begin() -> None:
    assert LOG.in_force(LOG.agreed("2020-11-09", "am", "az"), "2020-11-11T00:00") == "no"


def test_it_binds_the_two_sides_and_russia_only_by_its_own_clauses() -> None:
    assert dict(LOG.asked(signed(), "2020-11-11T00:00").standing.binds).keys() >= {"am", "az"}
    on = [LOG.on(signed(), "2020-11-11T00:00", *pair) for pair in [("ceasefire", "am"), ("corridor", "ru")]]
    assert on == ["on", "on"]


@pytest.mark.parametrize(
    ("done", "at", "expected"),
    [
        (None, "2020-11-19T23:00", "pending"),
        ("2020-11-19T23:59", "2020-12-05T00:00", "met"),
        ("2020-11-20T12:00", "2020-12-05T00:00", "unknown"),
        ("2020-11-21T00:00", "2020-12-05T00:00", "met late"),
        (None, "2020-11-20T12:00", "unknown"),
        (None, "2020-11-21T00:00", "no report of performance"),
    ],
)
def test_handing_over_aghdam_on_the_20th_is_neither_in_time_nor_late_for_certain(
    done: str | None, at: str, expected: str
) -> None:
    entries = signed() + ([LOG.act("aghdam_handed_over", "am", done)] if done else [])
    assert LOG.duty(entries, at, "aghdam", "am") == expected


@pytest.mark.parametrize(
    ("reading", "party", "expected"), [("by-the-day", "am", "met"), ("before-the-day", "az", "met late")]
)
def test_the_two_english_texts_judge_a_handing_over_on_the_20th_differently(
    reading: str, party: str, expected: str
) -> None:
    entries = [
        *signed(),
        LOG.reading(reading, party, "2020-11-10T12:00"),
        LOG.act("aghdam_handed_over", "am", "2020-11-20T12:00"),
    ]
    assert LOG.duty(entries, "2020-12-05T00:00", "aghdam", "am", by=reading) == expected


def test_kelbajar_is_overdue_on_the_20th_by_the_first_text_alone_and_not_by_the_two_together() -> None:
    at = "2020-11-20T00:00"
    assert LOG.duty(signed(), at, "kelbajar", "am") == "no report of performance"
    both = signed() + put_off()
    assert LOG.on(both, at, "kelbajar", "am", others=(MORE,)) == "off"
    assert MORE_LOG.duty(both, at, "kelbajar", "am", others=(TEXT,)) == "pending"


def test_kelbajar_handed_over_on_the_25th_is_in_time_by_the_later_agreement() -> None:
    entries = [*signed(), *put_off(), MORE_LOG.act("kelbajar_handed_over", "am", "2020-11-25T09:00")]
    assert MORE_LOG.duty(entries, "2020-12-05T00:00", "kelbajar", "am", others=(TEXT,)) == "met"


def early() -> list[Entry]:
    """As if more time had been given on 12 November, before the first day by any reading."""
    return [*signed(), *MORE_LOG.agreed("2020-11-12T12:00", "am", "az", act=ConsentAct.ACCEPT)]


def test_what_was_replaced_before_its_day_is_no_longer_owed() -> None:
    assert LOG.duty(early(), "2020-11-20T00:00", "kelbajar", "am", others=(MORE,)) == "discharged"


def test_what_is_no_longer_owed_does_not_become_late_by_a_handing_over_under_the_later_agreement() -> None:
    entries = [*early(), MORE_LOG.act("kelbajar_handed_over", "am", "2020-11-25T09:00")]
    assert LOG.duty(entries, "2020-12-05T00:00", "kelbajar", "am", others=(MORE,)) == "discharged"


def test_a_handing_over_between_the_first_text_and_the_amendment_meets_the_duty_of_the_amendment() -> None:
    # An act counts from the day on which its version was put forward. For a clause
    # that stands in for an older one a lawyer counts from the older text.
    entries = [*signed(), LOG.act("kelbajar_handed_over", "am", "2020-11-13T12:00"), *put_off()]
    assert MORE_LOG.duty(entries, "2020-12-05T00:00", "kelbajar", "am", others=(TEXT,)) == "met"


def test_as_known_on_14_november_the_old_day_stands_for_kelbajar() -> None:
    both = signed() + put_off()
    known = "2020-11-14T12:00"
    assert LOG.duty(both, "2020-11-20T00:00", "kelbajar", "am", known, (MORE,)) == "no report of performance"
    view = View(both, LOG.instant(known))
    assert state_in(MORE, view, at=LOG.instant("2020-11-20T00:00"), others=(TEXT,)).readings == ()


@pytest.mark.parametrize(
    ("notice", "at", "expected"),
    [
        (None, "2025-11-09T23:59", "on"),
        (None, "2025-11-10T00:00", "on"),
        ("2025-05-09T23:00", "2025-11-09T23:59", "on"),
        ("2025-05-09T23:00", "2025-11-10T00:00", "off"),
        ("2025-05-10T01:00", "2025-11-10T00:00", "on"),
        ("2025-05-10T01:00", "2030-11-10T00:00", "off"),
    ],
)
def test_the_stay_of_the_peacekeepers_renews_itself_unless_notice_came_six_months_before(
    notice: str | None, at: str, expected: str
) -> None:
    entries = signed() + ([LOG.power("no-more-stay", "az", notice)] if notice else [])
    assert LOG.on(entries, at, "peacekeepers-stay", "ru") == expected


def test_the_end_of_the_stay_ends_neither_the_ceasefire_nor_the_statement() -> None:
    entries = [*signed(), LOG.power("no-more-stay", "az", "2025-01-01T12:00")]
    assert LOG.in_force(entries, "2026-01-01T00:00") == "yes"
    assert LOG.on(entries, "2026-01-01T00:00", "ceasefire", "az") == "on"
    assert LOG.on(entries, "2026-01-01T00:00", "peacekeepers-stay", "ru") == "off"


def test_prisoners_are_owed_by_each_side_for_itself_and_never_overdue_without_a_day() -> None:
    entries = [*signed(), LOG.act("prisoners_handed_over", "am", "2020-12-14T20:00")]
    at = "2024-01-01T00:00"
    assert [LOG.duty(entries, at, "prisoners", party) for party in ("am", "az")] == ["met", "pending"]


@pytest.mark.parametrize(
    ("at", "expected"), [("2023-11-09T23:00", "pending"), ("2023-11-10T00:01", "no report of performance")]
)
def test_the_plan_for_the_new_road_was_due_within_three_years(at: str, expected: str) -> None:
    assert LOG.duty(signed(), at, "plan", "am") == expected


def test_nobody_has_to_move_the_peacekeepers_before_there_is_a_plan() -> None:
    assert LOG.duty(signed(), "2022-01-01T00:00", "redeploy", "ru") == "dormant"
    entries = [*signed(), LOG.act("plan_agreed", "az", "2022-08-01T12:00")]
    assert LOG.duty(entries, "2022-08-02T00:00", "redeploy", "ru") == "pending"


def test_new_links_are_owed_only_once_the_sides_agree_on_them() -> None:
    assert LOG.duty(signed(), "2022-01-01T00:00", "new-links", "am") == "dormant"
