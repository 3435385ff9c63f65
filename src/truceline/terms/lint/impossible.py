"""Conditions that cannot hold, whatever happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from truceline.terms.clauses import Kind, Term
from truceline.terms.conditions import Being, Condition, Holding
from truceline.terms.lint.moments import Moments
from truceline.terms.schema import Agreement

_NEVER_PERFORMED = (Kind.BAN, Kind.STATEMENT, Kind.PERMISSION)


@dataclass(frozen=True)
class Impossible:
    """Looks for conditions that cannot hold in an agreement."""

    agreement: Agreement

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.id: term for term in self.agreement.terms}

    def always(self, condition: Condition | None) -> bool:
        """Whether a condition can never hold."""
        return condition is not None and self.why(condition) is not None

    def why(self, condition: Condition) -> str | None:
        """Why a condition can never hold; None where it can, as far as the text alone tells."""
        if condition.holds:
            return self._of_a_state(condition.holds)
        if condition.reached:
            end = Moments(self.agreement).end
            reached = Moments(self.agreement).of(condition.reached)
            return "that time comes after the end" if reached and reached.surely_after(end) else None
        if condition.some:
            reasons = [self.why(part) for part in condition.some]
            return reasons[0] if all(reasons) else None
        return next(self._of_all(condition), None)

    def _of_all(self, condition: Condition) -> Iterator[str]:
        for part in condition.every:
            if reason := self.why(part):
                yield reason
        for part in condition.every:
            if part.negation and part.negation in condition.every:
                yield "it asks for a fact and for its opposite"
        phases = [part.holds.phase for part in condition.every if part.holds and part.holds.phase and _running(part)]
        if len(set(phases)) > 1 and len(set(phases)) == len(phases):
            yield "two phases cannot run at one time"

    def _of_a_state(self, state: Holding) -> str | None:
        term = self._terms.get(state.term or "")
        if term is None:
            return None
        if term.kind in _NEVER_PERFORMED:
            return f"a {term.kind} such as {term.id} is never {state.state}"
        if state.state is Being.OVERDUE and not (term.by or term.every) and not self._answers(term):
            return f"{term.id} has no deadline, so it is never overdue"
        return None

    def _answers(self, term: Term) -> bool:
        """Whether reciprocity gives a term a deadline."""
        return any(tie.within and term.id in tie.terms for tie in self.agreement.reciprocity)


def _running(condition: Condition) -> bool:
    return condition.holds is not None and condition.holds.state is Being.RUNNING
