"""Remarks on what follows a breach: W12 and W13."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from truceline.sources.yaml_tree import Path_
from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.conditions import Being, Condition, Holding
from truceline.terms.lint.acts import OWED, Acts, conditions_of, numbered
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import AUTOMATIC, BREACH, found, listed, plain, said
from truceline.terms.schema import Agreement
from truceline.values.verdicts import Verdict

_ANSWERS = (Effect.RELEASE, Effect.SUSPEND, Effect.TERMINATE, Effect.ACTIVATE)


@dataclass(frozen=True)
class Consequences:
    """What an agreement makes of a breach or a missed deadline."""

    agreement: Agreement

    @cached_property
    def _late(self) -> set[str]:
        """The terms of which some condition asks whether they were missed."""
        facts = [leaf for _, condition in conditions_of(self.agreement) for leaf in condition.leaves()]
        held = [(fact.holds, wanted) for fact, wanted in facts if fact.holds]
        return {state.term for state, wanted in held if state.term and _is_missed(state, wanted)}

    @cached_property
    def _asked(self) -> set[str]:
        """The acts on which something hangs, other than progress from one phase to the next."""
        events = [act.event for _, condition in conditions_of(self.agreement) for act in condition.events()]
        events += [term.for_each.event for term in self.agreement.terms if term.for_each]
        acts = Acts(self.agreement)
        return {way for event in events for way in acts.ways(event)}

    @cached_property
    def of_any_breach(self) -> bool:
        """Whether a power to answer hangs on a question about breaches."""
        asks = {one.id: f"{plain(one.id)} {one.asks}" for one in self.agreement.questions}
        facts = [
            fact for term in self.agreement.terms if term.effect in _ANSWERS and term.condition
            for fact in term.condition.facts()
        ]  # fmt: skip
        judged = any(fact.judged and said(BREACH, asks.get(fact.judged, "")) for fact in facts)
        return judged or (self.agreement.ends_when is not None and _hangs_on_breach(self.agreement.ends_when, asks))

    @cached_property
    def _answered(self) -> set[str]:
        """The terms that some power to answer works on."""
        return {name for power in self.agreement.terms if power.effect in _ANSWERS for name in power.of}

    def has(self, term: Term) -> bool:
        """Whether something follows when a term is broken or missed."""
        named = term.id in self._answered
        broken = term.kind is Kind.BAN and term.act is not None and term.act.event in self._asked
        return bool(self.of_any_breach or term.breached_when or named or broken or term.id in self._late)

    def missing(self) -> list[tuple[Path_, Term]]:
        """Bans, and duties with a deadline, that nothing follows."""
        bound = [*numbered(self.agreement, Kind.BAN), *numbered(self.agreement, *OWED)]
        timed = [(place, term) for place, term in bound if term.kind is Kind.BAN or is_timed(term)]
        return [(place, term) for place, term in timed if not self.has(term)]


def is_timed(term: Term) -> bool:
    """Whether a duty can be late."""
    return bool(term.by or term.every)


def _is_missed(holding: Holding, wanted: Verdict) -> bool:
    return holding.state is Being.OVERDUE or (holding.state is Being.PERFORMED and wanted is Verdict.NO)


def _hangs_on_breach(condition: Condition, asks: dict[str, str]) -> bool:
    return any(fact.judged and said(BREACH, asks.get(fact.judged, "")) for fact in condition.facts())


def consequences(agreement: Agreement) -> Iterator[Remark]:
    """W12: a breach or a missed deadline that nothing follows."""
    missing = Consequences(agreement).missing()
    bans = [(place, term) for place, term in missing if term.kind is Kind.BAN]
    if bans:
        about = tuple(term.id for _, term in bans)
        yield remark("W12", ("terms",) if len(bans) > 1 else bans[0][0], about, "Nothing follows when it is broken.")
    for place, term in missing:
        if term.kind is not Kind.BAN:
            yield remark("W12", place, (term.id,), "It has a deadline, but nothing follows when it is missed.")


def release(agreement: Agreement) -> Iterator[Remark]:
    """W13: words of automatic effect beside a right that must be used, or with nothing that ends by itself."""
    powers = {term.id for term in agreement.terms if term.effect in (Effect.RELEASE, Effect.TERMINATE)}
    for place, term in numbered(agreement):
        words = found(AUTOMATIC, term.text)
        if words and term.effect in _ANSWERS:
            says = f"It says {listed(words)}, but is encoded as a right that must be used."
            yield remark("W13", (*place, "text"), (term.id,), says)
        elif words and not (agreement.ends_when or agreement.renewal or term.renewal or term.discharged_when):
            yield remark("W13", (*place, "text"), (term.id,), f"It says {listed(words)}, but nothing ends by itself.")
    for index, note in enumerate(agreement.notes):
        if powers and said(AUTOMATIC, note):
            says = "The notes speak of an automatic effect; the terms have a right that must be used."
            yield remark("W13", ("notes", index), tuple(sorted(powers)), says)
