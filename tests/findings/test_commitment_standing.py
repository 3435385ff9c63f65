"""What became of a promise, held against a clock stepped by hand in every possible world."""

from hypothesis import assume, given
from hypothesis import strategies as st

from drawn_promises import Undertaken, acted, promised, reckoning, undertaken, within
from drawn_terms import entry, hour, written
from plain_promises import possible_states
from truceline.findings.commitments.standing import Standing, promise_standing
from truceline.findings.commitments.states import PERFORMED, State
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Course, Progress, Promise
from truceline.values.instants import MICROSECOND, Instant

HOURS = st.integers(-2, 80)


def standing(made: Entry, *acts: Entry, at: int | Instant = 60) -> Standing:
    assert isinstance(made.payload, Promise)
    when = at if at > 1000 else hour(int(at))
    return promise_standing(reckoning((made, *acts)), made, made.payload, Instant(when))


def states(drawn: Undertaken, at: int) -> set[State]:
    found = standing(drawn.made, *drawn.acts, at=at)
    return {found.state} if found.state is not State.UNKNOWN else set(found.could_be)


def test_a_promise_waits_for_its_condition_and_is_then_pending() -> None:
    made, cause = promised(once="cause"), acted("c", "cause", 5, by="b")
    assert [standing(made, cause, at=at).state for at in (4, 5)] == [State.DORMANT, State.PENDING]


def test_only_the_party_that_is_named_brings_the_condition_about() -> None:
    made = promised(once="cause", once_by="b")
    assert standing(made, acted("c", "cause", 5, by="a")).state is State.DORMANT


def test_a_voice_keeps_what_its_party_promised() -> None:
    made, act = promised(party="voice"), acted("d", "deed", 5)
    desk = reckoning((made, act))
    assert isinstance(made.payload, Promise)
    found = promise_standing(type(desk)(desk.view, desk.home, {"voice": "a"}), made, made.payload, hour(9))
    assert found.state is State.MET


def test_a_deadline_is_missed_at_its_instant_and_not_before() -> None:
    made = promised(due=written(hour(10)))
    edge = hour(10)
    found = [standing(made, at=Instant(edge + shift)).state for shift in (-MICROSECOND, 0, MICROSECOND)]
    assert found == [State.PENDING, State.NO_REPORT, State.NO_REPORT]


def test_an_act_at_the_deadline_is_late_and_one_just_before_it_is_not() -> None:
    made = promised(due=written(hour(10)))
    before = entry("d", Act(event="deed", actor="a"), within(9, 9))
    assert standing(made, before).state is State.MET
    assert standing(made, acted("d", "deed", 10)).state is State.MET_LATE


def test_what_it_lapses_on_lets_it_fall_only_while_it_is_open() -> None:
    made, end = promised(lapses="end", due=written(hour(20))), acted("x", "end", 10)
    assert standing(made, end).state is State.LAPSED
    assert standing(made, end, acted("d", "deed", 9)).state is State.MET
    assert standing(made, acted("x", "end", 20)).state is State.NO_REPORT


def test_what_lapses_at_the_hour_of_the_act_lapses() -> None:
    made = promised(lapses="end")
    assert standing(made, acted("x", "end", 10), acted("d", "deed", 10)).state is State.LAPSED


def test_a_deadline_that_passes_before_the_condition_comes_leaves_nothing_owed() -> None:
    made = promised(once="cause", due=written(hour(10)))
    assert standing(made, acted("c", "cause", 12)).state is State.DISCHARGED


def test_a_number_is_kept_in_parts() -> None:
    made = promised(value="3", due=written(hour(20)))
    some = acted("d", "deed", 5, value="2")
    assert [standing(made, some, at=at).state for at in (6, 30)] == [State.PARTLY, State.PARTLY_LATE]
    assert standing(made, some, acted("e", "deed", 7, value="1")).state is State.MET


def test_a_count_with_bounds_leaves_open_whether_it_is_enough() -> None:
    found = standing(promised(value="100"), acted("d", "deed", 5, value="at least 60"))
    assert set(found.could_be) == {State.MET, State.PARTLY}


def test_an_act_that_moved_nothing_keeps_nothing() -> None:
    assert standing(promised(), acted("d", "deed", 5, value="0")).state is State.PENDING


def test_an_act_before_the_day_of_the_promise_does_not_count_and_one_on_that_day_does() -> None:
    made = promised(at=10)  # a day of UTC begins at hour 2
    assert standing(made, acted("d", "deed", 1)).state is State.PENDING
    assert standing(made, acted("d", "deed", 2)).state is State.MET


def test_how_long_an_unnamed_rule_counts_leaves_a_gap_that_cannot_be_told() -> None:
    made = promised(at=10, within="P1D")  # one rule ends it at midnight, the others at the same hour of the next day
    assert standing(made, at=30).state is State.UNKNOWN
    assert set(standing(made, at=30).could_be) == {State.NO_REPORT, State.PENDING}


def test_what_was_kept_and_then_taken_back_stays_kept_and_says_so() -> None:
    found = standing(promised(lapses="end"), acted("d", "deed", 5), acted("x", "end", 9))
    assert (found.state, found.undone_by) == (State.MET, ("x",))


def test_what_is_done_after_it_was_kept_is_something_else() -> None:
    made, kept = promised(value="2"), acted("d", "deed", 5, value="2")
    found = standing(made, kept, acted("later", "deed", 9, value="7"))
    assert (found.acts, found.amount) == (("d",), (2, 2))


def test_what_is_due_at_the_instant_of_its_condition_is_never_owed_and_in_time() -> None:
    cause = entry("c", Act(event="cause", actor="a"), within(1, 3))
    found = standing(promised(at=0, once="cause", within="PT0S"), cause, at=1)
    assert set(found.could_be) == {State.DORMANT, State.NO_REPORT}


def test_where_a_condition_may_never_have_come_it_is_still_not_pending_when_its_time_would_be_over() -> None:
    cause = entry("c", Act(event="cause", actor="a"), within(-5, 4))  # before the day of the promise it does not count
    found = standing(promised(at=2, once="cause", within="PT5H"), cause, at=9)
    assert set(found.could_be) == {State.DORMANT, State.NO_REPORT}


def test_overdue_by_its_length_before_the_fixed_deadline_it_is_owed_for_certain() -> None:
    cause = entry("c", Act(event="cause", actor="a"), within(0, 9))
    found = standing(promised(at=0, once="cause", within="PT5H", due=written(hour(8))), cause, at=6)
    assert set(found.could_be) == {State.DORMANT, State.PENDING, State.NO_REPORT}


def test_what_may_have_come_in_time_did_not_come_late_because_more_comes_after_the_instant_asked() -> None:
    acts = entry("d", Act(event="deed", actor="a"), within(0, 2)), acted("later", "deed", 4)
    found = standing(promised(at=2, due=written(hour(3))), *acts, at=3)  # a day of UTC begins at hour 2
    assert set(found.could_be) == {State.MET, State.NO_REPORT}


def test_what_was_done_for_certain_is_met_or_lapsed_before_that_and_never_open() -> None:
    end = entry("x", Act(event="end", actor="a"), within(0, 2))
    found = standing(promised(at=0, lapses="end"), end, acted("d", "deed", 0), at=0)
    assert set(found.could_be) == {State.MET, State.LAPSED}


def test_a_progress_report_is_not_performance() -> None:
    told = entry("r", Progress(body="b", of="p", course=Course.DONE), within(5, 5))
    assert standing(promised(), told).state is State.PENDING


@given(undertaken(unsure=0), HOURS)
def test_with_exact_times_it_is_what_a_clock_stepped_by_hand_says(drawn: Undertaken, at: int) -> None:
    assert states(drawn, at) == possible_states(drawn.made, list(drawn.acts), hour(at))


@given(undertaken(unsure=1), HOURS)
def test_with_one_unknown_time_it_is_exactly_what_the_worlds_leave_open(drawn: Undertaken, at: int) -> None:
    assume(drawn.said.value is None)  # of numbers it is at worst told more often than need be that nobody can tell
    assert states(drawn, at) == possible_states(drawn.made, list(drawn.acts), hour(at))


@given(undertaken(unsure=3), HOURS)
def test_no_possible_world_is_ever_ruled_out(drawn: Undertaken, at: int) -> None:
    assert possible_states(drawn.made, list(drawn.acts), hour(at)) <= states(drawn, at)


@given(undertaken(), HOURS, st.integers(0, 60))
def test_what_comes_on_record_later_changes_no_earlier_answer(drawn: Undertaken, at: int, known: int) -> None:
    early = tuple(one for one in drawn.acts if one.recorded <= hour(known))
    said, made = drawn.said, drawn.made
    whole = promise_standing(reckoning((made, *drawn.acts), hour(known)), made, said, hour(at))
    assert whole == promise_standing(reckoning((made, *early), hour(known)), made, said, hour(at))


@given(undertaken(), st.integers(0, 70), st.integers(0, 10))
def test_time_alone_never_makes_what_has_lapsed_or_is_kept_stand_again(drawn: Undertaken, at: int, more: int) -> None:
    first = standing(drawn.made, *drawn.acts, at=at).state
    if first in (State.LAPSED, State.DISCHARGED, *PERFORMED):
        assert standing(drawn.made, *drawn.acts, at=at + more).state is first


@given(undertaken(), st.permutations(range(5)), HOURS)
def test_the_order_of_recording_decides_nothing(drawn: Undertaken, order: list[int], at: int) -> None:
    shuffled = [drawn.acts[number] for number in order if number < len(drawn.acts)]
    assert standing(drawn.made, *shuffled, at=at).state is standing(drawn.made, *drawn.acts, at=at).state
