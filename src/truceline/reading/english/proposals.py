"""Proposals: who put a truce or an arrangement forward, or declared one, with its terms as far as they are said."""

from collections.abc import Iterator

from truceline.reading.english.acting import Who
from truceline.reading.english.addressed import addressed
from truceline.reading.english.clauses import Clause, clauses
from truceline.reading.english.frames import Word, made, slots_for, word_for
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.owners import whose
from truceline.reading.english.page import Page
from truceline.reading.english.proposal_forms import Offer, offers
from truceline.reading.english.proposal_provisions import announced, owned, provisions
from truceline.reading.english.proposal_terms import terms
from truceline.reading.suggestion import Sort, Suggestion

_TOLD = frozenset({Mood.DONE, Mood.NOW})
_LAID_DOWN = frozenset({Mood.DONE, Mood.NOW, Mood.AHEAD, Mood.COULD, Mood.WISHED, Mood.PLEDGED})
"""How a plan may tell what it provides; who says what is to stop may wish it too."""


def proposals(page: Page) -> Iterator[Suggestion]:
    """One for each party and sentence."""
    seen: set[tuple[int, str]] = set()
    for clause, offer, word in _found(page):
        if word.barred or addressed(page, clause.verb):
            continue
        acting = _who(page, offer, word)
        key = page.number(clause.verb), acting.parties[0] if acting else ""
        if acting and key not in seen:
            seen.add(key)
            yield _suggested(clause, offer, acting, word)


def _found(page: Page) -> Iterator[tuple[Clause, Offer, Word]]:
    """What predicates say first, then what nouns do."""
    for clause in clauses(page):
        how, word = mood(clause.verb), word_for(page, clause.verb)
        if how in _TOLD:
            yield from ((clause, offer, word) for offer in offers(clause) if offer.by)
        if how in _LAID_DOWN:
            yield from ((clause, offer, word) for offer in provisions(clause))
            if word.party:
                yield from ((clause, offer, word) for offer in announced(clause))
    for token in page.doc:
        offer = owned(page, token)
        if offer is not None:
            yield Clause(page, token, token.lemma_.lower()), offer, Word()


def _who(page: Page, offer: Offer, word: Word) -> Who:
    """Who puts it forward; those of several whom nobody can tell are left out behind the first."""
    if not offer.by:
        return Who((word.party,), word.saying.speaker if word.saying else None, "", 0.8) if word.party else Who()
    every = [whose(page, (one,)) for one in offer.by]
    if not every[0]:
        return Who()
    parties = tuple(dict.fromkeys(party for one in every for party in one.parties))
    return Who(parties, every[0].mention, every[0].note, every[0].sure)


def _suggested(clause: Clause, offer: Offer, acting: Who, word: Word) -> Suggestion:
    slots = slots_for(clause, acting, word, of=acting.parties[0])
    slots.put("party", acting.parties[0])
    if len(acting.parties) > 1:
        slots.note(f"put forward together by {', '.join(acting.parties)}")
    terms(slots, clause, offer)
    return made(Sort.PROPOSAL, slots, clause, min(offer.sure, acting.sure, word.trust))
