"""The invariants of the terms, as properties over drawn agreements and logs."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drawn_terms import BASE, LATER, PARTIES, Draw, certain, draws, entry, moments, payloads, spans
from plain_terms import in_force as plainly_in_force
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Consent
from truceline.terms.answers import AgreementState, Status
from truceline.terms.state import state
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict


def standing(drawn: Draw, at: Instant, known: Instant = LATER) -> object:
    """Everything that a state says, but for the entries' ids and the instants asked about."""
    return told(state(drawn.version, drawn.entries, at=at, known=known))


def told(answer: AgreementState) -> object:
    return [
        (
            one.standing.in_force,
            one.standing.status,
            one.standing.binds,
            one.next_change,
            one.doubts,
            _ends(one.windows),
        )
        for one in answer.readings
    ]


def _ends(windows: object) -> object:
    return [(window.start, window.ends) for window in windows]  # type: ignore[attr-defined]


def in_force(drawn: Draw, at: Instant, known: Instant = LATER) -> Verdict:
    return state(drawn.version, drawn.entries, at=at, known=known).readings[0].standing.in_force


@given(draws(), moments(), moments(), st.data())
def test_i1_what_is_recorded_later_never_changes_what_was_known(
    drawn: Draw, at: Instant, known: Instant, data: st.DataObject
) -> None:
    before = standing(drawn, at, known)
    said, span = data.draw(payloads(drawn.version)), data.draw(spans())
    recorded = Instant(max(known, span.last) + 1)
    late = entry("late", said, span, recorded)
    assert told(state(drawn.version, (*drawn.entries, late), at=at, known=known)) == before


@given(draws(), moments())
def test_i2_the_same_log_gives_the_same_answer(drawn: Draw, at: Instant) -> None:
    first = state(drawn.version, drawn.entries, at=at, known=LATER)
    again = state(drawn.version, list(drawn.entries), at=at, known=LATER)
    assert told(first) == told(again)
    assert [one.entries for one in first.readings] == [one.entries for one in again.readings]


@given(draws(), moments(), st.randoms(use_true_random=False))
def test_i3_the_order_of_arrival_decides_nothing_once_all_is_known(drawn: Draw, at: Instant, shuffle: object) -> None:
    recorded = [one.recorded for one in drawn.entries]
    shuffle.shuffle(recorded)  # type: ignore[attr-defined]
    arrived = sorted((replace(one, recorded=when) for one, when in zip(drawn.entries, recorded, strict=True)), key=_key)
    renamed = [replace(one, id=f"x{number}") for number, one in enumerate(arrived)]
    assert told(state(drawn.version, arrived, at=at, known=LATER)) == standing(drawn, at)
    assert told(state(drawn.version, renamed, at=at, known=LATER)) == standing(drawn, at)


def _key(one: Entry) -> tuple[Instant, str]:
    return one.recorded, one.id


@given(draws(), moments())
def test_i4_nothing_is_in_force_without_a_consent_of_every_party_to_this_very_version(drawn: Draw, at: Instant) -> None:
    for one in state(drawn.version, drawn.entries, at=at, known=LATER).readings:
        bound = {party for party, verdict in one.standing.binds if verdict is Verdict.YES}
        needed = set(PARTIES) if one.plan.entry.all_of and bound else bound
        assert needed <= {party for party in PARTIES if _consented(drawn, party)}


def _consented(drawn: Draw, party: str) -> bool:
    rule = drawn.version.agreement.entry
    assert rule is not None
    return any(
        isinstance(said := one.payload, Consent)
        and (said.party, said.digest, said.reservation) == (party, drawn.version.digest, "")
        and said.act in rule.acts
        for one in drawn.entries
    )


@given(draws(), moments(), st.data())
def test_i5_what_is_retracted_was_never_said(drawn: Draw, at: Instant, data: st.DataObject) -> None:
    extra = entry("extra", data.draw(payloads(drawn.version)), data.draw(spans()))
    after = Instant(max(one.recorded for one in (*drawn.entries, extra)) + 1)
    retraction = replace(extra, action=Action.RETRACT, recorded=after)
    answer = state(drawn.version, (*drawn.entries, extra, retraction), at=at, known=LATER)
    assert told(answer) == standing(drawn, at)


@given(draws(), moments())
def test_i6_a_correction_to_itself_changes_nothing(drawn: Draw, at: Instant) -> None:
    after = Instant(max(one.recorded for one in drawn.entries) + 1)
    same = tuple(replace(one, action=Action.CORRECT, recorded=after) for one in drawn.entries)
    assert told(state(drawn.version, (*drawn.entries, *same), at=at, known=LATER)) == standing(drawn, at)


@given(draws(), moments(), st.floats(0, 1, exclude_max=True))
def test_i8_the_next_change_is_exact(drawn: Draw, at: Instant, part: float) -> None:
    for number, now in enumerate(state(drawn.version, drawn.entries, at=at, known=LATER).readings):
        until = now.next_change
        horizon = Instant(BASE + 200 * HOUR) if until is None else until
        assume(horizon > at)
        between = Instant(at + int((horizon - at) * part))
        just_before = Instant(horizon - 1)
        for moment in (between, just_before):
            then = state(drawn.version, drawn.entries, at=moment, known=LATER).readings[number]
            assert then.standing == now.standing
        if until is not None:
            changed = state(drawn.version, drawn.entries, at=until, known=LATER).readings[number]
            assert changed.standing != now.standing


@given(draws(), moments(), st.data())
def test_i16_knowing_a_time_better_only_settles_what_was_open(drawn: Draw, at: Instant, data: st.DataObject) -> None:
    before = in_force(drawn, at)
    finer = tuple(replace(one, occurred=data.draw(_inside(one.occurred))) for one in drawn.entries)
    after = in_force(Draw(drawn.version, finer), at)
    assert before is Verdict.UNKNOWN or after is before


@st.composite
def _inside(draw: st.DrawFn, span: Interval) -> Interval:
    start = draw(st.integers(span.start, span.end - 1))
    return Interval(Instant(start), Instant(draw(st.integers(start + 1, span.end))))


@given(draws(most=5), moments())
@settings(max_examples=150)
def test_an_answer_is_never_more_certain_than_all_possible_worlds(drawn: Draw, at: Instant) -> None:
    answer = in_force(drawn, at)
    if answer is not Verdict.UNKNOWN:
        assert plainly_in_force(drawn.version, drawn.entries, at) is answer


@given(draws(), moments())
def test_where_every_time_is_exact_the_answer_is_that_of_the_plain_reference(drawn: Draw, at: Instant) -> None:
    exact = Draw(drawn.version, certain(drawn.entries))
    assume(all(len(rules) == 1 for rules in _rules_of(exact)))
    expected = plainly_in_force(exact.version, exact.entries, at)
    answer = in_force(exact, at)
    if expected is Verdict.UNKNOWN or answer is not Verdict.UNKNOWN:
        assert answer is expected
    else:
        # Kleene's logic takes signals one by one; it may leave open what only their combination settles.
        assert _has_open_question(exact, at)


def _rules_of(drawn: Draw) -> list[tuple[object, ...]]:
    agreement = drawn.version.agreement
    spans_given = [agreement.duration, agreement.entry.delay if agreement.entry else None]
    return [span.count for span in spans_given if span]


def _has_open_question(drawn: Draw, at: Instant) -> bool:
    rule = drawn.version.agreement.entry
    judged = rule is not None and rule.condition is not None
    return judged or any(term.id == "release" for term in drawn.version.agreement.terms)


@given(draws(), moments())
def test_i10_time_alone_never_brings_an_expired_truce_back(drawn: Draw, at: Instant) -> None:
    for number, now in enumerate(state(drawn.version, drawn.entries, at=at, known=LATER).readings):
        if now.standing.status is Status.EXPIRED:
            later = state(drawn.version, drawn.entries, at=Instant(at + 1000 * HOUR), known=LATER).readings[number]
            assert later.standing.status is Status.EXPIRED


@given(draws(), moments())
def test_i15_an_extension_never_shortens(drawn: Draw, at: Instant) -> None:
    without = tuple(one for one in drawn.entries if getattr(one.payload, "power", "") != "extend")
    before = state(drawn.version, without, at=at, known=LATER).readings
    after = state(drawn.version, drawn.entries, at=at, known=LATER).readings
    for one, other in zip(before, after, strict=True):
        for window, longer in zip(one.windows, other.windows, strict=True):
            for end, moved in zip(window.ends, longer.ends, strict=True):
                assert moved.when.earliest >= end.when.earliest
