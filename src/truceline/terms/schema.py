"""The shape of an agreement file (`schema: terms/1`); `docs/agreement-format.md` explains it by example."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from truceline.record.kinds import ConsentAct
from truceline.sources.case import Role, ZoneName
from truceline.sources.models import Strict
from truceline.terms.areas import Area
from truceline.terms.clauses import Term
from truceline.terms.conditions import Condition
from truceline.terms.times import Renewal, Span, Timepoint
from truceline.values.names import Name


class Source(Strict):
    """Where a text can be read."""

    title: str
    url: str
    published: str = ""
    parts: tuple[str, ...] = ()
    """The numbers or names of its articles, so that every one can be held against the terms."""
    language: str = ""


class PartyTo(Strict):
    """A party and its part in this agreement; it answers for those who are bound through it."""

    id: Name
    role: Role
    answers_for: tuple[str, ...] = ()


class Question(Strict):
    """A fact of open texture that only a named body may answer; `body` empty: the text names nobody."""

    id: Name
    asks: str
    body: Name | None = None


_COUNTING_ACTS = (ConsentAct.ACCEPT, ConsentAct.SIGN, ConsentAct.RATIFY)


class EntryRule(Strict):
    """When an agreement enters into force.

    `all_of`: all these parties consent to the same version. `any_of`: so do `needs` of these. `each_of`: instead, each
    of these binds itself by its own consent. `condition` must hold too. `at`: not before this point in time; with
    `retroactive`, from it even if agreed later. `delay`: so long after everything is there.
    """

    all_of: tuple[Name, ...] = ()
    any_of: tuple[Name, ...] = ()
    needs: int = Field(default=1, ge=1)
    each_of: tuple[Name, ...] = ()
    acts: tuple[ConsentAct, ...] = _COUNTING_ACTS
    condition: Condition | None = Field(default=None, alias="and")
    at: Timepoint | None = None
    delay: Span | None = None
    retroactive: bool = False

    @model_validator(mode="after")
    def _somebody_consents(self) -> "EntryRule":
        together = bool(self.all_of or self.any_of)
        if together and self.each_of:
            raise ValueError("all_of and any_of are of an agreement, each_of of unilateral truces; keep one way")
        if not (together or self.each_of or self.condition or self.at):
            raise ValueError("an entry rule needs all_of, any_of or each_of; name the parties whose consent it takes")
        if self.any_of and self.needs > len(self.any_of):
            raise ValueError("needs is more than the parties of any_of; write how many of them must consent")
        if not set(self.acts) <= set(_COUNTING_ACTS):
            raise ValueError("only accept, sign and ratify can count as consent; remove the other acts")
        return self

    @property
    def parties(self) -> tuple[str, ...]:
        """Everyone whose consent it takes, or can take."""
        return (*self.all_of, *self.any_of, *self.each_of)


class Relation(StrEnum):
    """How an agreement stands to another."""

    AMENDS = "amends"
    SUPPLEMENTS = "supplements"
    REPLACES = "replaces"
    INCORPORATES = "incorporates"


class LinkTo(Strict):
    """A relation to another agreement, or to one term of it.

    `replaces`: once this one begins, the other (or its term) is over. `amends`: once this one begins, its terms stand
    in for those of the other with the same id, and `term` is off. `incorporates`: the other's term (all its terms where
    none is named) is a term of this one too. `supplements`: both stand beside each other.
    """

    kind: Relation
    agreement: Name
    term: Name | None = None


class ReadingOf(Strict):
    """How one or more parties read the agreement; what is left out is as in the text.

    `terms` stand in for those of the text with the same id, or are added; `without`: terms that it does not see.
    """

    id: Name
    by: tuple[Name, ...]
    title: str
    source: Name
    entry: EntryRule | None = None
    duration: Span | None = None
    until: Timepoint | None = None
    renewal: Renewal | None = None
    phases: "tuple[Phase, ...]" = ()
    terms: tuple[Term, ...] = ()
    without: tuple[Name, ...] = ()
    note: str = ""


class Phase(Strict):
    """A stretch of the agreement, which ends when the next one begins, at the latest with the agreement.

    It begins at `begins` (left out: the first with the agreement; a later one when the phase before it is over or,
    where it has a condition, has had its time) as soon as `condition` holds. It ends after `duration` or at `until`;
    with `continues_while` it goes on after that as long as that condition holds.
    """

    id: Name
    title: str
    begins: Timepoint | None = None
    condition: Condition | None = Field(default=None, alias="when")
    duration: Span | None = None
    until: Timepoint | None = None
    continues_while: Condition | None = None

    @model_validator(mode="after")
    def _has_one_end(self) -> "Phase":
        if self.duration and self.until:
            raise ValueError("both duration and until are given; keep one of the two")
        return self


class Tie(StrEnum):
    """How what one side owes hangs on what the other does."""

    SIMULTANEOUS = "simultaneous"
    """All at one time: nobody has to go first."""
    IF_THEN = "if_then"
    """The second is owed once the first is performed."""
    STEPWISE = "stepwise"
    """Each is owed once the one before it is performed."""
    RATIO = "ratio"
    """For each unit of the first, `times` units of the second are owed."""


class Reciprocity(Strict):
    """Terms that hang on one another; `within`: how long after the other, or how far apart where simultaneous."""

    tie: Tie
    terms: tuple[Name, ...] = Field(min_length=2)
    within: Span | None = None
    times: int = Field(default=1, ge=1)
    lot: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _of_two(self) -> "Reciprocity":
        if self.tie in (Tie.IF_THEN, Tie.RATIO) and len(self.terms) != 2:
            raise ValueError(f"{self.tie} ties two terms; write the first and the second")
        return self


class Definition(Strict):
    """A word of the text and the kinds of event that fall under it: an act of one of these is an act of it."""

    id: Name
    means: tuple[Name, ...]
    text: str
    src: Name | None = None
    part: tuple[str, ...] = ()


class TrackState(Strict):
    """What a track is once an event has happened."""

    event: Name
    state: str


class Track(Strict):
    """Something that runs beside the ceasefire and is linked to it, such as an exchange or an unsigned agreement."""

    id: Name
    title: str
    states: tuple[TrackState, ...] = ()


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
    definitions: tuple[Definition, ...] = ()
    areas: tuple[Area, ...] = ()
    questions: tuple[Question, ...] = ()
    entry: EntryRule | None = None
    duration: Span | None = None
    until: Timepoint | None = None
    renewal: Renewal | None = None
    stop_clock: bool = False
    ends_when: Condition | None = None
    suspended_while: Condition | None = None
    phases: tuple[Phase, ...] = ()
    reciprocity: tuple[Reciprocity, ...] = ()
    links: tuple[LinkTo, ...] = ()
    readings: tuple[ReadingOf, ...] = ()
    tracks: tuple[Track, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def every_term(self) -> tuple[Term, ...]:
        """The terms of the text, then those of each reading."""
        return (*self.terms, *(term for reading in self.readings for term in reading.terms))

    @property
    def every_phase(self) -> tuple[Phase, ...]:
        """The phases of the text, then those of each reading."""
        return (*self.phases, *(phase for reading in self.readings for phase in reading.phases))
