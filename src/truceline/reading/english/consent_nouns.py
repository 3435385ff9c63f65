"""Consents told by a noun: "Kyiv's acceptance of the paper", "their rejection of the truce"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english import consent_words as words
from truceline.reading.english.clauses import joined, objects_of
from truceline.reading.english.consent_text import Form
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.english.texts import is_text, of_war
from truceline.reading.english.words import set_of

_ACTS = {noun: act for act, nouns in words.NOUNS.items() for noun in nouns}
_NOT_YET = set_of(
    "await wait seek need want require demand urge hope expect depend hinge pursue secure ensure guarantee "
    "request lack win gain obtain insist insistence condition conditional contingent subject pending call push "
    "press hold doubt predict anticipate lobby appeal without if toward towards before until for awaiting"
)
"""Words above a noun that leave open whether it has come: "awaits Russia's acceptance"."""
_ARRIVING = set_of("come arrive follow be drop land reach precede")
_AHEAD = frozenset({Mood.DONE, Mood.NOW, Mood.NEVER})


@dataclass(frozen=True)
class Noted:
    """A consent that a noun tells, and the noun."""

    noun: Token
    form: Form


def noted(page: Page) -> Iterator[Noted]:
    """All that nouns of a page tell."""
    for token in page.doc:
        act = _ACTS.get(token.lemma_.lower())
        if act and token.tag_.startswith("NN") and token.dep_ not in ("compound", "poss"):
            by = _owners(token)
            if by and _has_come(token):
                found = _text(page, token)
                if found is not None or (
                    act in (words.ACCEPT, words.REJECT) and _arrives(token) and of_war(page, token)
                ):
                    yield Noted(token, Form(act, found, 0.7, by))


def _owners(noun: Token) -> tuple[Token, ...]:
    """Whose act it is: before it, or behind "by"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return joined(child)
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return tuple(word for head in objects_of(child) for word in joined(head))
    return ()


def _text(page: Page, noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("of", "to", "from", "for"):
            for head in objects_of(child):
                if is_text(page, head, alone=True):
                    return head
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in words.STEPS and child.tag_ == "VB":
            return child
    return None


def _arrives(noun: Token) -> bool:
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_.lower() in _ARRIVING


def _has_come(noun: Token) -> bool:
    """True where what governs a noun takes it as something that is there."""
    at = noun
    while at.head.i != at.i and not at.tag_.startswith("VB"):
        at = at.head
        if at.lemma_.lower() in _NOT_YET or at.lower_ in _NOT_YET:
            return False
    how = mood(at) if at.tag_.startswith("VB") else Mood.DONE
    return how in (_AHEAD if noun.dep_ in ("nsubj", "nsubjpass") else (Mood.DONE, Mood.NOW))
