"""Words, numbers and marks of a text, with their letters' places."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)+|\d+(?:-[^\W\d_]+)?|"
    r"[^\W\d_]+(?:['’ʼ`´‑-][^\W\d_]+)*(?:-\d+)?|[^\w\s]|_"
)
_ALIKE = str.maketrans({"ʼ": "'", "’": "'", "`": "'", "´": "'", "‑": "-", "ё": "е", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Token:
    """Letters [start, end) of a text; `low`: small letters, with one kind of apostrophe and no ё."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """True where it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """True where it is a word."""
        return self.text[0].isalpha()


def plain(text: str) -> str:
    """Small letters, with letters that only look different made one; no place changes."""
    low = text.lower()
    return (low if len(low) == len(text) else text).translate(_ALIKE)


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens in order."""
    low = plain(text)
    return tuple(
        Token(found.start(), found.end(), found.group(), low[found.start() : found.end()])
        for found in _TOKEN.finditer(text)
    )


def between(every: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Which tokens stand in letters [start, end)."""
    first = bisect_left(every, start, key=lambda one: one.start)
    return first, bisect_left(every, end, lo=first, key=lambda one: one.start)


def follows(every: Sequence[Token], place: int, words: Sequence[str], end: int) -> bool:
    """Whether words stand at a place, before `end`."""
    if place < 0 or place + len(words) > end:
        return False
    return all(every[place + step].low == word for step, word in enumerate(words))
