from typing import Any

from drawn_terms import accepted, hour, proposal, version_of, written
from liaison_case import CASE, said
from truceline.findings.window_conflicts import Clash, Conflict, conflicts
from truceline.liaison.windows import windows_of
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Power, Step, Window
from truceline.record.view import View
from truceline.terms.load import Version
from truceline.terms.state import state_in
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

LATER = hour(10_000)


def window(id: str = "w", hours: tuple[int, int] = (10, 20), **more: str) -> Entry:
    asked = {"body": "m", "parties": "a b", "purpose": "repair", "place": "Orna", "period": "2025-01-01", **more}
    span = Interval(hour(hours[0]), hour(hours[1]))
    return said(id, Window.model_validate(asked).model_copy(update={"period": span}), hour(1))


def version(*terms: dict[str, Any], **parts: Any) -> Version:
    return version_of(terms=[{"text": term["id"], "party": ["a", "b"], **term} for term in terms], **parts)


def found(about: Version, *entries: Entry, agreed: bool = True) -> list[Conflict]:
    basis = accepted(about) if agreed else (proposal(about),)
    view = View([*basis, *entries], LATER)
    standings = windows_of(view, CASE, hour(5))
    one = next(standing for standing in standings if standing.course.entry.id == "w")
    return conflicts(one, standings, [state_in(about, view, at=hour(5))], CASE)


def clashes(about: Version, *entries: Entry, agreed: bool = True) -> list[tuple[Clash, Verdict]]:
    return [(one.clash, one.verdict) for one in found(about, *entries, agreed=agreed)]


BAN: dict[str, Any] = {"id": "no-moves", "kind": "ban", "act": {"event": "moves"}}
BY_A: dict[str, Any] = {"by": "a", "does": "moves"}


def test_work_that_a_ban_forbids_is_a_conflict_that_names_term_and_party() -> None:
    (one,) = found(version(BAN), window(**BY_A))
    assert (one.clash, one.verdict, one.agreement, one.reading) == (Clash.FORBIDDEN, Verdict.YES, "truce", "text")
    assert (one.term and one.term.id, one.party, one.event) == ("no-moves", "a", "moves")
    assert one.spans == (Interval(hour(10), hour(20)),)


def test_work_that_falls_under_a_defined_word_is_forbidden_too() -> None:
    defined = version(BAN, definitions=[{"id": "moves", "means": ["convoy"], "text": "any movement"}])
    assert clashes(defined, window(by="a", does="convoy")) == [(Clash.FORBIDDEN, Verdict.YES)]


def test_work_of_which_only_a_part_is_forbidden_cannot_be_told() -> None:
    defined = version(BAN, definitions=[{"id": "works", "means": ["moves", "digging"], "text": "works"}])
    assert clashes(defined, window(by="a", does="works")) == [(Clash.FORBIDDEN, Verdict.UNKNOWN)]


def test_a_ban_on_somebody_else_is_no_conflict() -> None:
    assert clashes(version({**BAN, "party": ["b"]}), window(**BY_A)) == []
    assert clashes(version({**BAN, "party": ["b"]}), window(does="moves")) == [(Clash.FORBIDDEN, Verdict.YES)]


def test_a_permission_for_the_work_takes_the_ban_out() -> None:
    allowed = {"id": "ok", "kind": "permission", "act": {"event": "moves"}}
    assert clashes(version({**BAN, "excepts": ["ok"]}, allowed), window(**BY_A)) == []


def test_a_permission_that_is_not_on_yet_takes_nothing_out() -> None:
    allowed = {"id": "ok", "kind": "permission", "act": {"event": "moves"}, "when": {"happened": "call_made"}}
    assert clashes(version({**BAN, "excepts": ["ok"]}, allowed), window(**BY_A)) == [(Clash.FORBIDDEN, Verdict.YES)]


def test_a_permission_about_something_else_may_cover_the_work() -> None:
    allowed = {"id": "ok", "kind": "permission", "act": {"event": "aid_brought"}}
    (one,) = found(version({**BAN, "excepts": ["ok"]}, allowed), window(**BY_A))
    assert (one.verdict, one.excepted) == (Verdict.UNKNOWN, ("ok",))


def test_a_ban_for_part_of_the_period_is_told_with_its_hours() -> None:
    later = version({**BAN, "begins": written(hour(15))})
    assert [one.spans for one in found(later, window(**BY_A))] == [(Interval(hour(15), hour(20)),)]


def test_a_ban_in_an_area_applies_where_words_or_degrees_say_so() -> None:
    bank = {"id": "bank", "kind": "zone", "status": "agreed", "text": "the bank of the Orna"}
    drawn = {**bank, "text": "", "points": ["48.0 37.0", "48.0 38.0", "49.0 37.5"]}
    banned = {**BAN, "area": "bank"}
    answers = [
        clashes(version(banned, areas=[area]), window(place=place, **BY_A))
        for area, place in ((bank, "Orna"), (bank, "Gate"), (drawn, "48.2 37.5"), (drawn, "10.0 10.0"))
    ]
    yes, unknown = [(Clash.FORBIDDEN, Verdict.YES)], [(Clash.FORBIDDEN, Verdict.UNKNOWN)]
    assert answers == [yes, unknown, yes, []]


def test_whether_a_ban_is_on_cannot_be_told_while_a_question_is_open() -> None:
    judged = version(BAN, entry={"all_of": ["a", "b"], "and": {"judged": "done"}})
    assert clashes(judged, window(agreement="truce", **BY_A)) == [
        (Clash.FORBIDDEN, Verdict.UNKNOWN),
        (Clash.FORCE_UNKNOWN, Verdict.UNKNOWN),
    ]


DUTY: dict[str, Any] = {"id": "blast", "kind": "duty", "party": ["a"], "act": {"event": "blasts"}}


def test_a_duty_that_falls_due_inside_is_a_conflict_with_what_must_be_quiet() -> None:
    due = version({**DUTY, "by": written(hour(15))})
    assert clashes(due, window(quiet="blasts")) == [(Clash.DUE_INSIDE, Verdict.YES)]
    assert clashes(due, window(quiet="fire")) == []
    assert clashes(due, window(quiet="blasts", hours=(15, 20))) == []
    assert clashes(due, window(quiet="blasts", hours=(10, 15))) == [(Clash.DUE_INSIDE, Verdict.YES)]


def test_a_duty_that_is_met_in_time_is_no_conflict() -> None:
    done = said("done", Act(event="blasts", actor="a"), hour(4))
    assert clashes(version({**DUTY, "by": written(hour(15))}), window(quiet="blasts"), done) == []


def test_a_duty_that_comes_up_and_falls_due_inside_can_only_be_done_inside() -> None:
    hourly = {**DUTY, "every": {"length": "PT4H", "count": "elapsed"}, "begins": written(hour(12))}
    (one,) = found(version(hourly), window(quiet="blasts"))
    assert one.clash is Clash.ONLY_INSIDE
    assert [span.start for span in one.spans] == [hour(16), hour(20)]


def test_a_duty_to_keep_up_what_must_be_quiet_is_a_conflict_all_the_time() -> None:
    kept = {**DUTY, "mode": "maintain"}
    (one,) = found(version(kept), window(quiet="blasts"))
    assert (one.clash, one.spans) == (Clash.ONLY_INSIDE, (Interval(hour(10), hour(20)),))


def test_a_window_before_everything_is_the_only_silence_there_is_and_no_conflict() -> None:
    one, other = found(version(BAN), window(agreement="truce", **BY_A), agreed=False)
    assert [(each.clash, each.note) for each in (one, other)] == [
        (Clash.ONLY_SILENCE, True),
        (Clash.NOT_IN_FORCE, True),
    ]


def test_a_period_past_the_end_or_before_the_beginning_is_a_conflict() -> None:
    ends = version(until=written(hour(15)))
    assert clashes(ends, window()) == [(Clash.PAST_END, Verdict.YES)]
    begins = version(entry={"all_of": ["a", "b"], "at": written(hour(15))})
    assert clashes(begins, window()) == [(Clash.BEFORE_START, Verdict.YES)]


def test_a_window_past_an_end_that_hangs_on_a_counting_rule_cannot_be_told() -> None:
    at = {"all_of": ["a", "b"], "at": written(hour(5))}
    day = version(entry=at, duration={"length": "P1D", "count": "unstated"})
    assert clashes(day, window(hours=(23, 27))) == [(Clash.PAST_END, Verdict.UNKNOWN)]
    assert clashes(day, window(hours=(25, 27))) == [(Clash.FORCE_UNKNOWN, Verdict.UNKNOWN)]


def test_a_window_in_an_extension_through_the_change_of_clocks_fits() -> None:
    longer = {"id": "longer", "kind": "power", "effect": "extend", "needs": 2}
    until = written(hour(40))
    uses = {"agreement": "truce", "power": "longer", "until": until}
    used = [said(f"x-{p}", Power.model_validate({"party": p, **uses}), hour(3)) for p in "ab"]
    text = version(longer, duration={"length": "P1D", "count": "calendar"})
    night = window(hours=(24, 30), agreement="truce")
    assert clashes(text, night, *used) == []
    assert clashes(text, night) == [(Clash.ONLY_SILENCE, Verdict.YES), (Clash.NOT_IN_FORCE, Verdict.YES)]


def test_windows_at_one_place_at_one_time_with_other_parties_do_not_fit() -> None:
    assert clashes(version(), window(), window("v", (15, 30), parties="a")) == [(Clash.OTHER_PARTIES, Verdict.YES)]
    assert clashes(version(), window(), window("v", (20, 30), parties="a")) == []
    assert clashes(version(), window(), window("v", (15, 30), parties="a", place="Gate")) == []
    assert clashes(version(), window(), window("v", (15, 30), parties="a", place="unknown")) == [
        (Clash.OTHER_PARTIES, Verdict.UNKNOWN)
    ]


def test_work_that_another_window_wants_quiet_does_not_fit() -> None:
    assert clashes(version(), window(does="blasts"), window("v", quiet="blasts")) == [(Clash.OTHER_WORK, Verdict.YES)]


def test_a_window_that_was_called_off_conflicts_with_nothing() -> None:
    off = said("off", Step.model_validate({"body": "m", "window": "w", "step": "called_off"}), hour(2))
    assert clashes(version(BAN), window(**BY_A), off) == []
