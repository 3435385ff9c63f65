"""What a breach of something would open: rights that somebody would have to use, and what would then come due.

A breach does nothing by itself: a right of release releases nobody until it is used, and most rights ask for an answer
that a body must give first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.findings.commitments.nodes import Node
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Effect, Term
from truceline.terms.conditions import Being, Condition
from truceline.values.verdicts import Verdict

_RIGHTS = (Effect.RELEASE, Effect.TERMINATE, Effect.SUSPEND)


@dataclass(frozen=True)
class Right:
    """A power of an agreement that a breach may open.

    `asked`: the questions to be answered first; `open`: whether its condition holds already.
    """

    agreement: str
    power: Term
    asked: tuple[str, ...]
    open: Verdict


@dataclass(frozen=True)
class Breach:
    """What a breach of something would open: rights to be used, and terms that come due when it is overdue."""

    id: str
    rights: tuple[Right, ...]
    due: tuple[Term, ...]


def if_breached(node: Node) -> Breach:
    """What a breach of something owed would open, by the text of its agreement; a promise stands in no text."""
    if node.reading is None or node.term is None:
        return Breach(node.id, (), ())
    return if_term_breached(node.id, node.reading, node.term)


def if_term_breached(id: str, reading: ReadingState, term: Term) -> Breach:
    """The same of any term, a ban too."""
    due = [one for one in reading.plan.terms if any(_waits_for_lateness(part, term.id) for _, part in one.conditions())]
    return Breach(id, tuple(_rights(reading, term)), tuple(due))


def _rights(reading: ReadingState, term: Term) -> Iterator[Right]:
    for power in reading.plan.powers():
        if power.effect in _RIGHTS and (not power.of or term.id in power.of) and power.condition is not None:
            asked = tuple(fact.judged for fact in power.condition.facts() if fact.judged)
            if asked or _waits_for_lateness(power.condition, term.id):
                answer = reading.scene.holds(power.condition).at(reading.at)
                yield Right(reading.plan.agreement.id, power, asked, answer)


def _waits_for_lateness(condition: Condition, term: str) -> bool:
    return any(
        fact.holds and fact.holds.term == term and fact.holds.state is Being.OVERDUE for fact in condition.facts()
    )
