"""The shape of an agreement file (`schema: terms/1`); `docs/agreement-format.md` explains it by example."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from truceline.record.kinds import ConsentAct, Moment
from truceline.sources.case import Role, ZoneName
from truceline.sources.models import Strict
from truceline.terms.clauses import Renewal, Span, Term
from truceline.terms.conditions import Condition
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
