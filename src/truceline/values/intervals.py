"""A half-open interval of time [start, end): in it at the start, not at the end."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from truceline.values.instants import MICROSECOND, Instant, check_year, parse_instant, show, start_of_day, to_local
from truceline.values.zones import zone

_DAY = re.compile(r"(?P<day>[0-9]{4}-[0-9][0-9]-[0-9][0-9])(\[(?P<zone>[A-Za-z0-9_+/-]+)\])?")


@dataclass(frozen=True, order=True)
class Interval:
    """[start, end) in microseconds UTC. An exact instant is an interval one microsecond long.

    As the time of one event it says: the event took place at one of these instants, which one is not known.
    """

    start: Instant
    end: Instant

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("an interval must end after it starts; put the earlier time first")

    @property
    def exact(self) -> bool:
        """True where the time is known to the microsecond."""
        return self.end - self.start == MICROSECOND

    @property
    def last(self) -> Instant:
        """The latest instant inside."""
        return Instant(self.end - MICROSECOND)

    def holds(self, moment: Instant) -> bool:
        """True when the instant lies inside."""
        return self.start <= moment < self.end

    def overlaps(self, other: "Interval") -> bool:
        """True when the two share an instant."""
        return self.start < other.end and other.start < self.end


def exactly(moment: Instant) -> Interval:
    """The interval of an instant that is known exactly."""
    return Interval(moment, Instant(moment + MICROSECOND))


def whole_day(day: date, at: ZoneInfo) -> Interval:
    """A calendar day in a zone: 23, 24 or 25 hours."""
    return Interval(start_of_day(day, at), start_of_day(day + timedelta(days=1), at))


def parse_interval(text: str, home: ZoneInfo) -> Interval:
    """Read an instant, a day, or `A/B` of either.

    A day without a zone is a day in `home`. In `A/B` an instant B is where it ends; a day B is in it to its end.

    Raises:
        ValueError: if a part is neither an instant nor a day, or B is not after A.
    """
    head, slash, tail = text.partition("/") if "[" not in text else _split_outside_brackets(text)
    first = _one(head, home)
    if not slash:
        return first
    last = _one(tail, home)
    return Interval(first.start, last.start if last.exact else last.end)


def _split_outside_brackets(text: str) -> tuple[str, str, str]:
    found = re.fullmatch(r"([^\[/]*(?:\[[^\]]*\])?)/(.*)", text)
    return (found[1], "/", found[2]) if found else (text, "", "")


def _one(text: str, home: ZoneInfo) -> Interval:
    if found := _DAY.fullmatch(text):
        at = zone(found["zone"]) if found["zone"] else home
        return whole_day(parse_day(found["day"]), at)
    return exactly(parse_instant(text))


def parse_day(text: str) -> date:
    """Read a day, `2025-03-20`.

    Raises:
        ValueError: if it is not a day of the years that the record knows.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as cause:
        raise ValueError(f"{text!r} is not a real date ({cause})") from cause
    check_year(day.year)
    return day


def show_interval(span: Interval, at: ZoneInfo) -> str:
    """Text of an interval in a zone: one instant when exact, one day when it is one, else `A/B`.

    >>> from truceline.values.zones import zone
    >>> kyiv = zone("Europe/Kyiv")
    >>> show_interval(parse_interval("2025-03-18", kyiv), kyiv)
    '2025-03-18'
    """
    if span.exact:
        return show(span.start, at)
    first, last = to_local(span.start, at).date(), to_local(span.last, at).date()
    if span == whole_day(first, at):
        return first.isoformat()
    if start_of_day(first, at) == span.start and start_of_day(last + timedelta(days=1), at) == span.end:
        return f"{first.isoformat()}/{last.isoformat()}"
    return f"{show(span.start, at)}/{show(span.end, at)}"
