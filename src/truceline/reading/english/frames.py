"""What every rule about a clause shares: on whose word it stands, its passage, its slots begun, its phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.acting import Who
from truceline.reading.english.clauses import Clause
from truceline.reading.english.moods import TELLING
from truceline.reading.english.page import Page
from truceline.reading.english.sayings import Saying, sayings
from truceline.reading.rules.slots import Slots, put_when
from truceline.reading.suggestion import Sort, Span, Suggestion

_TAKEN_BACK = re.compile(
    r"(?i)\b(?:correction|corrects|erratum|clarification|incorrectly|wrongly|mistakenly|erroneously|in error)\b"
)
_CARRYING_ON = ("conj", "xcomp", "pcomp", "prep", "ccomp", "advcl", "parataxis")
_CUT = ("relcl", "advcl", "appos", "cc", "conj", "punct", "parataxis", "ccomp")


@dataclass(frozen=True)
class Word:
    """On whose word something is told: a saying, or None for the writer's own. `barred`: it is denied or asked for."""

    saying: Saying | None = None
    barred: bool = False

    @property
    def party(self) -> str:
        """The one actor whose word it is; empty for the writer's own word and for several actors'."""
        return self.saying.parties[0] if self.saying and len(self.saying.parties) == 1 else ""

    @property
    def trust(self) -> float:
        """How much a suggestion is worth that stands on this word."""
        return self.saying.confidence if self.saying else 0.95


def word_for(page: Page, token: Token) -> Word:
    """On whose word a token stands: that of the innermost saying which covers it."""
    over = [one for one in sayings(page) if one.covers(token.idx) and one.verb is not token]
    if any(one.manner == "denied" for one in over):
        return Word(next(one for one in over if one.manner == "denied"), barred=True)
    if not over:
        return Word()
    inner = min(over, key=lambda one: one.end - one.start)
    return Word(inner, barred=inner.manner == "asked")


def passage(page: Page, token: Token) -> Span:
    """The sentence that a suggestion about a token stands on."""
    one = page.sentence(token)
    return Span(one.start, one.end)


def slots_for(clause: Clause, acting: Who, word: Word, of: str = "") -> Slots:
    """Slots begun: whose word it is, and what is open. What a side says of itself (`of`) is no report."""
    slots = Slots(clause.page.text)
    slots.put("by_report_of", word.party if word.party != of else "")
    slots.note(acting.note)
    for note in word.saying.notes if word.saying else ():
        slots.note(note)
    return slots


def made(sort: Sort, slots: Slots, clause: Clause, confidence: float) -> Suggestion:
    """The suggestion about a clause."""
    return slots.suggestion(sort, passage(clause.page, clause.verb), round(max(0.05, min(confidence, 0.99)), 2))


def letters(head: Token, keep: tuple[str, ...] = ()) -> tuple[int, int]:
    """The letters of the phrase of a head, up to the first clause, apposition or joined phrase behind it.

    `keep`: dependencies that are not cut off ("conj" for "talks and exchanges").
    """
    first = min(
        (token.i for token in head.subtree if token.i <= head.i and not _cut_off(token, head, keep)), default=head.i
    )
    last = head.i
    for token in head.subtree:
        if token.i > head.i:
            if _cut_off(token, head, keep):
                break
            last = token.i
    doc = head.doc
    return doc[first].idx, doc[last].idx + len(doc[last])


def _cut_off(token: Token, head: Token, keep: tuple[str, ...]) -> bool:
    at = token
    while at.i != head.i:
        if at.head.i == head.i and at.dep_ in _CUT and at.dep_ not in keep and at.text != "-":
            return True
        if at.dep_ in ("relcl", "advcl") and at.dep_ not in keep:
            return True
        at = at.head
    return False


def taken_back(page: Page, token: Token) -> bool:
    """True in a sentence that corrects what was told before."""
    one = page.sentence(token)
    return bool(_TAKEN_BACK.search(page.text, one.start, one.end))


def dated(page: Page, verb: Token) -> bool:
    """True where a time of the sentence belongs to a predicate, other than one since when something is so."""
    one = page.sentence(verb)
    inside = [moment.start for moment in page.moments if one.start <= moment.start < one.end]
    here = [place for place in inside if not page.text.startswith("since", place)]
    return any(_distance(page, verb, place) is not None for place in here)


def when(slots: Slots, clause: Clause, ahead: bool) -> None:
    """The time of a predicate as the slot `when`: one that belongs to it, else one of a predicate it is told with.

    Of several the one that hangs on it most directly is taken, then the nearest. No time of an act of saying is taken.
    """
    page = clause.page
    one = page.sentence(clause.verb)
    here = [moment for moment in page.moments if one.start <= moment.start < one.end]
    for verb in _told_together(clause.verb):
        near = [(far, moment) for moment in here if (far := _distance(page, verb, moment.start)) is not None]
        if near:
            put_when(slots, "when", min(near, key=lambda pair: pair[0])[1], ahead and verb.i == clause.verb.i)
            return


def _told_together(verb: Token) -> Iterator[Token]:
    """A predicate, and those of the same sentence that it is joined to or carries on."""
    yield verb
    at = verb
    while at.head.i != at.i and at.dep_ in _CARRYING_ON:
        at = at.head
        if not at.tag_.startswith("VB"):
            continue
        if at.lemma_.lower() in TELLING:
            return
        yield at


def _distance(page: Page, verb: Token, place: int) -> tuple[int, int] | None:
    """How many words hang between and lie between, where a word at a place depends on a verb and on none before it."""
    found = page.doc.char_span(place, place + 1, alignment_mode="expand")
    if found is None:
        return None
    at, deep = found[0], 0
    while at.i != at.head.i and not (at.tag_.startswith("VB") and at.dep_ not in ("aux", "auxpass", "amod")):
        at, deep = at.head, deep + 1
    return (deep, abs(found[0].i - verb.i)) if at.i == verb.i else None
