"""What one side owes hangs on what the other does: ties between terms, worked into the terms themselves."""

from collections.abc import Sequence

from truceline.terms.clauses import Term
from truceline.terms.conditions import Condition, Happening, Holding
from truceline.terms.schema import Reciprocity, Tie
from truceline.terms.times import Anchor, Point, Span, Timepoint


def tied(terms: tuple[Term, ...], ties: Sequence[Reciprocity]) -> tuple[Term, ...]:
    """The terms with what their ties ask of them. A simultaneous tie asks nothing beforehand; `duties.py` judges it."""
    found = {term.id: term for term in terms}
    for tie in ties:
        if all(name in found for name in tie.terms) and tie.tie is not Tie.SIMULTANEOUS:
            for first, then in zip(tie.terms, tie.terms[1:], strict=False):
                work = _for_each if tie.tie is Tie.RATIO else _once_performed
                found[then] = work(found[first], found[then], tie)
    return tuple(found.values())


def together(term: str, ties: Sequence[Reciprocity]) -> list[Reciprocity]:
    """The simultaneous ties of a term."""
    return [tie for tie in ties if tie.tie is Tie.SIMULTANEOUS and term in tie.terms]


def _once_performed(first: Term, then: Term, tie: Reciprocity) -> Term:
    waits = Condition(holds=Holding(term=first.id))
    condition = waits if then.condition is None else Condition(every=(then.condition, waits))
    return then.model_copy(update={"condition": condition, "by": then.by or _within(Anchor(term=first.id), tie.within)})


def _for_each(first: Term, then: Term, tie: Reciprocity) -> Term:
    if first.act is None:
        return then
    actor = first.act.actor or (first.party[0] if len(first.party) == 1 else None)
    each = Happening(event=first.act.event, actor=actor, to=first.act.to)
    by = then.by or _within(Anchor(point=Point.EACH), tie.within)
    return then.model_copy(update={"for_each": each, "times": tie.times, "lot": tie.lot, "by": by})


def _within(after: Anchor, span: Span | None) -> Timepoint | None:
    return Timepoint(after=after, plus=span) if span else None
