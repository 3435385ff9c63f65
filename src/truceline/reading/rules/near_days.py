"""Which days are meant by "yesterday", "last week", "the past 24 hours", as of the day of publication."""

import calendar
from datetime import date, timedelta

Days = tuple[date, ...]
"""One day, or the first and the last of a stretch; empty where it cannot be said."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_LONGEST = 60
_SHIFTS = {
    "day before yesterday": -2, "day after tomorrow": 2, "today": 0, "tonight": 0, "this morning": 0, "this evening": 0,
    "this afternoon": 0, "earlier in the day": 0, "later in the day": 0, "since midnight": 0, "tomorrow": 1,
    "yesterday": -1, "last night": -1, "last evening": -1,
}  # fmt: skip


def near(words: str, today: date, ahead: bool) -> Days:
    """The days of a phrase in small letters that is reckoned from today. `ahead`: it tells of something planned."""
    if "overnight" in words:
        return (today, today + _DAY) if ahead else (today - _DAY, today)
    if "weekend" in words:
        return _weekend(words, today, ahead)
    for unit, stretch in (("week", _week), ("month", _month), ("year", _year)):
        if words.endswith(unit):
            return _part(stretch(today, _turn(words)), words, today, ahead)
    shift = next((days for phrase, days in _SHIFTS.items() if phrase in words), None)
    return () if shift is None else (today + timedelta(days=shift),)


def ago(number: int | None, unit: str, today: date) -> Days:
    """The day so many days or weeks before today."""
    if number is None or number > _LONGEST:
        return ()
    return (today - number * (_WEEK if unit.startswith("week") else _DAY),)


def past(number: int | None, unit: str, today: date) -> Days:
    """The stretch of so many hours, days or weeks that ends today."""
    if not number:
        return ()
    days = -(-number // 24) if unit == "hour" else number * (7 if unit == "week" else 1)
    return (today - timedelta(days=days), today) if days <= 7 * _LONGEST else ()


def _turn(words: str) -> int:
    return -1 if "last" in words else 1 if "next" in words else 0


def _part(whole: Days, words: str, today: date, ahead: bool) -> Days:
    """What is meant of a stretch: of one that holds today the part up to today, or from today where it is planned."""
    first, last = whole
    if not first <= today <= last:
        return whole
    first, last = (today, last) if (ahead or "later" in words) and "earlier" not in words else (first, today)
    return (first, last) if first < last else (today,)


def _weekend(words: str, today: date, ahead: bool) -> Days:
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if (ahead and today.weekday() < 5 and "last" not in words) or "next" in words:
        saturday += _WEEK
    return saturday, saturday + _DAY


def _week(today: date, turn: int) -> Days:
    monday = today - timedelta(days=today.weekday()) + turn * _WEEK
    return monday, monday + 6 * _DAY


def _month(today: date, turn: int) -> Days:
    number = today.year * 12 + today.month - 1 + turn
    year, month = divmod(number, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _year(today: date, turn: int) -> Days:
    return date(today.year + turn, 1, 1), date(today.year + turn, 12, 31)
