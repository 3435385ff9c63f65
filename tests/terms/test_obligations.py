from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from drawn_terms import LATER, draws, entry, hour, moments, proposal, version_of
from drawn_terms import Draw as Drawn
from truceline.record.entry import Entry
from truceline.record.kinds import Consent, ConsentAct, Power
from truceline.record.view import View
from truceline.terms.activity import Activity
from truceline.terms.load import Version
from truceline.terms.obligations import obligations
from truceline.terms.overlap import Applying, Sought, applying
from truceline.terms.state import state_in
from truceline.values.instants import Instant
from truceline.values.intervals import exactly
from truceline.values.verdicts import Verdict

BAN: dict[str, Any] = {"id": "no-fire", "kind": "ban", "party": ["a", "b"], "act": {"event": "fire"}, "text": "no fire"}
RETURN: dict[str, Any] = {
    **BAN,
    "id": "return",
    "kind": "permission",
    "text": "return fire",
    "when": {"judged": "done"},
}
SUSPEND: dict[str, Any] = {"id": "suspend", "kind": "power", "party": ["a"], "effect": "suspend", "text": "suspend"}
TEN_HOURS: dict[str, Any] = {"length": "PT10H", "count": "elapsed"}


def agreed(version: Version) -> list[Entry]:
    said = Consent(party="a", agreement="truce", digest=version.digest, act=ConsentAct.ACCEPT)
    both = [entry(f"accept-{p}", said.model_copy(update={"party": p}), exactly(hour(10))) for p in ("a", "b")]
    return [proposal(version), *both]


def activities(version: Version, entries: list[Entry], at: int, term: str = "no-fire") -> list[Activity]:
    view = View(entries, LATER)
    (reading,) = state_in(version, view, at=hour(at)).readings
    return [one.activity for one in obligations(reading, at=hour(at)) if one.term.id == term]


@pytest.mark.parametrize(
    ("at", "expected"), [(9, Activity.DORMANT), (10, Activity.ON), (19, Activity.ON), (20, Activity.OFF)]
)
def test_a_ban_is_on_just_while_the_agreement_binds(at: int, expected: Activity) -> None:
    version = version_of(terms=[BAN], duration=TEN_HOURS)
    assert activities(version, agreed(version), at) == [expected, expected]


def test_a_term_that_survives_stays_on_after_the_end() -> None:
    version = version_of(terms=[{**BAN, "survives": True}], duration=TEN_HOURS)
    assert activities(version, agreed(version), 30) == [Activity.ON, Activity.ON]


def test_a_suspension_turns_a_ban_off() -> None:
    version = version_of(terms=[BAN, SUSPEND])
    used = entry("s", Power(party="a", agreement="truce", power="suspend"), exactly(hour(12)))
    assert [activities(version, [*agreed(version), used], at)[0] for at in (11, 12)] == [Activity.ON, Activity.OFF]


def test_a_permission_whose_condition_nobody_has_judged_is_unknown() -> None:
    version = version_of(terms=[BAN, RETURN])
    assert activities(version, agreed(version), 12, "return") == [Activity.UNKNOWN, Activity.UNKNOWN]


def found(*versions: Version, event: str | None = None) -> Applying:
    entries = [one for version in versions for one in agreed(version)]
    entries = [entry(f"{number}-{one.id}", one.payload, one.occurred) for number, one in enumerate(entries)]
    view = View(entries, LATER)
    states = [state_in(version, view, at=hour(12)) for version in versions]
    return applying(states, Sought("a", event), at=hour(12))


def test_a_ban_and_the_permission_that_it_names_are_shown_together() -> None:
    applies = found(version_of(terms=[{**BAN, "excepts": ["return"]}, RETURN]))
    assert [(ban.term.id, allowed.term.id) for ban, allowed in applies.excepted] == [("no-fire", "return")]
    assert applies.rivals == ()


def test_a_permission_that_the_ban_does_not_name_excepts_nothing() -> None:
    assert found(version_of(terms=[BAN, RETURN])).excepted == ()


def test_only_terms_about_the_act_in_question_are_shown() -> None:
    version = version_of(terms=[BAN, {**BAN, "id": "no-flight", "act": {"event": "flight"}}])
    assert [one.term.id for one in found(version, event="flight").bans] == ["no-flight"]


@given(draws(), moments())
def test_i9_a_ban_is_on_just_where_the_agreement_binds(drawn: Drawn, at: Instant) -> None:
    agreement = drawn.version.agreement
    ban = version_of(terms=[BAN]).agreement.terms
    version = Version(agreement.model_copy(update={"terms": (*agreement.terms, *ban)}), drawn.version.digest)
    view = View(drawn.entries, LATER)
    for reading in state_in(version, view, at=at).readings:
        on = {one.party: one.activity is Activity.ON for one in obligations(reading, at=at)}
        assert on == {party: verdict is Verdict.YES for party, verdict in reading.standing.binds}


@given(draws(), moments())
def test_i18_every_term_has_one_activity_for_each_party_that_it_names(drawn: Drawn, at: Instant) -> None:
    version = version_of(terms=[BAN, RETURN])
    view = View([*drawn.entries, replace(proposal(version), id="another")], LATER)
    (reading,) = state_in(version, view, at=at).readings
    named = [(one.term.id, one.party) for one in obligations(reading, at=at)]
    assert named == [(term.id, party) for term in version.agreement.terms for party in term.party]
