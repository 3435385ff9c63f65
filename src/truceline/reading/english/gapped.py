"""Handings over told without their verb: "Ukraine received 12 bodies and Russia 7", "20 to Kyiv and 5 to Minsk"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from truceline.reading.english.captives import Captives
from truceline.reading.english.handings import Handing
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind, Mention

_JOINING = set_of("and , ; while")

Told = tuple[Captives, Handing]


def gapped(page: Page, told: Sequence[Told]) -> Iterator[Told]:
    """What goes on from the event before it in the sentence: another number with who takes it, or who gives it."""
    counted = {people.start for people, _ in told}
    for quantity in page.quantities:
        words = page.within(quantity.first, quantity.end)
        if not words or quantity.first in counted or words[0].i < 1 or words[-1].i + 1 >= len(page.doc):
            continue
        before = [
            one for one in told if page.number(one[0].head) == page.number(words[0]) and one[0].head.i < words[0].i
        ]
        side, takes = _side(page, words[0], words[-1])
        if not before or (side is None and not takes):
            continue
        people, found = before[-1]
        party = side.parties[0] if side is not None and len(side.parties) == 1 else ""
        way = ("", party) if takes or found.role in ("taker", "come") else (party, "")
        more = Captives(
            words[-1],
            people.category,
            quantity.value,
            quantity.first,
            quantity.end,
            quantity.note,
            (),
            False,
            people.weak,
        )
        yield more, replace(found, way=way, sure=0.8)


def _side(page: Page, first: Token, last: Token) -> tuple[Mention | None, bool]:
    """The side of a number that stands alone: "97 to the SDF" (which takes them), "and Russia 27"."""
    joined = page.doc[first.i - 1]
    after = last.nbor()
    if joined.lower_ in _JOINING and after.lower_ == "to":
        place = after.i + 1
        while place < len(page.doc) and page.doc[place].tag_ in ("DT", "JJ") and place not in page.named:
            place += 1
        return _actor(page, place), place < len(page.doc) and page.doc[place].tag_.startswith("NN")
    one = _actor(page, first.i - 1)
    starts = page.doc[one.first - 1] if one is not None and one.first else None
    alone = starts is not None and starts.lower_ in _JOINING and (after.is_punct or after.lower_ in ("in", "on", "of"))
    return (one if alone else None), False


def _actor(page: Page, place: int) -> Mention | None:
    one = page.named.get(place)
    return one if one is not None and one.kind is not Kind.ATTRIBUTE else None
