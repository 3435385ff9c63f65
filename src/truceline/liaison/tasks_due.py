"""Tasks: who is to do what by when, and how each body reports that it goes on. A report is not proof."""

from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.moments import happened_by
from truceline.liaison.order import by_then, last_of
from truceline.record.entry import Entry
from truceline.record.kinds import Course, Progress, Task
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

_OVER = frozenset((Course.DONE, Course.DROPPED))

Report = tuple[Entry, Progress]


class Stand(StrEnum):
    """What the reports about a task come to."""

    NOTHING = "nothing reported"
    GOING_ON = "going on"
    PARTLY_DONE = "partly done"
    OWN_WORD = "done by its owner's own word"
    DONE = "reported done"
    DROPPED = "reported dropped"
    DISPUTED = "reports differ"
    UNTOLD = "which report is the last cannot be told"


@dataclass(frozen=True)
class Told:
    """The last that one body reports; several courses where their order cannot be told.

    `own`: it is the owner's own word. `sure`: it is certain to have been reported by then.
    """

    body: str
    courses: tuple[Course, ...]
    entries: tuple[Entry, ...]
    own: bool
    sure: bool


@dataclass(frozen=True)
class TaskState:
    """A task as reported by an instant.

    `open`: unknown where reports differ, or which is the last cannot be told. `overdue`: open, and its time is over.
    """

    entry: Entry
    task: Task
    told: tuple[Told, ...]
    stand: Stand
    open: Verdict
    overdue: Verdict


def tasks_of(view: View, case: Case, at: Instant) -> list[TaskState]:
    """Every task that was given by an instant: the nearest deadline first, those without one last."""
    found = [_state(view, case, entry, task, at) for entry, task in by_then(view.of(Task), at)]
    return sorted(found, key=lambda one: (one.task.due is None, one.task.due or 0))


def _state(view: View, case: Case, entry: Entry, task: Task, at: Instant) -> TaskState:
    reports = [(one, said) for one, said in view.of(Progress) if said.of == entry.id]
    bodies = sorted({said.body for _, said in reports})
    told = [one for body in bodies if (one := _told(body, reports, case, task, at)) is not None]
    stand, opened = _come_to(told)
    # As with replies: nothing can be missing after the time up to which it is known at all.
    over = Verdict.YES if task.due is not None and min(at, view.known) >= task.due else Verdict.NO
    return TaskState(entry, task, tuple(told), stand, opened, opened & over)


def _told(body: str, reports: list[Report], case: Case, task: Task, at: Instant) -> Told | None:
    last, _ = last_of([pair for pair in reports if pair[1].body == body], at)
    if not last:
        return None
    courses = tuple(dict.fromkeys(said.course for _, said in last))
    sure = any(happened_by(entry.occurred, at) is Verdict.YES for entry, _ in last)
    own = case.party_of(body) == case.party_of(task.owner)
    return Told(body, courses, tuple(entry for entry, _ in last), own, sure)


def _come_to(told: list[Told]) -> tuple[Stand, Verdict]:
    """What all reports together come to, and whether the task is still open."""
    every = {course for one in told for course in one.courses}
    if not told:
        return Stand.NOTHING, Verdict.YES
    if any(len(one.courses) > 1 or not one.sure for one in told):
        return Stand.UNTOLD, Verdict.UNKNOWN if every & _OVER else Verdict.YES
    if every == {Course.DONE}:
        return (Stand.OWN_WORD if all(one.own for one in told) else Stand.DONE), Verdict.NO
    if every == {Course.DROPPED}:
        return Stand.DROPPED, Verdict.NO
    if every & _OVER:
        return Stand.DISPUTED, Verdict.UNKNOWN
    return (Stand.PARTLY_DONE if every == {Course.PARTLY_DONE} else Stand.GOING_ON), Verdict.YES
