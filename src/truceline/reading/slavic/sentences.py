"""Sentences of a Ukrainian or Russian text. A quotation that is said for itself stays with the words around it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from truceline.reading.rules.layout import trimmed
from truceline.reading.rules.quotes import Quote
from truceline.reading.suggestion import Span

_END = re.compile(r"[.?!…]+[”\"'’»)\]]*(?=\s+\S)")
_SHORT = re.compile(
    r"(?:^|[\s(«„\"])(?:р|рр|ст|ім|им|м|г|гг|обл|тис|тыс|млн|млрд|грн|руб|долл|дол|ред|акад|проф|гр|о|св|див|см|напр|"
    r"т\. ?[дпік]|"
    r"вул|ул|просп|кв|буд|стор|стр|п|с|д|смт|пос|км|хв|год|мин|час|сек|зам|нач|ген|полк|кап|лейт|[А-ЯІЇЄҐ])$",
)
_NUMBERED = re.compile(r"(?:^|\s)(?:р|рр|г|гг|тис|тыс|млн|млрд|грн|руб|дол|долл|год|хв|мин|т\. ?[дпік])$")


def sentences(text: str, paragraphs: tuple[tuple[int, int], ...], quotes: tuple[Quote, ...]) -> tuple[Span, ...]:
    """All sentences in order, without the white space around them."""
    return tuple(
        Span(*found)
        for start, end in paragraphs
        for first, last in _cut(text, start, end, quotes)
        if (found := trimmed(text, first, last))
    )


def pieces(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences inside a quotation."""
    return tuple(Span(*found) for cut in _cut(text, start, end, ()) if (found := trimmed(text, *cut)))


def _cut(text: str, start: int, end: int, quotes: tuple[Quote, ...]) -> Iterator[tuple[int, int]]:
    begun = start
    for found in _END.finditer(text, start, end):
        if _ends(text, begun, found, quotes):
            yield begun, found.end()
            begun = found.end()
    yield begun, end


def _ends(text: str, start: int, found: re.Match[str], quotes: tuple[Quote, ...]) -> bool:
    after = text[found.end() : found.end() + 20].lstrip()
    if _inside(found, quotes) or after[:1].islower() or after[:1] in ",;:)–—-":
        return False
    before = text[start : found.start()][-12:]
    if found.group()[0] != "." or not _SHORT.search(before):
        return True
    return bool(_NUMBERED.search(before)) and after[:1].isupper()


def _inside(found: re.Match[str], quotes: tuple[Quote, ...]) -> bool:
    at = bisect_right(quotes, found.start(), key=lambda quote: quote.start) - 1
    return at >= 0 and found.start() < quotes[at].last and found.end() < quotes[at].end
