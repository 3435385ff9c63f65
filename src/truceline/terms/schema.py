"""The shape of an agreement file (`schema: terms/1`); `docs/agreement-format.md` explains it by example."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from truceline.record.kinds import ConsentAct, Moment
from truceline.sources.case import Role, ZoneName
from truceline.sources.models import Strict
from truceline.terms.conditions import Condition
from truceline.values.durations import CountingRule, Duration, parse_duration
from truceline.values.names import Name


class Source(Strict):
    """Where a text can be read."""

    title: str
    url: str
    published: str = ""


class PartyTo(Strict):
    """A party and its part in this agreement; it answers for those who are bound through it."""

    id: Name
    role: Role
    answers_for: tuple[str, ...] = ()


class Status(StrEnum):
    """How far something is settled between the parties."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    TO_BE_DEFINED = "to_be_defined"


class Area(Strict):
    """Where a term applies; the first cut keeps it in words."""

    id: Name
    kind: Literal["line", "zone", "territory", "objects", "airspace", "sea"]
    status: Status
    text: str = ""


class Question(Strict):
    """A fact of open texture that only a named body may answer; `body` empty: the text names nobody."""

    id: Name
    asks: str
    body: Name | None = None


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


_COUNTING_ACTS = (ConsentAct.ACCEPT, ConsentAct.SIGN, ConsentAct.RATIFY)


class EntryRule(Strict):
    """When an agreement enters into force.

    `all_of`: all these parties consent to the same version. `each_of`: each of these binds itself by its own consent.
    `condition` must hold too. `at`: not before this instant; with
    `retroactive`, from this instant even if agreed later.
    """

    all_of: tuple[Name, ...] = ()
    each_of: tuple[Name, ...] = ()
    acts: tuple[ConsentAct, ...] = _COUNTING_ACTS
    condition: Condition | None = Field(default=None, alias="and")
    at: Moment | None = None
    delay: Span | None = None
    retroactive: bool = False

    @model_validator(mode="after")
    def _somebody_consents(self) -> "EntryRule":
        if bool(self.all_of) == bool(self.each_of):
            raise ValueError("an entry rule needs either all_of or each_of; name the parties whose consent it takes")
        if not set(self.acts) <= set(_COUNTING_ACTS):
            raise ValueError("only accept, sign and ratify can count as consent; remove the other acts")
        return self

    @property
    def parties(self) -> tuple[str, ...]:
        """Everyone whose consent it takes."""
        return self.all_of or self.each_of


class Renewal(Span):
    """The agreement renews itself for a length each time it would end, unless notice comes `notice` before that."""

    notice: Span | None = None


class Relation(StrEnum):
    """How an agreement stands to another."""

    AMENDS = "amends"
    SUPPLEMENTS = "supplements"
    REPLACES = "replaces"
    INCORPORATES = "incorporates"


class LinkTo(Strict):
    """A relation to another agreement, or to one term of it."""

    kind: Relation
    agreement: Name
    term: Name | None = None


class ReadingOf(Strict):
    """How one or more parties read the agreement; what is left out is as in the text."""

    id: Name
    by: tuple[Name, ...]
    title: str
    source: Name
    entry: EntryRule | None = None
    duration: Span | None = None
    until: Moment | None = None
    note: str = ""


class TrackState(Strict):
    """What a track is once an event has happened."""

    event: Name
    state: str


class Track(Strict):
    """Something that runs beside the ceasefire and is linked to it, such as an exchange or an unsigned agreement."""

    id: Name
    title: str
    states: tuple[TrackState, ...] = ()


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


class Agreement(Strict):
    """One version of one agreement."""

    form: Literal["terms/1"] = Field(alias="schema")
    id: Name
    version: int
    title: str
    summary: str = ""
    zone: ZoneName
    notes: tuple[str, ...] = ()
    sources: dict[Name, Source]
    parties: tuple[PartyTo, ...]
    areas: tuple[Area, ...] = ()
    questions: tuple[Question, ...] = ()
    entry: EntryRule | None = None
    duration: Span | None = None
    until: Moment | None = None
    renewal: Renewal | None = None
    links: tuple[LinkTo, ...] = ()
    readings: tuple[ReadingOf, ...] = ()
    tracks: tuple[Track, ...] = ()
    terms: tuple[Term, ...] = ()
