"""What was in force at an instant, as known at an instant: the question that everything else hangs on."""

from collections.abc import Iterable

from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.terms.answers import AgreementState, ReadingState
from truceline.terms.clock import Clock
from truceline.terms.load import Version
from truceline.terms.plans import Plan, plans, proposals
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


def state(version: Version, entries: Iterable[Entry], *, at: Instant, known: Instant) -> AgreementState:
    """The state of a version at an instant, as known at an instant (both microseconds UTC, both mandatory).

    A time `at` after `known` is a forecast: what was on record by then, and the passing of time.
    """
    return state_in(version, View(entries, known), at=at)


def state_in(version: Version, view: View, *, at: Instant) -> AgreementState:
    """As `state`, from a view that is there already."""
    found = proposals(version, view)
    readings = [_reading_state(plan, view, at, found) for plan in plans(version, view)] if found else []
    return AgreementState(version, at, view.known, tuple(readings))


def _reading_state(plan: Plan, view: View, at: Instant, proposed: list[str]) -> ReadingState:
    clock = Clock(plan, view)
    standing = clock.standing(at)
    return ReadingState(
        plan=plan,
        at=at,
        known=view.known,
        standing=standing,
        windows=clock.windows,
        doubts=tuple(clock.doubts(at)) if standing.in_force is Verdict.UNKNOWN else (),
        suspended_by=clock.suspended_by(at),
        next_change=clock.next_change(at, standing),
        entries=tuple(dict.fromkeys((*proposed, *plan.entries, *clock.entries()))),
    )
