"""Whose consent is live, and whether everything is there for an agreement to begin."""

from collections.abc import Container, Iterator, Sequence

from truceline.record.entry import Entry
from truceline.record.kinds import Consent, ConsentAct
from truceline.record.view import View
from truceline.terms.facts import Facts
from truceline.terms.plans import Plan
from truceline.terms.signals import Signal, Timed, at_least, constant, last_of, signal_every
from truceline.values.verdicts import Verdict

_UNDOING = (ConsentAct.WITHDRAW, ConsentAct.REJECT)


def acts_of(plan: Plan, party: str, view: View) -> list[tuple[Entry, Consent]]:
    """Everything that a party did about this version, readiness included."""
    named = (plan.agreement.id, party, plan.version.digest)
    return [
        (entry, consent)
        for entry, consent in view.of(Consent)
        if (consent.agreement, consent.party, consent.digest) == named
    ]


def live(acts: Sequence[tuple[Entry, Consent]], counting: Container[ConsentAct]) -> Signal:
    """Whether a consent given by these acts is live.

    Only the acts that count do; readiness does not, nor does an acceptance with a reservation, which is a
    counter-proposal. At one instant a withdrawal comes before an acceptance.
    """
    return last_of(list(_steps(acts, counting)), before=Verdict.NO)


def consent_signal(plan: Plan, party: str, view: View) -> Signal:
    """Whether a party's consent to this version is live, by the acts that its rule of entry counts."""
    return live(acts_of(plan, party, view), plan.entry.acts)


def refusal_signal(plan: Plan, party: str, view: View) -> Signal:
    """Whether a party has rejected this version or withdrawn from it, and not consented since."""
    steps = [(event, ~answer) for event, answer in _steps(acts_of(plan, party, view), plan.entry.acts)]
    return last_of(steps, before=Verdict.NO)


def _steps(acts: Sequence[tuple[Entry, Consent]], counting: Container[ConsentAct]) -> Iterator[tuple[Timed, Verdict]]:
    """The acts that make or undo a consent."""
    for entry, consent in acts:
        if consent.act in _UNDOING:
            yield Timed(entry.occurred, entry.id, rank=0), Verdict.NO
        elif consent.act in counting and not consent.reservation:
            yield Timed(entry.occurred, entry.id, rank=1), Verdict.YES


def agreed_signal(facts: Facts, party: str) -> Signal:
    """Whether all consents are live at once and the condition holds, for the agreement to bind a party."""
    rule, plan = facts.plan.entry, facts.plan
    alone = (party,) if party in rule.each_of else rule.each_of
    signals = [consent_signal(plan, name, facts.view) for name in (*rule.all_of, *alone)]
    if rule.any_of:
        signals.append(at_least(rule.needs, [consent_signal(plan, name, facts.view) for name in rule.any_of]))
    return signal_every([constant(Verdict.YES), *signals, facts.holds(rule.condition)])
