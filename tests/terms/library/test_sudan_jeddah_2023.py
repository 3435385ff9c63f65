"""Dated questions about the short ceasefire of Jeddah of 20 May 2023."""

import pytest

from drawn_terms import LATER
from library_terms import Log, encoded
from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.terms.tracks import track_standing

TEXT = encoded("sudan-jeddah-2023")
LOG = Log(TEXT)


def signed(*more: Entry) -> list[Entry]:
    return [*LOG.agreed("2023-05-20T21:45", "saf", "rsf"), *more]


def prolonged(when: str = "2023-05-29T20:00", until: str = "2023-06-03T21:45") -> list[Entry]:
    return [LOG.power("prolong", party, when, until) for party in ("saf", "rsf")]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2023-05-20T22:00", "no"),
        ("2023-05-22T21:44:59", "no"),
        ("2023-05-22T21:45", "yes"),
        ("2023-05-22T19:45[UTC]", "yes"),
        ("2023-05-29T21:44:59", "yes"),
        ("2023-05-29T21:45", "no"),
    ],
)
def test_it_runs_seven_days_from_48_hours_after_the_signing(at: str, expected: str) -> None:
    assert LOG.in_force(signed(), at) == expected


def test_a_signing_known_only_to_the_day_leaves_the_whole_of_22_may_open() -> None:
    entries = LOG.agreed("2023-05-20", "saf", "rsf")
    times = ["2023-05-21T23:59", "2023-05-22T12:00", "2023-05-23T00:00", "2023-05-29T12:00", "2023-05-30T00:00"]
    assert [LOG.in_force(entries, at) for at in times] == ["no", "unknown", "yes", "unknown", "no"]


@pytest.mark.parametrize(
    ("at", "expected"), [("2023-05-21T12:00", "on"), ("2023-05-22T21:44", "on"), ("2023-05-22T21:45", "off")]
)
def test_no_advantage_may_be_sought_between_the_signing_and_the_start(at: str, expected: str) -> None:
    assert LOG.on(signed(), at, "no-advantage", "saf") == expected


@pytest.mark.parametrize(
    ("at", "expected"), [("2023-05-22T21:00", "pending"), ("2023-05-22T21:46", "no report of performance")]
)
def test_each_side_has_to_tell_its_forces_before_the_start(at: str, expected: str) -> None:
    entries = signed(LOG.act("forces_told", "saf", "2023-05-22T10:00"))
    assert LOG.duty(entries, at, "tell-forces", "rsf") == expected
    assert LOG.duty(entries, at, "tell-forces", "saf") == "met"


@pytest.mark.parametrize(
    ("at", "known", "expected"),
    [
        ("2023-05-30T12:00", "2023-05-29T12:00", "no"),
        ("2023-05-30T12:00", None, "yes"),
        ("2023-06-03T21:44", None, "yes"),
        ("2023-06-03T21:45", None, "no"),
    ],
)
def test_five_days_more_are_in_force_only_as_known_after_both_agreed(at: str, known: str | None, expected: str) -> None:
    assert LOG.in_force(signed(*prolonged()), at, known) == expected


def test_one_side_alone_prolongs_nothing() -> None:
    assert LOG.in_force(signed(prolonged()[0]), "2023-05-30T12:00") == "no"


def test_what_is_prolonged_exactly_at_its_end_is_prolonged_too_late() -> None:
    assert LOG.in_force(signed(*prolonged("2023-05-29T21:45")), "2023-05-30T12:00") == "no"
    assert LOG.in_force(signed(*prolonged("2023-05-29T21:44")), "2023-05-30T12:00") == "yes"


def test_a_prolongation_known_only_to_the_day_of_the_end_leaves_what_follows_open() -> None:
    assert LOG.in_force(signed(*prolonged("2023-05-29")), "2023-05-30T12:00") == "unknown"


def test_suspended_talks_are_no_suspended_ceasefire() -> None:
    opened = LOG.act("talks_opened", "saf", "2023-05-06", track="talks")
    halted = LOG.act("talks_suspended", "saf", "2023-05-31", track="talks")
    entries = signed(*prolonged(), opened, halted)
    at = LOG.instant("2023-06-02T12:00")
    assert track_standing(TEXT.agreement.tracks[0], View(entries, LATER), at=at).states == ("suspended",)
    assert LOG.in_force(entries, "2023-06-02T12:00") == "yes"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2023-05-21T12:00", "dormant"),
        ("2023-05-25T12:00", "pending"),
        ("2023-06-10T12:00", "no report of performance"),
    ],
)
def test_leaving_the_hospitals_has_no_day_of_its_own(at: str, expected: str) -> None:
    # After the end a careful reader expects to be told that nothing is on record, or that it is no longer owed.
    found = LOG.duty(signed(*prolonged()), at, "leave-hospitals", "rsf")
    assert found == expected or (at.startswith("2023-06") and found == "discharged")


@pytest.mark.parametrize(
    ("told", "expected"),
    [("2023-05-27T20:00", "met"), ("2023-05-28T12:00", "met late"), (None, "no report of performance")],
)
def test_who_means_to_prolong_tells_the_committee_48_hours_before_the_end(told: str | None, expected: str) -> None:
    talked = LOG.act("prolongation_discussed", "saf", "2023-05-26T12:00")
    more = [LOG.act("prolongation_intended", "saf", told)] if told else []
    entries = signed(talked, *more)
    assert LOG.duty(entries, "2023-05-29T12:00", "tell-committee", "saf") == expected


def test_nobody_has_to_tell_the_committee_what_nobody_intends() -> None:
    assert LOG.duty(signed(), "2023-05-29T12:00", "tell-committee", "saf") == "dormant"


def test_the_ban_on_attacks_is_off_after_the_end() -> None:
    times = ["2023-05-21T12:00", "2023-05-25T12:00", "2023-06-04T12:00"]
    found = [LOG.on(signed(*prolonged()), at, "cease-fire", "rsf") for at in times]
    assert found == ["dormant", "on", "off"]
