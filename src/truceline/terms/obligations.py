"""What each party may, must and must not do at an instant, term by term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.terms.activity import Activity, activity, on_signal
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Kind, Term
from truceline.terms.duties import DutyState, duty_state
from truceline.terms.performances import owers
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class TermStanding:
    """One term for one party under one reading; exactly one activity at each instant.

    `duty` tells what became of a duty or a promise; None for a term that only forbids or allows.
    """

    agreement: str
    reading: str
    term: Term
    party: str
    activity: Activity
    duty: DutyState | None
    here: Verdict = Verdict.YES
    """Whether the place asked about lies in the term's area."""


def obligations(reading: ReadingState, *, at: Instant, terms: Iterable[Term] | None = None) -> list[TermStanding]:
    """Every ban, permission, duty and commitment of a reading (`terms`: only these), for each party that it binds."""
    return list(_standings(reading, at, reading.plan.terms if terms is None else terms))


def _standings(reading: ReadingState, at: Instant, terms: Iterable[Term]) -> Iterator[TermStanding]:
    scene, plan = reading.scene, reading.plan
    for term in terms:
        if term.kind in (Kind.POWER, Kind.STATEMENT):
            continue
        duties = {
            party: duty_state(scene, term, who, at) for who in owers(term) for party in who if term.is_deed or term.kept
        }
        for party in term.party:
            stage = activity(on_signal(scene, term, party), at)
            yield TermStanding(plan.agreement.id, plan.reading, term, party, stage, duties.get(party))
