"""The answers to "what was in force": plain values, without prose."""

from dataclasses import dataclass, field
from enum import StrEnum

from truceline.record.kinds import ConsentAct
from truceline.terms.conditions import Condition, Happening
from truceline.terms.load import Version
from truceline.terms.plans import Plan
from truceline.terms.scene import Scene
from truceline.terms.schema import Question
from truceline.terms.windows import Window
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


class Status(StrEnum):
    """Where an agreement stands under one reading."""

    OPEN = "open"
    """Put forward; something is missing for it to begin."""
    AGREED = "agreed"
    """Everything is there; it begins at a later instant."""
    IN_FORCE = "in force"
    UNDETERMINED = "undetermined"
    """What is on record leaves it open whether it is in force; `doubts` says why."""
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    """It runs, but a suspension stands; `suspended_by` says whose."""
    TERMINATED = "terminated"
    """It was ended before its end."""
    RELEASED = "released"
    """Everyone it bound has used a right to be free of it."""
    LAPSED = "lapsed"
    """The end that it names has passed before it began."""
    REPLACED = "replaced"
    """A later version, or an agreement that replaces it, has begun."""
    REJECTED = "rejected"
    """A party whose consent it takes has rejected it or withdrawn, and it is not in force."""


class Doubt(StrEnum):
    """Why an answer is undetermined."""

    START = "the start is not known exactly"
    STOPPED = "whether a suspension stands is not known"
    RULE = "the end depends on the counting rule"
    END = "the end is not known exactly"
    JUDGED = "a judged question has no answer"


@dataclass(frozen=True)
class MissingConsent:
    """A party whose consent the entry rule needs and that has not given it.

    `last` is the latest of its other acts about this version by then, such as a declaration of readiness, and `entry`
    the entry that tells of it.
    """

    party: str
    last: ConsentAct | None
    entry: str | None


@dataclass(frozen=True)
class MissingAnswer:
    """A judged question that stands before the entry into force: its answer now, and the one needed."""

    question: Question
    answer: Verdict
    wanted: Verdict


@dataclass(frozen=True)
class MissingAct:
    """An act that stands between the agreement and its entry into force; `wanted` no: it must not have happened."""

    act: Happening
    wanted: Verdict


@dataclass(frozen=True)
class MissingFact:
    """Any other fact that stands before the entry into force: whether it holds now, and what is needed."""

    fact: Condition
    answer: Verdict
    wanted: Verdict


Missing = MissingConsent | MissingAnswer | MissingAct | MissingFact


@dataclass(frozen=True)
class Standing:
    """The part of a state that only changes at certain instants: constant until `next_change`."""

    status: Status
    in_force: Verdict
    binds: tuple[tuple[str, Verdict], ...]
    missing: tuple[Missing, ...]
    phases: tuple[tuple[str, Verdict], ...] = ()


@dataclass(frozen=True)
class ReadingState:
    """An agreement's state under one reading, at an instant, as known at an instant.

    `windows` gives start and end for each party that it binds. `next_change` is the smallest later instant at which the
    standing is another, by what is on record and the clock alone; None if there is none. `entries` are the ids of the
    entries on which the answer stands. `by_later_agreement`: it is in force only because of an extension that was
    agreed after its end. `scene` answers further questions about this reading.
    """

    plan: Plan
    at: Instant
    known: Instant
    standing: Standing
    windows: tuple[Window, ...]
    doubts: tuple[Doubt, ...]
    suspended_by: tuple[str, ...]
    next_change: Instant | None
    entries: tuple[str, ...]
    by_later_agreement: bool
    scene: Scene = field(repr=False, compare=False)

    @property
    def phases(self) -> tuple[tuple[str, Verdict], ...]:
        """For each phase whether it runs."""
        return self.standing.phases


@dataclass(frozen=True)
class AgreementState:
    """An agreement's state under each reading that had been made known; `readings` empty: nothing was on record yet."""

    version: Version
    at: Instant
    known: Instant
    readings: tuple[ReadingState, ...]
