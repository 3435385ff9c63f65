"""Phrases of time in a text, and what they come to, held against the date line."""

import calendar
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import dateparser

from truceline.reading.rules.clocks import at_clock
from truceline.reading.rules.date_phrases import KINDS, phrases
from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.near_days import Days, ago, near, past
from truceline.reading.rules.numbers import plain_number

_LEAP = 2000
"""A year that has every day."""
_BESIDE = re.compile(r"(?i)^[^\W\d]+day,?\s+|^[^\W\d]+\., ?|\b(?:the|of)\b|(?<=\d)(?:st|nd|rd|th)\b")
"""What stands beside day and month and says nothing more about them."""
_NO_LINE = "the date line is missing, so {0!r} cannot be placed"


@dataclass(frozen=True)
class Moment:
    """A phrase of time: letters [start, end), and the words it has for a reader.

    `past` and `ahead`: what it comes to where the passage tells of something past, and of something planned; empty
    where that cannot be said. `note`: why not.
    """

    start: int
    end: int
    past: str
    ahead: str
    note: str = ""


@dataclass(frozen=True)
class DateLine:
    """The day on which a text was published, None where nobody knows, and the zone of clocks that name none."""

    published: date | None
    home: ZoneInfo
    language: str


def moments(text: str, line: DateLine) -> tuple[Moment, ...]:
    """All phrases of time in order; the longest is taken where several fit."""
    return tuple(_moment(found, line) for found in phrases(line.language).finditer(text))


def _moment(found: re.Match[str], line: DateLine) -> Moment:
    first = _reckoned(found, line, ahead=False)
    later = _reckoned(found, line, ahead=True)
    vague = found["near"] or found["past"]
    missing = "" if first or line.published or vague else _NO_LINE.format(found.group())
    return Moment(found.start(), found.end(), first, later, missing)


def _reckoned(found: re.Match[str], line: DateLine, ahead: bool) -> str:
    kind = next((name for name in KINDS if found[name]), "")
    days = _READERS[kind](found, line, ahead) if kind else ()
    if not days:
        return ""
    clock = found["clock"] or found["clock2"]
    if clock and len(days) == 1:
        return at_clock(days[0], clock, line.home)
    return "/".join(day.isoformat() for day in days)


def _iso(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    try:
        return (date.fromisoformat(found["iso"]),)
    except ValueError:
        return ()


def _full(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    day = _parsed(found["full"], line.published, line.language)
    return (day,) if day else ()


def _range(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    words = found["range"]
    month = re.search(r"[A-Z][^\W\d]{2,}", words)
    days = re.findall(r"\d{1,2}(?!\d)", re.sub(r"\d{4}", "", words))
    year = re.search(r"\d{4}", words)
    if month is None or len(days) < 2:
        return ()
    tail = f" {year.group()}" if year else ""
    first, last = (_parsed(f"{day} {month.group()}{tail}", line.published, line.language) for day in days[:2])
    return (first, last) if first and last and first < last else ()


def _months(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    """`30 March to 2 April`."""
    parts = re.split(r"\s+(?:to|until|and|through)\s+|\s*[–—-]\s*", found["months"], maxsplit=1)
    days = (_parsed(re.sub(r"^(?:from|between) ", "", part), line.published, line.language) for part in parts)
    both = tuple(day for day in days if day)
    return both if len(both) == 2 and both[0] < both[1] else ()


def _weekday(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    if line.published is None:
        return ()
    words = found["weekday"].lower()
    wanted = next(place for place, day in enumerate(lexicon(line.language).weekdays) if day[:-3] in words)
    back = (line.published.weekday() - wanted) % 7
    if "next" in words:
        return (line.published + timedelta(days=7 - back if back else 7),)
    if "last" in words or "previous" in words:
        return (line.published - timedelta(days=back or 7),)
    if ahead or "coming" in words:
        return (line.published + timedelta(days=(7 - back) % 7),)
    return (line.published - timedelta(days=back),)


def _near(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    return near(found["near"].lower(), line.published, ahead) if line.published else ()


def _ago(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    words = found["ago"].lower().split()
    return ago(plain_number(words[0], line.language), words[1], line.published) if line.published else ()


def _past(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    number = plain_number(found["many"].lower(), line.language) if found["many"] else 1
    return past(number, found["unit"].lower(), line.published) if line.published else ()


def _since(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    inner = phrases(line.language).fullmatch(re.sub(r"(?i)^since\s+(?:about |around |at least )?", "", found["since"]))
    if inner is None or line.published is None:
        return ()
    start = _begun(_reckoned(inner, line, ahead=False))
    return (start, line.published) if start and start < line.published else ()


def _begun(value: str) -> date | None:
    found = re.match(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(found.group()) if found else None


def _month(found: re.Match[str], line: DateLine, ahead: bool) -> Days:
    words = found["month"]
    year = re.search(r"\d{4}", words)
    name = re.search(r"[^\W\d]{3,}", re.sub(r"(?i)^(?:in|during|throughout|since)\s+(?:early |late |mid-)?", "", words))
    middle = (
        _parsed(f"15 {name.group()}{' ' + year.group() if year else ''}", line.published, line.language)
        if name
        else None
    )
    if middle is None:
        return ()
    if not year and not ahead and line.published and (middle.year, middle.month) > _year_and_month(line.published):
        middle = middle.replace(year=middle.year - 1)  # what is told as past was in a month that has begun
    last = calendar.monthrange(middle.year, middle.month)[1]
    if words[:5].lower() == "since":
        begun = middle.replace(day=1)
        return (begun, line.published) if line.published and begun < line.published else ()
    return middle.replace(day=1), middle.replace(day=last)


def _year_and_month(day: date) -> tuple[int, int]:
    return day.year, day.month


_READERS: dict[str, Callable[[re.Match[str], DateLine, bool], Days]] = {
    "iso": _iso, "range": _range, "months": _months, "full": _full, "weekday": _weekday,
    "near": _near, "ago": _ago, "past": _past, "since": _since, "month": _month,
}  # fmt: skip


def _parsed(words: str, published: date | None, language: str) -> date | None:
    """A day of the month, in the year nearest to the date line where it names none; None where there is no such day."""
    bare = " ".join(_BESIDE.sub(" ", words).split())
    year = re.search(r",?\s*\b(\d{4})\b", bare)
    if year:
        bare = bare.replace(year.group(), "")
    found = _day_of_year(bare, language)
    if found is None:
        return None
    if year:
        return _day(int(year.group(1)), *found)
    if published is None:
        return None
    near_by = (published.year - 1, published.year, published.year + 1)
    days = [day for one in near_by if (day := _day(one, *found))]
    return min(days, key=lambda one: abs(one - published), default=None)


@lru_cache(maxsize=4096)
def _day_of_year(words: str, language: str) -> tuple[int, int] | None:
    """The month and the day of words such as "11 March"; kept, because reading them takes longer than all else here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": datetime(_LEAP, 1, 1)}  # noqa: DTZ001
        found = dateparser.parse(f"{words} {_LEAP}", languages=[language], settings=settings)
    return (found.month, found.day) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
