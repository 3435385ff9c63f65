"""Contacts: who met, called, visited or wrote to whom, or is to."""

from collections.abc import Iterator

from truceline.reading.english.acting import Who
from truceline.reading.english.addressed import addressed
from truceline.reading.english.clauses import Clause, clauses
from truceline.reading.english.contact_found import Found
from truceline.reading.english.contact_nouns import nouns
from truceline.reading.english.contact_verbs import by_verb
from truceline.reading.english.frames import made, slots_for, when, word_for
from truceline.reading.english.page import Page
from truceline.reading.english.places import place_near
from truceline.reading.english.words import set_of
from truceline.reading.rules.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion

_SPORT = set_of(
    "semi-final semifinal final quarter-final tournament championship championships cup match football cricket "
    "rugby wrestling olympics olympic league goal goals striker goalkeeper qualifier friendly medal stadium"
)


def contacts(page: Page) -> Iterator[Suggestion]:
    """One for each sentence, circle of participants, and whether it is past or planned."""
    found = [one for clause in clauses(page) for one in by_verb(clause)] + list(nouns(page))
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.form == "visit", -one.sure, one.head.i)):
        if (
            not addressed(page, one.verb)
            and not _in_sport(page, one)
            and not any(_same(page, one, other) for other in kept)
        ):
            kept.append(one)
    for one in sorted(kept, key=lambda one: (one.head.i, one.form)):
        yield from _suggested(page, one)


def _same(page: Page, one: Found, other: Found) -> bool:
    """True where another contact of the sentence tells the same, or more."""
    if page.number(one.head) != page.number(other.head) or one.planned is not other.planned:
        return False
    within, over = set(one.parties) <= set(other.parties), set(other.parties) <= set(one.parties)
    return (within or over) and (
        one.form == other.form or "visit" in (one.form, other.form) or one.parties == other.parties
    )


def _in_sport(page: Page, one: Found) -> bool:
    return any(token.lower_ in _SPORT for token in page.tokens(page.number(one.head)))


def _suggested(page: Page, one: Found) -> Iterator[Suggestion]:
    word = word_for(page, one.verb)
    if word.barred:
        return
    clause = Clause(page, one.verb, one.verb.lemma_.lower())
    slots = slots_for(clause, Who(one.parties), word)
    for note in one.notes:
        slots.note(note)
    slots.put("participants", " ".join(one.parties))
    slots.put("form", one.form)
    slots.put("planned", "yes" if one.planned else "no")
    when(slots, clause, ahead=one.planned)
    _place(slots, page, one)
    yield made(Sort.CONTACT, slots, clause, min(one.sure, word.trust))


def _place(slots: Slots, page: Page, one: Found) -> None:
    if one.form == "visit":
        where = page.named.get(one.head.i)
        if where is not None:
            slots.take("place", where.start, where.end)
        else:
            place_near(slots, page, one.head, more=("to",))
    elif one.form == "meeting" and not place_near(slots, page, one.head):
        place_near(slots, page, one.verb, more=("to",))
