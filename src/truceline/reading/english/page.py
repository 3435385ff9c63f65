"""An English text laid out for the rules: its grammar, its sentences, and everybody and everything recognised in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from truceline.reading.actors import Actors
from truceline.reading.english.parser import parse, words_of
from truceline.reading.rules.anaphora import resolved
from truceline.reading.rules.dates import DateLine, Moment, moments
from truceline.reading.rules.holders import holders
from truceline.reading.rules.layout import paragraphs
from truceline.reading.rules.mentions import Mention, mentions
from truceline.reading.rules.naming import naming
from truceline.reading.rules.numbers import Length, Quantity, lengths, quantities
from truceline.reading.rules.persons import Known
from truceline.reading.rules.quotes import Quote, quotes
from truceline.reading.rules.sentences import Sentence, pieces, sentences

_ALIKE = str.maketrans(
    {"ʼ": "’", "\u00a0": " ", "\u202f": " ", "‑": "-", "´": "’", "`": "'", "\n": " ", "\r": " ", "\t": " "}
)
"""Letters read as others of the same length, so that places stay what they are."""


_DATE_LINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,}(?:[/,]\s?[A-Z][\w .’'-]+){0,3}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?"
    r"(?: ?\([^)\n]{2,40}\))? ?[-–—]{1,2} (?=\S)|\([A-Z][\w ]{2,20}\) ?[-–—]{1,2} (?=\S)"
)
"""Where and for whom a story is written: "DOHA/KINSHASA, July 20 (Agency) - "."""


@dataclass(frozen=True, eq=False)
class Page:
    """A text with its grammar. Tokens are those of `doc`; letters are counted in `text`, as it was given.

    `sentences`: the stretches that suggestions stand on; one may hold several sentences of grammar, where a quotation
    has more than one. `mentions`: who is named; `moments`, `quantities`, `lengths`: times, counts, lengths of time.
    """

    text: str
    doc: Doc
    line: DateLine
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    lengths: tuple[Length, ...]
    quotes: tuple[Quote, ...]
    known: Known

    @cached_property
    def named(self) -> Mapping[int, Mention]:
        """The mention that each token belongs to, by the token's number."""
        return {place: one for one in self.mentions for place in range(one.first, one.last)}

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    def number(self, token: Token) -> int:
        """Which sentence a token is in."""
        return max(bisect_right(self._starts, token.idx) - 1, 0)

    def sentence(self, token: Token) -> Sentence:
        """The sentence a token is in."""
        return self.sentences[self.number(token)]

    def quote(self, token: Token) -> Quote | None:
        """The quotation that a token stands in."""
        return next((one for one in self.quotes if one.start <= token.idx < one.end), None)

    def tokens(self, number: int) -> Sequence[Token]:
        """The tokens of a sentence."""
        one = self.sentences[number]
        return self.within(one.start, one.end)

    def within(self, start: int, end: int) -> Sequence[Token]:
        """The tokens of letters [start, end)."""
        found = self.doc.char_span(start, end, alignment_mode="expand")
        return list(found) if found is not None else []


def page(text: str, line: DateLine, actors: Actors) -> Page:
    """Lay a text out."""
    plain = text.translate(_ALIKE)
    parts = paragraphs(text.replace("\t", " ").replace("\r", " "))
    said = quotes(plain, parts)
    found = sentences(plain, parts, said, line.language)
    doc = parse(words_of(plain), _begins(plain, found, said, line.language))
    names = naming(plain, actors, line.language, doc)
    known = holders(names, line.language)
    return Page(
        text=text,
        doc=doc,
        line=line,
        sentences=found,
        mentions=resolved(mentions(names, known, line.language), plain, found, line.language),
        moments=moments(plain, line),
        quantities=quantities(plain, line.language),
        lengths=lengths(plain, line.language),
        quotes=said,
        known=known,
    )


def _begins(text: str, found: Iterable[Sentence], said: Iterable[Quote], language: str) -> set[int]:
    """Where grammar begins anew: at each sentence, behind a date line, at each further sentence inside a quotation."""
    begins = {one.start for one in found}
    for one in found:
        line = _DATE_LINE.match(text, one.start, one.end)
        if line:
            begins.add(line.end())
    for quote in said:
        for start, _ in pieces(text, quote.first, quote.last, language)[1:]:
            begins.add(start)
    return begins
