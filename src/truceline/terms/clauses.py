"""The clauses of an agreement: acts, and terms of every kind."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from truceline.sources.models import Strict
from truceline.terms.conditions import Condition, Happening
from truceline.terms.times import Renewal, Span, Timepoint
from truceline.values.names import Name


class Deed(Strict):
    """The act that a term is about.

    `actor`: who does it, where that is not the party. `at_least`: for a duty, how much must be done altogether (the
    values of the acts are added); for a ban, the smallest act that it forbids.
    """

    event: Name
    actor: Name | None = None
    to: Name | None = None
    at_least: int | None = Field(default=None, ge=1)
    unit: str = ""


class Kind(StrEnum):
    """The kinds of term."""

    DUTY = "duty"
    BAN = "ban"
    PERMISSION = "permission"
    POWER = "power"
    COMMITMENT = "commitment"
    STATEMENT = "statement"


class Effect(StrEnum):
    """What the exercise of a power does; with `of`, to those terms instead of the whole agreement."""

    EXTEND = "extend"
    """Moves the end for all to the instant that enough parties name, or by `length`."""
    RELEASE = "release"
    """Frees the party that exercises it."""
    SUSPEND = "suspend"
    """Stops it until the party that suspended resumes."""
    RESUME = "resume"
    """Lifts the party's own suspension, and no other."""
    TERMINATE = "terminate"
    """Ends it for all, once enough parties exercise it."""
    START = "start"
    """Names the instant at which the agreement begins (a zero hour told by a sponsor)."""
    END_RENEWAL = "end_renewal"
    """Gives notice that it is not to renew itself."""
    ACTIVATE = "activate"
    """Turns the terms in `of` on, which are off until then."""
    WAIVE = "waive"
    """Lets those who owe the terms in `of` off (they are discharged)."""


class Mode(StrEnum):
    """How a duty is fulfilled."""

    ACHIEVE = "achieve"
    MAINTAIN = "maintain"


_ON_TERMS_ONLY = (Effect.ACTIVATE, Effect.WAIVE)
_ON_ALL_ONLY = (Effect.START,)


class Term(Strict):
    """One clause; `docs/agreement-format.md` explains every key.

    `party`: whom it binds or empowers, each for itself unless `jointly`. `needs`: how many of them must exercise a
    power together. `made_known_by`: the entry by which this clause became known, where that was later than the
    agreement itself; before that entry was recorded, the clause does not exist for any question.
    """

    id: Name
    kind: Kind
    party: tuple[Name, ...]
    text: str
    src: Name | None = None
    part: tuple[str, ...] = ()
    to: tuple[Name, ...] = ()
    jointly: bool = False
    act: Deed | None = None
    mode: Mode | None = None
    area: Name | None = None
    excepts: tuple[Name, ...] = ()
    monitor: tuple[Name, ...] = ()

    phase: tuple[Name, ...] = ()
    condition: Condition | None = Field(default=None, alias="when")
    begins: Timepoint | None = None
    duration: Span | None = None
    until: Timepoint | None = None
    renewal: Renewal | None = None
    survives: bool = False

    by: Timepoint | None = None
    every: Span | None = None
    for_each: Happening | None = None
    times: int = Field(default=1, ge=1)
    lot: int = Field(default=1, ge=1)
    answered: Literal["in_order", "own", "any"] = "in_order"
    report_within: Span | None = None
    met_when: Condition | None = None
    breached_when: Condition | None = None
    excused_when: Condition | None = None
    discharged_when: Condition | None = None

    effect: Effect | None = None
    of: tuple[Name, ...] = ()
    needs: int = Field(default=1, ge=1)
    notice: Span | None = None
    length: Span | None = None
    retroactive: bool = False

    made_known_by: Name | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Term":
        if (self.kind is Kind.POWER) != (self.effect is not None):
            raise ValueError("a power has an effect and nothing else has; add effect, or correct the kind")
        kept_up = self.mode is Mode.MAINTAIN
        if self.kind is Kind.COMMITMENT and self.act is None and self.met_when is None and not kept_up:
            raise ValueError("a commitment needs the act that fulfils it; add act, or mode: maintain")
        if self.needs > max(len(self.party), 1):
            raise ValueError("needs is not a number of its parties; write how many must act together")
        return self

    @model_validator(mode="after")
    def _has_one_time(self) -> "Term":
        if self.duration and self.until:
            raise ValueError("both duration and until are given; keep one of the two")
        if self.renewal and not self.duration:
            raise ValueError("renewal needs the duration that is renewed; add duration")
        if self.every and self.for_each:
            raise ValueError("every and for_each both say what makes it due; keep one of the two")
        return self

    @model_validator(mode="after")
    def _keys_fit_a_duty(self) -> "Term":
        owed = self.kind in (Kind.DUTY, Kind.COMMITMENT)
        for_duties = {"by": self.by, "every": self.every, "for_each": self.for_each, "mode": self.mode}
        given = [name for name, value in for_duties.items() if value is not None]
        if given and not owed:
            raise ValueError(f"{given[0]} belongs to duties and commitments; remove it, or correct the kind")
        if (self.every or self.for_each) and self.act is None:
            raise ValueError("what is due each time is an act; add act")
        if self.effect in _ON_TERMS_ONLY and not self.of:
            raise ValueError(f"{self.effect} works on terms; add of: with their ids")
        if self.of and (self.effect is None or self.effect in _ON_ALL_ONLY):
            raise ValueError("of names the terms that a power works on; remove it")
        return self

    @property
    def is_deed(self) -> bool:
        """True for a duty or commitment that is fulfilled by doing something, rather than kept (`mode` left out: one
        with an act, a deadline or `met_when`)."""
        if self.kind not in (Kind.DUTY, Kind.COMMITMENT):
            return False
        if self.mode is not None:
            return self.mode is Mode.ACHIEVE
        return self.act is not None or self.by is not None or self.met_when is not None

    @property
    def kept(self) -> bool:
        """True for a duty or commitment that is to be kept up."""
        return self.kind in (Kind.DUTY, Kind.COMMITMENT) and not self.is_deed

    def conditions(self) -> list[tuple[str, Condition]]:
        """Every condition of it, with the key under which it stands."""
        given = {
            "when": self.condition,
            "met_when": self.met_when,
            "breached_when": self.breached_when,
            "excused_when": self.excused_when,
            "discharged_when": self.discharged_when,
        }
        return [(key, condition) for key, condition in given.items() if condition]

    def timepoints(self) -> list[tuple[str, Timepoint]]:
        """Every point in time of it, with the key under which it stands."""
        given = {"begins": self.begins, "until": self.until, "by": self.by}
        return [(key, point) for key, point in given.items() if point]
