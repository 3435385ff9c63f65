"""Contacts told by a noun: "talks with X", "a phone call between X and Y", "the US-Iranian round"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who, who
from truceline.reading.english.clauses import Clause, joined, objects_of, subject
from truceline.reading.english.contact_found import Found, among, from_afar, met, planned
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.rules.mentions import Kind

_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class _Told:
    """How talks are told of: by which predicate, whether they are to come, who else takes part, how sure that is."""

    verb: Token
    planned: bool
    others: Who
    sure: float


def by_noun(page: Page, noun: Token) -> Found | None:
    """The contact that a noun tells; None where nothing says that it took place or will."""
    form = _form(noun)
    if not form or _negated(noun):
        return None
    told = _told(page, noun)
    if told is None:
        return None
    circle = _between(page, noun)
    if circle and len(circle.parties) > 1:
        return met(noun, told.verb, form, told.planned, circle, sure=told.sure)
    with_ = _with(page, noun, told.verb) or _whom(page, noun, told.verb)
    own = _own(page, noun)
    if len(own.parties) > 1 and not with_:
        return met(noun, told.verb, form, told.planned, own, sure=told.sure)
    sides = (own, with_) if own and with_ else (told.others, with_ or own)
    if form != "visit" and not with_ and len(told.others.parties) < 2:
        return None
    return met(noun, told.verb, form, told.planned, *sides, sure=told.sure)


def _form(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if not noun.tag_.startswith("NN"):
        return ""
    beside = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    if lemma == "call" and any(child.lower_ in ("for", "on", "to") for child in noun.children if child.dep_ == "prep"):
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


def _somewhere(noun: Token) -> bool:
    """True where a conversation, or the verb that tells it, has a place."""
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
        return _Told(verb, True, _acting(page, verb), 0.7) if mood(verb) in (Mood.DONE, Mood.NOW) else None
    fixed = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)
    if base in words.DESCRIBING and fixed and mood(verb) is Mood.DONE:
        return _Told(verb, ahead, _acting(page, verb), 0.6)
    if base not in words.HOLDING | words.MEDIATING | words.SENDING | {"pay", "wrap", "have"}:
        return None
    to_come = planned(verb)
    if to_come is None:
        return None
    return _Told(verb, to_come or ahead, _acting(page, verb), 0.85)


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
        return _Told(verb, to_come or ahead, _acting(page, verb) if passive else Who(), 0.8)
    return None


def _as_described(verb: Token, ahead: bool) -> _Told | None:
    """ "The next round is due on Friday", "the talks were in Doha"."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr", "oprd", "prep", "advmod")}
    if beside & {"due", "set", "scheduled", "planned", "expected"}:
        return _Told(verb, True, Who(), 0.75)
    if beside & {"possible", "unlikely", "likely", "off", "needed", "necessary", "out", "cancelled", "postponed"}:
        return None
    return _Told(verb, ahead or (verb.tag_ == "VBZ" and "on" in beside), Who(), 0.65)


def _behind_preposition(page: Page, noun: Token, ahead: bool) -> _Told | None:
    preposition = noun.head
    word = preposition.lower_
    verb = preposition.head
    while verb.i != verb.head.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    if not verb.tag_.startswith("VB") or (word not in words.PAST and word not in words.AMID):
        return None
    if word in words.PAST:
        return _Told(verb, ahead, _acting(page, verb), 0.75) if mood(verb) is not Mood.SUPPOSED else None
    to_come = planned(verb)
    base = verb.lemma_.lower()
    if base == "be" and word == "for" and any(child.lower_ == "due" for child in verb.subtree):
        return _Told(verb, True, _acting(page, verb), 0.75)
    if to_come is not None and noun.lemma_.lower() in words.VISITS and word == "on":
        return _Told(verb, to_come, _acting(page, verb), 0.7)
    if to_come is None or (
        word in ("for", "with", "on", "from", "by")
        and base not in words.GOING | words.MEETING | words.VISITING | {"return", "emerge"}
    ):
        return None
    return _Told(verb, to_come or ahead, _acting(page, verb), 0.75)


def _whom(page: Page, noun: Token, verb: Token) -> Who:
    """To whom something is given in talks whose circle the noun does not name: "at the round X handed Y a paper"."""
    inside = any(
        child.dep_ == "prep" and child.lower_ in ("in", "at", "during") and noun in child.subtree
        for child in verb.children
    )
    clause = Clause(page, verb, verb.lemma_.lower())
    return (
        among(page, (*clause.receivers, *(clause.patients if clause.base == "tell" else ())))
        if inside and not clause.passive
        else Who()
    )


def _acting(page: Page, verb: Token) -> Who:
    clause = Clause(page, verb, verb.lemma_.lower())
    found = who(page, clause.doers) or among(page, clause.doers)
    return found if found or clause.passive else _subject_above(page, verb)


def _subject_above(page: Page, verb: Token) -> Who:
    found = subject(verb)
    return among(page, joined(found)) if found is not None else Who()


def _between(page: Page, noun: Token) -> Who:
    heads = [
        word
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("between", "among", "of", "involving")
        for pobj in objects_of(child)
        for word in joined(pobj)
    ]
    return among(page, heads)


def _with(page: Page, noun: Token, verb: Token) -> Who:
    """Whoever stands behind "with" (or "to", for a visit or a letter), beside the noun or beside its verb."""
    marks = ("with", "to") if noun.lemma_.lower() in words.VISITS | words.LETTERS else ("with",)
    heads = [
        word
        for child in noun.children
        if child.dep_ in ("prep", "dative") and child.lower_ in marks
        for pobj in objects_of(child)
        for word in joined(pobj)
    ]
    if not heads:
        beside = [
            child
            for child in verb.children
            if child.dep_ in ("prep", "dative") and child.lower_ in marks and child.i > noun.i
        ]
        nested = [
            child
            for part in noun.children
            if part.dep_ == "prep"
            for one in objects_of(part)
            for child in one.children
            if child.lower_ in marks
        ]
        heads = [word for child in (*beside, *nested) for pobj in objects_of(child) for word in joined(pobj)]
    return among(page, heads)


def _own(page: Page, noun: Token) -> Who:
    """Whose talks they are: "the president's call", "US-Iranian talks"."""
    parties: dict[str, None] = {}
    for token in noun.subtree:
        found = page.named.get(token.i)
        if token.i >= noun.i or found is None:
            continue
        if token.head.i == noun.i or found.kind is Kind.ATTRIBUTE or token.dep_ in ("compound", "nmod", "amod", "conj"):
            parties |= dict.fromkeys(found.parties)
    return Who(tuple(parties), None) if parties else Who()


def nouns(page: Page) -> Iterator[Found]:
    """The contacts that nouns tell."""
    for token in page.doc:
        found = by_noun(page, token)
        if found is not None:
            yield found
