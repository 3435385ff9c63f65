"""Rows of exchanges for tests: entries by hour, and the ledger of them."""

from typing import Any

from drawn_terms import entry, hour
from truceline.exchanges.flows import Flow, Line
from truceline.exchanges.ledger import Account, accounts
from truceline.record.entry import Entry
from truceline.record.kinds import Delivery, Dispute, Embargo, Exchange, Formula, Progress, Quota, Roster
from truceline.record.view import View
from truceline.values.counts import parse_count
from truceline.values.instants import Instant, show
from truceline.values.intervals import Interval, exactly
from truceline.values.zones import zone

PARTY_OF = {"a-office": "a", "b-office": "b"}
LATE = hour(1000)


def exchange(formula: Formula = Formula.NUMBER_FOR_NUMBER, id: str = "x", at: int = 0) -> Entry:
    return entry(id, Exchange.model_validate({"parties": "a b", "formula": formula}), exactly(hour(at)))


def quota(id: str, value: str | None = None, at: int = 0, **more: Any) -> Entry:
    """`due` is an hour."""
    says = {"exchange": "x", "giver": "a", "taker": "b", "category": "wounded", **more}
    due = says.pop("due", None)
    if due is not None:
        says["due"] = show(hour(due), zone("UTC"))
    return entry(id, Quota.model_validate(says if value is None else {**says, "value": value}), exactly(hour(at)))


def roster(id: str, party: str, value: str, at: int = 0, **more: Any) -> Entry:
    says = {"exchange": "x", "to": "b" if party == "a" else "a", "category": "wounded", "list": f"list-{id}", **more}
    return entry(id, Roster.model_validate({**says, "party": party, "value": value}), exactly(hour(at)))


def delivery(id: str, body: str, value: str, stage: str = "s1", at: int | Interval = 1, **more: Any) -> Entry:
    says = {"exchange": "x", "giver": "a", "taker": "b", "category": "wounded", **more}
    occurred = at if isinstance(at, Interval) else exactly(hour(at))
    return entry(id, Delivery.model_validate({**says, "stage": stage, "value": value, "body": body}), occurred)


def back(id: str, body: str, value: str, stage: str = "s1", at: int = 1) -> Entry:
    """What b gave a."""
    return delivery(id, body, value, stage, at, giver="b", taker="a")


def dispute(id: str = "d", at: int | Interval = 1, **more: Any) -> Entry:
    says = {"exchange": "x", "party": "a", "ground": "number", **more}
    return entry(id, Dispute.model_validate(says), at if isinstance(at, Interval) else exactly(hour(at)))


def progress(id: str, course: str, at: int | Interval, of: str = "d") -> Entry:
    says: dict[str, Any] = {"body": "m", "of": of, "course": course}
    return entry(id, Progress.model_validate(says), at if isinstance(at, Interval) else exactly(hour(at)))


def embargo(id: str, act: str, at: int | Interval, **more: Any) -> Entry:
    says = {"exchange": "x", "act": act, "body": "m", **more}
    return entry(id, Embargo.model_validate(says), at if isinstance(at, Interval) else exactly(hour(at)))


def between(first: int, after: int) -> Interval:
    return Interval(hour(first), hour(after))


def account(*rows: Entry, at: Instant = LATE, formula: Formula = Formula.NUMBER_FOR_NUMBER) -> Account:
    """The one exchange that the rows are about."""
    (found,) = accounts(View((exchange(formula), *rows), LATE), at, PARTY_OF)
    return found


def flow(*rows: Entry, at: Instant = LATE, giver: str = "a") -> Flow:
    return next(one for one in account(*rows, at=at).flows if one.way.giver == giver)


def line(*rows: Entry, stage: str | None = "s1", at: Instant = LATE) -> Line:
    found = flow(*rows, at=at).at(stage)
    assert found is not None
    return found


def said(text: str) -> Any:
    """The bounds of a count."""
    count = parse_count(text)
    return count.low, count.high
