"""A Ukrainian or Russian text laid out for the rules: sentences with clauses, counts, times and who is named."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from truceline.reading.actors import Actors
from truceline.reading.rules.dates import DateLine, Moment
from truceline.reading.rules.layout import paragraphs
from truceline.reading.rules.quotes import Quote, quotes
from truceline.reading.slavic.clauses import Clause, clauses
from truceline.reading.slavic.mentions import Attribute, Mention
from truceline.reading.slavic.naming import names_of
from truceline.reading.slavic.numbers import Length, Quantity, lengths, quantities
from truceline.reading.slavic.quoting import quotations
from truceline.reading.slavic.reader import Reader
from truceline.reading.slavic.sentences import sentences
from truceline.reading.slavic.times import moments
from truceline.reading.slavic.tokens import Token, between, plain, tokens
from truceline.reading.slavic.words import Words, words_of
from truceline.reading.suggestion import Span

_One = TypeVar("_One", Quote, Moment)


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence: its letters, its tokens [first, last) of the text, and what stands in it."""

    number: int
    span: Span
    first: int
    last: int
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    attributes: tuple[Attribute, ...]
    quantities: tuple[Quantity, ...]
    lengths: tuple[Length, ...]
    moments: tuple[Moment, ...]
    quotes: tuple[Quote, ...]

    def clause_of(self, place: int) -> Clause:
        """The clause that a token stands in."""
        return next((one for one in self.clauses if one.first <= place < one.last), self.clauses[-1])


@dataclass(frozen=True, eq=False)
class Article:
    """A text with its tokens and sentences; `low` has the text's letters, small and made alike."""

    text: str
    low: str
    line: DateLine
    words: Words
    every: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def letters(self, first: int, last: int) -> tuple[int, int]:
        """The letters of tokens [first, last)."""
        return self.every[first].start, self.every[last - 1].end

    def lows(self, first: int, last: int) -> list[str]:
        """Tokens in small letters."""
        return [one.low for one in self.every[first:last]]


def article(text: str, line: DateLine, actors: Actors) -> Article:
    """Lay a text out."""
    words = words_of(line.language)
    parts = paragraphs(text)
    said = quotations(text, quotes(text, parts), words)
    every = tokens(text)
    reader = Reader(every, words, names_of(actors, line.language))
    low = plain(text)
    times = moments(low, line)
    made: list[Sentence] = []
    for span in sentences(text, parts, said):
        first, last = between(every, span.start, span.end)
        if any(one.word or one.text[0].isalnum() for one in every[first:last]):
            made.append(_sentence(len(made), span, (first, last), reader, (said, times)))
    return Article(text, low, line, words, every, tuple(made))


def _sentence(
    number: int,
    span: Span,
    where: tuple[int, int],
    reader: Reader,
    found: tuple[tuple[Quote, ...], tuple[Moment, ...]],
) -> Sentence:
    every, words = reader.every, reader.words
    before = len(reader.mentions), len(reader.attributes)
    reader.read(*where)
    inside = tuple(one for one in _in(found[0], span) if one.whole)
    return Sentence(
        number=number,
        span=span,
        first=where[0],
        last=where[1],
        clauses=clauses(every, where, inside, words),
        mentions=tuple(reader.mentions[before[0] :]),
        attributes=tuple(reader.attributes[before[1] :]),
        quantities=quantities(every, *where, words.language),
        lengths=lengths(every, *where, words.language),
        moments=tuple(_in(found[1], span)),
        quotes=tuple(_in(found[0], span)),
    )


def _in(some: tuple[_One, ...], span: Span) -> Iterable[_One]:
    at = bisect_left(some, span.start, key=lambda one: one.start)
    for one in some[at:]:
        if one.start >= span.end:
            return
        if one.end <= span.end:
            yield one
