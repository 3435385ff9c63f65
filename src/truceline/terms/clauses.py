"""The clauses of an agreement: lengths of time, deadlines, acts, and terms of every kind."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from truceline.record.kinds import Moment
from truceline.sources.models import Strict
from truceline.terms.conditions import Condition
from truceline.values.durations import CountingRule, Duration, parse_duration
from truceline.values.names import Name


def _rules(written: object) -> tuple[CountingRule, ...]:
    if written == "unstated":
        return tuple(CountingRule)
    if written not in list(CountingRule):
        raise ValueError(
            f"{written!r} is not a counting rule; write elapsed, calendar or day_inclusive, "
            "or unstated where the text does not say (every rule is then reckoned and shown)"
        )
    return (CountingRule(str(written)),)


def _rules_text(rules: tuple[CountingRule, ...]) -> str:
    return rules[0].value if len(rules) == 1 else "unstated"


Rules = Annotated[tuple[CountingRule, ...], PlainValidator(_rules), PlainSerializer(_rules_text)]
Length = Annotated[str, PlainValidator(lambda text: (parse_duration(str(text)), str(text))[1])]


class Span(Strict):
    """A length of time and how it is counted."""

    length: Length
    count: Rules

    @model_validator(mode="before")
    @classmethod
    def _a_rule_is_given(cls, written: object) -> object:
        if isinstance(written, dict) and "length" in written and "count" not in written:
            raise ValueError(
                "a length of time needs its counting rule; add count: elapsed, calendar or day_inclusive, "
                "or count: unstated where the text does not say"
            )
        return written

    @model_validator(mode="after")
    def _months_need_a_calendar(self) -> "Span":
        if self.duration.months and CountingRule.ELAPSED in self.count:
            raise ValueError("a month has no fixed length; write count: calendar or count: day_inclusive")
        return self

    @property
    def duration(self) -> Duration:
        """The length as a value."""
        return parse_duration(self.length)


class Renewal(Span):
    """The agreement renews itself for a length each time it would end, unless notice comes `notice` before that."""

    notice: Span | None = None


class Deadline(Strict):
    """A time by which: a fixed instant, or a span after the agreement was put forward (`issued`) or began (`start`)."""

    at: Moment | None = None
    after: Literal["issued", "start"] | None = None
    plus: Span | None = None

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Deadline":
        if (self.at is None) == (self.after is None) or (self.after is None) != (self.plus is None):
            raise ValueError("a deadline is either at an instant, or after and plus; write one of the two")
        return self


class Deed(Strict):
    """The act that a term is about."""

    event: Name
    actor: Name | None = None


class Kind(StrEnum):
    """The kinds of term."""

    DUTY = "duty"
    BAN = "ban"
    PERMISSION = "permission"
    POWER = "power"
    COMMITMENT = "commitment"
    STATEMENT = "statement"


class Effect(StrEnum):
    """What the exercise of a power does."""

    EXTEND = "extend"
    """Moves the end for all to the instant that enough parties name."""
    RELEASE = "release"
    """Frees the party that exercises it."""
    SUSPEND = "suspend"
    """Stops the agreement for all until the party that suspended resumes."""
    RESUME = "resume"
    """Lifts the party's own suspension, and no other."""
    TERMINATE = "terminate"
    """Ends the agreement for all, once enough parties exercise it."""
    START = "start"
    """Names the instant at which the agreement begins (a zero hour told by a sponsor)."""
    END_RENEWAL = "end_renewal"
    """Gives notice that the agreement is not to renew itself."""


class Term(Strict):
    """One clause. `party`: whom it binds or empowers; `needs`: how many of them must exercise a power together.

    `made_known_by`: the entry by which this clause became known, where that was later than the agreement itself; before
    that entry was recorded, the clause does not exist for any question. `notice`: how long after its exercise a power
    works. `retroactive`: an extension works even when it is complete only after the end.
    """

    id: Name
    kind: Kind
    party: tuple[Name, ...]
    text: str
    src: Name | None = None
    to: tuple[Name, ...] = ()
    act: Deed | None = None
    area: Name | None = None
    excepts: tuple[Name, ...] = ()
    by: Deadline | None = None
    effect: Effect | None = None
    needs: int = 1
    notice: Span | None = None
    retroactive: bool = False
    condition: Condition | None = Field(default=None, alias="when")
    survives: bool = False
    made_known_by: Name | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Term":
        if (self.kind is Kind.POWER) != (self.effect is not None):
            raise ValueError("a power has an effect and nothing else has; add effect, or correct the kind")
        if self.kind is Kind.COMMITMENT and self.act is None:
            raise ValueError("a commitment needs the act that fulfils it; add act, or make it a statement")
        if not 1 <= self.needs <= max(len(self.party), 1):
            raise ValueError("needs is not a number of its parties; write how many must act together")
        return self
