"""Whom "him", "her" and "them" mean behind a verb: somebody named before who is not the verb's own subject."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english.acting import Who, mention_of, who
from truceline.reading.english.clauses import joined, subject
from truceline.reading.english.page import Page
from truceline.reading.english.speaking import owners
from truceline.reading.rules.mentions import Kind

POINTING = ("him", "her", "them")
_SURE = 0.7


def pointed(page: Page, word: Token) -> Who:
    """The actors that an object pronoun means; nobody where the text before leaves it open."""
    own = set(_acting_on(page, word).parties)
    number = page.number(word)
    near = number > 0 and page.sentences[number - 1].paragraph >= page.sentences[number].paragraph - 1
    for at in (number, *((number - 1,) if near else ())):
        for deps in (("nsubj", "nsubjpass"), ("dobj", "pobj", "dative")):
            meant = [one for one in _groups(page, at, deps, word) if not own & set(one.parties)]
            circles = {one.parties for one in meant}
            if meant and (deps[0] == "nsubj" or len(circles) == 1):
                return _noted(page, word, meant[0])
    return Who()


def they(page: Page, word: Token) -> Who:
    """Whom "they" means, where those before it are told only by whose they are: "the directors of X and Y"."""
    number = page.number(word)
    for at in (number, number - 1) if number else (number,):
        for token in page.tokens(at):
            if token.dep_ in ("nsubj", "nsubjpass") and token.i < word.i and token.tag_ == "NNS":
                parties = owners(page, token)
                if len(parties) > 1:
                    return Who(parties, None, f"{word.text!r} is not named in this passage", 0.6)
    return Who()


def pair(page: Page, word: Token) -> Who:
    """Whom "both governments" and "the two capitals" mean: the last two who acted before in the sentence."""
    marks = {child.lower_ for child in word.children if child.dep_ in ("det", "nummod", "predet")}
    if word.tag_ != "NNS" or not marks & {"both", "two"}:
        return Who()
    before = [
        found
        for token in page.tokens(page.number(word))
        if token.dep_ in ("nsubj", "nsubjpass") and token.i < word.i and (found := who(page, joined(token)))
    ]
    parties = tuple(dict.fromkeys(party for one in before for party in one.parties)) or _two_persons(page, word)
    note = f"whom {word.text!r} means follows only from who acts before it"
    return Who(parties, None, note, 0.6) if len(parties) == 2 else Who()


def _two_persons(page: Page, word: Token) -> tuple[str, ...]:
    """Whose offices the sentence before names, where they are two: "X spoke with his counterpart from Y"."""
    number = page.number(word)
    if not number or page.sentences[number - 1].paragraph < page.sentences[number].paragraph - 1:
        return ()
    one = page.sentences[number - 1]
    offices = [
        found
        for found in page.mentions
        if one.start <= found.start < one.end and found.kind in (Kind.OFFICE, Kind.PERSON) and found.parties
    ]
    parties = tuple(dict.fromkeys(party for found in offices for party in found.parties))
    return parties if len(parties) == 2 else ()


def _acting_on(page: Page, word: Token) -> Who:
    """Who acts in the clause that a pronoun is an object of."""
    at = word.head
    while at.head.i != at.i and not at.tag_.startswith("VB"):
        at = at.head
    found = subject(at) if at.tag_.startswith("VB") else None
    return who(page, joined(found)) if found is not None else Who()


def _groups(page: Page, number: int, deps: tuple[str, ...], word: Token) -> Iterator[Who]:
    """Those named together in a sentence before a pronoun with whom it agrees."""
    for token in page.tokens(number):
        if token.dep_ not in deps or token.i >= word.i:
            continue
        heads = joined(token)
        found = who(page, heads)
        if found and _agrees(page, word.lower_, heads, found):
            yield found


def _agrees(page: Page, pronoun: str, heads: tuple[Token, ...], found: Who) -> bool:
    if pronoun == "them":
        plural = heads[0].tag_ in ("NNS", "NNPS") and heads[0].lower_ != "states"
        return len(heads) > 1 or plural or heads[0].lower_ in ("they", "we")
    if len(heads) > 1 or len(found.parties) > 1:
        return False
    if heads[0].lower_ in ("he", "she", "i"):
        return True
    one = mention_of(page, heads[0])
    return one is not None and (bool(one.name) or one.kind in (Kind.PERSON, Kind.OFFICE)) and heads[0].tag_ != "NNS"


def _noted(page: Page, word: Token, found: Who) -> Who:
    elsewhere = found.mention is None or found.mention.start < page.sentence(word).start
    note = f"{word.text!r} is not named in this passage" if elsewhere else found.note
    return Who(found.parties, found.mention, note, min(found.sure, _SURE))
