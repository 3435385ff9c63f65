"""How talks are told of: held, to come, or behind somebody who came out of them."""

from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who
from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.contact_circle import acting_with
from truceline.reading.english.contact_found import among, planned, staying
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page

_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Told:
    """How talks are told of: by which predicate, whether they are to come, who else takes part, how sure that is.

    `past`: what is told came after them.
    """

    verb: Token
    planned: bool
    others: Who
    sure: float
    past: bool = False


def told(page: Page, noun: Token) -> Told | None:
    top = noun
    while (
        top.dep_ in ("pobj", "conj")
        and top.head.dep_ in ("prep", "pobj", "dobj", "nsubj", "nsubjpass")
        and part_of(top)
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


def part_of(noun: Token) -> bool:
    """True for "talks" in "a round of talks"."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_.lower() in words.TALKS | words.STRETCHES
    )


def _as_object(page: Page, noun: Token, ahead: bool) -> Told | None:
    verb = noun.head
    base = verb.lemma_.lower()
    if base in words.SCHEDULED and not ahead:
        return Told(verb, True, acting_with(page, verb), 0.7) if mood(verb) in (Mood.DONE, Mood.NOW) else None
    if base == "be" and mood(verb) is Mood.DONE and verb.tag_ == "VBD":
        return Told(verb, ahead, Who(), 0.7)
    fixed = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)
    if base in words.DESCRIBING and fixed and mood(verb) is Mood.DONE:
        return Told(verb, ahead, acting_with(page, verb), 0.6)
    if base not in words.HOLDING | words.MEDIATING | words.SENDING | {"pay", "wrap", "have"}:
        return None
    to_come = planned(verb)
    if to_come is None:
        return None
    return Told(verb, to_come or ahead, acting_with(page, verb), 0.85)


def _ahead_of(page: Page, word: Token) -> Told | None:
    """ "Arrived ahead of talks with X": they are to come."""
    verb = word.head
    while verb.i != verb.head.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    if not verb.tag_.startswith("VB") or planned(verb) is None:
        return None
    return Told(verb, True, acting_with(page, verb), 0.6)


def _sent(verb: Token, word: str) -> bool:
    """True for "sent a delegation to Doha for talks"."""
    sent = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return word == "for" and verb.lemma_.lower() in words.DISPATCHING and bool(sent)


def _as_subject(page: Page, noun: Token, ahead: bool) -> Told | None:
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
        return Told(verb, True, Who(), 0.8)
    if base == "be":
        to_be = [child for child in verb.children if child.dep_ == "xcomp" and planned(child)]
        if to_be:
            held = to_be[0].lemma_.lower() in words.TAKING_PLACE | words.HOLDING | words.MEDIATING
            return Told(to_be[0], True, Who(), 0.75) if held else None
        return _as_described(verb, to_come or ahead)
    if base in words.TAKING_PLACE or (passive and base in words.HOLDING | words.MEDIATING):
        return Told(verb, to_come or ahead, acting_with(page, verb) if passive else Who(), 0.8)
    return None


def _as_described(verb: Token, ahead: bool) -> Told | None:
    """ "The next round is due on Friday", "the talks were in Doha"."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr", "oprd", "prep", "advmod")}
    if beside & {"due", "set", "scheduled", "planned", "expected"}:
        return Told(verb, True, Who(), 0.75)
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
    return Told(verb, ahead or (verb.tag_ == "VBZ" and "on" in beside), Who(), 0.65)


def _behind_preposition(page: Page, noun: Token, ahead: bool) -> Told | None:
    preposition = noun.head
    word = preposition.lower_
    if word == "of" and preposition.head.lower_ == "ahead":
        return _ahead_of(page, preposition.head)
    verb = preposition.head
    while verb.i != verb.head.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    if not verb.tag_.startswith("VB"):
        return None
    if word in words.PAST:
        supposed = mood(verb) is Mood.SUPPOSED
        return None if supposed else Told(verb, ahead, acting_with(page, verb), 0.75, past=True)
    to_come = planned(verb)
    if to_come is None or word not in words.AMID:
        return None
    if noun.lemma_.lower() in words.VISITS and word == "on":
        return Told(verb, to_come, acting_with(page, verb), 0.7)
    return _amid(page, verb, word, to_come or ahead)


def _amid(page: Page, verb: Token, word: str, ahead: bool) -> Told | None:
    """Told of somebody who is in talks, or goes or is expected somewhere for them."""
    base = verb.lemma_.lower()
    if word == "for" and base == "be" and any(child.lower_ == "due" for child in verb.subtree):
        return Told(verb, True, acting_with(page, verb), 0.75)
    if word == "for" and base in words.SCHEDULED and verb.dep_ != "xcomp":
        awaited = among(page, Clause(page, verb, base).patients)
        return Told(verb, True, awaited, 0.7) if awaited else None
    apart = word in ("for", "with", "on", "from", "by")
    on_the_way = base in words.GOING | words.MEETING | words.VISITING | words.SETTING_OUT
    if apart and not on_the_way and not _sent(verb, word) and not (word == "for" and staying(verb)):
        return None
    return Told(verb, ahead, acting_with(page, verb), 0.75)
