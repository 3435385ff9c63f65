"""Powers that parties have used: whether it counted, and what it does to the agreement.

A power does something only through an exercise on record (a right of release releases nobody by itself). An exercise
counts when its party has the power, its condition held, and, but for an extension, the agreement was running then.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.record.entry import Entry
from truceline.record.kinds import Power
from truceline.terms.clauses import Effect, Term
from truceline.terms.facts import Facts
from truceline.terms.plans import Plan
from truceline.terms.ranges import Range, first_holding, happened, passed
from truceline.terms.signals import (
    Signal,
    Timed,
    at_least,
    constant,
    last_of,
    signal_every,
    signal_some,
)
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, alike

Running = Signal
"""Whether the agreement has begun and is not over, for the party in question."""


@dataclass(frozen=True)
class Exercise:
    """One use of a power: the entry that tells of it, what it says, and whether it counts."""

    entry: Entry
    said: Power
    counts: Verdict


def exercises(facts: Facts, power: Term, running: Running) -> list[Exercise]:
    """Every use of a power that may count; those that certainly do not are left out."""
    allowed = signal_every([facts.holds(power.condition), running])
    found = [
        Exercise(entry, said, throughout(allowed, entry))
        for entry, said in facts.view.of(Power)
        if said.agreement in facts.plan.names and said.power == power.id and said.party in power.party
    ]
    return [use for use in found if use.counts is not Verdict.NO]


def throughout(signal: Signal, entry: Entry) -> Verdict:
    """One answer for every instant at which an entry can have happened."""
    span = entry.occurred
    moments = {span.start, span.last, *(edge for edge in signal.edges if span.holds(edge))}
    return alike(signal.at(moment) for moment in moments)


def powers_with(plan: Plan, effect: Effect, of: str | None = None) -> list[Term]:
    """The powers of an agreement that have an effect on it, or on one of its terms."""
    return [power for power in plan.powers() if power.effect is effect and (of in power.of if of else not power.of)]


def used_by(facts: Facts, effect: Effect, party: str, running: Running, of: str | None = None) -> Signal:
    """Whether a party has used a power with an effect by an instant, after the notice that the power asks for."""
    signals = []
    for power in powers_with(facts.plan, effect, of):
        for use in exercises(facts, power, running):
            if use.said.party == party:
                signals.append(_if(use.counts, delayed(happened([use.entry.occurred]), power, facts.plan)))
    return signal_some(signals)


def used_together(facts: Facts, effect: Effect, running: Running, of: str | None = None) -> Signal:
    """Whether as many parties as a power needs have used it by an instant, after its notice."""
    signals = []
    for power in powers_with(facts.plan, effect, of):
        joined = _by_enough(power.needs, exercises(facts, power, running))
        signals.append(delayed(joined, power, facts.plan))
    return signal_some(signals)


def suspensions(facts: Facts, running: Running, of: str | None = None) -> dict[str, Signal]:
    """For each party, whether a suspension of its own stands: only the one that suspended can resume."""
    acts: dict[str, list[tuple[Timed, Verdict]]] = {}
    for effect, answer, rank in ((Effect.SUSPEND, Verdict.YES, 0), (Effect.RESUME, Verdict.NO, 1)):
        for power in powers_with(facts.plan, effect, of):
            for use in exercises(facts, power, running):
                settled = answer if use.counts is Verdict.YES else Verdict.UNKNOWN
                event = Timed(use.entry.occurred, use.entry.id, rank)
                acts.setdefault(use.said.party, []).append((event, settled))
    return {party: last_of(events, before=Verdict.NO) for party, events in acts.items()}


def delayed(signal: Signal, power: Term, plan: Plan) -> Signal:
    """A signal that begins to hold only after the notice that a power asks for."""
    if power.notice is None:
        return signal
    first = first_holding(signal)
    return passed(None if first is None else first.mapped(plan.after(power.notice)))


def _if(counts: Verdict, signal: Signal) -> Signal:
    return signal_every([constant(counts), signal])


def named_instants(uses: Iterable[Exercise]) -> dict[Instant, list[Exercise]]:
    """Exercises by the instant that they name."""
    found: dict[Instant, list[Exercise]] = {}
    for use in uses:
        if use.said.until is not None:
            found.setdefault(use.said.until, []).append(use)
    return found


def quorum(needed: int, uses: list[Exercise]) -> Range | None:
    """When enough different parties have used a power; None for too few."""
    return first_holding(_by_enough(needed, uses))


def _by_enough(needed: int, uses: Iterable[Exercise]) -> Signal:
    """Whether enough different parties have used a power."""
    by_party: dict[str, list[Signal]] = {}
    for use in uses:
        by_party.setdefault(use.said.party, []).append(_if(use.counts, happened([use.entry.occurred])))
    return at_least(needed, [signal_some(signals) for signals in by_party.values()])


def every_edge(signals: Iterable[Signal]) -> frozenset[Instant]:
    """The edges of several signals together."""
    return frozenset[Instant]().union(*(signal.edges for signal in signals))
