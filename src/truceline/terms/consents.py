"""Whose consent is live, and when an agreement therefore begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Consent, ConsentAct
from truceline.record.view import View
from truceline.terms.conditions import signal_of
from truceline.terms.plans import Plan
from truceline.terms.schema import Span
from truceline.terms.signals import Signal, Timed, last_of, signal_every
from truceline.values.durations import add
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone

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
    is a counter-proposal. Withdrawal beats acceptance at one instant only when nothing is accepted after it.
    """
    answers = []
    for entry, consent in consents(plan, party, view):
        if consent.act in _UNDOING:
            answers.append((Timed(entry.occurred, entry.id, rank=0), Verdict.NO))
        elif consent.act in plan.entry.acts and not consent.reservation:
            answers.append((Timed(entry.occurred, entry.id, rank=1), Verdict.YES))
    return last_of(answers, before=Verdict.NO)


def agreed_signal(plan: Plan, parties: tuple[str, ...], view: View) -> Signal:
    """Whether all these consents are live at once and the condition holds."""
    signals = [consent_signal(plan, party, view) for party in parties]
    if plan.entry.condition:
        signals.append(signal_of(plan.entry.condition, plan.agreement.id, view))
    return signal_every(signals)


def start_for(plan: Plan, party: str, view: View) -> Range | None:
    """When the agreement begins to bind a party; None where nothing on record lets it begin."""
    parties = plan.entry.all_of or (party,)
    agreed = agreed_signal(plan, parties, view)
    earliest, latest = agreed.first(Verdict.YES, Verdict.UNKNOWN), agreed.first(Verdict.YES)
    if earliest is None:
        return None
    first = _begins(plan, earliest)[0]
    return Range(first, None if latest is None else _begins(plan, latest)[1])


def _begins(plan: Plan, agreed: Instant) -> tuple[Instant, Instant]:
    """Earliest and latest start when all is agreed at an instant."""
    rule = plan.entry
    if rule.at is None:
        base = agreed
    elif rule.retroactive:
        base = rule.at
    else:
        base = max(agreed, rule.at)
    ends = ends_of(plan, base, rule.delay) if rule.delay else [base]
    return min(ends), max(ends)


def ends_of(plan: Plan, start: Instant, span: Span) -> list[Instant]:
    """Where a span ends by each of its counting rules, in their order."""
    home = zone(plan.agreement.zone)
    return [add(start, span.duration, rule, home) for rule in span.count]
