"""Whose consent is live, and when an agreement therefore begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Consent, ConsentAct
from truceline.record.view import View
from truceline.terms.conditions import signal_of
from truceline.terms.plans import Plan
from truceline.terms.signals import Signal, Timed, last_of, signal_every
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

_UNDOING = (ConsentAct.WITHDRAW, ConsentAct.REJECT)


@dataclass(frozen=True)
class Range:
    """Something happened or will happen between two instants, both possible; `latest` None: it may never."""

    earliest: Instant
    latest: Instant | None

    @property
    def exact(self) -> bool:
        """True where only one instant is possible."""
        return self.earliest == self.latest


def consents(plan: Plan, party: str, view: View) -> Iterator[tuple[Entry, Consent]]:
    """Everything that a party did about this version, readiness included."""
    for entry, consent in view.of(Consent):
        named = (consent.agreement, consent.party, consent.digest)
        if named == (plan.agreement.id, party, plan.version.digest):
            yield entry, consent


def consent_signal(plan: Plan, party: str, view: View) -> Signal:
    """Whether a party's consent to this version is live.

    Only the acts that the entry rule lists count; readiness does not, nor does an acceptance with a reservation, which
    is a counter-proposal. At one instant a withdrawal comes before an acceptance.
    """
    return last_of(_steps(plan, party, view), before=Verdict.NO)


def refusal_signal(plan: Plan, party: str, view: View) -> Signal:
    """Whether a party has rejected this version or withdrawn from it, and not consented since."""
    steps = [(event, ~answer) for event, answer in _steps(plan, party, view)]
    return last_of(steps, before=Verdict.NO)


def _steps(plan: Plan, party: str, view: View) -> list[tuple[Timed, Verdict]]:
    """The acts that make or undo a consent."""
    steps = []
    for entry, consent in consents(plan, party, view):
        if consent.act in _UNDOING:
            steps.append((Timed(entry.occurred, entry.id, rank=0), Verdict.NO))
        elif consent.act in plan.entry.acts and not consent.reservation:
            steps.append((Timed(entry.occurred, entry.id, rank=1), Verdict.YES))
    return steps


def agreed_signal(plan: Plan, parties: tuple[str, ...], view: View) -> Signal:
    """Whether all these consents are live at once and the condition holds."""
    signals = [consent_signal(plan, party, view) for party in parties]
    if plan.entry.condition:
        signals.append(signal_of(plan.entry.condition, plan.agreement.id, view))
    return signal_every(signals)
