"""The hand-over note: what is open at its end, what was left before, what changed, and what nobody covered."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desk_case import case
from drawn_terms import LATER, entry, hour, spans
from truceline.liaison.handing_over import Note, Stretch, note
from truceline.liaison.messages import log_of
from truceline.liaison.openings import Matter
from truceline.liaison.tasks_due import tasks_of
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Acknowledgement, Course, Handover, Message, Progress, Statement, Task
from truceline.record.view import View
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict

WATCH = Stretch("ops", Interval(hour(8), hour(16)), Interval(hour(16), hour(24)))


def message(id: str, at: int, due: int) -> Entry:
    by = Instant(hour(due))
    says = Message.model_construct(sender="mission", receiver="north", channel="h", acknowledge_by=by, about=None)
    return entry(id, says, exactly(hour(at)))


def receipt(id: str, of: str, at: int) -> Entry:
    return entry(id, Acknowledgement(body="north", of=of), exactly(hour(at)))


def handover(id: str, start: int, end: int, opened: tuple[str, ...] | None = None) -> Entry:
    stretch = Interval(hour(start), hour(end))
    says = Handover.model_construct(desk="ops", outgoing="a", incoming="b", watch=stretch, open=opened)
    return entry(id, says, exactly(hour(end)))


def said(id: str, when: int | Interval, recorded: int | None = None) -> Entry:
    span = when if isinstance(when, Interval) else exactly(hour(when))
    return entry(id, Statement(speaker="north"), span, None if recorded is None else hour(recorded))


def made(*entries: Entry, known: Instant = LATER) -> Note:
    ordered = sorted(entries, key=lambda one: one.recorded)
    return note(ordered, case(), WATCH, known)


def test_what_is_late_is_open_and_not_due_again_in_the_next_watch() -> None:
    found = made(message("m1", 9, 10), message("m2", 9, 16), message("m3", 9, 20))
    assert [one.entry.id for one in found.open] == ["m1", "m2", "m3"]
    assert [one.entry.id for one in found.due_next] == ["m3"]


def test_what_the_last_hand_over_left_open_is_followed_up() -> None:
    left = message("m1", 1, 2), message("m2", 1, 2), receipt("a", "m1", 9)
    found = made(*left, handover("h1", 0, 8, ("m1", "m2", "gone")))
    became = {one.subject.id: one.now.open if one.now else None for one in found.left}
    assert became == {"m1": Verdict.NO, "m2": Verdict.YES, "gone": None}


def test_what_was_taken_back_since_has_no_state_any_more() -> None:
    back = replace(message("m1", 1, 2), action=Action.RETRACT, recorded=hour(10))
    (one,) = made(message("m1", 1, 2), handover("h1", 0, 8, ("m1",)), back).left
    assert (one.subject.fate.value, one.now) == ("taken back", None)


def test_only_a_hand_over_of_exactly_this_watch_signs_it_off() -> None:
    assert made(handover("h2", 8, 16)).signed is not None
    other = made(handover("h2", 8, 15))
    assert other.signed is None
    assert [one.entry.id for one in other.partly] == ["h2"]


def test_what_is_open_and_not_handed_over_is_named_and_what_is_handed_over_and_closed_too() -> None:
    found = made(message("m1", 9, 10), message("m2", 9, 10), receipt("a", "m2", 9), handover("h2", 8, 16, ("m2",)))
    assert (found.unlisted, found.extra) == (("m1",), ("m2",))


def test_the_time_between_the_last_watch_and_this_one_is_a_gap() -> None:
    (gap,) = made(handover("h1", 0, 7)).gaps
    assert gap.span == Interval(hour(7), hour(8))
    assert made(handover("h1", 0, 8)).gaps == ()


def test_an_entry_of_unknown_hour_may_not_belong_to_the_watch() -> None:
    found = made(said("s1", 9), said("s2", Interval(hour(15), hour(17))), said("s3", 16))
    assert [(one.entry.id, one.inside) for one in found.happened] == [("s1", Verdict.YES), ("s2", Verdict.UNKNOWN)]


def test_what_happened_before_and_came_on_record_in_the_watch_is_told_apart() -> None:
    found = made(said("s1", 2, recorded=9), said("s2", 2, recorded=3))
    assert [one.id for one in found.late_told] == ["s1"]


def test_a_correction_in_the_watch_is_shown_with_what_stood_before() -> None:
    first = said("s1", 2)
    (change,) = made(first, replace(first, action=Action.CORRECT, text="otherwise", recorded=hour(9))).changes
    assert (change.entry.text, change.before, change.conflict) == ("otherwise", first, False)


def test_a_second_assertion_in_the_watch_is_a_conflict_and_takes_nobodys_place() -> None:
    first = said("s1", 9)
    found = made(first, replace(first, text="otherwise", recorded=hour(10)))
    assert found.changes[0].conflict
    assert [one.entry.text for one in found.happened] == ["drawn"]


@st.composite
def books(draw: st.DrawFn) -> list[Entry]:
    """Messages and tasks with what is reported about them."""
    found: list[Entry] = []
    for number in range(draw(st.integers(0, 4))):
        found.append(message(f"m{number}", draw(st.integers(0, 15)), draw(st.integers(1, 24))))
    for number in range(draw(st.integers(0, 3))):
        due = Instant(hour(draw(st.integers(1, 24))))
        says = Task.model_construct(owner="south", session=None, item=None, due=due, about=None)
        found.append(entry(f"t{number}", says, exactly(hour(draw(st.integers(0, 15))))))
    for number, one in enumerate(list(found)):
        when, is_task = draw(spans(20)), isinstance(one.payload, Task)
        course = Progress(body="south", of=one.id, course=draw(st.sampled_from(Course)))
        about = course if is_task else Acknowledgement(body=draw(st.sampled_from(["north", "south"])), of=one.id)
        found.append(entry(f"r{number}", about, when))
    return found


@given(books())
def test_what_is_open_in_the_note_is_what_is_open_at_its_end_no_more_and_no_less(entries: list[Entry]) -> None:
    found = made(*entries)
    view, end = View(entries, LATER), WATCH.watch.end
    messages = [one.entry.id for one in log_of(view, case(), end) if one.open is not Verdict.NO]
    tasks = [one.entry.id for one in tasks_of(view, case(), end) if one.open is not Verdict.NO]
    assert sorted(one.entry.id for one in found.open) == sorted([*messages, *tasks])
    assert sum(one.matter is Matter.TASK for one in found.open) == len(tasks)


@given(books(), books())
def test_what_is_recorded_later_changes_nothing_in_the_note_as_known(first: list[Entry], more: list[Entry]) -> None:
    late = [replace(one, id=f"x-{one.id}", recorded=Instant(LATER + HOUR)) for one in more]
    assert made(*first, *late) == made(*first)


@given(books(), st.randoms())
def test_the_order_in_which_entries_arrive_changes_nothing(entries: list[Entry], chance: Random) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)
    assert note(mixed, case(), WATCH, LATER) == note(entries, case(), WATCH, LATER)
