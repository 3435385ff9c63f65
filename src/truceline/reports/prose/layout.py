"""Numbered paragraphs, bulleted points and quotations as Markdown that also reads as plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WIDTH = 88
_INDENT = "  "


@dataclass(frozen=True)
class Point:
    """A bulleted point with the points under it."""

    text: str
    below: "tuple[Point, ...]" = ()


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph: its text, the points under it, words quoted from the file, and paragraphs of its own."""

    text: str
    points: tuple[Point, ...] = ()
    quote: str = ""
    below: "tuple[Paragraph, ...]" = field(default=())


def numbered(paragraphs: Sequence[Paragraph], before: str) -> Iterator[str]:
    """The lines of paragraphs, numbered from 1 behind `before` (`4.` gives `4.1.`, `4.2.`)."""
    for n, paragraph in enumerate(paragraphs, 1):
        number = f"{before}{n}."
        yield from wrapped(f"{number} {paragraph.text}")
        yield ""
        if paragraph.points:
            yield from bulleted(paragraph.points)
            yield ""
        if paragraph.quote:
            yield from wrapped(paragraph.quote, "> ", "> ")
            yield ""
        yield from numbered(paragraph.below, number)


def bulleted(points: Sequence[Point], depth: int = 0) -> Iterator[str]:
    """The lines of points."""
    for point in points:
        yield from wrapped(point.text, f"{_INDENT * depth}- ", f"{_INDENT * depth}  ")
        yield from bulleted(point.below, depth + 1)


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, broken at spaces and at most 88 wide unless one word is wider."""
    lines, line, begun = [], first, False
    for word in text.split():
        if begun and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line, begun = rest, False
        line = f"{line} {word}" if begun else f"{line}{word}"
        begun = True
    return [*lines, line] if begun else lines
