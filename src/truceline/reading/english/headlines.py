"""Headlines and quotations that name their speaker without a verb of saying: "Kremlin: no talks yet"."""

import re
from collections.abc import Iterator

from truceline.reading.english.page import Page
from truceline.reading.rules.mentions import Kind, Mention
from truceline.reading.rules.sentences import Sentence

_BEHIND = re.compile(r"\s?:\s+(?=\S)")
_LAST = re.compile(r"(?:\s[-–—]\s?|:\s)(?:[Tt]he\s)?$")
_FULL_STOP = re.compile(r"[.!?]$")
_FEWEST = 2


def headlines(page: Page) -> Iterator[tuple[int, tuple[int, int], Mention]]:
    """For each sentence that is such a headline: its number, the letters of what is said, who says it."""
    for number, one in enumerate(page.sentences):
        inside = [mention for mention in page.mentions if one.start <= mention.start < one.end]
        if inside:
            yield from _first(page, number, one, inside[0])
            yield from _sounded(page, number, one, inside[0])
            yield from _last(page, number, one, inside[-1])


def _sounded(
    page: Page, number: int, one: Sentence, speaker: Mention
) -> Iterator[tuple[int, tuple[int, int], Mention]]:
    """ "The minister sounded sceptical: '...'": the sentence begins with who speaks and ends with what was said."""
    last = next(
        (quote for quote in page.quotes if one.start <= quote.start and one.end - quote.end in (0, 1) and quote.whole),
        None,
    )
    if last is None or page.text[one.start : speaker.start].strip() or speaker.kind is Kind.ATTRIBUTE:
        return
    if (
        page.text[speaker.end : last.start].rstrip().endswith(":")
        and len(page.text[speaker.end : last.start].split()) > 1
    ):
        yield number, (last.start, one.end), speaker


def _first(page: Page, number: int, one: Sentence, speaker: Mention) -> Iterator[tuple[int, tuple[int, int], Mention]]:
    colon = _BEHIND.match(page.text, speaker.end, one.end)
    if page.text[one.start : speaker.start].strip() or colon is None or speaker.kind is Kind.ATTRIBUTE:
        return
    rest = page.text[colon.end() : one.end]
    quoted = any(quote.start == colon.end() for quote in page.quotes)
    known = speaker.office or speaker.name or not _FULL_STOP.search(rest)
    if quoted or (known and len(rest.split()) >= _FEWEST):
        yield number, (colon.end(), one.end), speaker


def _last(page: Page, number: int, one: Sentence, speaker: Mention) -> Iterator[tuple[int, tuple[int, int], Mention]]:
    rest = page.text[speaker.end : one.end].strip(" .")
    said = page.text[one.start : speaker.start]
    mark = _LAST.search(said)
    if rest or mark is None or speaker.kind is Kind.ATTRIBUTE:
        return
    if len(said[: mark.start()].split()) >= _FEWEST:
        yield number, (one.start, one.start + mark.start()), speaker
