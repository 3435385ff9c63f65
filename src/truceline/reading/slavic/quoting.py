"""Quotations as Ukrainian and Russian papers print them: parted by who says it, with the full stop behind the marks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from truceline.reading.rules.quotes import Quote
from truceline.reading.slavic.tokens import tokens
from truceline.reading.slavic.words import Words

_BREAK = re.compile(r"[,!?…]\s*[–—-]\s+(?=[^\W\d_])")
_RESUMED = re.compile(r"[.,!?…]\s*[–—-]\s+(?=\w)")
_MANNERS = ("say", "announce", "deny", "ask")
_SOON = 7


def quotations(text: str, quotes: tuple[Quote, ...], words: Words) -> tuple[Quote, ...]:
    """The quotations of a text, where one that holds "— сказав він —" becomes two."""
    return tuple(part for quote in quotes for part in _parted(text, replace(quote, whole=_whole(text, quote)), words))


def _whole(text: str, quote: Quote) -> bool:
    """Whether it is said for itself: behind a colon, or with a comma or a dash behind it at the start of a sentence."""
    before, after = text[: quote.start].rstrip(), text[quote.end :].lstrip()
    if quote.whole or before.endswith(":"):
        return True
    opening = not before or before[-1] in ".!?…\n»”" or text[: quote.start].endswith("\n")
    return opening and re.match(r",?\s*[–—-]\s", after) is not None


def _parted(text: str, quote: Quote, words: Words) -> Iterator[Quote]:
    for found in _BREAK.finditer(text, quote.first, quote.last):
        resumed = _RESUMED.search(text, found.end(), quote.last)
        end = resumed.start() if resumed else quote.last
        if _says(text[found.end() : end], words):
            yield Quote(quote.start, found.start() + 1, quote.first, found.start(), whole=True)
            if resumed:
                yield Quote(resumed.end(), quote.end, resumed.end(), quote.last, whole=True)
            return
    yield quote


def _says(letters: str, words: Words) -> bool:
    """Whether letters inside a quotation begin with a verb of saying in the third person."""
    told = {"pm", "pf", "pn", "pp", "rs", "rp"}
    return any(
        verb.kind in _MANNERS and verb.codes & told
        for token in tokens(letters)[:_SOON]
        for verb in words.verbs.get(token.low, ())
    )
