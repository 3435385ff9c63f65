"""Who says what: each act of speaking with the letters that are what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from truceline.reading.english.acting import Who
from truceline.reading.english.clauses import Clause, clauses
from truceline.reading.english.headlines import headlines
from truceline.reading.english.manners import manner
from truceline.reading.english.page import Page
from truceline.reading.english.said import letters_said
from truceline.reading.english.speaking import PRONOUNS, behind_what_was_said, heads_of_speakers, sources, speaker_of
from truceline.reading.rules.mentions import Kind, Mention

_SURE, _HEADED, _BY_NEIGHBOUR, _UNTOLD, _NOBODY = 0.9, 0.7, 0.5, 0.4, 0.3
_TEXTS = ("statement", "readout", "communique", "communiqué")
_PERSONAL = ("he", "she")


@dataclass(frozen=True)
class Saying:
    """One act of speaking: who, in which manner, and which letters [start, end) of the text are what was said.

    `number`: the sentence. `verb`: the verb of saying, None for "according to" and for a quotation alone. `parties`: on
    whose behalf; empty where that is not told. `speaker`: how who speaks is named. `together`: several speak at once.
    `inside`: it is itself a part of a quotation. `pronoun`: the word for who speaks, where that is no more than "he".
    """

    number: int
    manner: str
    start: int
    end: int
    parties: tuple[str, ...]
    speaker: Mention | None = None
    verb: Token | None = None
    notes: tuple[str, ...] = ()
    confidence: float = _SURE
    together: bool = False
    inside: bool = False
    pronoun: str = ""

    def covers(self, place: int) -> bool:
        """True when a letter of the text is a part of what was said."""
        return self.start <= place < self.end


@lru_cache(maxsize=8)
def sayings(page: Page) -> tuple[Saying, ...]:
    """All acts of speaking in order."""
    found = [saying for clause in (*clauses(page), *behind_what_was_said(page)) for saying in _of(clause)]
    found += [_by_source(page, token, named) for token, named in sources(page)]
    spoken = {one.number for one in found}
    found += [_headed(number, said, one) for number, said, one in headlines(page) if number not in spoken]
    found = _pointed(page, sorted(found, key=_place))
    return tuple(sorted([*found, *_left_alone(page, found)], key=_place))


def _place(saying: Saying) -> tuple[int, int, int]:
    return saying.number, saying.verb.idx if saying.verb is not None else saying.start, saying.end


def _of(clause: Clause) -> Iterator[Saying]:
    spoken = manner(clause)
    if not spoken:
        return
    page, number = clause.page, clause.page.number(clause.verb)
    heads = heads_of_speakers(clause)
    named = speaker_of(page, heads)
    if named is None:
        return
    inside = page.quote(clause.verb)
    made = _saying(number, spoken, letters_said(clause), named)
    pronoun = heads[0].lower_ if heads[0].lower_ in PRONOUNS else ""
    together = len(heads) > 1
    yield replace(
        made, verb=clause.verb, together=together, inside=inside is not None and inside.whole, pronoun=pronoun
    )


def _saying(number: int, spoken: str, said: tuple[int, int], named: Who) -> Saying:
    notes = (named.note,) if named.note else ()
    sure = min(_SURE, named.sure)
    return Saying(number, spoken, *said, named.parties, named.mention, notes=notes, confidence=sure)


def _by_source(page: Page, token: Token, named: Who) -> Saying:
    """ "According to X": all that the word it belongs to governs is what X says."""
    number = page.number(token)
    one = page.sentences[number]
    governor = token.head
    while not governor.tag_.startswith("VB") and governor.i != governor.head.i:
        governor = governor.head
    start, end = governor.left_edge.idx, governor.right_edge.idx + len(governor.right_edge)
    return _saying(number, "said", (max(start, one.start), min(end, one.end)), named)


def _headed(number: int, said: tuple[int, int], one: Mention) -> Saying:
    note = "" if one.parties else f"the text does not say for whom {one.name or one.office!r} speaks"
    return _saying(number, "said", said, Who(one.parties, one, note, _HEADED))


def _pointed(page: Page, found: Sequence[Saying]) -> list[Saying]:
    """ "He said": the person who spoke last in this paragraph or the one before, rather than who was last told of."""
    made: list[Saying] = []
    for one in found:
        made.append(_of_whom(page, one, made))
    return made


def _of_whom(page: Page, one: Saying, before: Sequence[Saying]) -> Saying:
    if one.pronoun in _PERSONAL and not one.inside:
        return _as_last(page, one, before)
    if one.speaker is not None and one.speaker.head in _TEXTS and (not one.parties or one.speaker.bare):
        return _in_text_of(one, before)
    return one


def _in_text_of(one: Saying, before: Sequence[Saying]) -> Saying:
    """ "The statement went on": the word of who spoke just before."""
    near = [other for other in before if other.parties and not other.inside and one.number - other.number <= 1]
    if not near:
        return one
    note = "whose statement it is stands in an earlier sentence"
    return replace(one, parties=near[-1].parties, notes=(note,), confidence=0.7)


def _as_last(page: Page, one: Saying, before: Sequence[Saying]) -> Saying:
    here = page.sentences[one.number].paragraph
    near = [other for other in before if not other.inside and page.sentences[other.number].paragraph >= here - 1]
    persons = [other for other in near if _person(other)]
    told_of = _told_of(page, one.number - 1) if one.number else None
    later = told_of is not None and page.sentences[one.number - 1].paragraph == here
    if told_of is not None and later and (not persons or persons[-1].number < one.number - 1):
        return _by(one, told_of.parties, told_of, one.number - 1, ())
    if not persons:
        return one
    last = persons[-1]
    return _by(one, last.parties, last.speaker, last.number, last.notes)


def _by(one: Saying, parties: tuple[str, ...], speaker: Mention | None, number: int, notes: tuple[str, ...]) -> Saying:
    """ "He said" as the word of who was named in another sentence."""
    note = f"{one.pronoun!r} is not named in this passage" if number != one.number else ""
    open_ = tuple(dict.fromkeys(text for text in (note, *notes) if text))
    return replace(one, parties=parties, speaker=speaker, notes=open_, confidence=0.8 if parties else _UNTOLD)


def _told_of(page: Page, number: int) -> Mention | None:
    """The person whom a sentence is about."""
    for token in page.tokens(number):
        found = page.named.get(token.i)
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and found is not None:
            person = bool(found.name) or (found.kind is Kind.OFFICE and len(found.parties) == 1)
            return found if person and found.kind is not Kind.ATTRIBUTE else None
    return None


def _person(one: Saying) -> bool:
    return (
        one.speaker is not None
        and not one.together
        and (one.speaker.kind in (Kind.PERSON, Kind.OFFICE) or bool(one.speaker.name))
    )


def _left_alone(page: Page, found: Sequence[Saying]) -> Iterator[Saying]:
    """Quotations in sentences that tell no speaker: of who spoke in the sentence before, or else behind."""
    spoken = {one.number for one in found if not one.inside}
    for number, one in enumerate(page.sentences):
        quote = next((quote for quote in page.quotes if one.start <= quote.start < one.end), None)
        if quote is None or number in spoken or not _nothing_else(page, one.start, one.end):
            continue
        last = _neighbour(page, found, number)
        note = "nobody is named for this quotation"
        if last is None:
            yield Saying(number, "said", one.start, one.end, (), notes=(note,), confidence=_NOBODY)
        else:
            yield Saying(number, "said", one.start, one.end, last.parties, notes=(note,), confidence=_BY_NEIGHBOUR)


def _nothing_else(page: Page, start: int, end: int) -> bool:
    """True where a sentence is made of quotations alone."""
    rest = page.text[start:end]
    for quote in page.quotes:
        if start <= quote.start < end:
            rest = rest.replace(page.text[quote.start : quote.end], "")
    return not any(letter.isalpha() for letter in rest)


def _neighbour(page: Page, found: Sequence[Saying], number: int) -> Saying | None:
    here = page.sentences[number].paragraph
    outer = [one for one in found if one.parties and not one.inside and one.manner != "denied"]
    before = [one for one in outer if one.number == number - 1 and page.sentences[one.number].paragraph >= here - 1]
    behind = [one for one in outer if one.number == number + 1 and page.sentences[one.number].paragraph == here]
    return next(iter(before[-1:] or behind[:1]), None)
