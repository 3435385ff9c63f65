"""Contacts told by a noun: "talks with X", "a phone call between X and Y", "the US-Iranian round"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who
from truceline.reading.english.clauses import objects_of
from truceline.reading.english.contact_circle import acting_with, answered, beside, between, senders, topic, whom
from truceline.reading.english.contact_circle import own as own_of
from truceline.reading.english.contact_found import Found, from_afar, met, planned, staying
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.rules.lexicon import lexicon

_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class _Told:
    """How talks are told of: by which predicate, whether they are to come, who else takes part, how sure that is.

    `past`: what is told came after them.
    """

    verb: Token
    planned: bool
    others: Who
    sure: float
    past: bool = False


def by_noun(page: Page, noun: Token) -> Found | None:
    """The contact that a noun tells; None where nothing says that it took place or will."""
    form = _form(noun)
    if not form or _negated(noun):
        return None
    told = _told(page, noun)
    if told is None:
        return None
    circle = between(page, noun)
    if circle and len(circle.parties) > 1:
        return met(noun, told.verb, form, told.planned, circle, sure=told.sure)
    with_ = beside(page, noun, told.verb) or whom(page, noun, told.verb)
    own = own_of(page, noun)
    if len(own.parties) > 1 and not with_:
        return met(noun, told.verb, form, told.planned, own, sure=told.sure)
    sent = senders(page, noun) if form == "message" else Who()
    if sent and with_:
        return met(noun, told.verb, form, told.planned, sent, with_, sure=told.sure)
    others = told.others or (topic(page, told.verb) if with_ and not own else Who())
    sides = (own, with_) if own and with_ else (others, with_ or own)
    if form != "visit" and not with_ and len(told.others.parties) < 2:
        paper = answered(page, told.verb) if told.past else Who()
        return met(noun, told.verb, form, told.planned, told.others, paper, sure=0.6) if paper and not own else None
    return met(noun, told.verb, form, told.planned, *sides, sure=told.sure)


def _form(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if not noun.tag_.startswith("NN"):
        return ""
    beside = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    if lemma == "call" and not from_afar(beside) and _asked(noun):
        return ""
    if lemma == "conversation" and not from_afar(beside) and _somewhere(noun):
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


def _told(page: Page, noun: Token) -> _Told | None:
    top = noun
    while (
        top.dep_ in ("pobj", "conj")
        and top.head.dep_ in ("prep", "pobj", "dobj", "nsubj", "nsubjpass")
        and _part_of(top)
    ):
        top = top.head.head if top.dep_ == "pobj" else top.head
    ahead = any(child.lower_ in words.COMING for child in noun.children)
    if top.head.lower_ in words.PAST and top.dep_ in ("dobj", "pobj"):
        return _behind_preposition(page, top, ahead)
    if top.dep_ == "dobj" or (top.dep_ == "attr" and top.head.lemma_ == "be"):
        return _as_object(page, top, ahead)
    if top.dep_ in _SUBJECTS:
        return _as_subject(page, top, ahead)
    if top.dep_ == "pobj":
        return _behind_preposition(page, top, ahead)
    return None


def _part_of(noun: Token) -> bool:
    """True for "talks" in "a round of talks"."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_.lower() in words.TALKS | words.STRETCHES
    )


def _as_object(page: Page, noun: Token, ahead: bool) -> _Told | None:
    verb = noun.head
    base = verb.lemma_.lower()
    if base in words.SCHEDULED and not ahead:
        return _Told(verb, True, acting_with(page, verb), 0.7) if mood(verb) in (Mood.DONE, Mood.NOW) else None
    if base == "be" and mood(verb) is Mood.DONE and verb.tag_ == "VBD":
        return _Told(verb, ahead, Who(), 0.7)
    fixed = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)
    if base in words.DESCRIBING and fixed and mood(verb) is Mood.DONE:
        return _Told(verb, ahead, acting_with(page, verb), 0.6)
    if base not in words.HOLDING | words.MEDIATING | words.SENDING | {"pay", "wrap", "have"}:
        return None
    to_come = planned(verb)
    if to_come is None:
        return None
    return _Told(verb, to_come or ahead, acting_with(page, verb), 0.85)


def _ahead_of(page: Page, word: Token) -> _Told | None:
    """ "Arrived ahead of talks with X": they are to come."""
    verb = word.head
    while verb.i != verb.head.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    if not verb.tag_.startswith("VB") or planned(verb) is None:
        return None
    return _Told(verb, True, acting_with(page, verb), 0.6)


def _sent(verb: Token, word: str) -> bool:
    """True for "sent a delegation to Doha for talks"."""
    sent = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return word == "for" and verb.lemma_.lower() in words.DISPATCHING and bool(sent)


def _as_subject(page: Page, noun: Token, ahead: bool) -> _Told | None:
    verb = noun.head
    base = verb.lemma_.lower()
    passive = noun.dep_ == "nsubjpass"
    to_come = planned(verb)
    if (
        to_come is None
        and base in words.RESULTS
        and verb.tag_ == "VBD"
        and not any(one.dep_ == "neg" for one in verb.children)
    ):
        to_come = False
    if to_come is None or base in words.GONE:
        return None
    if passive and base in words.SCHEDULED:
        return _Told(verb, True, Who(), 0.8)
    if base == "be":
        return _as_described(verb, to_come or ahead)
    if base in words.TAKING_PLACE or (passive and base in words.HOLDING | words.MEDIATING):
        return _Told(verb, to_come or ahead, acting_with(page, verb) if passive else Who(), 0.8)
    return None


def _as_described(verb: Token, ahead: bool) -> _Told | None:
    """ "The next round is due on Friday", "the talks were in Doha"."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr", "oprd", "prep", "advmod")}
    if beside & {"due", "set", "scheduled", "planned", "expected"}:
        return _Told(verb, True, Who(), 0.75)
    where = [word for child in verb.children if child.dep_ == "prep" for word in objects_of(child)]
    if any(word.lemma_.lower() in words.STUCK for word in where):
        return None
    if beside & {
        "possible",
        "unlikely",
        "likely",
        "off",
        "needed",
        "necessary",
        "out",
        "cancelled",
        "postponed",
        "stalled",
        "deadlocked",
        "frozen",
    }:
        return None
    return _Told(verb, ahead or (verb.tag_ == "VBZ" and "on" in beside), Who(), 0.65)


def _behind_preposition(page: Page, noun: Token, ahead: bool) -> _Told | None:
    preposition = noun.head
    word = preposition.lower_
    if word == "of" and preposition.head.lower_ == "ahead":
        return _ahead_of(page, preposition.head)
    verb = preposition.head
    while verb.i != verb.head.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    if not verb.tag_.startswith("VB") or (word not in words.PAST and word not in words.AMID):
        return None
    if word in words.PAST:
        return _Told(verb, ahead, acting_with(page, verb), 0.75, past=True) if mood(verb) is not Mood.SUPPOSED else None
    to_come = planned(verb)
    base = verb.lemma_.lower()
    if base == "be" and word == "for" and any(child.lower_ == "due" for child in verb.subtree):
        return _Told(verb, True, acting_with(page, verb), 0.75)
    if to_come is not None and noun.lemma_.lower() in words.VISITS and word == "on":
        return _Told(verb, to_come, acting_with(page, verb), 0.7)
    if to_come is None or (
        word in ("for", "with", "on", "from", "by")
        and base not in words.GOING | words.MEETING | words.VISITING | words.SETTING_OUT
        and not _sent(verb, word)
        and not (word == "for" and staying(verb))
    ):
        return None
    return _Told(verb, to_come or ahead, acting_with(page, verb), 0.75)


def nouns(page: Page) -> Iterator[Found]:
    """The contacts that nouns tell."""
    for token in page.doc:
        found = by_noun(page, token)
        if found is not None:
            yield found
