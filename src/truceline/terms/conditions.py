"""Conditions as a small tree of data; `holding.py` says when one holds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from truceline.record.kinds import ConsentAct
from truceline.sources.models import Strict
from truceline.terms.times import Span, Timepoint
from truceline.values.names import Name
from truceline.values.verdicts import Verdict


class Happening(Strict):
    """An act on record: what happened, and by whom, towards whom and under which agreement where that matters."""

    event: Name
    actor: Name | None = None
    to: Name | None = None
    agreement: Name | None = None

    @model_validator(mode="before")
    @classmethod
    def _a_word_is_an_event(cls, written: object) -> object:
        return {"event": written} if isinstance(written, str) else written


class Tally(Happening):
    """At least so many acts, or units of what they moved; `within`: in the time of that length up to now."""

    at_least: int = Field(ge=1)
    of: Literal["acts", "units"] = "acts"
    within: Span | None = None


class Being(StrEnum):
    """What an agreement, a phase or a clause can be said to be in a condition."""

    IN_FORCE = "in_force"
    RUNNING = "running"
    BEGUN = "begun"
    OVER = "over"
    SUSPENDED = "suspended"
    PERFORMED = "performed"
    OVERDUE = "overdue"


_CAN_BE = {
    "agreement": (Being.IN_FORCE, Being.BEGUN, Being.OVER, Being.SUSPENDED),
    "phase": (Being.RUNNING, Being.BEGUN, Being.OVER),
    "term": (Being.PERFORMED, Being.OVERDUE),
}


class Holding(Strict):
    """A state that holds: of another agreement, a phase, a track or a clause of this one.

    `being`: for a track one of its states, else in_force, begun, over or suspended (agreement), running, begun or
    over (phase), performed or overdue (term). `party`: for a term, by that party.
    """

    agreement: Name | None = None
    phase: Name | None = None
    track: Name | None = None
    term: Name | None = None
    party: Name | None = None
    being: str | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _of_one_thing(self) -> Holding:
        given = {name for name in ("agreement", "phase", "track", "term") if getattr(self, name)}
        if len(given) != 1:
            raise ValueError("a state is of one thing; keep one of agreement, phase, track and term")
        if self.track and not self.being:
            raise ValueError("the state of a track is missing; add is: with one of its states")
        can_be = _CAN_BE.get(given.pop())
        if can_be and self.being not in (None, *can_be):
            raise ValueError(f"is: {self.being!r} is not known here; write one of {', '.join(can_be)}")
        return self

    @property
    def state(self) -> Being:
        """What an agreement, a phase or a term is to be; the usual one where nothing is written."""
        usual = Being.IN_FORCE if self.agreement else Being.RUNNING if self.phase else Being.PERFORMED
        return Being(self.being) if self.being else usual


class Consented(Strict):
    """A party's consent to this version is live; `acts` where only some acts count for it."""

    party: Name
    acts: tuple[ConsentAct, ...] = (ConsentAct.ACCEPT, ConsentAct.SIGN, ConsentAct.RATIFY)


class Condition(Strict):
    """Exactly one of its keys: a fact, or a combination of conditions.

    `judged`: a question that only its body answers. `happened`, `count`: acts on record. `before`: the first of two
    acts came before the second. `holds`: a state. `consented`: a live consent. `reached`: a point in time has come.
    """

    judged: Name | None = None
    happened: Happening | None = None
    tally: Tally | None = Field(default=None, alias="count")
    order: tuple[Happening, Happening] | None = Field(default=None, alias="before")
    holds: Holding | None = None
    consented: Consented | None = None
    reached: Timepoint | None = None
    every: tuple[Condition, ...] = Field(default=(), alias="all")
    some: tuple[Condition, ...] = Field(default=(), alias="any")
    negation: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _exactly_one(self) -> Condition:
        given = [*self._facts(), self.every or None, self.some or None, self.negation]
        if sum(part is not None for part in given) != 1:
            raise ValueError(
                "a condition is one of judged, happened, count, before, holds, consented, reached, all, any and not; "
                "keep one of them"
            )
        return self

    def _facts(self) -> tuple[object, ...]:
        return self.judged, self.happened, self.tally, self.order, self.holds, self.consented, self.reached

    def leaves(self, wanted: Verdict = Verdict.YES) -> Iterator[tuple[Condition, Verdict]]:
        """Every fact in it, with the answer that helps it to hold."""
        if any(fact is not None for fact in self._facts()):
            yield self, wanted
        for part in (*self.every, *self.some):
            yield from part.leaves(wanted)
        if self.negation:
            yield from self.negation.leaves(~wanted)

    def facts(self) -> Iterator[Condition]:
        """Every fact in it."""
        return (leaf for leaf, _ in self.leaves())

    def events(self) -> Iterator[Happening]:
        """Every act that it asks about."""
        for fact in self.facts():
            yield from (act for act in (fact.happened, fact.tally, *(fact.order or ())) if act)
