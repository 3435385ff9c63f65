"""Contacts told by a verb: "met", "telephoned", "visited", "wrote to"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.acting import Who, doers, mention_of
from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.contact_found import Found, among, from_afar, met, planned
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Kind

_BODIES = set_of("delegation delegations team teams mission negotiators")


def by_verb(clause: Clause) -> Iterator[Found]:
    """The contacts that the verb of a clause tells."""
    ahead = planned(clause.verb)
    purpose = ahead is None
    if ahead is None:
        ahead = _on_the_way(clause)
    elif _dated_present(clause):
        ahead = True
    if ahead is None:
        return
    for rule in (
        _meeting,
        _receiving,
        _bringing_together,
        _sitting,
        _calling,
        _speaking,
        _discussing,
        _visiting,
        _writing,
    ):
        found = rule(clause, ahead)
        if found is not None:
            yield replace(found, verb=clause.verb.head) if purpose else found
            return


def _dated_present(clause: Clause) -> bool:
    """True for "the ministers meet on Monday", which is to come."""
    one = clause.page.sentence(clause.verb)
    simple = clause.verb.tag_ in ("VBZ", "VBP") and not clause.auxiliaries and clause.verb.dep_ in ("ROOT", "conj")
    return simple and any(one.start <= moment.start < one.end for moment in clause.page.moments)


def _on_the_way(clause: Clause) -> bool | None:
    """Whether it is to come that somebody who travels "to meet X" meets X."""
    verb = clause.verb
    governor = verb.head
    if governor.lemma_ == "be" and verb.tag_ == "VB" and any(child.lower_ == "due" for child in governor.children):
        return True
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and governor.lemma_.lower() in ("see", "watch"):
        return planned(governor)
    purpose = verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and mood(verb) is Mood.WISHED
    return planned(governor) if purpose and governor.lemma_.lower() in words.GOING | words.VISITING else None


def _self(clause: Clause) -> Who:
    return doers(clause) or among(clause.page, clause.doers)


def _meeting(clause: Clause, ahead: bool) -> Found | None:
    if clause.base not in words.MEETING or any(word.lemma_.lower() in words.NOT_MET for word in clause.patients):
        return None
    page = clause.page
    objects = [word for word in clause.patients if word.lower_ != "face"] if clause.base == "meet" else []
    if clause.passive:
        objects = []
    others = among(page, (*objects, *clause.after("with")))
    if objects and not others:
        return None
    form = "call" if from_afar(_means(clause)) else "meeting"
    return met(clause.verb, clause.verb, form, ahead, _self(clause), others)


def _receiving(clause: Clause, ahead: bool) -> Found | None:
    """ "Received the president": somebody in person, not a plan or a letter."""
    if clause.base not in words.ONLY_PERSONS or clause.after("as") or clause.inner("ccomp", "xcomp"):
        return None
    if clause.base in ("see", "face") and clause.verb.tag_ != "VB":
        return None
    persons = [word for word in clause.patients if _in_person(clause, word)]
    acting = _self(clause)
    others = among(clause.page, persons)
    return met(clause.verb, clause.verb, "meeting", ahead, acting, others, sure=0.75) if acting and others else None


def _in_person(clause: Clause, word: Token) -> bool:
    if word.lower_ in ("he", "she") or (word.tag_ == "NNPS" and word.lower_ != "states"):
        return True
    found = mention_of(clause.page, word)
    return found is not None and (found.kind in (Kind.OFFICE, Kind.PERSON) or found.head in _BODIES)


def _bringing_together(clause: Clause, ahead: bool) -> Found | None:
    """ "Brought together the presidents of X and Y": whoever does so takes part."""
    together = any(child.lower_ == "together" for child in clause.verb.children)
    if clause.base not in words.BRINGING or not together:
        return None
    brought = among(clause.page, clause.patients)
    return met(clause.verb, clause.verb, "meeting", ahead, _self(clause), brought) if len(brought.parties) > 1 else None


def _sitting(clause: Clause, ahead: bool) -> Found | None:
    beside = words.SITTING.get(clause.base, ())
    near = {token.lower_ for token in clause.verb.subtree if abs(token.i - clause.verb.i) <= 3}
    if not near & set(beside):
        return None
    others = among(clause.page, clause.after("with", "opposite", "across"))
    return met(clause.verb, clause.verb, "meeting", ahead, _self(clause), others, sure=0.8)


def _calling(clause: Clause, ahead: bool) -> Found | None:
    picked = clause.base == "pick" and from_afar(clause.patients)
    if picked:
        return met(
            clause.verb, clause.verb, "call", ahead, _self(clause), among(clause.page, clause.after("with")), sure=0.75
        )
    if clause.base not in words.CALLING | {"call"} | words.SPEAKING | words.MEETING and from_afar(_behind(clause)):
        told = among(clause.page, (*clause.patients, *clause.receivers))
        acting = _self(clause)
        return met(clause.verb, clause.verb, "call", ahead, acting, told, sure=0.7) if acting and told else None
    if clause.base != "call" and clause.base not in words.CALLING:
        return None
    named = any(child.dep_ in ("oprd", "ccomp", "xcomp", "attr") for child in clause.verb.children)
    if (
        named
        or clause.after("for")
        or not clause.patients
        or any(mark in clause.page.text[clause.start : clause.start + 80] for mark in '“"')
    ):
        return None
    return met(clause.verb, clause.verb, "call", ahead, _self(clause), among(clause.page, clause.patients), sure=0.8)


def _speaking(clause: Clause, ahead: bool) -> Found | None:
    if clause.base not in words.SPEAKING:
        return None
    afar = from_afar(_means(clause))
    others = among(clause.page, clause.after("with", "to"))
    acting = _self(clause)
    if not afar and not others and not ahead:
        several = len(acting.parties) > 1 and clause.base == "talk"
        return met(clause.verb, clause.verb, "meeting", ahead, acting, sure=0.65) if several else None
    return met(clause.verb, clause.verb, "call", ahead, acting, others, sure=0.85 if afar else 0.6)


def _discussing(clause: Clause, ahead: bool) -> Found | None:
    if clause.base not in words.DISCUSSING:
        return None
    about = [
        word
        for one in clause.patients
        for child in one.children
        if child.lower_ == "with"
        for word in objects_of(child)
    ]
    form = "call" if from_afar(_means(clause)) else "meeting"
    others = among(clause.page, (*clause.after("with"), *about))
    return met(clause.verb, clause.verb, form, ahead, _self(clause), others, sure=0.6) if others else None


def _behind(clause: Clause) -> Iterator[Token]:
    """The words of "by phone" and "over the phone", and no others."""
    for child in clause.verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "over", "via"):
            yield from objects_of(child)


def _means(clause: Clause) -> Iterator[Token]:
    """The words of how it was done: "by phone", "in a video call"."""
    for child in clause.verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "over", "on", "via", "in", "through"):
            yield from child.subtree
        elif child.dep_ in ("dobj", "npadvmod", "advmod", "oprd"):
            yield child


def _visiting(clause: Clause, ahead: bool) -> Found | None:
    """ "Visited Kyiv": the country's own actor is who was visited, where an office or a delegation travels."""
    to = (
        clause.patients
        if clause.base in words.VISITING
        else clause.after("to", "in")
        if clause.base in words.GOING
        else ()
    )
    where = [word for word in to if (found := mention_of(clause.page, word)) is not None and found.kind is Kind.ACTOR]
    if not where or _for_others(clause, where[0]) or not any(_in_person(clause, word) for word in clause.doers):
        return None
    return met(where[0], clause.verb, "visit", ahead, _self(clause), among(clause.page, where[:1]), sure=0.7)


def _for_others(clause: Clause, where: Token) -> bool:
    """True where somebody travels to do something with others than whoever the place stands for."""
    dest = clause.page.named[where.i].parties
    purposes = [child for child in clause.verb.children if child.dep_ == "advcl"]
    named = [clause.page.named.get(token.i) for child in purposes for token in child.subtree]
    own = _self(clause).parties
    return any(one is not None and one.parties and not set(one.parties) <= {*dest, *own} for one in named)


def _writing(clause: Clause, ahead: bool) -> Found | None:
    if clause.base in words.TEXTING and clause.patients:
        acting, others = _self(clause), among(clause.page, clause.patients)
        return met(clause.verb, clause.verb, "message", ahead, acting, others, sure=0.75) if acting and others else None
    if clause.base == "exchange" and any(word.lemma_.lower() in words.LETTERS for word in clause.patients):
        return met(
            clause.verb,
            clause.verb,
            "message",
            ahead,
            _self(clause),
            among(clause.page, clause.after("with")),
            sure=0.75,
        )
    letter = [word for word in clause.patients if word.lemma_.lower() in words.LETTERS]
    if clause.base not in words.SENDING or not (letter or (clause.base == "write" and clause.after("to"))):
        return None
    addressed = [word for one in letter for child in one.children if child.lower_ == "to" for word in objects_of(child)]
    others = among(clause.page, (*clause.receivers, *addressed))
    acting = _self(clause)
    return met(clause.verb, clause.verb, "message", ahead, acting, others, sure=0.8) if acting and others else None
