"""Times of day and their zones."""

import re
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from truceline.values.instants import from_local, show

_TIME = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?|(?:[01]\d|2[0-3])[0-5]\d hours|"
    r"1?\d ?[ap]\.?m\.?|midnight|noon|midday)"
)
_ZONE = r"(?:(?: |\()(?:(?:[A-Z][\w’']+ ?){1,3}(?:[Ss]tandard )?[Tt]ime|local time|GMT|UTC|[A-Z]{2,4}T)\)?)"
CLOCK = rf"{_TIME}{_ZONE}?"
"""A time of day, with a zone where one is named."""

_NOWHERE = "Etc/UTC"
"""The zone of clocks where nobody said which is meant: then a day is known, and no instant."""

_FIXED = {"GMT": "Etc/UTC", "UTC": "Etc/UTC", "EET": "Europe/Kyiv", "EEST": "Europe/Kyiv", "CET": "Europe/Paris",
          "CEST": "Europe/Paris", "BST": "Europe/London", "EST": "America/New_York", "EDT": "America/New_York",
          "ET": "America/New_York", "EAT": "Africa/Nairobi", "PKT": "Asia/Karachi", "MSK": "Europe/Moscow",
          "Indian Standard": "Asia/Kolkata", "Eastern": "America/New_York", "Washington": "America/New_York",
          "Kiev": "Europe/Kyiv"}  # fmt: skip


def at_clock(day: date, words: str, home: ZoneInfo) -> str:
    """An instant in the form of case files, or the day alone where the clock is one that no zone is known for."""
    at = _zone(words, home)
    moment = _time(words)
    if at is None or moment is None or (at.key == _NOWHERE and not _named(words)):
        return day.isoformat()
    try:
        return show(from_local(datetime(day.year, day.month, day.day, *moment), at), at)  # noqa: DTZ001
    except ValueError:
        return day.isoformat()


def _time(words: str) -> tuple[int, int] | None:
    if re.match(r"(?:noon|midday)", words):
        return 12, 0
    if words.startswith("midnight"):
        return 0, 0
    found = re.match(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?\s?(?P<half>[ap]\.?m)?", words)
    if found is None:
        return None
    hour = int(found["hour"]) % 12 if found["half"] else int(found["hour"])
    return hour + (12 if (found["half"] or "").startswith("p") else 0), int(found["minute"] or 0)


def _named(words: str) -> re.Match[str] | None:
    return re.search(r"(?:(?P<town>[A-Z][\w’' ]+?) (?:[Ss]tandard )?[Tt]ime|(?P<short>GMT|UTC|[A-Z]{2,4}T))", words)


def _zone(words: str, home: ZoneInfo) -> ZoneInfo | None:
    found = _named(words)
    if found is None:
        return home
    name = found["town"] or found["short"]
    key = _FIXED.get(name) or _towns().get(name.replace(" ", "_"))
    return ZoneInfo(key) if key else None


@cache
def _towns() -> dict[str, str]:
    """Zones by the town that they are named after."""
    return {key.rsplit("/", 1)[-1]: key for key in sorted(available_timezones()) if "/" in key and "Etc" not in key}
