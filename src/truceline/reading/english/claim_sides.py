"""Whose a thing is that is counted, and who gives the number."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.acting import who
from truceline.reading.english.claim_figures import Figure, above, base, passive
from truceline.reading.english.claim_words import (
    ACCUSING,
    BREACHES,
    COMMITTING,
    COUNTING,
    ENEMY,
    FIRING,
    MEASURES,
    NAMING,
    OFFICES,
    OPPOSED,
    PUTTING,
    RECKONINGS,
    REPORTERS,
    SPEAKING,
)  # fmt: skip
from truceline.reading.english.clauses import objects_of, subject
from truceline.reading.english.moods import TELLING
from truceline.reading.english.page import Page

_SHORT = 4
_FORCES = frozenset(
    {"side", "party", "army", "force", "camp", "troop", "drone", "artillery", "aviation", "unit", "aircraft"}
)
FOE = "?"
"""Stands for "the enemy" and "the other side", until it is known whom that means."""


@dataclass(frozen=True)
class Found:
    """Somebody found: an actor's id, FOE, or nothing. `note`: what is open. `other`: somebody who is no actor here."""

    party: str = ""
    note: str = ""
    other: bool = False

    def __bool__(self) -> bool:
        return bool(self.party)


def party_of(page: Page, head: Token) -> Found:
    """Whose a phrase is or whom it means: "Russian drones", "shells fired by Russia", "the enemy"."""
    named = who(page, [head])
    if len(named.parties) == 1:
        return Found(named.parties[0], named.note)
    if named.parties:
        return Found()
    for one in (head, *_attributes(head)):
        mention = page.named.get(one.i)
        if mention is not None and len(mention.parties) == 1:
            return Found(mention.parties[0])
        if mention is None and (derived := _derived(page, one)):
            return Found(derived)
    if is_foe(head):
        return Found(FOE)
    return _owner(page, head)


def _attributes(head: Token) -> Iterator[Token]:
    """What stands before a noun as its own: adjectives, possessors, parts of a compound, and what those have."""
    for child in head.lefts:
        if child.dep_ in ("amod", "poss", "compound", "nmod", "npadvmod"):
            yield child
            yield from _attributes(child)


def _derived(page: Page, word: Token) -> str:
    """Whose an adjective is that no list has, by the name it is made from: "Tessenese" where the text names Tessen."""
    if not word.text[:1].isupper() or word.tag_ == "NN":
        return ""
    named = {page.text[one.start : one.end]: one.parties[0] for one in page.mentions if len(one.parties) == 1}
    fits = [name for name in named if len(name) > _SHORT and word.text != name and word.text.startswith(name)]
    return named[max(fits, key=len)] if fits and len(word.text) - len(max(fits, key=len)) <= _SHORT else ""


def is_foe(head: Token) -> bool:
    """True for "the enemy", "the other side", "occupying forces"."""
    words = {child.lower_ for child in head.lefts}
    lemma = head.lemma_.lower()
    if lemma in _FORCES:
        return bool(words & {*OPPOSED, "enemy", "occupying", "invading", "occupation", "hostile", "invader"})
    return lemma in ENEMY - {"side"}


def _owner(page: Page, head: Token) -> Found:
    """Whose a thing is by what follows it: "by", "from", "of" somebody, or "fired by" somebody."""
    for child in head.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            for pobj in objects_of(child):
                if child.lower_ == "of" and base(head) in BREACHES and base(pobj) not in BREACHES:
                    continue
                if found := party_of(page, pobj):
                    return found
        told = child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD", "VBG")
        if told and (found := agent_of(page, child) or _relative(page, child)):
            return found
    return Found()


def _relative(page: Page, verb: Token) -> Found:
    """ "The drones that Russia launched"."""
    doers = [child for child in verb.children if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP")]
    fired = verb.lemma_.lower() in FIRING | COMMITTING
    return party_of(page, doers[0]) if doers and fired and verb.dep_ == "relcl" else Found()


def agent_of(page: Page, verb: Token) -> Found:
    """Who did what a participle says: "fired by Russia", "launched from Russia", "by the army"."""
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "from"):
            for pobj in objects_of(child):
                if found := party_of(page, pobj):
                    return found
    return Found()


def issuer(figure: Figure) -> Found:
    """Who counts, as in "X recorded 12", "X put the number at 12", "X's tally", "X accused Y of 12"."""
    page = figure.page
    for verb in above(figure):
        lemma = verb.lemma_.lower()
        if passive(verb) and lemma in COUNTING:
            return agent_of(page, verb)
        spoken = lemma in SPEAKING and figure.top.lower_ == "of"
        if (lemma in COUNTING | PUTTING | ACCUSING | NAMING or spoken) and (doer := subject(verb)) is not None:
            if passive(verb):
                return agent_of(page, verb)
            if found := _counter(page, doer):
                return found
    return _owner_of_measure(page, figure) or _reckoning(page, figure)


def _reckoning(page: Page, figure: Figure) -> Found:
    """ "By Moscow's count", "according to a tally kept by Moscow"."""
    for token in page.tokens(page.number(figure.head)):
        if token.lower_ == "by" or (token.lower_ == "to" and token.i and token.nbor(-1).lower_ == "according"):
            for pobj in objects_of(token):
                if pobj.lemma_.lower() in RECKONINGS and pobj.i < figure.head.i:
                    return _whose_measure(page, pobj)
    return Found()


def told_by(page: Page, figure: Figure) -> Found:
    """Whose body says what the figure stands in: "Ukraine's rescue service"."""
    at = figure.verb
    while at is not None and at.head.i != at.i:
        at = at.head
        if at.tag_.startswith("VB") and at.lemma_.lower() in TELLING:
            doer = subject(at)
            known = doer is not None and doer.lemma_.lower() in REPORTERS
            return party_of(page, doer) if doer is not None and known else Found()
    return Found()


def somebody_tells(figure: Figure) -> bool:
    """True where some office tells it of which nobody knows whose it is: "the enclave's media office said"."""
    at = figure.verb
    while at is not None and at.head.i != at.i:
        at = at.head
        if at.tag_.startswith("VB") and at.lemma_.lower() in TELLING:
            doer = subject(at)
            return doer is not None and doer.lemma_.lower() in REPORTERS | OFFICES
    return False


def _counter(page: Page, doer: Token) -> Found:
    if base(doer) in MEASURES:
        return _whose_measure(page, doer)
    named = who(page, [doer])
    if len(named.parties) == 1:
        return Found(named.parties[0], named.note)
    return party_of(page, doer) if doer.lemma_.lower() in REPORTERS else Found()


def _owner_of_measure(page: Page, figure: Figure) -> Found:
    """ "Moscow's count came to 12", "the tally kept by Tessen"."""
    for verb in above(figure):
        doer = subject(verb)
        if doer is not None and base(doer) in MEASURES:
            return _whose_measure(page, doer)
    return Found()


def _whose_measure(page: Page, measure: Token) -> Found:
    for child in measure.children:
        if child.dep_ == "poss":
            mention = page.named.get(child.i)
            if mention is not None and len(mention.parties) == 1:
                return Found(mention.parties[0])
            named = who(page, [child])
            if len(named.parties) == 1:
                return Found(named.parties[0], named.note)
        if child.dep_ == "acl" and (found := agent_of(page, child)):
            return found
    return Found()
