"""What is due as an iCalendar file (RFC 5545) that ordinary calendar programs open."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from truceline.reports.deadlines import Due
from truceline.reports.wording import Words
from truceline.values.canonical import digest
from truceline.values.instants import Instant, to_local
from truceline.values.zones import zone


def calendar(due: list[Due], words: Words, known: Instant) -> bytes:
    """One event for each thing that is due, at the earliest instant at which it can be. Same input, same bytes."""
    made = Calendar()
    made.add("prodid", "-//Truceline//deadlines//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", words.case.title)
    for one in due:
        made.add_component(_event(one, words, known))
    return bytes(made.to_ical())


def _event(due: Due, words: Words, known: Instant) -> Event:
    start = _utc(due.earliest)
    event = Event()
    event.add("uid", f"{digest('truceline/due/1', due.what.encode(), str(due.earliest).encode()).hex()[:32]}@truceline")
    event.add("dtstamp", _utc(known))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=1))
    event.add("summary", due.what)
    event.add("description", f"{due.when}. As known at {words.time(known)}. Entries: {', '.join(due.entries)}")
    return event


def _utc(moment: Instant) -> datetime:
    return to_local(moment, zone("UTC")).replace(microsecond=0, tzinfo=UTC)
