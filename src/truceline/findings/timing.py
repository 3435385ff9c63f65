"""Whether a time lies inside an agreement's force: a claim may speak of hours in which nothing was agreed."""

from dataclasses import dataclass
from enum import StrEnum

from truceline.terms.answers import AgreementState, ReadingState
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, some


class Timing(StrEnum):
    """How a time lies to the time in force."""

    INSIDE = "in force throughout"
    PARTLY = "in force for part of it"
    OUTSIDE = "not in force at any time of it"
    UNKNOWN = "cannot be told"


@dataclass(frozen=True)
class TimingFinding:
    """How a time lies to an agreement under one reading, as known; `entries` are what the answer stands on."""

    agreement: str
    reading: str
    timing: Timing
    entries: tuple[str, ...]


def timing_findings(span: Interval, state: AgreementState) -> list[TimingFinding]:
    """A time held against an agreement under each of its readings."""
    agreement = state.version.agreement.id
    return [
        TimingFinding(agreement, reading.plan.reading, timing_of(span, reading), reading.entries)
        for reading in state.readings
    ]


def timing_of(span: Interval, reading: ReadingState) -> Timing:
    """A time held against the windows of one reading. For an event of uncertain time: at every placement."""
    edges = {edge for window in reading.windows for edge in window.edges() if span.holds(edge)}
    verdicts = {_in_force(reading, at) for at in {span.start, span.last, *edges}}
    if Verdict.YES in verdicts and Verdict.NO in verdicts:
        return Timing.PARTLY
    if Verdict.UNKNOWN in verdicts:
        return Timing.UNKNOWN
    return Timing.INSIDE if Verdict.YES in verdicts else Timing.OUTSIDE


def _in_force(reading: ReadingState, at: Instant) -> Verdict:
    return some(window.binds(at) for window in reading.windows)
