from typing import Any

from hypothesis import given, settings

from drawn_terms import LATER, draws, entry, hour, moments, proposal, version_of
from drawn_terms import Draw as Drawn
from truceline.record.entry import Entry
from truceline.record.kinds import Consent, ConsentAct
from truceline.record.view import View
from truceline.terms.answers import Status
from truceline.terms.foresight import Way, ways, whose_court
from truceline.terms.load import Version
from truceline.terms.state import state_in
from truceline.values.instants import Instant
from truceline.values.intervals import exactly

TEN_HOURS: dict[str, Any] = {"length": "PT10H", "count": "elapsed"}


def ahead(version: Version, *entries: Entry, at: int = 5) -> list[Way]:
    view = View((proposal(version), *entries), LATER)
    (reading,) = state_in(version, view, at=hour(at)).readings
    return ways(reading, view, at=hour(at))


def accept(version: Version, party: str, when: int = 1) -> Entry:
    said = Consent(party=party, agreement="truce", digest=version.digest, act=ConsentAct.ACCEPT)
    return entry(f"accept-{party}", said, exactly(hour(when)))


def test_two_consents_are_needed_together() -> None:
    (way,) = ahead(version_of())
    assert (way.status, way.movers) == (Status.IN_FORCE, frozenset({"a", "b"}))


def test_the_ball_is_with_the_one_that_has_not_consented() -> None:
    version = version_of()
    assert whose_court(ahead(version, accept(version, "a")), Status.IN_FORCE) == {"b"}


def test_a_judged_question_needs_somebody_even_where_nobody_is_named() -> None:
    found = ahead(version_of(entry={"all_of": ["a", "b"], "and": {"judged": "done"}}))
    assert whose_court(found, Status.IN_FORCE) == {"a", "b", None}


def test_a_unilateral_truce_can_begin_with_either() -> None:
    found = ahead(version_of(entry={"each_of": ["a", "b"]}))
    assert [way.movers for way in found if way.status is Status.IN_FORCE] == [{"a"}, {"b"}]
    assert whose_court(found, Status.IN_FORCE) == frozenset()


def test_the_clock_is_a_move() -> None:
    version = version_of(duration=TEN_HOURS)
    (way,) = ahead(version, accept(version, "a"), accept(version, "b"))
    assert (way.status, way.acts, way.when) == (Status.EXPIRED, (), hour(11))


@given(draws(most=3), moments())
@settings(max_examples=40)
def test_supposing_the_acts_of_a_way_leads_to_its_state(drawn: Drawn, at: Instant) -> None:
    view = View(drawn.entries, LATER)
    for reading in state_in(drawn.version, view, at=at).readings:
        for way in ways(reading, view, at=at):
            supposed = [entry(f"s{n}", act.says, exactly(at), at) for n, act in enumerate(way.acts)]
            (then,) = state_in(drawn.version, view.supposing(supposed), at=way.when).readings
            assert then.standing.status is way.status
            assert way.status is not reading.standing.status
