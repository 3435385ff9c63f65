"""A draft of the agenda for the next session of a joint body, each point with why it is on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.openings import Opening
from truceline.liaison.sessions import Sitting, carried
from truceline.liaison.tasks_due import TaskState
from truceline.record.entry import Entry
from truceline.sources.case import Case
from truceline.values.verdicts import Verdict


class Why(StrEnum):
    """Why a point is on a draft agenda."""

    DEFERRED = "deferred"
    UNSURE = "whether it was settled cannot be told"
    NO_MINUTE = "was on an agenda, and no minute tells of it"
    OVERDUE = "task overdue"
    DISPUTED = "task whose time is over, and reports of it differ"
    NOTICE = "notice without a reply on record"
    NOTICE_UNSURE = "notice; whether it was replied to by then cannot be told"
    RAISED = "raised for this session"


@dataclass(frozen=True)
class Proposed:
    """A point of a draft agenda; `of`: the session, owner or party that it comes from; `times`: how often put off."""

    entry: Entry
    why: Why
    of: str
    times: int = 0


@dataclass(frozen=True)
class Draft:
    """The draft agenda of one body; `session`: the session on record as still to come, if there is one."""

    body: str
    session: Entry | None
    points: tuple[Proposed, ...]


def drafts(case: Case, found: Sequence[Sitting], tasks: Sequence[TaskState], notices: Sequence[Opening]) -> list[Draft]:
    """A draft for every body that has met or is to meet, in the order of their names.

    A notice is on the draft of each body in which the party to which it went sits.
    """
    made = []
    for body in sorted({one.session.body for one in found}):
        mine = [one for one in found if one.session.body == body]
        coming = next((one for one in mine if one.met is Verdict.NO), None)
        members = {case.party_of(name) for one in mine for name in (*one.session.parties, *one.away)}
        points = (
            *_raised(coming),
            *_left(found, body),
            *_overdue(tasks, {one.entry.id for one in mine}),
            *_noticed(one for one in notices if case.party_of(one.who[0]) in members),
        )
        made.append(Draft(body, coming.entry if coming else None, points))
    return made


def _raised(coming: Sitting | None) -> list[Proposed]:
    points = coming.points if coming else ()
    return [Proposed(point.entry, Why.RAISED, point.item.party or "", 0) for point in points]


def _left(found: Sequence[Sitting], body: str) -> list[Proposed]:
    left = []
    for sitting, point in carried(found, body):
        why = Why.DEFERRED if point.settled is Verdict.NO else Why.UNSURE
        left.append(Proposed(point.entry, why if point.outcomes else Why.NO_MINUTE, sitting.entry.id, point.deferrals))
    return left


def _overdue(tasks: Sequence[TaskState], sessions: set[str]) -> list[Proposed]:
    """Overdue tasks that the body gave, and those that no session gave: they have no other place to be asked about."""
    return [
        Proposed(one.entry, Why.OVERDUE if one.overdue is Verdict.YES else Why.DISPUTED, one.task.owner)
        for one in tasks
        if one.overdue is not Verdict.NO and (one.task.session is None or one.task.session in sessions)
    ]


def _noticed(notices: Iterable[Opening]) -> list[Proposed]:
    sure = {Verdict.YES: Why.NOTICE, Verdict.UNKNOWN: Why.NOTICE_UNSURE}
    return [Proposed(one.entry, sure[one.open], one.who[0]) for one in notices]
