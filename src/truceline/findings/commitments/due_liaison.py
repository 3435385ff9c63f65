"""What falls due between the mission and the parties: replies, acknowledgements, tasks, windows of silence.

Where each of them stands is for `liaison` to say; here it is only put beside what else falls due.
"""

from collections.abc import Iterator

from truceline.findings.commitments.due import Item, Sort, Undated, Why
from truceline.liaison.messages import Receipt
from truceline.liaison.notices import NoticeState
from truceline.liaison.openings import Opening, Standing
from truceline.liaison.tasks_due import Stand
from truceline.liaison.windows import WindowStanding, WindowState
from truceline.record.kinds import Message, Notice, Task
from truceline.terms.ranges import at as exactly_at
from truceline.values.verdicts import Verdict

_PLAIN = frozenset({NoticeState.OPEN, NoticeState.SILENT, Receipt.OVERDUE, Receipt.WAITING, Stand.NOTHING})
"""What the time that is left says already."""
_OVER = frozenset(
    {WindowState.REFUSED, WindowState.LAPSED, WindowState.STOPPED, WindowState.CALLED_OFF, WindowState.OVER}
)


def liaison_items(now: Standing) -> Iterator[Item | Undated]:
    """Everything of these kinds that is open, or may be."""
    for opening in now.openings():
        yield from _asked_for(opening)
    for window in now.windows:
        yield from _window(window)


def _asked_for(opening: Opening) -> Iterator[Item | Undated]:
    found = _sorted_out(opening)
    if found is None:
        return
    sort, towards, what, more = found
    entries = tuple(dict.fromkeys((opening.entry.id, *more)))
    sure = opening.open is not Verdict.UNKNOWN
    if opening.due is None:
        yield Undated(sort, opening.who, towards, what, opening.entry.id, entries, Why.NO_TIME, sure=sure)
        return
    state = "" if opening.state in _PLAIN else opening.state
    due = exactly_at(opening.due)
    yield Item(due, sort, opening.who, towards, what, opening.entry.id, entries, sure=sure, state=state)


def _sorted_out(opening: Opening) -> tuple[Sort, tuple[str, ...], str, tuple[str, ...]] | None:
    """Its sort, to whom it is owed, what it is, and the entries that it is about; windows are told apart."""
    said, text = opening.entry.payload, opening.entry.text
    if isinstance(said, Message):
        return Sort.ACKNOWLEDGEMENT, (said.sender,), f"message over {said.channel}", ()
    if isinstance(said, Notice):
        return Sort.REPLY, (said.body,), text, tuple(said.about)
    if isinstance(said, Task):
        return Sort.TASK, (), text, tuple(said.about or ())
    return None


def _window(one: WindowStanding) -> Iterator[Item]:
    """When a window of silence begins and ends; `by`: who has not confirmed it, or is to tell that it is over."""
    if one.state in _OVER:
        return
    asked, entry = one.course.asked, one.course.entry.id
    waits = tuple(answer.party for answer in one.answers if answer.confirmed is not Verdict.YES)
    untold = one.state is WindowState.UNSTOPPED
    for sort, mark in ((Sort.WINDOW_BEGINS, asked.period.start), (Sort.WINDOW_ENDS, asked.period.end)):
        if mark > one.at or (untold and sort is Sort.WINDOW_ENDS):
            yield Item(
                due=exactly_at(mark),
                sort=sort,
                by=(asked.by or asked.body,) if untold else waits,
                to=(asked.body,),
                what=f"{asked.purpose} at {asked.place}",
                about=entry,
                entries=(entry,),
                sure=one.state is not WindowState.UNKNOWN,
                state=one.state.value,
            )
