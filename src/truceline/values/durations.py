"""Lengths of time, and the counting rule without which "30 days" is not a length.

From 00:00 on 18 March 2025 in Kyiv, 30 days by the calendar end at 00:00 on 17 April, but 720 hours end at 01:00:
the clocks went forward on 30 March. Agreements seldom say which is meant, so the rule is always written down.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from truceline.values.instants import HOUR, MINUTE, SECOND, Instant, from_datetime, start_of_day, to_local

_DURATION = re.compile(
    r"P(?:(?P<years>[0-9]{1,2})Y|(?P<months>[0-9]{1,4})M|(?P<days>[0-9]{1,5})D|(?P<weeks>[0-9]{1,4})W)?"
    r"(?:T(?:(?P<hours>[0-9]{1,6})H)?(?:(?P<minutes>[0-9]{1,6})M)?(?:(?P<seconds>[0-9]{1,7})S)?)?"
)
_HOURS_A_DAY = 24


class CountingRule(StrEnum):
    """How days are counted.

    `elapsed`: a day is 24 hours. `calendar`: the same time of day on a later date. `day_inclusive`: the day of the
    start is day 1 and the last day runs to its midnight.
    """

    ELAPSED = "elapsed"
    CALENDAR = "calendar"
    DAY_INCLUSIVE = "day_inclusive"


@dataclass(frozen=True)
class Duration:
    """Months, days, and microseconds of clock time; any may be zero."""

    months: int
    days: int
    clock: int

    def __str__(self) -> str:
        if self.clock or not (self.months or self.days):
            return f"{self.clock // SECOND} s" if self.clock % HOUR else f"{self.clock // HOUR} h"
        return f"{self.months} months" if self.months else f"{self.days} days"


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 duration of one kind: `P30D`, `P2W`, `PT24H`, `P3M`, `P5Y`.

    Raises:
        ValueError: if it is not one, or mixes days or months with hours.
    """
    found = _DURATION.fullmatch(text)
    given = {name: int(value) for name, value in found.groupdict(default="0").items()} if found else {}
    if found is None or text.endswith(("P", "T")):
        raise ValueError(f"{text!r} is not a duration; write P30D for thirty days or PT24H for 24 hours")
    given["months"] += 12 * given["years"]
    clock = given["hours"] * HOUR + given["minutes"] * MINUTE + given["seconds"] * SECOND
    days = given["days"] + 7 * given["weeks"]
    if clock and (days or given["months"]):
        raise ValueError(f"{text!r} mixes days and hours; write one or the other")
    return Duration(given["months"], days, clock)


def add(start: Instant, length: Duration, rule: CountingRule, at: ZoneInfo) -> Instant:
    """The instant at which a length counted from `start` ends, by a rule, on the clocks of a zone.

    Where the clocks skip the local time that results, the first instant after the gap is meant; where they show it
    twice, the first.

    Raises:
        ValueError: if months are to be counted as elapsed time, or the end lies outside the calendar.
    """
    if length.months and rule is CountingRule.ELAPSED:
        raise ValueError("a month has no fixed length; count it by calendar or day_inclusive")
    if rule is CountingRule.ELAPSED or not (length.months or length.days):
        return Instant(start + length.days * _HOURS_A_DAY * HOUR + length.clock)
    try:
        return _by_calendar(start, length, rule, at)
    except OverflowError as cause:
        raise ValueError(f"{length} after {to_local(start, at).date()} is beyond the calendar") from cause


def subtract(end: Instant, length: Duration, rule: CountingRule, at: ZoneInfo) -> Instant:
    """The instant that lies a length before another, by a rule, on the clocks of a zone.

    `day_inclusive`: the first instant of the day so many days earlier. Raises as `add`.
    """
    return add(end, Duration(-length.months, -length.days, -length.clock), rule, at)


def times(length: Duration, number: int) -> Duration:
    """A length so many times."""
    return Duration(length.months * number, length.days * number, length.clock * number)


def _by_calendar(start: Instant, length: Duration, rule: CountingRule, at: ZoneInfo) -> Instant:
    local = to_local(start, at)
    day = _months_later(local.date(), length.months) + timedelta(days=length.days)
    if rule is CountingRule.DAY_INCLUSIVE:
        return start_of_day(day, at)
    return from_datetime(datetime.combine(day, local.timetz()).replace(fold=0))


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year >= date.max.year:
        raise OverflowError
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))
