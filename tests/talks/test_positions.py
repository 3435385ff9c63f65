"""Where each side stands over time: nothing that was said later changes a position, it is only shown beside it."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desk_case import case
from drawn_terms import LATER, entry, hour, spans
from truceline.record.entry import Entry
from truceline.record.kinds import Manner, Position, Stand, Utterance
from truceline.record.view import View
from truceline.talks.positions import Course, courses_of, questions_of, settled
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict

When = int | Interval


def span(when: When) -> Interval:
    return when if isinstance(when, Interval) else exactly(hour(when))


def takes(id: str, stand: Stand, when: When, said: tuple[str, ...] | None = None, **more: str) -> Entry:
    columns = {"party": "north", "question": "halt", "condition": "", **more}
    says = Position.model_construct(stand=stand, said=said, **columns)  # type: ignore[arg-type]
    return entry(id, says, span(when))


def says(id: str, when: When, manner: Manner = Manner.SAID, **more: str) -> Entry:
    columns = {"speaker": "north", "about": "halt", **more}
    return entry(id, Utterance.model_validate({"manner": manner, **columns}), span(when))


def course(*entries: Entry, at: int = 50) -> Course:
    (found,) = courses_of(View(entries, LATER), case(), hour(at))
    return found


def test_the_last_position_stands() -> None:
    found = course(takes("p1", Stand.FOR, 1), takes("p2", Stand.AGAINST, 5))
    assert found.stands == (Stand.AGAINST,)
    assert [(one[0].id, other[0].id) for one, other in found.changes] == [("p1", "p2")]


def test_saying_the_same_again_is_no_change() -> None:
    assert course(takes("p1", Stand.FOR, 1), takes("p2", Stand.FOR, 5)).changes == ()


def test_another_condition_is_a_change() -> None:
    one, other = (takes(f"p{n}", Stand.CONDITIONAL, n, condition=f"c{n}") for n in (1, 2))
    assert len(course(one, other).changes) == 1


def test_what_is_said_later_changes_nothing_and_is_shown_beside_the_position() -> None:
    found = course(takes("p1", Stand.FOR, 1, said=("u1",)), says("u1", 1), says("u2", 5, Manner.DENIED))
    assert found.stands == (Stand.FOR,)
    assert [(one.spoken.entry.id, one.later) for one in found.denials] == [("u2", Verdict.YES)]


def test_what_was_said_before_or_read_into_a_position_is_not_flagged() -> None:
    assert course(says("u0", 0), takes("p1", Stand.FOR, 1, said=("u1",)), says("u1", 1)).since == ()


def test_what_was_said_on_the_same_day_may_be_later() -> None:
    day = Interval(hour(0), hour(24))
    (one,) = course(takes("p1", Stand.FOR, day), says("u1", day)).since
    assert one.later is Verdict.UNKNOWN


def test_what_others_said_about_it_or_for_it_is_not_the_sides_own() -> None:
    others = says("u1", 5, speaker="south"), says("u2", 5, Manner.REPORTED, speaker="south", behalf="north")
    assert course(takes("p1", Stand.FOR, 1), *others).since == ()


def test_an_office_speaks_for_its_party() -> None:
    assert len(course(takes("p1", Stand.FOR, 1), says("u1", 5, speaker="north-duty")).since) == 1


def test_a_position_read_from_what_is_not_on_record_says_so() -> None:
    assert course(takes("p1", Stand.FOR, 1, said=("gone",))).lost == ("gone",)


def test_two_positions_of_one_day_leave_open_which_is_the_last() -> None:
    day = Interval(hour(0), hour(24))
    found = course(takes("p1", Stand.FOR, day), takes("p2", Stand.AGAINST, day))
    assert (found.stands, settled(found, hour(50))) == ((Stand.FOR, Stand.AGAINST), Verdict.UNKNOWN)


def test_a_side_without_a_position_has_no_course_and_is_not_neutral() -> None:
    view = View([takes("p1", Stand.FOR, 1), says("u1", 2, speaker="south")], LATER)
    assert [one.party for one in courses_of(view, case(), hour(50))] == ["north"]


def test_a_question_is_open_only_from_the_first_position_on() -> None:
    view = View([takes("p1", Stand.FOR, 5)], LATER)
    assert (questions_of(view, hour(4)), questions_of(view, hour(5))) == ([], ["halt"])


@st.composite
def talks(draw: st.DrawFn) -> list[Entry]:
    found = []
    for number in range(draw(st.integers(0, 5))):
        party = draw(st.sampled_from(["north", "south"]))
        found.append(takes(f"p{number}", draw(st.sampled_from(Stand)), draw(spans(30)), party=party))
    for number in range(draw(st.integers(0, 3))):
        speaker = draw(st.sampled_from(["north", "south", "north-duty"]))
        found.append(says(f"u{number}", draw(spans(30)), draw(st.sampled_from(Manner)), speaker=speaker))
    return found


@given(talks(), st.integers(0, 40), st.randoms())
def test_the_order_in_which_entries_arrive_changes_nothing(entries: list[Entry], at: int, chance: Random) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)
    one, other = (courses_of(View(found, LATER), case(), hour(at)) for found in (mixed, entries))
    assert one == other


@given(talks(), talks(), st.integers(0, 40))
def test_what_is_recorded_later_changes_nothing_that_was_known(first: list[Entry], more: list[Entry], at: int) -> None:
    late = [entry(f"x{one.id}", one.payload, one.occurred, Instant(LATER + HOUR)) for one in more]
    before, after = (courses_of(View(found, LATER), case(), hour(at)) for found in (first, [*first, *late]))
    assert before == after


@given(talks(), talks(), st.integers(0, 40))
def test_no_utterance_changes_any_position(first: list[Entry], more: list[Entry], at: int) -> None:
    said = [entry(f"x{one.id}", one.payload, one.occurred) for one in more if isinstance(one.payload, Utterance)]
    before, after = (courses_of(View(found, LATER), case(), hour(at)) for found in (first, [*first, *said]))
    assert [(one.taken, one.now) for one in before] == [(one.taken, one.now) for one in after]


@given(talks(), st.integers(0, 40))
def test_a_position_can_be_the_last_only_if_none_certainly_came_after_it(entries: list[Entry], at: int) -> None:
    for one in courses_of(View(entries, LATER), case(), hour(at)):
        came = [entry.occurred for entry, _ in one.taken if entry.occurred.last <= hour(at)]
        for entry_, _ in one.taken:
            beaten = any(other.start > entry_.occurred.last for other in came)
            assert ((entry_.id in {last.id for last, _ in one.now}) and beaten) is False
        assert one.now
