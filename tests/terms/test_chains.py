"""Agreements that replace, amend or take over from one another, and that ask how another one stands."""

from dataclasses import replace
from typing import Any

from drawn_terms import LATER, accepted, did, hour, version_of
from truceline.record.view import View
from truceline.terms.answers import ReadingState, Status
from truceline.terms.load import Version
from truceline.terms.obligations import obligations
from truceline.terms.state import state_in
from truceline.values.verdicts import Verdict

BAN: dict[str, Any] = {"id": "ban", "kind": "ban", "party": ["a", "b"], "act": {"event": "fire"}, "text": "no fire"}
DRONES: dict[str, Any] = {**BAN, "id": "drones", "act": {"event": "flight"}, "text": "no drones"}
FIRST = version_of(terms=[BAN, DRONES])


def read(version: Version, *others: Version, at: int) -> ReadingState:
    """The first truce accepted at hour 0, every other agreement at hour 20."""
    later_ones = [other for other in (version, *others) if other.digest != FIRST.digest]
    told = [*accepted(FIRST, 0), *(one for other in later_ones for one in accepted(other, 20))]
    (reading,) = state_in(version, View(told, LATER), at=hour(at), others=[version, *others]).readings
    return reading


def stages(version: Version, *others: Version, at: int) -> dict[str, str]:
    found = obligations(read(version, *others, at=at), at=hour(at))
    return {one.term.id: one.activity.value for one in found if one.party == "a"}


def later(**parts: Any) -> Version:
    return version_of(id="later", **parts)


def test_an_agreement_is_over_when_one_that_replaces_it_begins() -> None:
    new = later(links=[{"kind": "replaces", "agreement": "truce"}])
    assert [read(FIRST, new, at=at).standing.status for at in (19, 20)] == [Status.IN_FORCE, Status.REPLACED]
    assert stages(FIRST, new, at=20) == {"ban": "off", "drones": "off"}


def test_a_later_version_takes_the_place_of_an_earlier_one_when_it_begins() -> None:
    second = version_of(version=2, terms=[BAN])
    told = [*accepted(FIRST, 0), *(replace(one, id=f"again-{one.id}") for one in accepted(second, 30))]
    view = View(told, LATER)
    found = [state_in(FIRST, view, at=hour(at), others=[FIRST, second]).readings[0].standing.status for at in (29, 30)]
    assert found == [Status.IN_FORCE, Status.REPLACED]


def test_an_amendment_turns_off_the_terms_that_it_puts_anew_and_no_others() -> None:
    new = later(links=[{"kind": "amends", "agreement": "truce"}], terms=[{**BAN, "text": "no fire by night"}])
    assert [stages(FIRST, new, at=at) for at in (19, 20)] == [
        {"ban": "on", "drones": "on"},
        {"ban": "off", "drones": "on"},
    ]


def test_what_is_taken_over_lasts_as_long_as_the_text_that_takes_it_over() -> None:
    new = later(
        links=[{"kind": "incorporates", "agreement": "truce", "term": "drones"}],
        duration={"length": "PT10H", "count": "elapsed"},
    )
    assert [stages(new, FIRST, at=at) for at in (19, 20, 29, 30)] == [
        {"drones": "dormant"},
        {"drones": "on"},
        {"drones": "on"},
        {"drones": "off"},
    ]


def test_two_texts_that_supplement_each_other_stand_beside_each_other() -> None:
    new = later(links=[{"kind": "supplements", "agreement": "truce"}])
    assert {read(one, FIRST, new, at=25).standing.status for one in (FIRST, new)} == {Status.IN_FORCE}


def test_an_agreement_can_wait_for_another_one_to_be_in_force() -> None:
    rule = {"all_of": ["a", "b"], "and": {"holds": {"agreement": "truce"}}}
    new = later(entry=rule, links=[{"kind": "replaces", "agreement": "truce"}])
    assert read(new, FIRST, at=20).standing.in_force is Verdict.YES
    assert read(FIRST, new, at=20).standing.status is Status.REPLACED


def test_the_state_of_an_agreement_that_is_not_on_file_is_unknown() -> None:
    new = later(entry={"all_of": ["a", "b"], "and": {"holds": {"agreement": "lost"}}})
    assert read(new, FIRST, at=25).standing.in_force is Verdict.UNKNOWN


def test_a_duty_taken_over_can_be_performed_under_either_name() -> None:
    duty = {**BAN, "id": "lists", "kind": "duty", "act": {"event": "handed"}, "text": "lists"}
    old = version_of(terms=[duty])
    new = later(links=[{"kind": "incorporates", "agreement": "truce"}])
    told = [*accepted(old, 0), *accepted(new, 20), did("h", "handed", "a", 25, agreement="truce")]
    (reading,) = state_in(new, View(told, LATER), at=hour(30), others=[old, new]).readings
    found = {one.party: one.duty.progress.value for one in obligations(reading, at=hour(30)) if one.duty}
    assert found == {"a": "met", "b": "pending"}
