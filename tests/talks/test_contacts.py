"""Contacts with their delegations, and who was told about them."""

from drawn_terms import LATER, entry, hour
from truceline.record.entry import Entry
from truceline.record.kinds import Briefing, Contact, Delegation, Form, Level
from truceline.record.view import View
from truceline.talks.contacts import Met, contacts_of, other_briefings
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def contact(id: str, when: Interval) -> Entry:
    return entry(id, Contact.model_validate({"participants": "north south", "form": Form.MEETING}), when)


def sent(party: str, level: Level = Level.EXPERTS) -> Entry:
    return entry(f"d-{party}", Delegation(party=party, contact="c", level=level), exactly(hour(1)))


def told(id: str, of: str | None, at: int = 3) -> Entry:
    return entry(id, Briefing(body="north", to="mission", form=Form.CALL, contact=of), exactly(hour(at)))


def met(*entries: Entry, at: int = 10) -> list[Met]:
    return contacts_of(View(entries, LATER), hour(at))


def test_a_contact_stands_with_its_delegations_and_briefings() -> None:
    (found,) = met(contact("c", exactly(hour(1))), sent("north"), told("b", "c"))
    assert [said.level for _, said in found.delegations] == [Level.EXPERTS]
    assert [one.id for one, _ in found.briefings] == ["b"]


def test_who_came_without_a_delegation_on_record_is_named() -> None:
    (found,) = met(contact("c", exactly(hour(1))), sent("north"))
    assert found.unsent == ("south",)


def test_a_briefing_that_comes_later_is_not_shown_yet() -> None:
    (found,) = met(contact("c", exactly(hour(1))), told("b", "c", at=20))
    assert found.briefings == ()


def test_a_briefing_about_no_contact_stands_by_itself() -> None:
    view = View([told("b", None), told("x", "c")], LATER)
    assert [one.id for one, _ in other_briefings(view, hour(10))] == ["b"]


def test_contacts_stand_in_the_order_of_time_and_may_not_have_taken_place_yet() -> None:
    found = met(contact("late", Interval(hour(8), hour(20))), contact("early", exactly(hour(1))))
    assert [(one.entry.id, one.happened) for one in found] == [("early", Verdict.YES), ("late", Verdict.UNKNOWN)]
