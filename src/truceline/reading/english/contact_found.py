"""A contact as it is found in a clause: who takes part, in which form, whether it is to come."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.acting import Who, mention_of, who
from truceline.reading.english.clauses import joined
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.english.pointing import POINTING, pointed
from truceline.reading.english.speaking import owners
from truceline.reading.english.words import set_of

_HELD = {Mood.DONE: False, Mood.NOW: False, Mood.AHEAD: True, Mood.PLEDGED: True}
_THINGS = set_of(
    "proposal plan offer resistance demand troop force drone jet tank missile attack condition letter call "
    "deadline text fire ship vessel aircraft warplane strike position soldier talk deal threat request pressure "
    "objection claim refusal town city port region border capital soil territory side front line broadcaster "
    "newspaper channel outlet agency magazine media television radio station crowd wrestler player athlete "
    "footballer squad champion"
)
_FROM_AFAR = set_of("phone telephone video hotline teleconference videoconference videolink")


@dataclass(frozen=True)
class Found:
    """`head`: the verb or the noun that tells it; `verb`: the predicate it belongs to; `notes`: what is open."""

    head: Token
    verb: Token
    form: str
    planned: bool
    parties: tuple[str, ...]
    notes: tuple[str, ...] = ()
    sure: float = 0.85


def planned(verb: Token) -> bool | None:
    """Whether what a predicate tells is to come; None where it is not told to have been, or to be going to be."""
    return _HELD.get(mood(verb))


def among(page: Page, words: Iterable[Token]) -> Who:
    """Those of some words that can act; whoever cannot is left out."""
    found = [one for word in words if (one := _acting(page, word))]
    if not found:
        return Who()
    parties = tuple(dict.fromkeys(party for one in found for party in one.parties))
    return Who(
        parties, found[0].mention, next((one.note for one in found if one.note), ""), min(one.sure for one in found)
    )


def _acting(page: Page, word: Token) -> Who:
    if word.lower_ in POINTING:
        return pointed(page, word)
    found = who(page, (word,)) or _beside(page, word)
    if found or not word.tag_.startswith("NN") or word.lemma_.lower() in _THINGS:
        return found
    whose = owners(page, word)
    return Who(whose, None, "", 0.75) if whose else Who()


def _beside(page: Page, word: Token) -> Who:
    """Who stands beside a word that names nobody: "the two sides, X and Y"."""
    named = mention_of(page, word)
    if named is None or named.parties:
        return Who()
    return who(page, [one for child in word.children if child.dep_ == "appos" for one in joined(child)])


def met(head: Token, verb: Token, form: str, ahead: bool, *sides: Who, sure: float = 0.85) -> Found | None:
    """A contact of all sides together; None where fewer than two actors take part."""
    parties = tuple(sorted({party for side in sides for party in side.parties}))
    if len(parties) < 2:
        return None
    notes = tuple(dict.fromkeys(side.note for side in sides if side.note))
    known = [side.sure for side in sides if side.parties]
    return Found(head, verb, form, ahead, parties, notes, min(sure, *known, 0.99))


def from_afar(words: Iterable[Token]) -> bool:
    """True where one of these words is a telephone or a screen."""
    return any(word.lower_ in _FROM_AFAR for word in words)
