"""The duty desk: its log, and the note by which one watch hands over to the next."""

from truceline.liaison.handing_over import Note, Stretch, note
from truceline.liaison.messages import Logged, log_of
from truceline.reports.deadlines import Due, deadlines
from truceline.reports.wording import Words
from truceline.tasks.desk import Desk
from truceline.tasks.report import sheet_at
from truceline.terms.answers import ReadingState
from truceline.values.instants import Instant


def duty_log(desk: Desk, at: Instant, *, known: Instant, channel: str | None = None) -> list[Logged]:
    """Every message by an instant with what became of it, in the order of time; of one channel if it is named."""
    return log_of(desk.view(known), desk.case, at, channel)


def handover_note(desk: Desk, stretch: Stretch, *, known: Instant) -> Note:
    """What a watch leaves to the next at its end, as known at an instant."""
    return note(desk.entries, desk.case, stretch, known)


def agreed_deadlines(desk: Desk, stretch: Stretch, *, known: Instant) -> list[Due]:
    """What comes in the next watch by what was agreed: ends, promises with a deadline, and other changes of state."""
    sheet, words = sheet_at(desk, stretch.watch.end, known=known), Words(desk.case)
    ends = [one for one in deadlines(sheet, words) if stretch.following.holds(one.earliest)]
    known_of = {one.earliest for one in ends}
    changes = {
        Due(change, words.time(change), _changing(reading, words), reading.entries)
        for state in sheet.states
        for reading in state.readings
        if (change := reading.next_change) is not None and stretch.following.holds(change) and change not in known_of
    }
    return sorted([*ends, *changes])


def _changing(reading: ReadingState, words: Words) -> str:
    name = "" if reading.plan.reading == "text" else f", reading {reading.plan.reading}"
    title, now = reading.plan.agreement.title, words.status(reading)
    return f"{title}{name}: changes by the clock, if nothing else comes; now {now}"
