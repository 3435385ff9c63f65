"""Contacts from afar told by a verb: "telephoned", "spoke by phone with", "wrote to"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from truceline.reading.english import contact_words as words
from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.contact_found import Found, acting_in, among, from_afar, in_person, met
from truceline.reading.english.words import set_of

_NAMED = ("oprd", "ccomp", "xcomp", "attr")
_TIMES = set_of("hour minute time length half")
_FAR = ("by", "over", "via")
_LINES = set_of("line phone telephone hotline")


def calling(clause: Clause, ahead: bool) -> Found | None:
    """ "Telephoned the president", "picked up the phone to", "told him by phone"."""
    if clause.base == "pick" and from_afar(clause.patients):
        others = among(clause.page, clause.after("with", "to"))
        return met(clause.verb, clause.verb, "call", ahead, acting_in(clause), others, sure=0.75)
    own = clause.base in words.CALLING | {"call"}
    if not own and clause.base not in words.SPEAKING | words.MEETING and from_afar(_behind(clause)):
        return _call(clause, ahead, (*clause.patients, *clause.receivers), 0.7)
    if not own or _says_of(clause) or not clause.patients:
        return None
    return _call(clause, ahead, clause.patients, 0.8)


def _call(clause: Clause, ahead: bool, whom: Iterable[Token], sure: float) -> Found | None:
    acting, others = acting_in(clause), among(clause.page, whom)
    return met(clause.verb, clause.verb, "call", ahead, acting, others, sure=sure) if acting and others else None


def _says_of(clause: Clause) -> bool:
    """True for "called the plan a joke" and "called for talks", which are no calls."""
    behind = clause.page.text[clause.start : clause.start + 80]
    named = any(child.dep_ in _NAMED for child in clause.verb.children)
    return named or bool(clause.after("for")) or any(mark in behind for mark in '“"')


def giving_a_call(clause: Clause, ahead: bool) -> Found | None:
    """ "Made a call to the president", "gave him a call", "got a call from the president"."""
    calls = [word for word in clause.patients if word.lemma_.lower() in words.CALLS]
    if not calls or clause.passive or clause.inner("xcomp", "advcl"):
        return None
    inside = {
        child.lower_: objects_of(child) for word in calls for child in word.children if child.dep_ in ("prep", "dative")
    }
    if clause.base in words.GETTING and ("from" in inside or clause.after("from")):
        return _call(clause, ahead, inside.get("from", ()) or clause.after("from"), 0.8)
    if clause.base in words.PLACING:
        whom = (*inside.get("to", ()), *clause.receivers)
        return _call(clause, ahead, [word for word in whom if in_person(clause, word)], 0.75)
    return None


def speaking(clause: Clause, ahead: bool) -> Found | None:
    """ "Spoke with the president", "the two presidents spoke for an hour"."""
    if clause.base not in words.SPEAKING:
        return None
    afar = from_afar(means(clause))
    others = among(clause.page, clause.after("with", "to"))
    acting = acting_in(clause)
    if not afar and not others and not ahead:
        return _talking_together(clause, ahead)
    return met(clause.verb, clause.verb, "call", ahead, acting, others, sure=0.85 if afar else 0.6)


def _talking_together(clause: Clause, ahead: bool) -> Found | None:
    """Several who "talked", or "spoke for an hour", with nobody named to whom."""
    acting = acting_in(clause)
    if len(acting.parties) < 2 or any(child.dep_ in ("dobj", "ccomp") for child in clause.verb.children):
        return None
    if clause.base == "talk":
        return met(clause.verb, clause.verb, "meeting", ahead, acting, sure=0.65)
    lasted = any(word.lemma_.lower() in _TIMES for word in clause.after("for", "at"))
    to_others = any(clause.after(one) for one in ("to", "of", "against", "before"))
    return met(clause.verb, clause.verb, "call", ahead, acting, sure=0.6) if lasted and not to_others else None


def on_the_line(clause: Clause, ahead: bool) -> Found | None:
    """ "After two hours on the line with Moscow": whoever acts was the other one."""
    one = clause.page.sentence(clause.verb)
    if not any(word in clause.page.text[one.start : one.end] for word in _LINES):
        return None
    for child in clause.verb.subtree:
        if child.dep_ != "prep" or child.lower_ != "on" or _verb_of(child).i != clause.verb.i:
            continue
        lines = [word for word in objects_of(child) if word.lemma_.lower() in _LINES]
        nearby = [one for line in lines for one in (*line.children, *child.head.children) if one.lower_ == "with"]
        found = _call(clause, ahead, [word for one in nearby for word in objects_of(one)], 0.65)
        if found is not None:
            return found
    return None


def _verb_of(token: Token) -> Token:
    at = token
    while at.head.i != at.i and not (at.tag_.startswith("VB") and at.dep_ not in ("aux", "auxpass")):
        at = at.head
    return at


def _behind(clause: Clause) -> Iterator[Token]:
    """The words of "by phone" and "over the phone", and no others."""
    for child in clause.verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _FAR:
            yield from objects_of(child)


def means(clause: Clause) -> Iterator[Token]:
    """The words of how it was done: "by phone", "in a video call"."""
    for child in clause.verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "over", "on", "via", "in", "through"):
            yield from child.subtree
        elif child.dep_ in ("dobj", "npadvmod", "advmod", "oprd"):
            yield child


def writing(clause: Clause, ahead: bool) -> Found | None:
    """ "Wrote to the president", "sent a letter to him", "handed over a message from Y"."""
    if clause.base in words.TEXTING and clause.patients:
        return _message(clause, ahead, (), clause.patients)
    letters = [word for word in clause.patients if word.lemma_.lower() in words.LETTERS]
    if clause.base == "exchange" and letters:
        others = among(clause.page, clause.after("with"))
        return met(clause.verb, clause.verb, "message", ahead, acting_in(clause), others, sure=0.75)
    if clause.base not in words.SENDING or not (letters or (clause.base == "write" and clause.after("to"))):
        return None
    addressed = _at(letters, "to") if not clause.passive else []
    senders = (*_at(letters, "from"), *(clause.after("from") if letters else ()))
    return _message(clause, ahead, senders, (*clause.receivers, *addressed))


def _at(letters: list[Token], mark: str) -> list[Token]:
    return [word for one in letters for child in one.children if child.lower_ == mark for word in objects_of(child)]


def _message(clause: Clause, ahead: bool, senders: Iterable[Token], whom: Iterable[Token]) -> Found | None:
    """What is handed over "from X" is X's message, whoever carries it."""
    sender = among(clause.page, senders) or acting_in(clause)
    others = among(clause.page, whom)
    return met(clause.verb, clause.verb, "message", ahead, sender, others, sure=0.78) if sender and others else None
