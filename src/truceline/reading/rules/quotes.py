"""Quotations of a text: where their letters are, within one paragraph each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CURLY = re.compile(r"[“„«](?P<inner>[^“„«”»\x22]+|[^“„«”»]+)(?:[”»]|\x22(?=[\s.,;:!?)]|$)|“(?=[\s.,;:!?)]|$)|\Z)")
_STRAIGHT = re.compile(r'(?:(?<=[\s(\[—–-])|(?<![\s\S]))"(?P<inner>[^"”]+)(?:["”](?=[\s.,;:!?)\]—–-]|$)|\Z)')
_SINGLE = re.compile(r"(?:(?<=[\s(])|(?<![\s\S]))‘(?P<inner>[^‘]+?)(?:(?<=[.,!?])’|’(?=[\s.,;:!?)]|$))")
_WHOLE = re.compile(r"[.,!?…–—-]\s*$")
_LONG = 3
_BEFORE = re.compile(r"(?:^|[:,]|[.!?]['”\"’]?|[–—-]|>)\s*$")


@dataclass(frozen=True)
class Quote:
    """Letters [start, end) with the marks around them, and [first, last) without.

    `whole`: it is said for itself ("We agree," he said), not a part of the writer's sentence (a "full" truce).
    """

    start: int
    end: int
    first: int
    last: int
    whole: bool


def quotes(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quote, ...]:
    """The quotations of all paragraphs in order; one that is not closed ends with its paragraph."""
    return tuple(quote for start, end in paragraphs for quote in _within(text[start:end], start))


def _within(text: str, offset: int) -> Iterator[Quote]:
    found = sorted(_marked(text), key=lambda match: match.start())
    reached = 0
    for match in found:
        if match.start() >= reached and match["inner"].strip():
            reached = match.end()
            yield _quote(match, text, offset)


def _marked(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_CURLY, _STRAIGHT, _SINGLE):
        yield from pattern.finditer(text)


def _quote(match: re.Match[str], text: str, offset: int) -> Quote:
    inner = match["inner"]
    after = text[match.end() : match.end() + 1]
    opening = not text[: match.start()].strip()
    closed = bool(_WHOLE.search(inner)) or after == "," or not after
    long = inner.count(" ") >= _LONG
    whole = (closed or (opening and inner.count(" ") >= 2 * _LONG)) and (
        bool(_BEFORE.search(text[: match.start()])) or (long and inner.strip()[:1].isupper())
    )
    first, last = match.start("inner"), match.start("inner") + len(inner.rstrip())
    return Quote(match.start() + offset, match.end() + offset, first + offset, last + offset, whole)
