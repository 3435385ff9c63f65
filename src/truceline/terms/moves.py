"""Whose move it is: what each agreement waits for, and from whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.terms.answers import (
    AgreementState,
    Missing,
    MissingAct,
    MissingConsent,
    MissingFact,
    ReadingState,
    Status,
)
from truceline.terms.clauses import Effect, Term
from truceline.terms.duties import DutyState, Progress, owed
from truceline.values.verdicts import Verdict


class Awaited(StrEnum):
    """What kind of move is open."""

    CONSENT = "consent"
    ANSWER = "answer"
    ACT = "act"
    CLOCK = "clock"
    EXTENSION = "extension"
    RELEASE = "release"
    PERFORMANCE = "performance"


@dataclass(frozen=True)
class Move:
    """A move that is open to somebody: `who` empty where the text names nobody (or only the clock can move).

    `optional` is true for a right that may be used, false for a step without which things stay as they are.
    """

    agreement: str
    reading: str
    who: tuple[str, ...]
    awaited: Awaited
    optional: bool
    missing: Missing | None = None
    term: Term | None = None
    commitment: DutyState | None = None


def moves(state: AgreementState) -> list[Move]:
    """The open moves of an agreement, each reading's own steps first, then what was promised."""
    found = [move for reading in state.readings for move in _of_reading(reading)]
    if state.readings:
        first = state.readings[0]
        promised = owed(first.scene, state.at)
        found += [
            Move(
                state.version.agreement.id,
                "",
                one.party,
                Awaited.PERFORMANCE,
                False,
                commitment=one,
                term=one.term,
            )
            for one in promised
            if one.progress in (Progress.PENDING, Progress.NO_REPORT, Progress.BREACHED)
        ]
    return found


def _of_reading(reading: ReadingState) -> Iterator[Move]:
    agreement, name = reading.plan.agreement.id, reading.plan.reading
    for missing in reading.standing.missing:
        who, awaited = _awaited(missing)
        yield Move(agreement, name, who, awaited, False, missing)
    if reading.standing.status is Status.AGREED:
        yield Move(agreement, name, (), Awaited.CLOCK, False)
    if reading.standing.in_force is not Verdict.NO:
        for power in _usable(reading):
            awaited = Awaited.EXTENSION if power.effect is Effect.EXTEND else Awaited.RELEASE
            yield Move(agreement, name, power.party, awaited, True, term=power)


def _awaited(missing: Missing) -> tuple[tuple[str, ...], Awaited]:
    if isinstance(missing, MissingConsent):
        return (missing.party,), Awaited.CONSENT
    if isinstance(missing, MissingAct):
        return (missing.act.actor,) if missing.act.actor else (), Awaited.ACT
    if isinstance(missing, MissingFact):
        return (), Awaited.ACT
    return (missing.question.body,) if missing.question.body else (), Awaited.ANSWER


def _usable(reading: ReadingState) -> Iterator[Term]:
    """The powers that can do something now: an agreement without an end has nothing to extend."""
    ends = any(window.ends for window in reading.windows)
    return (power for power in reading.plan.powers() if power.effect is not Effect.EXTEND or ends)
