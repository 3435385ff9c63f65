"""A case's daily report."""

from collections.abc import Iterator, Sequence
from datetime import date

from truceline.reports.page import page
from truceline.reports.sheet import Sheet
from truceline.tasks.claims import claimed
from truceline.tasks.desk import Desk
from truceline.tasks.measure import counted
from truceline.tasks.state import moves_in, tracks_in
from truceline.terms.answers import AgreementState
from truceline.terms.duties import DutyState, owed
from truceline.values.instants import Instant, day_of
from truceline.values.intervals import Interval, whole_day
from truceline.values.zones import zone


def sheet_of(desk: Desk, day: date, *, known: Instant | None = None) -> Sheet:
    """Everything that a report of a day needs.

    The day is one of the case's zone and the cut-off its end. `known` is that cut-off unless another instant is given:
    a report says what was known when it could have been sent out.
    """
    window = whole_day(day, zone(desk.case.zone))
    return _sheet(desk, window, window.last, window.last if known is None else known)


def sheet_at(desk: Desk, at: Instant, *, known: Instant) -> Sheet:
    """The same for an instant and the day around it."""
    home = zone(desk.case.zone)
    return _sheet(desk, whole_day(day_of(at, home), home), at, known)


def _sheet(desk: Desk, window: Interval, at: Instant, known: Instant) -> Sheet:
    view = desk.view(known)
    states = tuple(desk.states(view, at))
    return Sheet(
        case=desk.case,
        day=day_of(window.start, zone(desk.case.zone)),
        window=window,
        at=at,
        view=view,
        head=desk.head,
        states=states,
        before=tuple(desk.states(view, window.start)),
        moves=tuple(moves_in(states)),
        commitments=tuple(_commitments(states, at)),
        tracks=tuple(tracks_in(desk, view, at)),
        claimed=claimed(desk, view),
        counted=tuple(counted(desk, view)),
        fresh=tuple(entry for entry in desk.entries if window.holds(entry.recorded) and view.get(entry.id) == entry),
    )


def daily_report(desk: Desk, day: date, *, known: Instant | None = None) -> str:
    """The report of a day as one HTML page that needs nothing else to be opened."""
    return page(sheet_of(desk, day, known=known))


def _commitments(states: Sequence[AgreementState], at: Instant) -> Iterator[tuple[str, DutyState]]:
    for state in states:
        for one in owed(state.readings[0].scene, at) if state.readings else ():
            yield state.version.agreement.id, one
