"""Phases, conditions, activity and duties: the program's answers are those of the clock that is stepped by hand."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_terms import LATER, accepted, hour, version_of
from plain_hours import Did, Played
from terms_drawn_by_hours import agreements, entry_of, records, refused
from truceline.errors import BadInput
from truceline.record.view import View
from truceline.sources.yaml_tree import Tree
from truceline.terms.activity import on_signal
from truceline.terms.checks import faults_in
from truceline.terms.duties import owed
from truceline.terms.load import Version
from truceline.terms.state import reading_state, scenes_of
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict


@given(agreements(), records(), st.integers(-2, 80))
@settings(max_examples=150)
def test_every_answer_is_that_of_the_clock_stepped_by_hand(version: Version, acts: list[Did], at: int) -> None:
    if refused(version):
        return
    played = Played(version.agreement, acts).play()
    view = View([*accepted(version), *(entry_of(number, act) for number, act in enumerate(acts))], LATER)
    (scene,) = scenes_of(version, view)
    state = reading_state(scene, hour(at))
    assert state.standing.in_force.value == ("yes" if played.binds[at] else "no")
    running = {name for name, verdict in state.phases if verdict is Verdict.YES}
    alive = at >= 0 and not _over(played, at)
    assert running == {p.id for p in version.agreement.phases if alive and _runs(played, p.id, at)}
    for term in version.agreement.terms:
        for party in term.party:
            assert on_signal(scene, term, party).at(hour(at)).value == ("yes" if played.on[term.id, at] else "no"), (
                term.id
            )
    for duty in owed(scene, hour(at)):
        assert duty.progress.value == played.progress(duty.term, duty.party[0], at), (duty.term.id, duty.party)


def _over(played: Played, at: int) -> bool:
    span = played.agreement.duration
    return (played.ended is not None and at >= played.ended) or (span is not None and at * HOUR >= span.duration.clock)


def _runs(played: Played, phase: str, at: int) -> bool:
    return played.begun.get(phase, 999) <= at < played.over.get(phase, 999)


@given(agreements(), records(), st.integers(-2, 80), st.data())
@settings(max_examples=100)
def test_an_answer_about_uncertain_times_holds_however_the_acts_fell(
    version: Version, acts: list[Did], at: int, data: st.DataObject
) -> None:
    """Each act is known only to a few hours around the one at which it really happened."""
    if refused(version):
        return
    played = Played(version.agreement, acts).play()
    loose = []
    for number, act in enumerate(acts):
        first, last = act.hour - data.draw(st.integers(0, 3)), act.hour + data.draw(st.integers(0, 3))
        span = Interval(hour(first), Instant(hour(last) + 1))
        loose.append(replace(entry_of(number, act), occurred=span))
    (scene,) = scenes_of(version, View([*accepted(version), *loose], LATER))
    in_force = reading_state(scene, hour(at)).standing.in_force
    assert in_force is Verdict.UNKNOWN or in_force.value == ("yes" if played.binds[at] else "no")
    for term in version.agreement.terms:
        on = on_signal(scene, term, term.party[0]).at(hour(at))
        assert on is Verdict.UNKNOWN or on.value == ("yes" if played.on[term.id, at] else "no"), term.id
    for duty in owed(scene, hour(at)):
        if duty.progress.value != "unknown":
            assert duty.progress.value == played.progress(duty.term, duty.party[0], at), duty.term.id


def test_the_loader_refuses_what_waits_for_itself() -> None:
    waiting = version_of(phases=[{"id": "one", "title": "1", "when": {"holds": {"phase": "one"}}}])
    faults = list(faults_in(Tree("drawn", None, {}), waiting.agreement))
    assert "waits for itself" in str(BadInput(*faults))
