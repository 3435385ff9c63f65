import pytest

from drawn_terms import hour
from liaison_case import CASE, said, view
from truceline.findings.window_incidents import Basis, Inside, Kind, Lies, inside
from truceline.incidents.alleged import AllegedIncident, alleged_incidents
from truceline.liaison.windows import windows_of
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Allegation, Confirmation, Detection, Observation, Pace, Step, Window, Word
from truceline.terms.schema import Definition
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

BEGIN, END = 10, 20


def asked(place: str = "Orna switchyard") -> list[Entry]:
    payload = Window.model_validate(
        {
            "body": "mission",
            "parties": "north south",
            "purpose": "repair",
            "place": place,
            "period": "2025-01-01",
            "by": "operator",
            "does": "line_repaired",
            "quiet": "firing",
        }
    ).model_copy(update={"period": Interval(hour(BEGIN), hour(END))})
    yes = [
        said(f"c-{party}", Confirmation(party=party, window="w", answer=Word.CONFIRMS), hour(2))
        for party in ("north", "south")
    ]
    return [said("w", payload, hour(1)), *yes]


def step(id: str, pace: Pace, when: int) -> Entry:
    return said(id, Step(body="mission", window="w", step=pace), hour(when))


HELD = [step("s1", Pace.STARTED, 11), step("s2", Pace.PAUSED, 13), step("s3", Pace.RESUMED, 14)]
STOP = step("s4", Pace.STOPPED, 16)


def shells(when: int | Instant | Interval, place: str = "Orna, gate") -> Entry:
    moment = hour(when) if isinstance(when, int) and when < 1000 else when
    payload = Allegation(issuer="north", accused="south", place=place, unit="shells")
    return said("al", payload, moment if isinstance(moment, Interval) else Instant(moment))


def payload(told: Entry) -> Allegation:
    assert isinstance(told.payload, Allegation)
    return told.payload


def found(*entries: Entry, at: int = 30, window: list[Entry] | None = None) -> Inside:
    seen = view([*(window or asked()), *entries])
    definitions = [Definition(id="firing", means=("shelling",), text="any firing")]
    (standing,) = windows_of(seen, CASE, hour(at))
    return inside(standing, seen, alleged_incidents(seen), CASE, definitions)


def lies(*entries: Entry) -> list[Lies]:
    return [one.lies for one in found(*entries).alleged]


def test_a_window_is_held_from_its_start_to_its_stop_the_stop_excluded() -> None:
    assert [lies(*HELD, STOP, shells(when)) for when in (10, 11, 15, 16)] == [[], [Lies.INSIDE], [Lies.INSIDE], []]


@pytest.mark.parametrize(("beside", "expected"), [(-1, [Lies.INSIDE]), (0, []), (1, [])])
def test_the_instant_of_the_stop_lies_outside(beside: int, expected: list[Lies]) -> None:
    assert lies(*HELD, STOP, shells(Instant(hour(16) + beside))) == expected


def test_what_happens_during_a_pause_is_told_apart() -> None:
    assert lies(*HELD, STOP, shells(13)) == [Lies.IN_PAUSE]


def test_what_may_have_happened_before_the_start_is_not_dropped() -> None:
    assert lies(*HELD, STOP, shells(Interval(hour(9), hour(12)))) == [Lies.MAYBE]


def test_without_steps_the_agreed_period_counts_and_that_is_said() -> None:
    inside_ = found(shells(19))
    assert (inside_.basis, [one.lies for one in inside_.alleged]) == (Basis.PERIOD, [Lies.INSIDE])
    assert found(shells(20)).alleged == ()


def test_without_a_stop_a_window_is_taken_to_last_until_its_agreed_end() -> None:
    assert lies(*HELD, shells(19)) == [Lies.INSIDE]
    assert lies(*HELD, shells(20)) == []


def test_nothing_lies_inside_a_window_that_was_never_agreed_or_was_called_off() -> None:
    never = asked()[:2]
    assert found(shells(12), window=never) == Inside(Basis.NONE, (), (), ())
    assert found(step("off", Pace.CALLED_OFF, 5), shells(12)).basis is Basis.NONE


def test_a_stop_without_a_start_leaves_it_open_what_lay_inside() -> None:
    assert lies(STOP, shells(12)) == [Lies.MAYBE]


def test_an_unknown_place_is_not_dropped_and_another_place_is() -> None:
    assert [one.here for one in found(*HELD, shells(12, "unknown")).alleged] == [Verdict.UNKNOWN]
    assert found(*HELD, shells(12, "Old Bridge")).alleged == ()


def test_an_observation_that_lasts_past_the_stop_cannot_be_told() -> None:
    counted = Observation.model_validate(
        {"observer": "mission", "area": "Orna", "unit": "shots", "value": "3", "series": "ear"}
    )
    seen = found(*HELD, STOP, said("ob", counted, Interval(hour(15), hour(18)))).observed
    assert [(one.lies, one.here) for one in seen] == [(Lies.MAYBE, Verdict.YES)]


def test_what_is_noticed_at_the_place_lies_inside_and_elsewhere_does_not() -> None:
    least = {"observer": "mission", "means": "heard", "what": "shot", "value": "3"}
    places = [("d1", "Orna"), ("d2", ""), ("d3", "Old Bridge")]
    heard = [said(id, Detection.model_validate(least | {"place": place}), hour(12)) for id, place in places]
    seen = found(*HELD, *heard).detected
    assert [(one.entry.id, one.here) for one in seen] == [("d1", Verdict.YES), ("d2", Verdict.UNKNOWN)]


def test_acts_are_the_work_or_of_a_quiet_kind_by_definition_or_other() -> None:
    acts = [("a1", "line_repaired", "operator"), ("a2", "shelling", "south"), ("a3", "line_repaired", "south")]
    told = [said(id, Act(event=event, actor=actor), hour(12)) for id, event, actor in acts]
    assert [one.kind for one in found(*HELD, *told).acts] == [Kind.WORK, Kind.QUIET, Kind.OTHER]


def told_twice(when: int | Interval) -> list[Lies]:
    """One event in two reports: the first gives an hour inside, the other another time."""
    incident = AllegedIncident(tuple((one, payload(one)) for one in (shells(12), shells(when))))
    seen = view([*asked(), *HELD, STOP])
    (standing,) = windows_of(seen, CASE, hour(30))
    return [one.lies for one in inside(standing, seen, [incident], CASE, []).alleged]


def test_the_most_exact_report_of_an_event_counts_unless_another_contradicts_it() -> None:
    assert told_twice(Interval(hour(0), hour(24))) == [Lies.INSIDE]
    assert told_twice(8) == [Lies.MAYBE]


def test_what_happens_after_the_instant_asked_about_is_not_inside_yet() -> None:
    assert found(*HELD, shells(15), at=14).alleged == ()
    assert [one.lies for one in found(*HELD, shells(Interval(hour(14), hour(16))), at=15).alleged] == [Lies.MAYBE]
