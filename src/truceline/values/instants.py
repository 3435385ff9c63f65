"""An instant is a whole number of microseconds since 1970-01-01T00:00 UTC: exact, ordered, never naive."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NewType
from zoneinfo import ZoneInfo

from truceline.values.zones import zone

Instant = NewType("Instant", int)
"""Microseconds UTC. Plain arithmetic gives microseconds."""

MICROSECOND = 1
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

FIRST_YEAR, LAST_YEAR = 1900, 2200

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATE, _CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
_WITH_ZONE = re.compile(rf"(?P<local>{_DATE}T{_CLOCK})\[(?P<zone>[A-Za-z0-9_+/-]+)\]")
_WITH_OFFSET = re.compile(rf"{_DATE}T{_CLOCK}(Z|[+-][0-9]{{2}}:[0-9]{{2}})")
_NAIVE = re.compile(rf"{_DATE}[T ][0-9]{{2}}:[0-9]{{2}}.*")


def parse_instant(text: str) -> Instant:
    """Read `2025-03-20T12:00Z`, `2025-04-19T18:00+03:00` or `2025-04-19T18:00[Europe/Moscow]`.

    Raises:
        ValueError: if the text has no offset or zone, or names a local time that the zone's clocks skip or repeat.
    """
    if found := _WITH_ZONE.fullmatch(text):
        return from_local(_datetime(found["local"]), zone(found["zone"]))
    if _WITH_OFFSET.fullmatch(text):
        return from_datetime(_datetime(text))
    if _NAIVE.fullmatch(text):
        raise ValueError(f"the time {text!r} has no zone; add an offset or a zone: 2025-04-19T18:00[Europe/Kyiv]")
    raise ValueError(f"{text!r} is not an instant; write 2025-04-19T18:00+03:00 or 2025-04-19T18:00[Europe/Kyiv]")


def _datetime(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as cause:
        raise ValueError(f"{text!r} is not a real date and time ({cause})") from cause
    check_year(moment.year)
    return moment


def check_year(year: int) -> None:
    """Refuse years that no ceasefire on record can have, so that reckoning never leaves the calendar.

    Raises:
        ValueError: for a year before 1900 or after 2200.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}; correct the year")


def from_datetime(moment: datetime) -> Instant:
    """The instant of an aware datetime."""
    if moment.tzinfo is None:
        raise ValueError(f"the time {moment.isoformat()} has no zone")
    return Instant((moment - _EPOCH) // timedelta(microseconds=1))


def from_local(local: datetime, at: ZoneInfo) -> Instant:
    """The instant at which clocks in a zone show a local time.

    Raises:
        ValueError: if those clocks never show it (spring) or show it twice (autumn).
    """
    early, late = (local.replace(tzinfo=at, fold=fold) for fold in (0, 1))
    if early.utcoffset() != late.utcoffset():
        skipped = early.astimezone(UTC).astimezone(at).replace(tzinfo=None) != local
        what = "is skipped by" if skipped else "comes twice on"
        raise ValueError(f"{local.isoformat()} {what} the clocks of {at.key}; give the offset instead")
    return from_datetime(early)


def start_of_day(day: date, at: ZoneInfo) -> Instant:
    """The first instant of a day in a zone (00:00, or the first time after it where midnight is skipped)."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=at)
    return from_datetime(midnight)


def day_of(moment: Instant, at: ZoneInfo) -> date:
    """The calendar day that a zone's clocks show at an instant."""
    return to_local(moment, at).date()


def to_local(moment: Instant, at: ZoneInfo) -> datetime:
    """The aware local time of an instant in a zone."""
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(at)


def show(moment: Instant, at: ZoneInfo) -> str:
    """The shortest exact ISO 8601 text of an instant, with the offset of a zone: `2025-04-19T18:00+03:00`."""
    local = to_local(moment, at)
    spec = "minutes" if moment % MINUTE == 0 else "seconds" if moment % SECOND == 0 else "microseconds"
    return local.isoformat(timespec=spec)
