"""Dates and times of day as people write them, by a form such as `DD.MM.YYYY hh:mm`."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_TOKENS = {
    "±hh:mm": r"(?P<offset>Z|[+-][0-9]{2}:?(?:[0-9]{2})?)",
    "YYYY": "(?P<year>[0-9]{4})",
    "YY": "(?P<short>[0-9]{2})",
    "MMMM": "(?P<word>[A-Za-z]+)",
    "MMM": r"(?P<word>[A-Za-z]{3})\.?",
    "MM": "(?P<month>[0-9]{2})",
    "M": "(?P<month>[0-9]{1,2})",
    "DD": "(?P<day>[0-9]{2})",
    "D": "(?P<day>[0-9]{1,2})",
    "hh": "(?P<hour>[0-9]{2})",
    "h": "(?P<hour>[0-9]{1,2})",
    "mm": "(?P<minute>[0-9]{2})",
    "ss": r"(?P<second>[0-9]{2}(?:\.[0-9]{1,9})?)",
}
_TOKEN = re.compile("|".join(re.escape(token) for token in _TOKENS))
_ISO = (
    "YYYY-MM-DD", "YYYY-MM-DDThh:mm:ss±hh:mm", "YYYY-MM-DD hh:mm:ss±hh:mm", "YYYY-MM-DDThh:mm±hh:mm",
    "YYYY-MM-DD hh:mm±hh:mm", "YYYY-MM-DDThh:mm:ss", "YYYY-MM-DD hh:mm:ss", "YYYY-MM-DDThh:mm", "YYYY-MM-DD hh:mm",
)  # fmt: skip
_EPOCH = {"epoch seconds": 1, "epoch milliseconds": 1000}
_NUMBER = re.compile(r"-?[0-9]{1,14}(?:\.[0-9]+)?")
_SHORT_CLOCK = re.compile("[0-9]{1,4}")


@dataclass(frozen=True)
class Written:
    """A time as it was written: the days `first` to `last` (both in it), or a time of day on a day.

    `clock` without `offset` is what clocks showed in some zone; `offset` None: the zone was not written.
    """

    first: date
    last: date
    clock: time | None = None
    offset: timezone | None = None


def known_form(form: str) -> bool:
    """True for a form that says at least a year, or a number of seconds."""
    return form == "iso" or form in _EPOCH or "YY" in form


def known_clock_form(form: str) -> bool:
    """True for a form of a time of day."""
    return "h" in form and "mm" in form and "Y" not in form


def parse_written(text: str, forms: Sequence[str]) -> Written:
    """A time in the first of these forms that fits.

    Raises:
        ValueError: if none fits, or the date does not exist.
    """
    for form in forms:
        if form in _EPOCH:
            if _NUMBER.fullmatch(text):
                return _from_epoch(text, _EPOCH[form])
            continue
        for one in _ISO if form == "iso" else (form,):
            if found := _pattern(one).fullmatch(text):
                return _written(text, {name: part for name, part in found.groupdict().items() if part})
    shown = ", ".join("YYYY-MM-DD" if form == "iso" else form for form in forms)
    raise ValueError(f"{text!r} is not a time in the form {shown}; correct it, or add its form to the mapping")


def parse_clock(text: str, forms: Sequence[str]) -> time:
    """A time of day in the first of these forms that fits. Raises ValueError."""
    for form in forms:
        if form == "hhmm" and _SHORT_CLOCK.fullmatch(text):
            return _clock(text, {"hour": text.zfill(4)[:2], "minute": text.zfill(4)[2:]})
        if found := _pattern(form).fullmatch(text):
            return _clock(text, found.groupdict())
    raise ValueError(f"{text!r} is not a time of day in the form {', '.join(forms)}; correct it, or add its form")


@cache
def _pattern(form: str) -> re.Pattern[str]:
    place, written = 0, ""
    for match in _TOKEN.finditer(form):
        written += re.escape(form[place : match.start()]) + _TOKENS[match[0]]
        place = match.end()
    return re.compile(written + re.escape(form[place:]))


def _from_epoch(text: str, parts: int) -> Written:
    try:
        micros = round(float(text) * 1_000_000 / parts)
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    except OverflowError as cause:
        raise ValueError(f"{text!r} is no time that anybody lived through; see which unit it counts in") from cause
    return Written(moment.date(), moment.date(), moment.timetz().replace(tzinfo=None), UTC)


def _written(text: str, parts: dict[str, str]) -> Written:
    year = int(parts["year"]) if "year" in parts else 2000 + int(parts["short"])
    month = _month(text, parts["word"]) if "word" in parts else int(parts.get("month", 0))
    day = int(parts.get("day", 0))
    try:
        if "month" not in parts and "word" not in parts:
            return Written(date(year, 1, 1), date(year, 12, 31))
        if "day" not in parts:
            return Written(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        whole = date(year, month, day)
    except ValueError as cause:
        raise ValueError(f"{text!r} is a date that does not exist; correct it") from cause
    if "hour" not in parts:
        return Written(whole, whole)
    return Written(whole, whole, _clock(text, parts), _offset(text, parts.get("offset")))


def _month(text: str, word: str) -> int:
    found = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()) and len(word) > 2]
    if len(found) != 1:
        raise ValueError(f"{text!r} names no month; write it in English, or in digits")
    return found[0]


def _clock(text: str, parts: dict[str, str]) -> time:
    second, _, fraction = parts.get("second", "0").partition(".")
    try:
        return time(int(parts["hour"]), int(parts["minute"]), int(second), int(fraction.ljust(6, "0")[:6]))
    except ValueError as cause:
        raise ValueError(f"{text!r} is a time of day that does not exist; correct it") from cause


def _offset(text: str, written: str | None) -> timezone | None:
    if written is None:
        return None
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[3:].lstrip(":") or 0)
    if hours > 18 or minutes > 59:
        raise ValueError(f"{text!r} has an offset that no clocks have; correct it")
    away = timedelta(hours=hours, minutes=minutes)
    return timezone(-away if written[0] == "-" else away)
