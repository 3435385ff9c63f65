"""Texts of cells brought into one form: numbers, shares, names. What cannot be is an error, never a guess."""

import re
from collections.abc import Callable, Iterable, Mapping

from truceline.values.counts import bounded

_DIGITS = re.compile(r"[0-9]+")
_WHOLE = re.compile(r"([0-9]+|[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+)(?:\.0+)?")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?(?:[eE]-?[0-9]{1,2})?|\.[0-9]+")
_NOT_NAME = re.compile("[^a-z0-9]+")
_LONGEST = 18
"""No count of anything has more digits."""


def whole(text: str) -> str:
    """A whole number from 0, without what spreadsheets add. Raises ValueError.

    >>> whole("5.0"), whole("1,234")
    ('5', '1234')
    """
    found = _WHOLE.fullmatch(text)
    digits = re.sub("[^0-9]", "", found[1]) if found else ""
    if not digits or len(digits) > _LONGEST:
        raise ValueError(f"{text!r} is not a whole number from 0; write digits")
    return str(int(digits))


def _decimal(text: str) -> float:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"{text!r} is not a number from 0; write digits")
    return float(text.replace(",", "."))


def share(text: str) -> str:
    """A number from 0 to 1, rounded to six digits. Raises ValueError."""
    return _share(_decimal(text), text)


def percent(text: str) -> str:
    """A number from 0 to 100, with or without the sign, as a share. Raises ValueError."""
    return _share(_decimal(text.removesuffix("%").rstrip()) / 100, text)


def _share(number: float, text: str) -> str:
    if number > 1:
        raise ValueError(f"{text!r} is more than the whole; write a share of it")
    return f"{number:.6f}".rstrip("0").rstrip(".")


def name(text: str) -> str:
    """Small letters, digits and hyphens. Raises ValueError where no letter of the Latin alphabet is left to begin with.

    >>> name("Government of Ukraine")
    'government-of-ukraine'
    """
    found = _NOT_NAME.sub("-", text.lower()).strip("-")[:80].rstrip("-")
    if not found or not found[0].isalpha():
        raise ValueError(f"{text!r} has no letters to make a name of; choose a name for it")
    return found


FORMS: Mapping[str, Callable[[str], str]] = {
    "whole": whole,
    "share": share,
    "percent": percent,
    "name": name,
    "lower": str.lower,
    "upper": str.upper,
}


def shorten(text: str, most: int) -> str:
    """A text of at most so many letters; one that was cut ends with an ellipsis. Blanks in a row are one."""
    said = " ".join(text.split())
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def count_between(low: str, high: str) -> str:
    """A count from its bounds, either of which may be empty. Raises ValueError.

    >>> count_between("3", "7"), count_between("3", ""), count_between("", "7"), count_between("5", "5")
    ('3-7', 'at least 3', 'at most 7', '5')
    """
    least, most = (int(whole(text)) if text else None for text in (low, high))
    if least is None:
        return "" if most is None else f"at most {most}"
    if most is not None and most < least:
        raise ValueError(f"the lower bound {least} is above the upper bound {most}; correct one of the two")
    return bounded(least, most).said


def count_holding(texts: Iterable[str]) -> str:
    """The count that holds all of these numbers; empty where none is given. Raises ValueError."""
    numbers = [int(whole(text)) for text in texts if text]
    return bounded(min(numbers), max(numbers)).said if numbers else ""
