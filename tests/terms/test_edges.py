"""I19: just before the end, at it, and just after; the same at the start, and by every counting rule."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, entry, proposal, version_of
from truceline.record.entry import Entry
from truceline.record.kinds import Consent, ConsentAct, Power
from truceline.terms.answers import Doubt, ReadingState, Status
from truceline.terms.load import Version
from truceline.terms.state import state
from truceline.values.instants import HOUR, Instant, parse_instant, show
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone

START = parse_instant("2025-03-18T00:00[Europe/Kyiv]")
BY_CALENDAR = parse_instant("2025-04-17T00:00[Europe/Kyiv]")
BY_HOURS = parse_instant("2025-04-17T01:00[Europe/Kyiv]")
POWER: dict[str, Any] = {
    "id": "extend",
    "kind": "power",
    "party": ["a", "b"],
    "needs": 2,
    "effect": "extend",
    "text": "extend it",
}


def consent(version: Version, party: str, act: ConsentAct, **more: str) -> Consent:
    return Consent(party=party, agreement="truce", digest=version.digest, act=act, **more)


def agreed(version: Version, when: Instant = START) -> list[Entry]:
    """Both parties accept at one instant."""
    consents = [
        entry(f"accept-{party}", consent(version, party, ConsentAct.ACCEPT), exactly(when)) for party in ("a", "b")
    ]
    return [proposal(version), *consents]


def asked(version: Version, entries: list[Entry], at: Instant) -> ReadingState:
    return state(version, entries, at=at, known=LATER).readings[0]


def thirty_days(rule: str, **parts: Any) -> Version:
    return version_of(duration={"length": "P30D", "count": rule}, **parts)


@pytest.mark.parametrize(
    ("rule", "end"), [("elapsed", BY_HOURS), ("calendar", BY_CALENDAR), ("day_inclusive", BY_CALENDAR)]
)
def test_it_is_in_force_to_the_last_microsecond_before_its_end_and_no_longer_at_it(rule: str, end: Instant) -> None:
    version = thirty_days(rule)
    answers = [asked(version, agreed(version), Instant(end + beside)).standing.in_force for beside in (-1, 0, 1)]
    assert answers == [Verdict.YES, Verdict.NO, Verdict.NO]


def test_it_is_in_force_at_its_first_instant_and_not_before() -> None:
    version = thirty_days("elapsed")
    answers = [asked(version, agreed(version), Instant(START + beside)).standing.in_force for beside in (-1, 0, 1)]
    assert answers == [Verdict.NO, Verdict.YES, Verdict.YES]


@given(st.integers(-3 * HOUR, 3 * HOUR))
def test_an_unstated_rule_leaves_the_hour_between_the_two_ends_open_and_no_other(beside: int) -> None:
    version = thirty_days("unstated")
    at = Instant(BY_CALENDAR + beside)
    expected = Verdict.YES if at < BY_CALENDAR else Verdict.UNKNOWN if at < BY_HOURS else Verdict.NO
    answer = asked(version, agreed(version), at)
    assert answer.standing.in_force is expected
    assert (Doubt.RULE in answer.doubts) == (expected is Verdict.UNKNOWN)


def test_the_next_change_of_an_unstated_rule_is_its_earliest_end() -> None:
    version = thirty_days("unstated")
    assert asked(version, agreed(version), START).next_change == BY_CALENDAR


def extended(version: Version, second: Instant, until: Instant) -> list[Entry]:
    """Both parties name a new end, the second of them at an instant."""
    named = Power(party="a", agreement="truce", power="extend", until=show(until, zone("UTC")))
    first = entry("extend-a", named, exactly(START))
    last = entry("extend-b", named.model_copy(update={"party": "b"}), exactly(second))
    return [*agreed(version), first, last]


@pytest.mark.parametrize(("beside", "holds"), [(-1, Verdict.YES), (0, Verdict.NO), (1, Verdict.NO)])
def test_an_extension_that_is_complete_only_at_the_end_is_too_late(beside: int, holds: Verdict) -> None:
    version = thirty_days("elapsed", terms=[POWER])
    entries = extended(version, Instant(BY_HOURS + beside), Instant(BY_HOURS + 100 * HOUR))
    assert asked(version, entries, Instant(BY_HOURS + HOUR)).standing.in_force is holds


def test_one_party_alone_extends_nothing() -> None:
    version = thirty_days("elapsed", terms=[POWER])
    entries = extended(version, START, Instant(BY_HOURS + HOUR))[:-1]
    assert asked(version, entries, BY_HOURS).standing.status is Status.EXPIRED


def test_two_parties_that_name_different_ends_have_not_agreed_on_one() -> None:
    version = thirty_days("elapsed", terms=[POWER])
    entries = extended(version, START, Instant(BY_HOURS + HOUR))
    other = show(Instant(BY_HOURS + 2 * HOUR), zone("UTC"))
    entries[-1] = entry("extend-b", Power(party="b", agreement="truce", power="extend", until=other), exactly(START))
    assert asked(version, entries, BY_HOURS).standing.status is Status.EXPIRED


def test_withdrawal_and_acceptance_at_one_instant_leave_the_acceptance_standing() -> None:
    version = version_of()
    withdrawal = consent(version, "a", ConsentAct.WITHDRAW)
    entries = [*agreed(version), entry("withdraw-a", withdrawal, exactly(START))]
    assert asked(version, entries, START).standing.in_force is Verdict.YES


def test_a_withdrawal_after_the_start_ends_nothing() -> None:
    version = version_of()
    withdrawal = consent(version, "a", ConsentAct.WITHDRAW)
    entries = [*agreed(version), entry("withdraw-a", withdrawal, exactly(Instant(START + HOUR)))]
    assert asked(version, entries, Instant(START + 2 * HOUR)).standing.in_force is Verdict.YES


def test_readiness_is_not_acceptance() -> None:
    version = version_of()
    ready = consent(version, "b", ConsentAct.DECLARE_READINESS)
    entries = [*agreed(version)[:2], entry("ready-b", ready, exactly(START))]
    standing = asked(version, entries, START).standing
    assert standing.in_force is Verdict.NO
    assert [(one.party, one.last) for one in standing.missing] == [("b", ConsentAct.DECLARE_READINESS)]  # type: ignore[union-attr]


def test_an_acceptance_with_a_reservation_is_no_consent() -> None:
    version = version_of()
    but = consent(version, "b", ConsentAct.ACCEPT, reservation="not at sea")
    entries = [*agreed(version)[:2], entry("but-b", but, exactly(START))]
    assert asked(version, entries, START).standing.in_force is Verdict.NO


def test_a_start_known_only_to_the_day_is_open_during_that_day() -> None:
    version = version_of()
    day = Interval(START, Instant(START + 24 * HOUR))
    accept = consent(version, "b", ConsentAct.ACCEPT)
    entries = [*agreed(version)[:2], entry("accept-b", accept, day)]
    answers = [asked(version, entries, Instant(START + hours * HOUR)).standing.in_force for hours in (-1, 12, 24)]
    assert answers == [Verdict.NO, Verdict.UNKNOWN, Verdict.YES]


def test_a_unilateral_declaration_binds_only_the_one_that_made_it() -> None:
    version = version_of(entry={"each_of": ["a", "b"]})
    binds = dict(asked(version, agreed(version)[:2], START).standing.binds)
    assert binds == {"a": Verdict.YES, "b": Verdict.NO}


RELEASE: dict[str, Any] = {
    "id": "release",
    "kind": "power",
    "party": ["a", "b"],
    "effect": "release",
    "text": "be free",
}


def test_a_right_of_release_that_nobody_uses_releases_nobody() -> None:
    version = version_of(terms=[RELEASE])
    assert asked(version, agreed(version), START).standing.in_force is Verdict.YES


def test_a_right_of_release_frees_the_party_that_uses_it_and_no_other() -> None:
    version = version_of(terms=[RELEASE])
    used = Power(party="a", agreement="truce", power="release")
    entries = [*agreed(version), entry("release-a", used, exactly(Instant(START + HOUR)))]
    assert dict(asked(version, entries, Instant(START + HOUR)).standing.binds) == {"a": Verdict.NO, "b": Verdict.YES}


def test_a_retroactive_start_is_in_force_before_it_was_agreed_once_that_is_known() -> None:
    early = show(Instant(START - 48 * HOUR), zone("UTC"))
    version = version_of(entry={"all_of": ["a", "b"], "at": early, "retroactive": True})
    before = Instant(START - 24 * HOUR)
    then = state(version, agreed(version), at=before, known=before)
    assert then.readings[0].standing.in_force is Verdict.NO
    assert asked(version, agreed(version), before).standing.in_force is Verdict.YES


def test_a_clause_does_not_exist_before_it_was_made_known() -> None:
    version = version_of(terms=[{**RELEASE, "made_known_by": "list"}])
    used = Power(party="a", agreement="truce", power="release")
    told = entry("list", Power(party="b", agreement="truce", power="release"), exactly(Instant(START + 10 * HOUR)))
    entries = [*agreed(version), entry("release-a", used, exactly(Instant(START + HOUR)))]
    before = state(version, [*entries, told], at=Instant(START + 2 * HOUR), known=Instant(START + 2 * HOUR))
    after = state(version, [*entries, told], at=Instant(START + 2 * HOUR), known=LATER)
    assert [dict(one.readings[0].standing.binds)["a"] for one in (before, after)] == [Verdict.YES, Verdict.NO]
