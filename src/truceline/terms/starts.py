"""When an agreement begins: consents, condition, a fixed or named instant, a delay."""

from truceline.terms.clauses import Effect
from truceline.terms.consents import agreed_signal
from truceline.terms.facts import Facts
from truceline.terms.powers import Exercise, exercises, named_instants, powers_with, quorum
from truceline.terms.ranges import Range, first_holding, later_of
from truceline.terms.signals import constant
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


def agreed_range(facts: Facts, party: str) -> Range | None:
    """When everything was first there for the agreement to bind a party."""
    return first_holding(agreed_signal(facts, party))


def start_for(facts: Facts, party: str) -> Range | None:
    """When the agreement begins to bind a party; None where nothing on record lets it begin."""
    rule, agreed = facts.plan.entry, agreed_range(facts, party)
    named = facts.instant(rule.at, party) if rule.at is not None else None
    told = bool(powers_with(facts.plan, Effect.START))
    if told:
        named = _named(facts)
    if agreed is None or (named is None and (told or rule.at is not None)):
        return None
    base = agreed if named is None else _joined(agreed, named, retroactive=rule.retroactive)
    delay = rule.delay
    return base.mapped(lambda moment: facts.plan.ends_of(moment, delay)) if base and delay else base


def _joined(agreed: Range, named: Range, *, retroactive: bool) -> Range | None:
    """From the instant that is named; not before all is agreed, unless it works backwards."""
    if not retroactive:
        return later_of([agreed, named])
    never = agreed.latest is None or named.latest is None
    return Range(named.earliest, None if never else named.latest)


def _named(facts: Facts) -> Range | None:
    """The zero hour that was told; the last telling counts, and where several can be the last, all are possible."""
    told: list[tuple[Instant, Exercise]] = []
    for power in powers_with(facts.plan, Effect.START):
        uses = exercises(facts, power, constant(Verdict.YES))
        told += [(at, use) for at, said in named_instants(uses).items() if quorum(power.needs, said) for use in said]
    if not told:
        return None
    newest = max(use.entry.occurred.start for _, use in told)
    last = [(at, use) for at, use in told if use.entry.occurred.last >= newest]
    sure = all(use.counts is Verdict.YES for _, use in last)
    instants = [at for at, _ in last]
    return Range(min(instants), max(instants) if sure else None)
