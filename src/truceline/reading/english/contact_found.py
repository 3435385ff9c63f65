"""A contact as it is found in a clause: who takes part, in which form, whether it is to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.acting import Who, doers, mention_of, who
from truceline.reading.english.clauses import Clause, joined, objects_of, subject
from truceline.reading.english.moods import TELLING, Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.english.pointing import POINTING, pair, pointed, they
from truceline.reading.english.speaking import owners
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind

_HELD = {Mood.DONE: False, Mood.NOW: False, Mood.AHEAD: True, Mood.PLEDGED: True}
_THINGS = set_of(
    "proposal plan offer resistance demand troop force drone jet tank missile attack condition letter call "
    "deadline text fire ship vessel aircraft warplane strike position soldier talk deal threat request pressure "
    "objection claim refusal town city port region border capital soil territory side front line broadcaster "
    "newspaper channel outlet agency magazine media television radio station crowd wrestler player athlete "
    "footballer squad champion"
)
_OFFERING = set_of("offer volunteer")
"""Whoever does so awaits an answer: nothing is to come yet."""
_BODIES = set_of("delegation delegations team teams mission negotiators")
_FROM_AFAR = set_of("phone telephone video hotline teleconference videoconference videolink virtual online")


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
    governor = verb.head.lemma_.lower() if verb.dep_ in ("xcomp", "advcl") else ""
    ahead = _HELD.get(mood(verb)) if governor not in _OFFERING else None
    return None if ahead and _conditional(verb) else ahead


def _conditional(verb: Token) -> bool:
    """True for "will host them if both agree" and "should they meet, it will host them"."""
    for child in verb.children:
        if child.dep_ == "advcl":
            inner = list(child.children)
            should = inner and inner[0].lower_ == "should" and inner[0].i < child.i
            if should or any(one.lower_ in ("if", "unless", "provided") for one in inner):
                return True
    return False


def among(page: Page, words: Iterable[Token]) -> Who:
    """Those of some words that can act; whoever cannot is left out."""
    found = [one for word in words for part in (word, *_further(word)) if (one := _acting(page, part))]
    if not found:
        return Who()
    parties = tuple(dict.fromkeys(party for one in found for party in one.parties))
    return Who(
        parties, found[0].mention, next((one.note for one in found if one.note), ""), min(one.sure for one in found)
    )


def _further(word: Token) -> list[Token]:
    """Whoever else it is of: "envoys of X and of Y"."""
    further = [child for child in word.children if child.dep_ == "conj" and child.tag_ == "IN"]
    return [head for child in further if child.lower_ in ("of", "from", "with") for head in objects_of(child)]


def _acting(page: Page, word: Token) -> Who:
    if word.lower_ in POINTING:
        return pointed(page, word)
    found = who(page, (word,)) or _beside(page, word) or pair(page, word)
    if not found and word.lower_ == "they":
        return they(page, word)
    if found or not word.tag_.startswith("NN") or word.lemma_.lower() in _THINGS:
        return found
    whose = owners(page, word)
    return Who(whose, None, "", 0.75) if whose else Who()


def _beside(page: Page, word: Token) -> Who:
    """Who stands beside a word that names nobody: "the two sides, X and Y"."""
    named = mention_of(page, word)
    if named is None or named.parties:
        return Who()
    apposed = who(page, [one for child in word.children if child.dep_ == "appos" for one in joined(child)])
    told = {one for child in word.children if child.dep_ == "relcl" for one in _pairs(page, child)}
    return apposed or (
        Who(told.pop(), None, "whose they are stands in the clause behind", 0.65) if len(told) == 1 else apposed
    )


def _pairs(page: Page, verb: Token) -> Iterator[tuple[str, ...]]:
    """The pairs of actors that a clause names: "the two armies"."""
    named = [page.named.get(token.i) for token in verb.subtree]
    return (one.parties for one in named if one is not None and len(one.parties) == 2)


def met(head: Token, verb: Token, form: str, ahead: bool, *sides: Who, sure: float = 0.85) -> Found | None:
    """A contact of all sides together; None where fewer than two actors take part."""
    parties = tuple(sorted({party for side in sides for party in side.parties}))
    if len(parties) < 2:
        return None
    notes = tuple(dict.fromkeys(side.note for side in sides if side.note))
    known = [side.sure for side in sides if side.parties]
    return Found(head, verb, form, ahead, parties, notes, min(sure, *known, 0.99))


def acting_in(clause: Clause) -> Who:
    """Who acts in a clause, those who cannot left out."""
    return _all_of(clause) or among(clause.page, clause.doers) or _of_the_sayer(clause)


def _all_of(clause: Clause) -> Who:
    """Who acts, where nobody else hangs on the last of them."""
    return doers(clause) if not any(_further(word) for word in clause.doers) else Who()


def _of_the_sayer(clause: Clause) -> Who:
    """Whose "the president" is in "the White House said the president would meet"."""
    page, verb = clause.page, clause.verb
    meant = mention_of(page, clause.doers[0]) if len(clause.doers) == 1 else None
    if meant is None or meant.kind is not Kind.OFFICE or meant.parties or meant.name or verb.dep_ != "ccomp":
        return Who()
    said = subject(verb.head) if verb.head.lemma_.lower() in TELLING else None
    found = who(page, (said,)) if said is not None else Who()
    only = len(found.parties) == 1 and page.text[meant.start : meant.end].lower().startswith("the ")
    return Who(found.parties, meant, "whose office it is follows only from who says so", 0.65) if only else Who()


def staying(verb: Token) -> bool:
    """True for "was in Cairo", where somebody is for a purpose."""
    where = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "at")]
    return verb.lemma_.lower() == "be" and any(word.pos_ == "PROPN" for child in where for word in objects_of(child))


def in_person(clause: Clause, word: Token) -> bool:
    """True for somebody, or several, who can be met: an office, a delegation, "him", "the Ukrainians"."""
    if word.lower_ in ("he", "she", *POINTING) or (word.tag_ == "NNPS" and word.lower_ != "states"):
        return True
    found = mention_of(clause.page, word)
    return found is not None and (found.kind in (Kind.OFFICE, Kind.PERSON) or found.head in _BODIES)


def from_afar(words: Iterable[Token]) -> bool:
    """True where one of these words is a telephone or a screen."""
    return any(word.lower_ in _FROM_AFAR for word in words)
