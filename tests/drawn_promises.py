"""Promises and acts drawn by hypothesis, on full hours."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from drawn_terms import LATER, UTC, entry, hour, written
from truceline.findings.commitments.promises import Desk
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Promise
from truceline.record.view import View
from truceline.values.instants import MICROSECOND, Instant
from truceline.values.intervals import Interval

WHO = st.sampled_from(["a", "b"])


@dataclass(frozen=True)
class Undertaken:
    """A promise with the acts on record beside it."""

    made: Entry
    acts: tuple[Entry, ...]

    @property
    def said(self) -> Promise:
        assert isinstance(self.made.payload, Promise)
        return self.made.payload


def within(first: int, last: int) -> Interval:
    """Some full hour from the first to the last."""
    return Interval(hour(first), Instant(hour(last) + MICROSECOND))


def promised(id: str = "p", at: int = 1, last: int | None = None, **says: Any) -> Entry:
    content = {"party": "a", "event": "deed", **says}
    return entry(id, Promise.model_validate(content), within(at, at if last is None else last))


def acted(id: str, event: str, at: int, last: int | None = None, by: str = "a", **more: Any) -> Entry:
    return entry(id, Act(event=event, actor=by, **more), within(at, at if last is None else last))


def reckoning(entries: tuple[Entry, ...], known: Instant = LATER) -> Desk:
    return Desk(View(entries, known), UTC, {})


@st.composite
def undertaken(draw: st.DrawFn, unsure: int = 3) -> Undertaken:
    """A promise of any shape and up to five acts, of which so many at an unknown hour."""
    says: dict[str, Any] = {}
    if draw(st.booleans()):
        says |= {"once": "cause", "once_by": draw(st.sampled_from([None, "a", "b"]))}
    if draw(st.booleans()):
        says |= {"lapses": "end", "lapses_by": draw(st.sampled_from([None, "b"]))}
    if draw(st.booleans()):
        says["due"] = written(hour(draw(st.integers(2, 50))))
    if draw(st.booleans()):
        says["within"] = draw(st.sampled_from(["PT0S", "PT5H", "P1D", "PT30H"]))
    if draw(st.booleans()):
        says["value"] = draw(st.sampled_from(["2", "3"]))
    made = promised(at=draw(st.integers(0, 6)), **says)
    events = draw(st.lists(st.tuples(st.sampled_from(["deed", "deed", "cause", "end"]), WHO), max_size=5))
    widths = [draw(st.sampled_from([0, 2, 9])) if number < unsure else 0 for number in range(len(events))]
    acts = []
    for number, ((event, by), width) in enumerate(zip(events, widths, strict=True)):
        start = draw(st.integers(-30, 55))
        moved = {"value": draw(st.sampled_from(["1", "2"]))} if event == "deed" and draw(st.booleans()) else {}
        content = {"event": event, "actor": by, **moved}
        acts.append(entry(f"act-{number}", Act.model_validate(content), within(start, start + width)))
    return Undertaken(made, tuple(acts))
