"""Invariants that hold under shifts of time, other names, and more or fewer terms (I11-I14, I20, I21)."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drawn_terms import LATER, PARTIES, Draw, accepted, did, draws, entry, hour, moments, version_of
from plain_hours import Did
from terms_drawn_by_hours import agreements, entry_of, records, refused
from truceline.findings.breaches import Held, act_findings
from truceline.record.entry import Entry, payload_of
from truceline.record.kinds import Power
from truceline.record.view import View
from truceline.terms.activity import on_signal
from truceline.terms.duties import owed
from truceline.terms.foresight import ways
from truceline.terms.load import Version, digest_of
from truceline.terms.schema import Agreement
from truceline.terms.state import scenes_of, state, state_in
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def answers(version: Version, entries: list[Entry], at: Instant) -> list[object]:
    """Everything that is said about terms and duties, with the parties that it is about."""
    (scene,) = scenes_of(version, View(entries, LATER))
    terms = [
        (one.id, party, on_signal(scene, one, party).at(at)) for one in version.agreement.terms for party in one.party
    ]
    return [*terms, *((one.term.id, one.party, one.progress) for one in owed(scene, at))]


def renamed(content: Any, names: dict[str, str]) -> Any:
    """The same content with other names for parties; no event or id of these drawings is called like a party."""
    if isinstance(content, dict):
        return {key: renamed(value, names) for key, value in content.items()}
    if isinstance(content, list):
        return [renamed(one, names) for one in content]
    return names.get(content, content) if isinstance(content, str) else content


def with_names(version: Version, names: dict[str, str]) -> Version:
    content = version.agreement.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    agreement = Agreement.model_validate(renamed(content, names))
    return Version(agreement, digest_of(agreement))


def told_with_names(entries: list[Entry], old: Version, new: Version, names: dict[str, str]) -> list[Entry]:
    found = []
    for one in entries:
        said = one.payload.model_dump(mode="json", exclude_none=True)
        content = renamed(said, {**names, old.digest: new.digest})
        found.append(replace(one, payload=payload_of(one.kind, content)))
    return found


@given(agreements(), records(), st.integers(-2, 60), st.integers(-500, 500))
@settings(max_examples=60)
def test_i11_shifting_everything_in_time_shifts_the_answers(
    version: Version, acts: list[Did], at: int, by: int
) -> None:
    assume(not refused(version))
    entries = [*accepted(version), *(entry_of(number, act) for number, act in enumerate(acts))]
    shifted = [
        replace(one, occurred=Interval(*(Instant(mark + by * HOUR) for mark in (one.occurred.start, one.occurred.end))))
        for one in entries
    ]
    assert answers(version, shifted, hour(at + by)) == answers(version, entries, hour(at))


@given(agreements(), records(), st.integers(-2, 60), st.sampled_from([("north", "south"), ("b", "a")]))
@settings(max_examples=60)
def test_i12_other_names_for_the_parties_change_nothing_else(
    version: Version, acts: list[Did], at: int, others: tuple[str, str]
) -> None:
    assume(not refused(version))
    names = dict(zip(PARTIES, others, strict=True))
    new = with_names(version, names)
    entries = [*accepted(version), *(entry_of(number, act) for number, act in enumerate(acts))]
    told = told_with_names(entries, version, new, names)
    expected = [tuple(_named(part, names) for part in one) for one in answers(version, entries, hour(at))]  # type: ignore[attr-defined]
    assert answers(new, told, hour(at)) == expected


def _named(part: Any, names: dict[str, str]) -> Any:
    if isinstance(part, tuple):
        return tuple(names.get(one, one) for one in part)
    return names.get(part, part) if type(part) is str else part


@given(draws(), moments())
def test_i13_what_is_the_same_for_both_sides_is_so_when_they_change_places(drawn: Draw, at: Instant) -> None:
    assume(all(set(term.party) == set(PARTIES) for term in drawn.version.agreement.terms))
    swap = {"a": "b", "b": "a"}
    told = told_with_names(list(drawn.entries), drawn.version, drawn.version, swap)
    before = state(drawn.version, drawn.entries, at=at, known=LATER).readings[0].standing
    after = state(drawn.version, told, at=at, known=LATER).readings[0].standing
    assert {(swap[party], verdict) for party, verdict in before.binds} == set(after.binds)


FIRE: dict[str, Any] = {"kind": "ban", "party": ["a", "b"], "act": {"event": "fire"}, "text": "t"}


@given(st.lists(st.integers(-2, 30), max_size=6), st.integers(0, 20), st.integers(1, 20))
def test_i14_a_permission_only_takes_from_what_is_alleged_and_a_ban_only_adds(
    hours: list[int], begins: int, lasts: int
) -> None:
    own = {"begins": {"after": "start", "plus": {"length": f"PT{begins}H", "count": "elapsed"}}}
    some_time = {**own, "duration": {"length": f"PT{lasts}H", "count": "elapsed"}}
    may = {**FIRE, **some_time, "id": "may", "kind": "permission"}
    plain, excepted = {**FIRE, "id": "ban"}, {**FIRE, "id": "ban", "excepts": ["may"]}
    one, less, more = (
        _alleged(version_of(terms=terms), hours)
        for terms in ([plain], [excepted, may], [plain, {**FIRE, **some_time, "id": "second"}])
    )
    assert less <= one <= more


def _alleged(version: Version, hours: list[int]) -> set[tuple[str, str]]:
    acts = [did(f"f{number}", "fire", "a", when) for number, when in enumerate(hours)]
    (scene,) = scenes_of(version, View([*accepted(version), *acts], LATER))
    return {(one.term, one.entry) for one in act_findings(scene, LATER) if one.held is Held.ALLEGED}


@given(draws(most=4), moments())
@settings(max_examples=25)
def test_i20_what_moves_foretell_is_what_comes_when_they_are_made(drawn: Draw, at: Instant) -> None:
    view = View(drawn.entries, LATER)
    (reading,) = state_in(drawn.version, view, at=at).readings
    for way in ways(reading, view, at=at):
        when = way.when if not way.acts else at
        made = [entry(f"made-{n}", act.says, exactly(at), LATER) for n, act in enumerate(way.acts)]
        after = state(drawn.version, [*drawn.entries, *made], at=when, known=LATER).readings[0]
        assert after.standing.status is way.status


@given(st.sampled_from(PARTIES), st.integers(1, 20), st.integers(1, 20))
def test_i21_what_one_side_suspended_the_other_cannot_resume(party: str, stops: int, later: int) -> None:
    powers = [{**FIRE, "id": name, "kind": "power", "effect": name, "act": None} for name in ("suspend", "resume")]
    version = version_of(terms=powers)
    other = PARTIES[1 - PARTIES.index(party)]
    uses = [(party, "suspend", stops), (other, "resume", stops + later), (party, "resume", stops + 2 * later)]
    told = [
        entry(f"u{n}", Power(party=who, agreement="truce", power=power), exactly(hour(when)))
        for n, (who, power, when) in enumerate(uses)
    ]
    found = [
        state(version, [*accepted(version), *told], at=hour(stops + n * later), known=LATER)
        .readings[0]
        .standing.in_force
        for n in range(3)
    ]
    assert found == [Verdict.NO, Verdict.NO, Verdict.YES]
