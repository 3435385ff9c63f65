"""The day on which a document was published, as it says so itself: never guessed, and None where it does not say."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january jan января янв січня січ",
    "february feb февраля фев лютого лют",
    "march mar марта мар березня бер",
    "april apr апреля апр квітня квіт",
    "may мая травня трав",
    "june jun июня июн червня черв",
    "july jul июля июл липня лип",
    "august aug августа авг серпня серп",
    "september sept sep сентября сен вересня вер",
    "october oct октября окт жовтня жовт",
    "november nov ноября ноя листопада лист",
    "december dec декабря дек грудня груд",
)
_NUMBER = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<y1>\d{{4}})[-/.](?P<n1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})"
    r"|(?P<d2>\d{1,2})(?P<mark>[./])(?P<n2>\d{1,2})(?P=mark)(?P<y2>\d{4})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m3>{_MONTH})\b\.?(?:,?\s+(?P<y3>\d{{4}}))?"
    rf"|\b(?P<m4>{_MONTH})\b\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y4>\d{{4}}))?)(?!\d)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^\W{0,3}(?:first published|published|posted|date|issued|released|опубліковано|дата(?: публікації| публикации)?|"
    r"опубликовано)\b[^\d\n]{0,25}(?=\d|\b[a-z]{3,9}\b)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^\W{0,3}(?:last )?(?:updated|modified|оновлено|обновлено)\b", re.IGNORECASE)
_PLACE = re.compile(r"\W{0,3}[^\W\d_][^\d\n]{1,60}[,.(]\s*")
_AFTER_PLACE = re.compile(
    r"\s*(?:г\.|года|р\.|року)?\s*[.,)]?\s*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/|[-–—])", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bпонеділок\b|\bвівторок\b|\bсереда\b|\bчетвер\b|\bп.ятниця\b|"
    r"\bсубота\b|\bнеділя\b|\bпонедельник\b|\bвторник\b|\bпятница\b|\bсуббота\b|\bвоскресенье\b|"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b(?:GMT|UTC|EST|EDT|ET|BST|CET|CEST|EET|EEST|MSK|МСК)\b|"
    r"\bг\.|\bгода\b|\bроку\b|\bр\.|\bat\b|[+-]\d{1,2}(?::?\d{2})?",
    re.IGNORECASE,
)
_NO_PLACE = r"(?:On|In|At|Since|Until|Till|After|Before|From|By|Для|На|До|Від|З|С|От|После|Після)\b"
_ONE_PLACE = rf"(?!{_NO_PLACE})[A-ZА-ЯЁІЇЄҐ][\w.'’-]*(?:\s[A-ZА-ЯЁІЇЄҐ][\w.'’-]*){{0,2}}"
_BEFORE = re.compile(rf"(?:(?:[Bb]y|BY)\b.{{0,60}}|{_ONE_PLACE}(?:,\s*{_ONE_PLACE})?)?")
_BEHIND = re.compile(r"(?:(?:[Bb]y|BY)\b.{0,60})?")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)", re.IGNORECASE)
_TOP = 15


def stamped_day(stamp: str) -> date | None:
    """The day of a time stamp in a file's particulars, as its own clock shows it; None where it holds none."""
    return next((day for day, _ in _days(stamp.strip()[:60]) if day is not None), None)


def day_in(text: str, address: str = "") -> tuple[date | None, bool]:
    """The day on which a text says that it was published, and whether a date line names a day without a year.

    Read are, in this order: a line that begins with "Published" or its like, the date line of an agency, a line that
    holds a date alone, the day in the address, and a line about the last update.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    shown = [*lines[:_TOP], *lines[_TOP:][-3:]]
    yearless = [near for line in shown for near in _agency(line) if near[0] is None]
    ways = (
        (_labelled(_PUBLISHED, line) for line in shown),
        (day for line in lines[:_TOP] for day, _ in _agency(line)),
        (_alone(line) for line in lines[:_TOP]),
        iter([_day_of_address(address)]),
        (_labelled(_UPDATED, line) for line in shown),
    )
    found = next((day for way in ways for day in way if day is not None), None)
    return found, found is None and bool(yearless)


def _days(text: str) -> Iterator[tuple[date | None, re.Match[str]]]:
    """Every day written in a text; None where it has no year or is not a real day."""
    for found in _DAY.finditer(text):
        yield _day(found), found


def _day(found: re.Match[str]) -> date | None:
    year = found["y1"] or found["y2"] or found["y3"] or found["y4"]
    day = int(found["d1"] or found["d2"] or found["d3"] or found["d4"])
    word = found["m3"] or found["m4"]
    month = _NUMBER[word.lower()] if word else int(found["n1"] or found["n2"])
    if found["mark"] == "/" and day <= 12 and day != month:
        return None  # 03/11/2025 is a day in March to some and in November to others
    if found["mark"] == "/" and month > 12:
        day, month = month, day
    return None if year is None else _real(int(year), month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def _labelled(label: re.Pattern[str], line: str) -> date | None:
    found = label.match(line)
    if found is None or len(line) > 120:
        return None
    return next((day for day, _ in _days(line[: found.end() + 60]) if day is not None), None)


def _agency(line: str) -> Iterator[tuple[date | None, re.Match[str]]]:
    """`JEDDAH, Saudi Arabia, March 11 (Xinhua) --`, `КИЇВ, 11 березня 2025 року /Укрінформ/.`"""
    for day, found in _days(line[:120]):
        if _PLACE.fullmatch(line[: found.start()]) and _AFTER_PLACE.match(line[found.end() :]):
            yield day, found


def _alone(line: str) -> date | None:
    """A line with a date and nothing beside it but an hour, a place or a byline."""
    if len(line) > 90:
        return None
    for day, found in _days(line):
        before, after = (
            _ASIDE.sub("", part).strip(" ,.|·•-–—:;()") for part in (line[: found.start()], line[found.end() :])
        )
        if day is not None and _BEFORE.fullmatch(before) and _BEHIND.fullmatch(after):
            return day
    return None


def _day_of_address(address: str) -> date | None:
    found = _IN_ADDRESS.search(address)
    if found is None:
        return None
    month = _NUMBER.get(found[2].lower()) or (int(found[2]) if found[2].isdecimal() else 0)
    return _real(int(found[1]), month, int(found[3]))
