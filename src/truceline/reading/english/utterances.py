"""Utterances: who said something, for whom, in which manner, in which words."""

import re
from collections.abc import Iterator

from truceline.reading.english.addressed import addressed
from truceline.reading.english.clauses import Clause
from truceline.reading.english.frames import when
from truceline.reading.english.page import Page
from truceline.reading.english.places import place_near
from truceline.reading.english.sayings import Saying, sayings
from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.mentions import Kind, Mention
from truceline.reading.rules.quotes import Quote
from truceline.reading.rules.slots import Slots
from truceline.reading.suggestion import Sort, Span, Suggestion

_LONGEST = 280
_TWO = 2


def utterances(page: Page) -> Iterator[Suggestion]:
    """One for each act of speaking and each party for which it was said."""
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for saying in sayings(page):
        key = saying.number, saying.parties
        if key not in seen and _counts(page, saying):
            seen.add(key)
            yield from _suggested(page, saying)


def _counts(page: Page, saying: Saying) -> bool:
    """False for what is only told to have been said, and for speakers who are nobody's voice."""
    one = page.sentences[saying.number]
    if (
        saying.inside
        or _retold(page, saying)
        or any(addressed(page, token) for token in page.within(one.start, one.start + 1))
    ):
        return False
    speaker = saying.speaker
    if speaker is None or saying.parties:
        return speaker is None or speaker.head not in lexicon("en").no_voice
    if speaker.last - speaker.first == 1 and not speaker.name and speaker.head not in lexicon("en").pairs:
        return False
    titled = any(word in lexicon("en").titles for word in speaker.office.lower().split())
    titled = titled or speaker.head in lexicon("en").pairs
    return bool(speaker.name) or titled or any(word[:1].isupper() for word in speaker.office.split()[1:])


def _retold(page: Page, saying: Saying) -> bool:
    """True where somebody else tells that it was said."""
    if saying.verb is None:
        return False
    place = saying.verb.idx
    return any(
        one.covers(place) and one.verb is not saying.verb and one.parties != saying.parties for one in sayings(page)
    )


def _suggested(page: Page, saying: Saying) -> Iterator[Suggestion]:
    one = page.sentences[saying.number]
    slots = Slots(page.text)
    slots.put("manner", saying.manner)
    for note in saying.notes:
        slots.note(note)
    if not saying.together and not saying.pronoun:
        _name(slots, saying.speaker)
    _quote(page, slots, saying)
    if saying.verb is not None:
        when(slots, Clause(page, saying.verb, saying.verb.lemma_.lower()), ahead=False)
        place_near(slots, page, saying.verb)
    joint = len(saying.parties) > _TWO
    if joint:
        slots.note(f"said together by {', '.join(saying.parties)}")
    for party in ("",) if joint else saying.parties or ("",):
        made = slots.copy()
        made.put("party", party)
        yield made.suggestion(Sort.UTTERANCE, Span(one.start, one.end), saying.confidence)


def _name(slots: Slots, speaker: Mention | None) -> None:
    """How who speaks is named: an office with its holder, a body, or an official without a name."""
    if speaker is None:
        return
    titled = speaker.head in lexicon("en").titles
    if speaker.office and speaker.kind is not Kind.PERSON and titled and (speaker.name or not _unnamed(speaker)):
        slots.find("office", speaker.office, speaker.start, speaker.end)
        slots.find("speaker", speaker.name, speaker.start, speaker.end)
        return
    slots.take("speaker", speaker.start, speaker.end)
    if speaker.name:
        slots.find("speaker", speaker.name, speaker.start, speaker.end)
    if speaker.kind is Kind.PERSON:
        slots.put("office", speaker.office)


def _unnamed(speaker: Mention) -> bool:
    """True for "a senior official", who is one of many."""
    return bool(
        re.match(r"(?:an?|one|two|three|several|some|officials|diplomats|aides)\b", speaker.office, re.IGNORECASE)
    )


def _quote(page: Page, slots: Slots, saying: Saying) -> None:
    """The words in quotation marks: those said for themselves first, then those within the writer's sentence."""
    one = page.sentences[saying.number]
    here = [
        quote
        for quote in page.quotes
        if one.start <= quote.start < one.end and len(page.text[quote.first : quote.last].split()) >= _TWO
    ]
    inside = [quote for quote in here if saying.start <= quote.first and quote.last <= saying.end + 2]
    found = next((quote for quote in inside if quote.whole), next(iter(inside or here), None))
    if found is not None:
        slots.take("quote", found.first, _cut(page.text, found))


def _cut(text: str, quote: Quote) -> int:
    """Where the quote ends: at its last letter, and at a blank where it is too long."""
    last = quote.first + len(text[quote.first : quote.last].rstrip(" ,"))
    if last - quote.first <= _LONGEST:
        return last
    short = re.match(r".*(?=\s)", text[quote.first : quote.first + _LONGEST + 1], re.DOTALL)
    return quote.first + (short.end() if short else _LONGEST)
