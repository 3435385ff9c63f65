"""Contacts told by a noun: "talks with X", "a phone call between X and Y", "the US-Iranian round"."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who
from truceline.reading.english.clauses import objects_of
from truceline.reading.english.contact_circle import (
    answered,
    beside,
    between,
    named_before,
    senders,
    topic,
    whom,
)
from truceline.reading.english.contact_circle import own as own_of
from truceline.reading.english.contact_found import Found, from_afar, met
from truceline.reading.english.contact_told import part_of, told
from truceline.reading.english.page import Page
from truceline.reading.rules.lexicon import lexicon

_SUBJECTS = ("nsubj", "nsubjpass")
_TELLING = words.JOINT | words.CALLS | words.TALKS | words.LETTERS | words.VISITS | {"call", "conversation"}


def by_noun(page: Page, noun: Token) -> Found | None:
    """The contact that a noun tells; None where nothing says that it took place or will."""
    form = _form(noun)
    if not form or _negated(noun):
        return None
    how = told(page, noun)
    if how is None:
        return None
    circle = between(page, noun)
    if circle and len(circle.parties) > 1:
        return met(noun, how.verb, form, how.planned, circle, sure=how.sure)
    with_ = beside(page, noun, how.verb) or whom(page, noun, how.verb)
    own = own_of(page, noun)
    if len(own.parties) > 1 and not with_:
        return met(noun, how.verb, form, how.planned, own, sure=how.sure)
    sent = senders(page, noun) if form == "message" else Who()
    if sent and with_:
        return met(noun, how.verb, form, how.planned, sent, with_, sure=how.sure)
    others = how.others or (topic(page, how.verb) if with_ and not own else Who())
    sides = (own, with_) if own and with_ else (others, with_ or own)
    if form != "visit" and not with_ and len(how.others.parties) < 2:
        if not own and not how.others and _subject(noun):
            return met(noun, how.verb, form, how.planned, named_before(page, noun), sure=0.5)
        paper = answered(page, how.verb) if how.past else Who()
        return met(noun, how.verb, form, how.planned, how.others, paper, sure=0.6) if paper and not own else None
    return met(noun, how.verb, form, how.planned, *sides, sure=how.sure)


def _subject(noun: Token) -> bool:
    """True for "the talks" and "a round of talks" that something is said of, with no word for whose or what talks."""
    closer = any(child.dep_ in ("compound", "poss", "nmod") or child.lower_ == "of" for child in noun.children)
    if closer or noun.lemma_.lower() not in ("talk", "negotiation") or noun.tag_ != "NNS":
        return False
    return noun.dep_ in _SUBJECTS or (part_of(noun) and noun.head.head.dep_ in _SUBJECTS)


def _form(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if lemma not in _TELLING or not noun.tag_.startswith("NN"):
        return ""
    beside = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    if lemma == "call" and not from_afar(beside) and _asked(noun):
        return ""
    if lemma == "conversation" and not from_afar(beside) and _somewhere(noun):
        return "meeting"
    if lemma in words.JOINT and any(child.lower_ == "joint" for child in beside):
        return "meeting"
    if lemma in words.CALLS or (lemma in words.TALKS and from_afar(beside)):
        return "call"
    if lemma in words.LETTERS and any(child.lower_ == "to" for child in noun.children):
        return "message"
    if lemma in words.VISITS and any(child.lower_ == "to" for child in noun.children):
        return "visit"
    return "meeting" if lemma in words.TALKS else ""


def _asked(call: Token) -> bool:
    """True for a call for something or on somebody, which is no telephone call; not for "a call on Sunday"."""
    if any(child.lower_ in ("for", "to") for child in call.children if child.dep_ == "prep"):
        return True
    on = [
        word for child in call.children if child.dep_ == "prep" and child.lower_ == "on" for word in objects_of(child)
    ]
    return any(word.lower_ not in (*lexicon("en").weekdays, *lexicon("en").months) and not word.like_num for word in on)


def _somewhere(noun: Token) -> bool:
    """True where a conversation, or the verb that tells it, has a place."""
    if any(token.lower_ in words.SIDELINES for token in noun.head.subtree):
        return True
    near = (*noun.subtree, *noun.head.children)
    found = [
        word for child in near if child.dep_ == "prep" and child.lower_ in ("in", "at") for word in objects_of(child)
    ]
    return any(word.pos_ == "PROPN" for word in found)


def _negated(noun: Token) -> bool:
    marks = {child.lower_ for child in noun.children if child.dep_ in ("det", "amod", "neg", "advmod")}
    return bool(
        marks & {"no", "any", "possible", "potential", "proposed", "hypothetical", "would-be", "eventual", "failed"}
    )


def nouns(page: Page) -> Iterator[Found]:
    """The contacts that nouns tell."""
    for token in page.doc:
        found = by_noun(page, token)
        if found is not None:
            yield found
