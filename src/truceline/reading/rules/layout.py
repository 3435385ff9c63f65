"""Paragraphs of a text, whether its lines are wrapped or each line is a paragraph."""

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\n[ \t\r\f\v]*\n")
_LINE = re.compile(r"\n(?![ \t]*[a-zа-яёіїєґ])")
"""The end of a line that a sentence does not go on behind."""
_WIDEST, _TYPICAL = 140, 50


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Where paragraphs start and end, without the white space around them; none is empty."""
    breaks = _BLANK if _wrapped(text) else _LINE
    return tuple(found for start, end in _between(text, breaks) if (found := trimmed(text, start, end)))


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch of text without the white space around it; None where nothing is left."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    return (start + left, start + len(inner.rstrip())) if inner.strip() else None


def _between(text: str, breaks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for found in breaks.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _wrapped(text: str) -> bool:
    """True where lines end because a page is narrow: short lines, most of them nearly full, and blank lines between."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or not _BLANK.search(text) or max(map(len, lines)) > _WIDEST:
        return False
    return sum(len(line) > _TYPICAL for line in lines) > 0.6 * len(lines)
