"""Where something that is owed stands: one word for promises and for terms of agreements."""

from enum import StrEnum

from truceline.terms.answers import Status
from truceline.terms.duties import Progress


class State(StrEnum):
    """Exactly one at each instant, as known. "No report" says that nothing is on record, not that nothing was done."""

    NOT_MADE = "not yet made"
    DORMANT = "dormant"
    """Its condition has not happened, or the agreement that it belongs to does not bind yet."""
    PENDING = "pending"
    ONGOING = "to be kept up"
    PARTLY = "partly performed"
    """Some of what is owed was done, and the time for the rest is not over."""
    NO_REPORT = "no report of performance"
    PARTLY_LATE = "partly performed, no report of the rest"
    MET = "met"
    MET_LATE = "met late"
    BREACHED = "breached"
    """Only where the text asks for a report by a time, or a body found so; a promise is never breached by itself."""
    LAPSED = "lapsed"
    """What it was to fall with has happened before it was performed and before it was due."""
    DISCHARGED = "discharged"
    """No longer owed: its time was over before its condition came, or it was waived."""
    EXCUSED = "excused"
    UNKNOWN = "cannot be told"


PERFORMED = frozenset({State.MET, State.MET_LATE})
OVER = frozenset({State.LAPSED, State.DISCHARGED, State.EXCUSED})
"""No longer owed, and not performed."""
OVERDUE = frozenset({State.NO_REPORT, State.PARTLY_LATE, State.BREACHED})
OWED = frozenset({State.PENDING, State.PARTLY, State.ONGOING, *OVERDUE})
"""Owed and not performed."""
STATUS_OVER = (Status.EXPIRED, Status.TERMINATED, Status.RELEASED, Status.LAPSED, Status.REPLACED)
"""An agreement that cannot come into force any more by itself."""


def state_of(progress: Progress, *, some: bool) -> State:
    """The state of a duty; `some`: a part of what it asks for was done for certain."""
    if some and progress is Progress.PENDING:
        return State.PARTLY
    if some and progress is Progress.NO_REPORT:
        return State.PARTLY_LATE
    return State.UNKNOWN if progress is Progress.UNKNOWN else State(progress.value)
