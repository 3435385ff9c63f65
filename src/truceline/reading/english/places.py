"""Where something was said or happened, as far as the words beside it tell."""

from spacy.tokens import Token

from truceline.reading.english.clauses import objects_of
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.slots import Slots

_AT = ("in", "at", "outside", "near")
_NO_PLACE = set_of(
    "telegram x facebook twitter truth english russian ukrainian arabic hebrew french easter christmas phase "
    "ramadan eid instagram youtube whatsapp"
)
_TOWN = set_of("city town port capital village region province valley crossing oblast governorate")


def place_near(slots: Slots, page: Page, head: Token, more: tuple[str, ...] = ()) -> bool:
    """Take the place that a word stands with ("met in Riyadh") as a slot; False where it names none.

    `more`: further prepositions that tell the place of this word ("to" for "flew to Kyiv").
    """
    for child in sorted(head.subtree, key=lambda token: abs(token.i - head.i)):
        if child.dep_ == "prep" and child.lower_ in (*_AT, *more) and _belongs(child, head):
            for found in objects_of(child):
                named = _name(page, found)
                if named:
                    slots.take("place", *named)
                    return True
    return False


def _belongs(preposition: Token, head: Token) -> bool:
    """True where no other clause and nobody else stands between a preposition and the word it tells the place of."""
    at = preposition.head
    while at.i != head.i:
        if at.tag_.startswith("VB") or at.ent_type_ or at.head.i == at.i:
            return False
        at = at.head
    return True


def _name(page: Page, head: Token) -> tuple[int, int] | None:
    """The letters of the name of a place: "Riyadh", "the Saudi city of Jeddah", "Allenby crossing"."""
    if head.lower_ in _TOWN:
        inner = [
            word
            for child in head.children
            if child.dep_ == "prep" and child.lower_ == "of"
            for word in objects_of(child)
        ]
        if inner:
            return _name(page, inner[0])
    low = head.lower_
    months = (*lexicon("en").months, *lexicon("en").weekdays)
    if low in _NO_PLACE or low in months or not (head.pos_ == "PROPN" or low in _TOWN) or not head.doc[head.i].text:
        return None
    actor = page.named.get(head.i)
    if actor is not None and not actor.office and not actor.name:
        start = actor.start + (4 if page.text[actor.start : actor.start + 4].lower() == "the " else 0)
        return start, actor.end
    first = head
    while first.i and first.nbor(-1).text[:1].isupper() and first.nbor(-1).head.i in (head.i, first.i):
        first = first.nbor(-1)
    if first.i == head.i and not head.text[:1].isupper():
        return None
    end = head
    while (
        end.i + 1 < len(head.doc)
        and end.nbor(1).text[:1].isupper()
        and end.nbor(1).dep_ in ("flat", "compound")
        and end.nbor(1).head.i == head.i
    ):
        end = end.nbor(1)
    return first.idx, end.idx + len(end)
