"""When it was, from what stands in the columns of a time: an interval, and the text by which entries have it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from truceline.intake.date_forms import Written
from truceline.values.instants import (
    DAY,
    HOUR,
    MICROSECOND,
    MINUTE,
    Instant,
    check_year,
    from_datetime,
    show,
    start_of_day,
    to_local,
)
from truceline.values.intervals import Interval, exactly

_MARGIN = re.compile(r"([0-9]{1,4}) (day|hour|minute)s?( before| after)?")
_UNITS = {"day": DAY, "hour": HOUR, "minute": MINUTE}
_ONE_DAY = timedelta(days=1)
_first_of = lru_cache(60_000)(start_of_day)
"""A data set names the same days again and again."""


def span_of(written: Written, at: ZoneInfo) -> Interval:
    """When it was: whole days of a zone, or an instant.

    An hour that the zone's clocks show twice gives the stretch that holds both.

    Raises:
        ValueError: if the clocks never show it, or the year cannot be.
    """
    for day in (written.first, written.last):
        check_year(day.year)
    if written.clock is None:
        return Interval(_first_of(written.first, at), _first_of(written.last + _ONE_DAY, at))
    if written.offset is not None:
        return exactly(from_datetime(datetime.combine(written.first, written.clock, written.offset)))
    return _local(written.first, written.clock, at)


def _local(day: date, clock: time, at: ZoneInfo) -> Interval:
    local = datetime.combine(day, clock)
    early, late = (local.replace(tzinfo=at, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return exactly(from_datetime(early))
    if early.astimezone(UTC).astimezone(at).replace(tzinfo=None) != local:
        raise ValueError(f"{local.isoformat(' ')} is skipped by the clocks of {at.key}; correct the time or its zone")
    return Interval(from_datetime(early), Instant(from_datetime(late) + MICROSECOND))


def between(first: Interval, last: Interval) -> Interval:
    """From one time until another: a day is in it to its end, at an instant it is over.

    Raises:
        ValueError: if it ends before it starts.
    """
    end = last.start if last.exact else last.end
    if end < first.start:
        raise ValueError("the end is before the start; see whether the two are in each other's place")
    return first if end == first.start else Interval(first.start, end)


def widened(span: Interval, how: str, at: ZoneInfo) -> Interval:
    """An interval as wide as a source says that it really is: `day`, `week`, `month`, `year`, `3 days`,
    `2 hours before`.

    Raises:
        ValueError: if it is none of these.
    """
    if found := _MARGIN.fullmatch(how):
        away = int(found[1]) * _UNITS[found[2]]
        before, after = (0 if found[3] == " after" else away), (0 if found[3] == " before" else away)
        return Interval(Instant(span.start - before), Instant(span.end + after))
    first, last = to_local(span.start, at).date(), to_local(span.last, at).date()
    if how == "week":
        first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    elif how == "month":
        first, last = first.replace(day=1), (last.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY
    elif how == "year":
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    elif how != "day":
        raise ValueError(f"{how!r} is no width of a time; write day, week, month, year, 3 days, 2 hours or 30 minutes")
    return Interval(_first_of(first, at), _first_of(last + _ONE_DAY, at))


def span_text(span: Interval, at: ZoneInfo) -> str:
    """How an entry has it, with its zone, so that it means the same in every case."""
    if span.exact:
        return show(span.start, at)
    first, last = to_local(span.start, at).date(), to_local(span.last, at).date()
    if span != Interval(_first_of(first, at), _first_of(last + _ONE_DAY, at)):
        return f"{show(span.start, at)}/{show(span.end, at)}"
    days = [f"{day.isoformat()}[{at.key}]" for day in (first, last)]
    return days[0] if first == last else "/".join(days)
