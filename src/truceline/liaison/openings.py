"""What is open at an instant: messages, notices, windows and tasks that still wait for somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.liaison.messages import Logged, Receipt, log_of
from truceline.liaison.notices import Doubt, NoticeState, Notified, notices_of
from truceline.liaison.subjects import Subjects
from truceline.liaison.tasks_due import TaskState, tasks_of
from truceline.liaison.windows import WindowStanding, WindowState, windows_of
from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


class Matter(StrEnum):
    """What sort of thing is open."""

    MESSAGE = "message"
    NOTICE = "notice"
    WINDOW = "window of silence"
    TASK = "task"


@dataclass(frozen=True)
class Opening:
    """Something open. `open` is unknown where that cannot be told; `late`: its time is over. `who`: whose move it is.

    `due` is the instant before which something was asked for, if any: an acknowledgement, a reply, a task; of a window
    it is the beginning of its period and, once that has begun, its end.
    """

    matter: Matter
    entry: Entry
    state: str
    open: Verdict
    late: Verdict
    due: Instant | None
    who: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Where everything that can be open stands at an instant, whether open or not."""

    messages: tuple[Logged, ...]
    notices: tuple[Notified, ...]
    windows: tuple[WindowStanding, ...]
    tasks: tuple[TaskState, ...]
    at: Instant

    def openings(self) -> list[Opening]:
        """What is open or may be: what is late first, then by the instant at which it is due."""
        found = [one for one in self.all() if one.open is not Verdict.NO]
        return sorted(found, key=_urgency)

    def of(self, id: str) -> Opening | None:
        """Where one of them stands; None for an entry that is none of them."""
        return next((one for one in self.all() if one.entry.id == id), None)

    def all(self) -> Iterator[Opening]:
        """All of them, open or not."""
        yield from map(_message, self.messages)
        yield from map(_notice, self.notices)
        yield from (_window(one, self.at) for one in self.windows)
        yield from map(_task, self.tasks)


def standing(view: View, case: Case, subjects: Subjects, at: Instant) -> Standing:
    """Where everything stands at an instant, as the view knows it."""
    return Standing(
        tuple(log_of(view, case, at)),
        tuple(notices_of(view, case, subjects, at)),
        tuple(windows_of(view, case, at)),
        tuple(tasks_of(view, case, at)),
        at,
    )


def _message(one: Logged) -> Opening:
    late = Verdict.YES if one.receipt is Receipt.OVERDUE else Verdict.NO
    due, who = one.message.acknowledge_by, (one.message.receiver,)
    return Opening(Matter.MESSAGE, one.entry, one.receipt.value, one.open, late, due, who)


_NOTICE_OPEN = {
    NoticeState.OPEN: Verdict.YES,
    NoticeState.ASKED: Verdict.YES,
    NoticeState.SILENT: Verdict.YES,
    NoticeState.CLOSED: Verdict.YES,
    NoticeState.UNKNOWN: Verdict.UNKNOWN,
}


def _notice(one: Notified) -> Opening:
    # Where only the channel is in doubt, it is certain that no reply is on record.
    silent = one.doubt is Doubt.CHANNEL
    opened = Verdict.YES if silent else _NOTICE_OPEN.get(one.state, Verdict.NO)
    late = Verdict.YES if silent or one.state in (NoticeState.SILENT, NoticeState.CLOSED) else Verdict.NO
    words = one.state.value if one.doubt is None else f"{one.state.value}: {one.doubt.value}"
    return Opening(Matter.NOTICE, one.entry, words, opened, late, one.said.reply_by, (one.said.to,))


_WINDOW_OPEN = {
    WindowState.ASKED: Verdict.YES,
    WindowState.CONFIRMED: Verdict.YES,
    WindowState.NOT_STARTED: Verdict.YES,
    WindowState.RUNNING: Verdict.YES,
    WindowState.PAUSED: Verdict.YES,
    WindowState.UNSTOPPED: Verdict.UNKNOWN,
    WindowState.UNKNOWN: Verdict.UNKNOWN,
}


def _window(one: WindowStanding, at: Instant) -> Opening:
    asked, waits = one.course.asked, one.state is WindowState.ASKED
    due = asked.period.start if at < asked.period.start else asked.period.end
    unsure = tuple(answer.party for answer in one.answers if answer.confirmed is not Verdict.YES)
    late = Verdict.YES if one.state is WindowState.UNSTOPPED else Verdict.NO
    opened = _WINDOW_OPEN.get(one.state, Verdict.NO)
    who = unsure if waits else (asked.by or asked.body,)
    return Opening(Matter.WINDOW, one.course.entry, one.state.value, opened, late, due, who)


def _task(one: TaskState) -> Opening:
    who = (one.task.owner,)
    return Opening(Matter.TASK, one.entry, one.stand.value, one.open, one.overdue, one.task.due, who)


_LATENESS = {Verdict.YES: 0, Verdict.UNKNOWN: 1, Verdict.NO: 2}


def _urgency(one: Opening) -> tuple[int, bool, int, str, str]:
    return _LATENESS[one.late], one.due is None, one.due or 0, one.matter, one.entry.id
