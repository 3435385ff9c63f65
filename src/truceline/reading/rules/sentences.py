"""Sentences of a text. A quotation that is said for itself stays in one sentence with the words around it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from truceline.reading.rules.layout import trimmed
from truceline.reading.rules.lexicon import either, forms, lexicon
from truceline.reading.rules.quotes import Quote

_END = re.compile(r"[.?!…]+[”\"'’»)\]]*(?=\s+\S)")
_BEFORE_DOT = re.compile(r"([\w.]+)$")
_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]$")


@dataclass(frozen=True)
class Sentence:
    """Letters [start, end) of a sentence without the white space around it, and which paragraph it is in."""

    start: int
    end: int
    paragraph: int


def sentences(
    text: str, paragraphs: tuple[tuple[int, int], ...], quotes: tuple[Quote, ...], language: str
) -> tuple[Sentence, ...]:
    """All sentences in order."""
    return tuple(
        Sentence(*found, number)
        for number, (start, end) in enumerate(paragraphs)
        for first, last in _cut(text, start, end, quotes, language)
        if (found := trimmed(text, first, last))
    )


def pieces(text: str, start: int, end: int, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences inside a quotation."""
    cuts = _cut(text, start, end, (), language)
    return tuple(found for first, last in cuts if (found := trimmed(text, first, last)))


def _cut(text: str, start: int, end: int, quotes: tuple[Quote, ...], language: str) -> Iterator[tuple[int, int]]:
    begun = start
    for found in _END.finditer(text, start, end):
        if _ends(text, start, found, quotes, language):
            yield begun, found.end()
            begun = found.end()
    yield begun, end


def _ends(text: str, start: int, found: re.Match[str], quotes: tuple[Quote, ...], language: str) -> bool:
    after = text[found.end() : found.end() + 90].lstrip()
    if _inside(found.start(), quotes, found.end()) or after[:1].islower() or after[:1] in ",;:)–—":
        return False
    if found.group()[0] == "." and _abbreviated(text[start : found.start()], after, language):
        return False
    closing = found.group()[0] in "?!…" and any(mark in found.group() for mark in '”"»’')
    return not (closing and _goes_on(language).match(after.lower()))


def _inside(place: int, quotes: tuple[Quote, ...], end: int) -> bool:
    at = bisect_right(quotes, place, key=lambda quote: quote.start) - 1
    return at >= 0 and place < quotes[at].last and end < quotes[at].end


def _abbreviated(before: str, after: str, language: str) -> bool:
    word = _BEFORE_DOT.search(before)
    if word is None:
        return False
    short = word.group(1).lower()
    if short in ("u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "d.c") or _INITIAL.search(before[-3:]):
        return not _starts(language).match(after)
    return short in lexicon(language).abbreviations


@cache
def _starts(language: str) -> re.Pattern[str]:
    """What begins a new sentence behind "U.S." or "p.m.": a word that no name begins with."""
    return re.compile(
        r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|However|Meanwhile|This|That|These|His|Her|Its|"
        r"After|Before|Both|For|Earlier|Later|According)\b|[“\"„]"
    )


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    """Behind a quotation that ended with its own mark: who said it."""
    manners = lexicon(language).speech.values()
    saying = either(forms(manner.firm + manner.soft, "past", "third") for manner in manners)
    return re.compile(rf"(?:[\w.’'-]+ ){{0,5}}?{saying}\b")
