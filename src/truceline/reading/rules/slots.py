"""Filling the slots of a suggestion together with the letters they stand on."""

import re
from collections.abc import Sequence

from truceline.reading.rules.dates import Moment
from truceline.reading.suggestion import Sort, Span, Suggestion

_PLACE = re.compile(
    r"\b(?:in|at) (?:the )?(?:[A-Z]\w+[’']s )?"
    r"(?:(?:[A-Z][\w’'-]* )?(?:(?:[a-z]+ )?(?:city|capital|town|port) of |capital ))?"
    r"(?P<place>[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|crossing|valley|region|oblast|province))*)"
)
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?$|Apr|May$|June?$|July?$|Aug|Sep|Oct|Nov|Dec|Phase|"
    r"Telegram|X$|Facebook|Twitter|Truth|English|Russian|Ukrainian|Arabic|Easter|Christmas|The$"
)


class Slots:
    """Slots of one suggestion about a passage of a text, as they are found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._slots: dict[str, str] = {}
        self._stands: dict[str, Span] = {}
        self._notes: list[str] = []

    def copy(self) -> "Slots":
        """The same slots, to be filled further."""
        made = Slots(self._text)
        made._slots, made._stands, made._notes = dict(self._slots), dict(self._stands), list(self._notes)
        return made

    def put(self, name: str, value: str) -> None:
        """A slot that is reckoned or looked up; nothing where the value is empty."""
        if value:
            self._slots[name] = value

    def take(self, name: str, start: int, end: int) -> None:
        """A slot taken verbatim from letters of the text, without white space and commas around them."""
        while end > start and self._text[end - 1] in " \n\t,.;:–—-":
            end -= 1
        while end > start and self._text[start] in " \n\t,;:":
            start += 1
        if start < end:
            self._slots[name] = self._text[start:end]
            self._stands[name] = Span(start, end)

    def find(self, name: str, words: str, start: int, end: int) -> None:
        """A slot taken verbatim from words that stand between two places."""
        at = self._text.find(words, start, end)
        if at >= 0:
            self.take(name, at, at + len(words))

    def stand(self, name: str, value: str, start: int, end: int) -> None:
        """A slot reckoned from words of the text."""
        if value:
            self._slots[name] = value
            self._stands[name] = Span(start, end)

    def note(self, text: str) -> None:
        """Something that remains open."""
        if text and text not in self._notes:
            self._notes.append(text)

    def suggestion(self, sort: Sort, span: Span, confidence: float, notes: Sequence[str] = ()) -> Suggestion:
        """What is suggested; slots are in the order of their names."""
        every = (*notes, *(one for one in self._notes if one not in notes))
        slots = {name: self._slots[name] for name in sorted(self._slots)}
        return Suggestion(sort, span, slots, dict(self._stands), confidence, every)


def put_when(slots: Slots, name: str, moment: Moment, ahead: bool) -> None:
    """A slot of time with the words it was reckoned from."""
    value = moment.ahead if ahead else moment.past
    slots.stand(name, value, moment.start, moment.end)
    slots.note(moment.note)


def place_in(slots: Slots, text: str, start: int, end: int) -> bool:
    """The first place that letters [start, end) name with "in" or "at", as a slot; False where they name none."""
    for found in _PLACE.finditer(text, start, end):
        if not _NO_PLACE.match(found["place"]):
            slots.take("place", found.start("place"), found.end("place"))
            return True
    return False
