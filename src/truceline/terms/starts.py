"""When an agreement begins: consents, condition, a fixed or named instant, a delay."""

from truceline.record.view import View
from truceline.terms.clauses import Effect
from truceline.terms.consents import Range, agreed_signal
from truceline.terms.plans import Plan
from truceline.terms.powers import Exercise, exercises, named_instants, powers_with, quorum
from truceline.terms.signals import constant
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


def start_for(plan: Plan, party: str, view: View) -> Range | None:
    """When the agreement begins to bind a party; None where nothing on record lets it begin."""
    parties = plan.entry.all_of or (party,)
    agreed = agreed_signal(plan, parties, view)
    earliest, latest = agreed.first(Verdict.YES, Verdict.UNKNOWN), agreed.first(Verdict.YES)
    if earliest is None:
        return None
    fixed = plan.entry.at
    named = Range(fixed, fixed) if fixed is not None else None
    if powers_with(plan, Effect.START):
        named = _named(plan, view)
        if named is None:
            return None
    first = _begins(plan, earliest, None if named is None else named.earliest)[0]
    if latest is None or (named is not None and named.latest is None):
        return Range(first, None)
    return Range(first, _begins(plan, latest, None if named is None else named.latest)[1])


def _named(plan: Plan, view: View) -> Range | None:
    """The zero hour that was told; the last telling counts, and where several can be the last, all are possible."""
    told: list[tuple[Instant, Exercise]] = []
    for power in powers_with(plan, Effect.START):
        uses = exercises(plan, power, view, constant(Verdict.YES))
        told += [(at, use) for at, said in named_instants(uses).items() if quorum(power.needs, said) for use in said]
    if not told:
        return None
    newest = max(use.entry.occurred.start for _, use in told)
    last = [(at, use) for at, use in told if use.entry.occurred.last >= newest]
    sure = all(use.counts is Verdict.YES for _, use in last)
    instants = [at for at, _ in last]
    return Range(min(instants), max(instants) if sure else None)


def _begins(plan: Plan, agreed: Instant, named: Instant | None) -> tuple[Instant, Instant]:
    """Earliest and latest start when all is agreed at an instant, and another was fixed or named."""
    rule = plan.entry
    if named is None:
        base = agreed
    elif rule.retroactive:
        base = named
    else:
        base = max(agreed, named)
    ends = plan.ends_of(base, rule.delay) if rule.delay else [base]
    return min(ends), max(ends)
