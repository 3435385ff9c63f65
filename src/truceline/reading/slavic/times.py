"""Phrases of time in Ukrainian and Russian, and what they come to, held against the date line."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from truceline.reading.rules.dates import DateLine, Moment
from truceline.reading.slavic.words import words_of

_WEEK = timedelta(days=7)
_LONG_AGO = timedelta(days=60)
_NO_LINE = "the date line is missing, so {0!r} cannot be placed"
_LAST = ("мину", "прошл", "торі")
_NEXT = ("наступн", "следующ", "будущ", "грядущ", "прийдешн")


@dataclass(frozen=True)
class Stretch:
    """From when to when something lasts, with the letters of both ends; either may be missing."""

    begins: Moment | None
    ends: Moment | None


def moments(text: str, line: DateLine) -> tuple[Moment, ...]:
    """All phrases of time of a text in small letters, in order."""
    return tuple(_moment(found, line) for found in _phrases(line.language).finditer(text))


def stretch(text: str, start: int, end: int, line: DateLine) -> Stretch:
    """The beginning and the end that letters [start, end) name: "з 8 до 10 травня", "до 11 травня"."""
    for found in _stretches(line.language).finditer(text, start, end):
        tail = found["month"] + (f" {found['year']}" if found["year"] else "")
        head = f"{found['first']} {found['month1'] or tail}" if found["first"] else ""
        begins = _day_moment(head, found.start(), found.end("first"), line) if head else None
        ends = _day_moment(f"{found['last']} {tail}", found.start("until"), found.end(), line)
        if begins and begins.past and ends.past and begins.past > ends.past:
            return Stretch(None, None)
        return Stretch(begins, ends)
    for found in _starts(line.language).finditer(text, start, end):
        return Stretch(_day_moment(found["day"], found.start(), found.end(), line), None)
    return Stretch(None, None)


def _day_moment(words: str, start: int, end: int, line: DateLine) -> Moment:
    day = _day(words, line)
    said = day.isoformat() if day else ""
    return Moment(
        start, end, said, _to_come(day, words, line), "" if said or line.published else _NO_LINE.format(words)
    )


def _to_come(day: date | None, words: str, line: DateLine) -> str:
    """A day without a year as one that is to come: not months before the date line."""
    if day is None:
        return ""
    dated = re.search(r"\d{4}", words) or line.published is None or line.published - day < _LONG_AGO
    later = day if dated else _made(day.year + 1, day.month, day.day)
    return (later or day).isoformat()


def _moment(found: re.Match[str], line: DateLine) -> Moment:
    past, ahead = _reckoned(found, line, ahead=False), _reckoned(found, line, ahead=True)
    missing = "" if past or line.published or found["vague"] else _NO_LINE.format(found.group())
    return Moment(found.start(), found.end(), past, ahead, missing)


def _reckoned(found: re.Match[str], line: DateLine, ahead: bool) -> str:
    if found["since"]:
        begun = _day(found["since"], line)
        fits = begun and line.published and begun < line.published
        return f"{begun}/{line.published}" if fits else ""
    if found["both"]:
        first, last = _day(f"{found['one']} {found['both']}", line), _day(f"{found['two']} {found['both']}", line)
        return f"{first}/{last}" if first and last and first < last else ""
    day = _day(found["full"], line) if found["full"] else None
    if found["weekday"]:
        day = _weekday(found["weekday"], found.group(), line, ahead)
    if found["near"] and line.published:
        day = line.published + timedelta(days=words_of(line.language).numbers("near")[found["near"]])
    if found["ago"] and line.published:
        day = _ago(found["ago"], line.published, line.language)
    return day.isoformat() if day else ""


def _ago(words: str, published: date, language: str) -> date | None:
    number, unit = words.split()[:2]
    many = int(number) if number.isdigit() else words_of(language).numbers("numbers").get(number)
    if many is None or many > 60:
        return None
    return published - (many * _WEEK if unit.startswith(("тижн", "недел")) else timedelta(days=many))


def _weekday(word: str, whole: str, line: DateLine, ahead: bool) -> date | None:
    if line.published is None:
        return None
    wanted = next(place for place, forms in enumerate(_days(line.language)) if word in forms)
    back = (line.published.weekday() - wanted) % 7
    if any(mark in whole for mark in _NEXT):
        return line.published + timedelta(days=7 - back if back else 7)
    if any(mark in whole for mark in _LAST):
        return line.published - timedelta(days=back or 7)
    return line.published + timedelta(days=(7 - back) % 7) if ahead else line.published - timedelta(days=back)


def _day(words: str, line: DateLine) -> date | None:
    """A day of the month, in the year nearest to the date line where it names none."""
    numeric = re.match(r"(\d{1,2})\.(\d{2})\.(\d{4})", words)
    if numeric:
        return _made(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    found = re.match(r"(\d{1,2})\s+([^\W\d]+)(?:\s+(\d{4}))?", words)
    if found is None or found[2] not in words_of(line.language).several("months"):
        return None
    month, day = words_of(line.language).several("months").index(found[2]) + 1, int(found[1])
    if found[3]:
        return _made(int(found[3]), month, day)
    if line.published is None:
        return None
    published = line.published
    years = (published.year - 1, published.year, published.year + 1)
    days = [one for year in years if (one := _made(year, month, day))]
    return min(days, key=lambda one: abs(one - published), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _days(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(forms.split()) for forms in words_of(language).several("days"))


def _months(language: str) -> str:
    return "(?:" + "|".join(words_of(language).several("months")) + ")"


@cache
def _phrases(language: str) -> re.Pattern[str]:
    days = "|".join(form for forms in _days(language) for form in forms)
    near = "|".join(words_of(language).numbers("near"))
    months = _months(language)
    full = rf"(?:\d{{1,2}}\s+{months}(?:\s+\d{{4}})?|\d{{1,2}}\.\d{{2}}\.\d{{4}})"
    year = r"(?:\s+(?:року|рік|р\.|года|г\.)(?!\w))?"
    vague = (
        r"(?:минулого|прошлого|цього|этого|наступного)\s+(?:тижня|місяця|року|месяца|года)|"
        r"на\s+(?:прошлой|этой|следующей)\s+неделе|в\s+(?:прошлом|этом|следующем)\s+(?:месяце|году)"
    )
    day_word = (
        r"(?:(?:у|в|во|уранці в|вранці в|увечері в|вечором в|утром в|вечером в|в ночь на|у ніч на|ближче до)\s+)?"
        r"(?:(?:мину|прошл|наступн|следующ|ближайш|найближч|цьо|эт)\w+\s+)?"
    )
    return re.compile(
        rf"\b(?:(?:с|з|із|зі|від|от|начиная с|починаючи з)\s+(?P<since>{full})(?!\s*(?:по|до)\b){year}(?=[\s.,;]|$)"
        rf"|(?P<one>\d{{1,2}})\s*[–—-]\s*(?P<two>\d{{1,2}})\s+(?P<both>{months}(?:\s+\d{{4}})?)"
        rf"|(?P<full>{full}){year}|{day_word}(?P<weekday>{days})\b|(?P<near>{near})\b"
        rf"|(?P<ago>[\w']+\s+(?:дні|днів|дня|дней|тижні|тижнів|тиждень|недели|неделю|недель)\s+(?:тому|назад))"
        rf"|(?P<vague>{vague}))"
    )


@cache
def _stretches(language: str) -> re.Pattern[str]:
    months = _months(language)
    return re.compile(
        rf"\b(?:(?:з|із|зі|від|с|со|від)\s+(?P<first>\d{{1,2}})(?:\s+(?P<month1>{months}))?\s+)?"
        rf"(?P<until>(?:до|по)\s+(?P<last>\d{{1,2}})\s+(?P<month>{months})(?:\s+(?P<year>\d{{4}}))?)"
    )


@cache
def _starts(language: str) -> re.Pattern[str]:
    months = _months(language)
    return re.compile(rf"\b(?:з|із|зі|від|с|со|починаючи з|начиная с)\s+(?P<day>\d{{1,2}}\s+{months}(?:\s+\d{{4}})?)")
