"""Conditions as a small tree, and when they hold: three-valued, and only ever from what is on record."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator

from truceline.record.kinds import Act, Answer, Decision
from truceline.record.view import View
from truceline.sources.models import Strict
from truceline.terms.signals import Signal, Timed, constant, happened, last_of, negated, signal_every, signal_some
from truceline.values.names import Name
from truceline.values.verdicts import Verdict


class Happening(Strict):
    """An act that must be on record."""

    event: Name
    actor: Name | None = None


class Condition(Strict):
    """Exactly one of: a judged question, an act that happened, or a combination of conditions."""

    judged: Name | None = None
    happened: Happening | None = None
    every: tuple[Condition, ...] = Field(default=(), alias="all")
    some: tuple[Condition, ...] = Field(default=(), alias="any")
    negation: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _exactly_one(self) -> Condition:
        given = [self.judged, self.happened, self.every or None, self.some or None, self.negation]
        if sum(part is not None for part in given) != 1:
            raise ValueError("a condition is one of judged, happened, all, any and not; keep one of them")
        return self

    def leaves(self, wanted: Verdict = Verdict.YES) -> Iterator[tuple[Condition, Verdict]]:
        """Every judged question and every act in it, with the answer that helps it to hold."""
        if self.judged or self.happened:
            yield self, wanted
        for part in (*self.every, *self.some):
            yield from part.leaves(wanted)
        if self.negation:
            yield from self.negation.leaves(~wanted)

    def questions(self) -> Iterator[str]:
        """The id of every judged question in it."""
        return (leaf.judged for leaf, _ in self.leaves() if leaf.judged)


def signal_of(condition: Condition, agreement: str, view: View) -> Signal:
    """When the condition holds, as far as the view tells.

    A judged question is unknown until the body decides; it is never guessed. An act that is not on record has not been
    reported: as a condition it counts as not yet happened.
    """
    if condition.judged:
        return _judged(condition.judged, agreement, view)
    if condition.happened:
        wanted = condition.happened
        acts = [
            Timed(entry.occurred, entry.id)
            for entry, act in view.of(Act)
            if act.event == wanted.event and wanted.actor in (None, act.actor)
        ]
        return happened(acts)
    if condition.negation:
        return negated(signal_of(condition.negation, agreement, view))
    if condition.every:
        return signal_every([signal_of(part, agreement, view) for part in condition.every])
    return signal_some([signal_of(part, agreement, view) for part in condition.some])


_MEANING = {Answer.YES: Verdict.YES, Answer.NO: Verdict.NO, Answer.UNDETERMINED: Verdict.UNKNOWN}


def _judged(question: str, agreement: str, view: View) -> Signal:
    decisions = [
        (Timed(entry.occurred, entry.id), _MEANING[decision.answer])
        for entry, decision in view.of(Decision)
        if decision.agreement == agreement and decision.question == question
    ]
    return last_of(decisions, before=Verdict.UNKNOWN) if decisions else constant(Verdict.UNKNOWN)
