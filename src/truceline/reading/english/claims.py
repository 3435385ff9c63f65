"""Claims: a number of breaches, strikes or losses, as one side gives it about another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.reading.english.addressed import addressed
from truceline.reading.english.claim_accused import accused, by_armed
from truceline.reading.english.claim_figures import Figure, figures, part_of, passive
from truceline.reading.english.claim_harm import GIVING, counts_downed, counts_harm
from truceline.reading.english.claim_sides import FOE, Found, issuer, party_of, somebody_tells, told_by
from truceline.reading.english.claim_words import (
    ARMS,
    BREACHES,
    CASES,
    DOWNING,
    ENDURING,
    HAPPENING,
    NAMING,
    PARTISAN,
    TIMES,
    TRYING,
    WEAK,
)  # fmt: skip
from truceline.reading.english.clauses import Clause, subject
from truceline.reading.english.frames import Word, passage, when, word_for
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.rules.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion

_FACTS = (Mood.DONE, Mood.NOW)
_WRONGS = (BREACHES - WEAK) | CASES | TIMES
"""What is a claim even where the passage does not say whose doing it is."""
_OTHERS_DOING = GIVING | NAMING | ENDURING | DOWNING | HAPPENING
"""What somebody does who is not the one accused."""


@dataclass(frozen=True)
class _Told:
    issuer: str
    accused: str
    confidence: float
    notes: tuple[str, ...]


def claims(page: Page) -> Iterator[Suggestion]:
    """One for each figure that somebody gives of what somebody else did."""
    lately: dict[str, str] = {}
    seen: set[tuple[int, str, str, str]] = set()
    for figure in figures(page):
        if not counts_harm(figure) or addressed(page, figure.head):
            continue
        word = word_for(page, figure.head)
        if word.barred or not _told_as_fact(figure):
            continue
        told = _told(page, figure, word, lately)
        if told is None:
            continue
        if told.accused:
            lately[told.issuer] = told.accused
        key = page.number(figure.head), told.issuer, told.accused, figure.quantity.value
        if key not in seen:
            seen.add(key)
            yield _suggested(page, _of_those_downed(figure, told), told)


def _of_those_downed(figure: Figure, told: _Told) -> Figure:
    """The figure, of "28 of the 37 drones were shot down" that of the 28."""
    part = part_of(figure) if not told.accused and counts_downed(figure) else None
    return figure if part is None else replace(figure, quantity=part)


def _told_as_fact(figure: Figure) -> bool:
    """True where its clause is told as done, by whoever tells it; an attempt is done when it was tried."""
    verb = figure.verb
    if verb is not None and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in TRYING:
        verb = verb.head
    if verb is not None and verb.dep_ == "pcomp" and verb.lemma_.lower() in NAMING:
        verb = verb.head.head
    return verb is None or mood(verb) in _FACTS


def _told(page: Page, figure: Figure, word: Word, lately: dict[str, str]) -> _Told | None:
    """Who gives a figure about whom; None where nobody gives it, or gives it of itself."""
    counted, found = issuer(figure), accused(figure)
    by = counted.party or word.party or ("" if word.saying and word.saying.parties else told_by(page, figure).party)
    if not by and word.saying is None and not _partisan(page, figure) and not somebody_tells(figure):
        return None
    if not found and by and _own_doing(page, figure, by):
        return None
    downed = bool(by) and counts_downed(figure)
    armed = bool(by) and found.other and by_armed(figure)
    told = bool(found) or downed or armed or figure.base in _WRONGS or (bool(counted) and figure.base in ARMS | WEAK)
    if downed and not found:
        found = _whose_drones(page, figure, by)
    elif by or found.party == FOE:
        found = _resolved(page, figure, found, by, lately)
    if not told or found.party in (by, FOE):
        return None
    unsaid = "" if by else "who gives the number is not named"
    notes = tuple(one for one in (counted.note, *(word.saying.notes if word.saying else ()), found.note, unsaid) if one)
    trust = max(word.trust, 0.85 if counted else 0.7)
    return _Told(by, found.party, trust - (0.2 if found.note else 0.05) - (0.3 if unsaid else 0), notes)


def _own_doing(page: Page, figure: Figure, by: str) -> bool:
    """True where who gives the figure is who did what it counts: "Israel said it had responded with 50 strikes"."""
    verb = figure.verb
    if verb is None or verb.lemma_.lower() in _OTHERS_DOING or passive(verb) or counts_downed(figure):
        return False
    doer = subject(verb)
    return doer is not None and party_of(page, doer).party == by


def _partisan(page: Page, figure: Figure) -> bool:
    """True where the sentence itself takes a side: "the enemy shelled our positions 12 times"."""
    words = {token.lower_ for token in page.tokens(page.number(figure.head))}
    return bool(words & PARTISAN) or "our" in words


def _resolved(page: Page, figure: Figure, found: Found, by: str, lately: dict[str, str]) -> Found:
    """The accused; where the passage only says "the enemy" or nothing, the other side as the text has it."""
    if found.party not in ("", FOE):
        return found
    if found.other:
        return Found("", "who is accused is not told by a name that is known here")
    known = lately.get(by, "") or next((one for one, other in lately.items() if other == by and one), "")
    others = {one.parties[0] for one in page.mentions if len(one.parties) == 1 and one.start < figure.head.idx} - {by}
    if not known and len(others) == 1 and by:
        known = min(others)
    if known:
        return Found(known, "who is accused stands in an earlier passage")
    return Found("", "the accused side is not named")


def _whose_drones(page: Page, figure: Figure, by: str) -> Found:
    """What is open where a side counts drones that it downed, and does not say whose they were."""
    note = f"whose {figure.base}s is not said"
    others = {party for one in page.mentions for party in one.parties} - {by}
    return Found("", f"{note}; it may mean {min(others)}" if len(others) == 1 else note)


def _suggested(page: Page, figure: Figure, told: _Told) -> Suggestion:
    slots = Slots(page.text)
    slots.put("issuer", told.issuer)
    slots.put("accused", told.accused)
    slots.stand("value", figure.quantity.value, figure.quantity.first, figure.quantity.end)
    if figure.unit:
        slots.take("unit", *figure.unit)
    slots.note(figure.quantity.note)
    for note in told.notes:
        slots.note(note)
    if figure.verb is not None:
        when(slots, Clause(page, figure.verb, figure.verb.lemma_), ahead=False)
    return slots.suggestion(Sort.CLAIM, passage(page, figure.head), round(max(0.05, min(told.confidence, 0.95)), 2))
