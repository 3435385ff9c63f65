"""Filling the slots of a suggestion together with the letters they stand on."""

from collections.abc import Sequence

from truceline.reading.rules.dates import Moment
from truceline.reading.slavic.article import Article, Sentence
from truceline.reading.suggestion import Sort, Span, Suggestion

_LONGEST = 280
_TRIM = ' \n\t,.;:–—-«»"“”„!?'


class Slots:
    """Slots of one suggestion about a sentence, as they are found."""

    def __init__(self, article: Article, sentence: Sentence) -> None:
        self._article, self._sentence = article, sentence
        self._slots: dict[str, str] = {}
        self._stands: dict[str, Span] = {}
        self._notes: list[str] = []

    def put(self, name: str, value: str) -> None:
        """A slot that is told by no particular letters."""
        if value:
            self._slots[name] = value

    def take(self, name: str, start: int, end: int) -> None:
        """A slot taken verbatim from letters of the text, without the white space and marks around them."""
        text = self._article.text
        while end > start and text[end - 1] in _TRIM:
            end -= 1
        while end > start and text[start] in _TRIM:
            start += 1
        if end - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST)
            end = cut if cut > start else start + _LONGEST
        if start < end:
            self._slots[name] = text[start:end]
            self._stands[name] = Span(start, end)

    def words(self, name: str, first: int, last: int) -> None:
        """A slot taken verbatim from tokens [first, last)."""
        if last > first:
            self.take(name, *self._article.letters(first, last))

    def stand(self, name: str, value: str, start: int, end: int) -> None:
        """A slot reckoned from words of the text."""
        if value and start < end:
            self._slots[name] = value
            self._stands[name] = Span(start, end)

    def when(self, moment: Moment | None, ahead: bool = False, name: str = "when") -> None:
        """A slot of time with the words it was reckoned from."""
        if moment:
            self.stand(name, moment.ahead if ahead else moment.past, moment.start, moment.end)
            self.note(moment.note)

    def note(self, text: str) -> None:
        """Something that remains open."""
        if text and text not in self._notes:
            self._notes.append(text)

    def suggestion(self, sort: Sort, confidence: float, notes: Sequence[str] = ()) -> Suggestion:
        """What is suggested of the sentence; slots are in the order of their names."""
        slots = {name: self._slots[name] for name in sorted(self._slots)}
        stands = {name: self._stands[name] for name in sorted(self._stands)}
        return Suggestion(sort, self._sentence.span, slots, stands, confidence, (*notes, *self._notes))
