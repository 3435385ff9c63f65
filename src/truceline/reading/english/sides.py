"""Which parties a subject means where its head names none: by what stands before it, or as both of two."""

from collections.abc import Iterable

from spacy.tokens import Token

from truceline.reading.english.acting import Who, who
from truceline.reading.english.clauses import joined
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind

_JOINING = set_of("and while but , ;")
_OF_A_SIDE = set_of(
    "country nation government side forces fighters troops soldiers units army military movement group men"
)
_THEIR = set_of("his her its our their my")
_BOTH = set_of(
    "both each either neither two sides side camp camps parties party they neighbours neighbors foes belligerents"
)
_SIDES = set_of(
    "both two sides parties camps foes belligerents rivals factions adversaries enemies neighbours neighbors countries "
    "nations governments capitals"
)
_MORE = set_of("three four five all other most some")
_LATELY = 3
"""Sentences within which two sides were named together whom "the two sides" then means, where others are named too."""
_OPEN = Who((), None, "which two sides are meant is not told")
_LEADING = set_of(
    "rulers ruler officers officer commanders commander leadership premiers premier regime rulers side sides forces "
    "generals chiefs delegations authorities leaders capital camp troops soldiers fighters units"
)


def parties_of(page: Page, heads: Iterable[Token], at: Token, speaker: str = "") -> Who:
    """Who is meant by the subjects of a predicate `at`: as the grammar has them, else by what stands before them.

    `speaker`: the side that tells it; empty where that is nobody's word.
    """
    heads = tuple(heads)
    before = right_before(page, at)
    if before is not None:
        return before
    both = the_two(page, heads, speaker)
    if both is not None:
        return both
    found = who(page, heads)
    if found or not heads:
        return found
    named = _named_beside(page, heads)
    if named:
        return named
    if all(head.lower_ in _BOTH for head in heads):
        return _two_before(page, at)
    some = [one for head in heads if (one := who(page, [head]))]
    return (
        Who(
            tuple(dict.fromkeys(party for one in some for party in one.parties)),
            None,
            "others of them are not known",
            0.7,
        )
        if some
        else Who()
    )


def the_two(page: Page, heads: Iterable[Token], speaker: str = "") -> Who | None:
    """Whom "the two sides" means: those who act before it in its sentence with the speaker, else those named lately.

    Nobody, with a note, where that cannot be told; None where the phrase is another one, or names them itself.
    """
    heads = tuple(heads)
    if len(heads) != 1 or heads[0].lower_ not in _SIDES:
        return None
    if any(child.lower_ in _MORE for child in heads[0].children):
        return None
    head, own = heads[0], page.named.get(heads[0].i)
    if own is not None and own.parties and not own.bare:
        return None if len(own.parties) > 1 else _OPEN  # "Yemen's warring sides" are not one side
    here = _acting_before(page, head)
    told = here if len(here) == 2 else tuple(dict.fromkeys((*here, *([speaker] if speaker else []))))
    if here and len(told) == 2:
        return Who(told, None, "", 0.75)
    lately = own.parties if own is not None else _two_before(page, head).parties
    if len(lately) != 2:
        return None if own is None else _OPEN
    if not set(here) <= set(lately) or not _fresh(page, lately, head):
        return _OPEN
    return who(page, heads) or _two_before(page, head)


def _acting_before(page: Page, head: Token) -> tuple[str, ...]:
    """The sides that act in the sentence of a word before it."""
    found: dict[str, None] = {}
    for token in page.tokens(page.number(head)):
        if token.i < head.i and token.dep_ in ("nsubj", "nsubjpass"):
            found |= dict.fromkeys(party for one in joined(token) for party in who(page, [one]).parties)
    return tuple(found)


def _fresh(page: Page, pair: tuple[str, ...], head: Token) -> bool:
    """True where two sides were named together not long before a word, or where no other was named before it."""
    before = [one for one in page.mentions if one.end <= head.idx]
    if not {party for one in before for party in one.parties} - set(pair):
        return True
    number = page.number(head)
    for place in range(number, max(number - _LATELY, 0) - 1, -1):
        one = page.sentences[place]
        named = {party for name in before if one.start <= name.start < one.end for party in name.parties}
        if set(pair) <= named:
            return True
    return False


def right_before(page: Page, at: Token) -> Who | None:
    """The actor named right before a predicate that the grammar takes into the phrase before ("... and X will")."""
    place = at.i - 1
    if at.tag_ not in ("VB", "VBD", "VBZ", "VBP") or any(child.dep_ == "nsubj" for child in at.children):
        return None
    while place > 0 and page.doc[place].tag_ in ("MD", "RB"):
        place -= 1
    one = page.named.get(place)
    if one is None or one.kind is Kind.ATTRIBUTE or not one.parties:
        return None
    first = one.first - 1
    while first > 0 and page.doc[first].tag_ == "DT":
        first -= 1
    return Who(one.parties, one, sure=0.9) if first > 0 and page.doc[first].lower_ in _JOINING else None


def _named_beside(page: Page, heads: tuple[Token, ...]) -> Who:
    """ "India and Pakistan's top officers"."""
    parties: list[str] = []
    for head in heads:
        beside = [
            one
            for child in head.children
            if child.dep_ in ("poss", "amod", "compound")
            for one in (child, *child.conjuncts)
        ]
        found = [page.named[one.i] for one in beside if one.i in page.named]
        if head.lower_ not in _LEADING or not found:
            return Who()
        parties += [party for one in found for party in one.parties]
    return Who(tuple(dict.fromkeys(parties)), None, sure=0.85)


def of_speaker(heads: Iterable[Token], speaker: str) -> Who:
    """Who is meant by "his country" and "its fighters" in what one side says: that side."""
    heads = tuple(heads)
    theirs = all(head.lower_ in _OF_A_SIDE and any(child.lower_ in _THEIR for child in head.children) for head in heads)
    return Who((speaker,), None, "", 0.85) if speaker and heads and theirs else Who()


def _two_before(page: Page, at: Token) -> Who:
    """The two that were last spoken of together, in the sentence or one of the two before it."""
    number = page.number(at)
    for place in range(number, max(number - 3, -1), -1):
        one = page.sentences[place]
        names = [name for name in page.mentions if one.start <= name.start < min(one.end, at.idx)]
        told = [party for name in names if name.kind is not Kind.ATTRIBUTE for party in name.parties]
        parties = tuple(dict.fromkeys(told))
        if len(parties) == 2:
            note = "" if place == number else "which two sides are meant stands in an earlier passage"
            return Who(parties, None, note, 0.75)
    return Who()
