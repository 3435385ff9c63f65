"""Duties that come up again and again, ratios and lots, and ties between terms."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, accepted, did, entry, hour, version_of
from truceline.record.entry import Entry
from truceline.record.kinds import Power
from truceline.record.view import View
from truceline.terms.duties import DutyState, Progress, owed
from truceline.terms.load import Version
from truceline.terms.state import scenes_of
from truceline.values.intervals import exactly

A_DAY: dict[str, Any] = {"length": "PT24H", "count": "elapsed"}
ANSWER: dict[str, Any] = {
    "id": "answer",
    "kind": "duty",
    "party": ["a"],
    "act": {"event": "answered"},
    "for_each": {"event": "asked", "actor": "b"},
    "by": {"after": "each", "plus": A_DAY},
    "text": "an answer within a day",
}
THIRTY: dict[str, Any] = {
    **ANSWER,
    "id": "thirty",
    "act": {"event": "released", "unit": "people"},
    "for_each": {"event": "freed", "actor": "b"},
    "times": 30,
}


def duties(version: Version, *entries: Entry, at: int, known: int | None = None) -> dict[str, DutyState]:
    view = View([*accepted(version), *entries], LATER if known is None else hour(known))
    (scene,) = scenes_of(version, view)
    return {f"{one.term.id}-{'-'.join(one.party)}": one for one in owed(scene, hour(at))}


def lots(version: Version, *entries: Entry, at: int) -> list[str]:
    (duty,) = duties(version, *entries, at=at).values()
    return [progress.value for _, progress in duty.lots]


def ask(*hours: int) -> list[Entry]:
    return [did(f"q{at}", "asked", "b", at) for at in hours]


@pytest.mark.parametrize(("at", "expected"), [(33, "met"), (34, "met late"), (35, "met late")])
def test_an_answer_within_24_hours_comes_before_the_24_hours_are_over(at: int, expected: str) -> None:
    assert lots(version_of(terms=[ANSWER]), *ask(10), did("x", "answered", "a", at), at=60) == [expected]


def test_an_answer_that_names_what_it_answers_answers_nothing_else() -> None:
    own = version_of(terms=[{**ANSWER, "answered": "own"}])
    said = did("x", "answered", "a", 20, answers="q12")
    assert lots(own, *ask(10, 12), said, at=60) == ["no report of performance", "met"]


def test_one_answer_counts_for_every_question_before_it_only_where_the_text_says_any() -> None:
    said = did("x", "answered", "a", 20)
    either = version_of(terms=[{**ANSWER, "answered": "any"}])
    assert lots(either, *ask(10, 12, 30), said, at=40) == ["met", "met", "pending"]
    assert lots(version_of(terms=[ANSWER]), *ask(10, 12), said, at=60) == ["met", "no report of performance"]


def test_thirty_for_one_is_held_against_each_lot() -> None:
    version = version_of(terms=[THIRTY])
    freed = did("f1", "freed", "b", 10, value="3"), did("f2", "freed", "b", 20, value="1")
    released = did("r1", "released", "a", 12, value="90"), did("r2", "released", "a", 21, value="29")
    (duty,) = duties(version, *freed, *released, at=30).values()
    assert [(lot.owed, progress.value) for lot, progress in duty.lots] == [((90, 90), "met"), ((30, 30), "pending")]


def test_a_count_with_bounds_leaves_a_lot_open_only_where_both_can_be() -> None:
    version = version_of(terms=[THIRTY])
    freed = did("f1", "freed", "b", 10, value="1")
    answers = [
        lots(version, freed, did("r", "released", "a", 12, value=said), at=20) for said in ("25-35", "30-35", "20-29")
    ]
    assert answers == [["unknown"], ["met"], ["pending"]]


def test_only_full_lots_count() -> None:
    version = version_of(terms=[{**THIRTY, "lot": 3, "times": 1}])
    freed = did("f1", "freed", "b", 10, value="2"), did("f2", "freed", "b", 20, value="2")
    (duty,) = duties(version, *freed, at=30).values()
    assert [(lot.owed, progress.value) for lot, progress in duty.lots] == [((0, 0), "discharged"), ((1, 1), "pending")]


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 3)), max_size=5),
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 60)), max_size=5),
    st.integers(0, 60),
)
def test_i22_every_lot_is_met_just_when_as_much_was_released_as_all_lots_up_to_it_ask(
    freed: list[tuple[int, int]], released: list[tuple[int, int]], at: int
) -> None:
    version = version_of(terms=[THIRTY])
    freed = sorted(freed)
    entries = [did(f"f{n}", "freed", "b", when, value=str(size)) for n, (when, size) in enumerate(freed)]
    entries += [did(f"r{n}", "released", "a", when, value=str(size)) for n, (when, size) in enumerate(released)]
    (duty,) = duties(version, *entries, at=at).values()
    up = [(when, size) for when, size in freed if when <= at]
    assert [lot.owed[0] for lot, _ in duty.lots] == [30 * size for _, size in up]
    there = sum(size for when, size in released if when <= at)
    for number, (_, progress) in enumerate(duty.lots):
        # Triggers of one time are judged together: nothing says which of them came first.
        needed = 30 * sum(size for when, size in up if when <= up[number][0])
        met = progress in (Progress.MET, Progress.MET_LATE, Progress.DISCHARGED)
        assert met == (there >= needed or up[number][1] == 0)


WEEKLY: dict[str, Any] = {**ANSWER, "for_each": None, "by": None, "every": {"length": "P1D", "count": "calendar"}}


def test_a_daily_duty_is_due_in_each_day_across_the_change_of_the_clocks() -> None:
    version = version_of(terms=[WEEKLY])
    # The second day, with the change of the clocks, lasts from hour 24 to hour 47.
    reports = [did(f"r{at}", "answered", "a", at) for at in (23, 24, 47)]
    assert lots(version, *reports, at=50) == ["met", "met", "met"]
    assert lots(version, *reports[:2], at=50) == ["met", "met", "pending"]
    assert lots(version, reports[0], reports[2], at=80) == ["met", "no report of performance", "met", "pending"]


BACK: list[dict[str, Any]] = [
    {"id": f"back-{p}", "kind": "duty", "party": [p], "act": {"event": "withdrawn"}, "text": "back"} for p in ("a", "b")
]


def tied(**tie: Any) -> Version:
    return version_of(terms=BACK, reciprocity=[{"terms": ["back-a", "back-b"], **tie}])


def progress(version: Version, *entries: Entry, at: int) -> list[str]:
    return [one.progress.value for one in duties(version, *entries, at=at).values()]


def test_what_is_owed_only_then_is_dormant_until_the_other_side_has_done_its_part() -> None:
    version = tied(tie="if_then", within=A_DAY)
    assert progress(version, at=5) == ["pending", "dormant"]
    gone = did("w", "withdrawn", "a", 10)
    assert [progress(version, gone, at=at)[1] for at in (9, 10, 33, 34)] == [
        "dormant",
        "pending",
        "pending",
        "no report of performance",
    ]


def test_where_both_go_at_one_time_nobody_is_late_before_somebody_has_gone() -> None:
    version = tied(tie="simultaneous", within=A_DAY)
    assert progress(version, at=500) == ["pending", "pending"]
    gone = did("w", "withdrawn", "b", 10)
    assert [progress(version, gone, at=at) for at in (33, 34)] == [
        ["pending", "met"],
        ["no report of performance", "met"],
    ]


def test_step_by_step_each_waits_for_the_one_before() -> None:
    terms = [{**BACK[0], "id": f"s{n}", "party": [p], "act": {"event": f"step{n}"}} for n, p in enumerate("abab")]
    version = version_of(terms=terms, reciprocity=[{"tie": "stepwise", "terms": ["s0", "s1", "s2", "s3"]}])
    done = [did("d0", "step0", "a", 5), did("d1", "step1", "b", 6)]
    assert progress(version, *done, at=7) == ["met", "met", "pending", "dormant"]


def test_a_ratio_can_be_written_as_a_tie_too() -> None:
    terms = [
        {**BACK[0], "id": "one", "party": ["b"], "act": {"event": "freed"}},
        {**BACK[0], "id": "many", "act": {"event": "released"}},
    ]
    version = version_of(
        terms=terms, reciprocity=[{"tie": "ratio", "terms": ["one", "many"], "times": 2, "within": A_DAY}]
    )
    entries = did("f", "freed", "b", 5, value="2"), did("r", "released", "a", 6, value="4")
    assert progress(version, *entries, at=9) == ["met", "met"]
    assert progress(version, entries[0], at=40) == ["met", "no report of performance"]


LAGGED: dict[str, Any] = {**BACK[0], "by": {"at": "2025-03-29T10:00[Europe/Kyiv]"}, "report_within": A_DAY}


@pytest.mark.parametrize(("known", "expected"), [(33, "no report of performance"), (34, "breached"), (900, "breached")])
def test_a_duty_without_a_report_is_breached_only_once_the_time_for_reports_is_over(known: int, expected: str) -> None:
    version = version_of(terms=[LAGGED])
    assert duties(version, at=20, known=known)["back-a-a"].progress.value == expected


def test_a_late_report_undoes_a_breach_that_nobody_had_judged() -> None:
    version = version_of(terms=[LAGGED])
    assert duties(version, did("w", "withdrawn", "a", 9), at=50)["back-a-a"].progress is Progress.MET


def test_a_deadline_that_comes_after_the_end_is_never_missed() -> None:
    version = version_of(terms=[LAGGED], duration={"length": "PT5H", "count": "elapsed"})
    assert [one.progress.value for at in (4, 6, 50) for one in duties(version, at=at).values()] == [
        "pending",
        "discharged",
        "discharged",
    ]


def test_what_is_waived_is_discharged_and_what_is_suspended_at_its_deadline_is_excused() -> None:
    powers: list[dict[str, Any]] = [
        {"id": "waive", "kind": "power", "party": ["b"], "effect": "waive", "of": ["back-a"], "text": "waive"},
        {"id": "stop", "kind": "power", "party": ["b"], "effect": "suspend", "of": ["back-a"], "text": "stop"},
    ]
    version = version_of(terms=[LAGGED, *powers])
    waived, stopped = (
        entry(power, Power(party="b", agreement="truce", power=power), exactly(hour(5))) for power in ("waive", "stop")
    )
    assert duties(version, waived, at=50)["back-a-a"].progress is Progress.DISCHARGED
    late = duties(version, stopped, at=50)["back-a-a"]
    assert (late.progress, late.suspended_by) == (Progress.EXCUSED, ("b",))


def test_each_party_owes_for_itself_unless_the_text_says_jointly() -> None:
    both = {**BACK[0], "id": "back", "party": ["a", "b"]}
    gone = did("w", "withdrawn", "a", 5)
    assert progress(version_of(terms=[both]), gone, at=9) == ["met", "pending"]
    assert progress(version_of(terms=[{**both, "jointly": True}]), gone, at=9) == ["met"]


def test_a_total_must_be_reached_and_not_only_begun() -> None:
    version = version_of(terms=[{**BACK[0], "act": {"event": "withdrawn", "at_least": 33}}])
    parts = [did(f"w{n}", "withdrawn", "a", n, value=size) for n, size in enumerate(("20", "10", "at least 2"))]
    assert [progress(version, *parts[:n], at=9)[0] for n in (1, 2, 3)] == ["pending", "pending", "unknown"]
