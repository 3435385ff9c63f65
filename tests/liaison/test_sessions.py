"""Agendas and minutes: what is settled, and what the next session must take up."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, entry, hour, spans
from truceline.liaison.sessions import carried, disagreements, sittings
from truceline.record.entry import Entry
from truceline.record.kinds import Item, Minute, Outcome, Session
from truceline.record.view import View
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def session(id: str, at: int, **more: object) -> Entry:
    says = {"body": "commission", "parties": "north south mission", **more}
    return entry(id, Session.model_validate(says), exactly(hour(at)))


def item(id: str, of: str, number: int = 1, at: int = 0, **more: object) -> Entry:
    return entry(id, Item.model_validate({"session": of, "number": number, **more}), exactly(hour(at)))


def minute(id: str, of: str, about: str, outcome: str, at: int | Interval, **more: object) -> Entry:
    when = at if isinstance(at, Interval) else exactly(hour(at))
    return entry(id, Minute.model_validate({"session": of, "item": about, "outcome": outcome, **more}), when)


FIRST = [session("s1", 0), item("i1", "s1"), minute("d1", "s1", "i1", "deferred", 1)]


def left(*entries: Entry, at: int = 50) -> list[str]:
    return [point.entry.id for _, point in carried(sittings(View(entries, LATER), hour(at)), "commission")]


def test_a_deferred_item_goes_on_to_the_next_session() -> None:
    assert left(*FIRST) == ["i1"]


def test_a_minute_of_a_later_session_settles_it() -> None:
    for outcome in ("agreed", "not_agreed", "noted"):
        assert left(*FIRST, session("s2", 10), minute("d2", "s2", "i1", outcome, 11)) == []


def test_an_item_that_is_put_off_again_is_still_left() -> None:
    again = [*FIRST, session("s2", 10), minute("d2", "s2", "i1", "deferred", 11)]
    assert left(*again) == ["i1"]
    assert sittings(View(again, LATER), hour(50))[0].points[0].deferrals == 2


def test_a_later_item_that_names_it_takes_it_up_and_is_left_in_its_place() -> None:
    later = [session("s2", 10), item("i2", "s2", at=10, about="i1"), minute("d2", "s2", "i2", "deferred", 11)]
    assert left(*FIRST, *later) == ["i2"]


def test_an_item_of_another_body_takes_nothing_up() -> None:
    other = [session("s2", 10, body="mission"), item("i2", "s2", at=10, about="i1")]
    assert left(*FIRST, *other) == ["i1"]


def test_an_item_of_which_no_minute_tells_is_left_because_nothing_is_known_of_it() -> None:
    assert left(session("s1", 0), item("i1", "s1")) == ["i1"]


def test_items_of_a_session_to_come_are_not_left_over() -> None:
    assert left(session("s1", 60), item("i1", "s1")) == []


def test_two_minutes_of_one_day_leave_open_whether_it_is_settled() -> None:
    day = Interval(hour(0), hour(24))
    entries = [session("s1", 0), item("i1", "s1"), minute("d1", "s1", "i1", "deferred", day)]
    entries.append(minute("d2", "s1", "i1", "agreed", day))
    (sitting,) = sittings(View(entries, LATER), hour(50))
    assert sitting.points[0].settled is Verdict.UNKNOWN
    assert left(*entries) == ["i1"]


def test_who_stayed_away_did_not_come() -> None:
    (sitting,) = sittings(View([session("s1", 0, absent="south")], LATER), hour(5))
    assert (sitting.came, sitting.away) == (("north", "mission"), ("south",))


def test_the_agenda_stands_in_the_order_of_its_numbers() -> None:
    entries = [session("s1", 0), item("b", "s1", 2), item("c", "s1", 3), item("a", "s1", 1)]
    (sitting,) = sittings(View(entries, LATER), hour(5))
    assert [point.entry.id for point in sitting.points] == ["a", "b", "c"]


def test_who_came_and_is_not_named_in_what_is_agreed_is_said() -> None:
    (sitting,) = sittings(View([session("s1", 0)], LATER), hour(5))
    agreed = Minute.model_validate({"session": "s1", "outcome": "agreed", "parties": "north"})
    assert disagreements(sitting, agreed) == ("south", "mission")
    noted = agreed.model_copy(update={"outcome": Outcome.NOTED})
    assert disagreements(sitting, noted) == ()


@st.composite
def books(draw: st.DrawFn) -> list[Entry]:
    """Two sessions with items and minutes of known and unknown hours."""
    found = [session("s1", 0), session("s2", 20), item("i1", "s1"), item("i2", "s1", 2), item("i3", "s2", at=20)]
    for number in range(draw(st.integers(0, 4))):
        about, of = draw(st.sampled_from(["i1", "i2", "i3"])), draw(st.sampled_from(["s1", "s2"]))
        says = Minute(session=of, item=about, outcome=draw(st.sampled_from(Outcome)))
        found.append(entry(f"d{number}", says, draw(spans(40))))
    return found


@given(books(), st.integers(0, 60), st.randoms())
def test_the_order_in_which_entries_arrive_changes_nothing(entries: list[Entry], at: int, chance: Random) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)
    assert sittings(View(mixed, LATER), hour(at)) == sittings(View(entries, LATER), hour(at))


@given(books(), books(), st.integers(0, 60))
def test_minutes_recorded_later_change_nothing_that_was_known(first: list[Entry], more: list[Entry], at: int) -> None:
    late = [entry(f"x-{one.id}", one.payload, one.occurred, Instant(LATER + HOUR)) for one in more]
    assert sittings(View([*first, *late], LATER), hour(at)) == sittings(View(first, LATER), hour(at))


@given(books(), st.integers(0, 60))
def test_every_item_of_a_session_that_met_is_settled_or_left(entries: list[Entry], at: int) -> None:
    found = sittings(View(entries, LATER), hour(at))
    over = {point.entry.id for one in found for point in one.points if one.met is Verdict.YES}
    settled = {point.entry.id for one in found for point in one.points if point.settled is Verdict.YES}
    assert over == (settled & over) | {point.entry.id for _, point in carried(found, "commission")}
