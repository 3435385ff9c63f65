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
        named = _named(facts, agreed)
    if agreed is None or (named is None and (told or rule.at is not None)):
        return None
    return _begins(facts, agreed, named)


def _begins(facts: Facts, agreed: Range, named: Range | None) -> Range | None:
    rule = facts.plan.entry
    base = agreed if named is None else _joined(agreed, named, retroactive=rule.retroactive)
    delay = rule.delay
    return base.mapped(facts.plan.after(delay)) if base and delay else base


def _joined(agreed: Range, named: Range, *, retroactive: bool) -> Range | None:
    """From the instant that is named; not before all is agreed, unless it works backwards."""
    if not retroactive:
        return later_of([agreed, named])
    never = agreed.latest is None or named.latest is None
    return Range(named.earliest, None if never else named.latest)


def _named(facts: Facts, agreed: Range | None) -> Range | None:
    """The zero hour that was told. A later telling takes the place of an earlier one, unless it has begun by then."""
    told: list[tuple[Instant, Exercise]] = []
    for power in powers_with(facts.plan, Effect.START):
        uses = exercises(facts, power, constant(Verdict.YES))
        told += [(at, use) for at, said in named_instants(uses).items() if quorum(power.needs, said) for use in said]
    current: list[tuple[Instant, Exercise]] = []
    for at, use in sorted(told, key=lambda one: (one[1].entry.occurred, one[0], one[1].entry.id)):
        begun = _begins(facts, agreed, _between(current)) if agreed and current else None
        if begun is not None and begun.latest is not None and begun.latest <= use.entry.occurred.start:
            continue
        still_open = begun is None or begun.earliest > use.entry.occurred.last
        after_all = all(other.entry.occurred.last < use.entry.occurred.start for _, other in current)
        current = [(at, use)] if still_open and after_all and use.counts is Verdict.YES else [*current, (at, use)]
    return _between(current) if current else None


def _between(told: list[tuple[Instant, Exercise]]) -> Range:
    sure = all(use.counts is Verdict.YES for _, use in told)
    instants = [at for at, _ in told]
    return Range(min(instants), max(instants) if sure else None)
