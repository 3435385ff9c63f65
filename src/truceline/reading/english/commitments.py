"""Commitments: who undertakes to do what, at once, by a time or on a condition."""

from collections.abc import Iterator

from truceline.reading.english.acting import Who
from truceline.reading.english.addressed import addressed
from truceline.reading.english.clauses import clauses
from truceline.reading.english.deeds import words_of_deed
from truceline.reading.english.frames import Word, made, slots_for, taken_back, when, word_for
from truceline.reading.english.handing_states import of_a_deal
from truceline.reading.english.page import Page
from truceline.reading.english.sides import of_speaker, parties_of
from truceline.reading.english.taking_effect import taking_effect
from truceline.reading.english.undertakings import Undertaking, undertakings
from truceline.reading.suggestion import Sort, Suggestion


def commitments(page: Page) -> Iterator[Suggestion]:
    """One for each party and deed."""
    seen: set[tuple[object, ...]] = set()
    for clause in clauses(page):
        told = (one for found in undertakings(clause) for one in _suggested(found))
        for suggestion in (*told, *taking_effect(clause)):
            key = suggestion.span, suggestion.slots["party"], suggestion.slots.get("does")
            if key not in seen:
                seen.add(key)
                yield suggestion


def _suggested(found: Undertaking) -> Iterator[Suggestion]:
    page = found.page
    word = word_for(page, found.at)
    acting = parties_of(page, found.by, found.at, word.party) or of_speaker(found.by, word.party)
    if word.barred or not acting or addressed(page, found.at) or taken_back(page, found.at):
        return
    sure = found.sure * (0.8 if _foretold_by_others(found, acting, word) else 1)
    for party in acting.parties:
        slots = slots_for(found.clause, acting, word, of=party)
        slots.put("party", party)
        words_of_deed(slots, found)
        if found.at.i != found.deed.i:
            when(slots, found.clause, ahead=False)
        yield made(Sort.COMMITMENT, slots, found.clause, sure * acting.sure * word.trust)


def _foretold_by_others(found: Undertaking, acting: Who, word: Word) -> bool:
    """True where somebody else says what a side will do, and not of an agreement: that is worth less."""
    other = bool(word.party) and word.party not in acting.parties
    return found.foretold and other and not of_a_deal(found.page, found.at)
