"""The draft agenda: what the next session must take up, and why."""

from desk_case import case
from drawn_terms import LATER, entry, hour
from truceline.liaison.agenda import Draft, Why, drafts
from truceline.liaison.openings import Matter, standing
from truceline.liaison.sessions import sittings
from truceline.liaison.subjects import subjects_of
from truceline.record.entry import Entry
from truceline.record.kinds import Item, Minute, Notice, Session, Task
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.intervals import exactly


def session(id: str, at: int, parties: str = "north south", body: str = "commission") -> Entry:
    return entry(id, Session.model_validate({"body": body, "parties": parties}), exactly(hour(at)))


def item(id: str, of: str) -> Entry:
    return entry(id, Item.model_validate({"session": of, "number": 1}), exactly(hour(0)))


def deferred(of: str, about: str) -> Entry:
    says = {"session": of, "item": about, "outcome": "deferred"}
    return entry(f"d-{about}", Minute.model_validate(says), exactly(hour(1)))


def task(id: str, of: str | None) -> Entry:
    due = Instant(hour(5))
    return entry(id, Task.model_construct(owner="south", session=of, item=None, due=due, about=None), exactly(hour(1)))


def notice(to: str) -> Entry:
    says = Notice.model_construct(body="mission", to=to, about=("x",), reply_by=hour(4), agreement=None, channel=None)
    return entry(f"n-{to}", says, exactly(hour(1)))


def drafted(*entries: Entry, at: int = 20) -> list[Draft]:
    view = View(entries, LATER)
    now = standing(view, case(), subjects_of(entries, LATER), hour(at))
    notices = [one for one in now.openings() if one.matter is Matter.NOTICE]
    return drafts(case(), sittings(view, hour(at)), now.tasks, notices)


def why(draft: Draft) -> list[tuple[str, Why]]:
    return [(point.entry.id, point.why) for point in draft.points]


def test_deferred_items_overdue_tasks_and_open_notices_are_on_it_each_with_why() -> None:
    (draft,) = drafted(session("s1", 0), item("i1", "s1"), deferred("s1", "i1"), task("t", "s1"), notice("north"))
    assert why(draft) == [("i1", Why.DEFERRED), ("t", Why.OVERDUE), ("n-north", Why.NOTICE)]


def test_an_item_without_a_minute_is_on_it_because_nothing_is_known_of_it() -> None:
    (draft,) = drafted(session("s1", 0), item("i1", "s1"))
    assert why(draft) == [("i1", Why.NO_MINUTE)]


def test_what_is_raised_for_a_session_to_come_stands_first() -> None:
    (draft,) = drafted(session("s1", 0), session("s2", 30), item("i2", "s2"), task("t", "s1"))
    assert draft.session is not None
    assert (draft.session.id, why(draft)) == ("s2", [("i2", Why.RAISED), ("t", Why.OVERDUE)])


def test_a_task_of_another_bodys_session_is_not_on_it() -> None:
    first, other = drafted(session("s1", 0), session("o1", 0, body="mission"), task("t", "o1"), task("free", None))
    assert (first.body, why(first)) == ("commission", [("free", Why.OVERDUE)])
    assert [id for id, _ in why(other)] == ["free", "t"]


def test_a_notice_to_somebody_who_does_not_sit_in_the_body_is_not_on_it() -> None:
    (draft,) = drafted(session("s1", 0, parties="south"), notice("north"), notice("south"))
    assert [id for id, _ in why(draft)] == ["n-south"]
