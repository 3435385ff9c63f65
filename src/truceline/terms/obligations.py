"""Which terms bind whom at an instant: bans that are on, permissions, duties and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.record.view import View
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Kind, Term
from truceline.terms.commitments import CommitmentState, commitment_state
from truceline.terms.conditions import signal_of
from truceline.terms.windows import Window, window_of
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

_LASTING = (Kind.BAN, Kind.PERMISSION)


class Activity(StrEnum):
    """Whether a term binds (or allows) a party at an instant."""

    DORMANT = "dormant"
    """The agreement has not begun for the party, or the term's own condition does not hold yet."""
    ON = "on"
    OFF = "off"
    """It was on and is no longer: the agreement is over, suspended, or the party is free of it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TermStanding:
    """One term for one party under one reading; exactly one activity at each instant.

    `duty` tells what became of a duty or a promise to do something; None for a term that only forbids, allows or asks
    to keep a state.
    """

    agreement: str
    reading: str
    term: Term
    party: str
    activity: Activity
    duty: CommitmentState | None


def obligations(reading: ReadingState, view: View, *, at: Instant) -> list[TermStanding]:
    """Every ban, permission, duty and commitment of a reading, for each party that it binds."""
    return list(_standings(reading, view, at))


def _standings(reading: ReadingState, view: View, at: Instant) -> Iterator[TermStanding]:
    plan = reading.plan
    windows = {window.party: window for window in reading.windows}
    for term in plan.terms:
        if term.kind in (Kind.POWER, Kind.STATEMENT):
            continue
        for party in term.party:
            window = windows.get(party) or window_of(plan, party, view)
            activity = _activity(term, window, reading, view, at)
            duty = commitment_state(plan.version, plan, term, view, at) if _is_deed(term) else None
            yield TermStanding(plan.agreement.id, plan.reading, term, party, activity, duty)


def _is_deed(term: Term) -> bool:
    """A term that is fulfilled by an act, rather than kept."""
    return term.kind not in _LASTING and term.act is not None and (term.kind is Kind.COMMITMENT or term.by is not None)


def _activity(term: Term, window: Window, reading: ReadingState, view: View, at: Instant) -> Activity:
    held = Verdict.YES
    if term.condition is not None:
        held = signal_of(term.condition, reading.plan.agreement.id, view).at(at)
    outside = term.kind is Kind.COMMITMENT or (term.survives and window.begun(at) is Verdict.YES)
    binds = (Verdict.YES if outside else window.binds(at)) & held
    if binds is not Verdict.NO:
        return Activity.ON if binds is Verdict.YES else Activity.UNKNOWN
    if window.begun(at) is Verdict.NO or held is not Verdict.YES:
        return Activity.DORMANT
    return Activity.OFF
