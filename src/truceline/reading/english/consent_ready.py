"""How readiness is said: "is ready to", "voiced openness to", "welcomed the plan in principle"."""

from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english import consent_words as words
from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.consent_text import Form, children, objects, texts
from truceline.reading.english.texts import is_text


def readiness(clause: Clause) -> Iterator[Form]:
    """Each way in which a clause says that somebody is ready."""
    for rule in (_ready, _voiced, _react, _favoured, _supported):
        yield from rule(clause)


def _ready(clause: Clause) -> Iterator[Form]:
    """ "Is ready to", "stands prepared for", "remains open to"."""
    if clause.base in words.BEING:
        for word in children(clause.verb, "acomp", "attr", "oprd", "advcl", "advmod"):
            if word.lower_ in words.READY_WORDS:
                yield from _ready_for(clause, word, 0.9)


def _ready_for(clause: Clause, word: Token, sure: float) -> Iterator[Form]:
    """What a word of readiness is for: a step that bears on a text, or a text, or talks."""
    for child in sorted((*word.children, *clause.verb.children), key=lambda token: token.i):
        found = _meant(clause, child) if child.i > word.i else None
        if found is not None:
            yield Form(words.READY, found, sure)
            return


def _meant(clause: Clause, child: Token) -> Token | None:
    if child.tag_ == "VB" and child.dep_ in ("xcomp", "acl", "advcl", "ccomp"):
        step = next((verb for verb in _verbs_joined(child) if _step(clause, verb)), None)
        return _object(clause, step) if step is not None else None
    if child.dep_ == "prep" and child.lower_ in ("for", "to", "toward", "towards"):
        return next((head for head in objects_of(child) if _bears(clause, head)), None)
    return None


def _bears(clause: Clause, head: Token) -> bool:
    lemma = head.lemma_.lower()
    return is_text(clause.page, head) or lemma in words.TO_TALK or (head.tag_ == "VBG" and lemma in words.STEPS)


def _object(clause: Clause, step: Token) -> Token:
    """The text that a step accepts, else the step."""
    taking = words.DIRECT[words.ACCEPT] | words.DIRECT[words.SIGN] | words.CARRYING_OUT | {"go", "consent"}
    if step.lemma_.lower() not in taking:
        return step
    inner = Clause(clause.page, step, step.lemma_.lower())
    return next((text for found in (objects(inner), texts(inner, "to", "with", "on")) for text in found), step)


def _verbs_joined(verb: Token) -> list[Token]:
    joined = [child for child in children(verb, "conj") if child.tag_ == "VB"]
    return [verb, *(inner for child in joined for inner in _verbs_joined(child))]


def _step(clause: Clause, verb: Token) -> bool:
    """True for a step that bears on a text: one of its verbs, with an object that fits where it has one."""
    lemma = verb.lemma_.lower()
    if lemma in words.STEPS:
        return True
    found = [child for child in verb.children if child.dep_ in ("dobj", "prep")]
    heads = [head for child in found for head in (objects_of(child) if child.dep_ == "prep" else (child,))]
    return any(
        head.lemma_.lower() in words.TO_TALK or (is_text(clause.page, head) and lemma not in words.HARMING)
        for head in heads
    )


def _voiced(clause: Clause) -> Iterator[Form]:
    """ "Expressed its readiness to accept", "declared its full support for the plan"."""
    if clause.base not in words.GIVING:
        return
    for noun in clause.patients:
        if noun.lemma_.lower() in words.READINESS:
            yield from _ready_for(clause, noun, 0.9)
        elif noun.lemma_.lower() in words.SUPPORT:
            for text in texts(clause, "for", "to", "in"):
                yield Form(words.READY, text, 0.7)


def _react(clause: Clause) -> Iterator[Form]:
    """ "Reacted favourably to the idea", "saw merit in the plan"."""
    kindly = {child.lower_ for child in children(clause.verb, "advmod", "acomp")} & words.FAVOURABLY
    merit = any(noun.lemma_.lower() in ("merit", "sense", "value") for noun in clause.patients)
    warm = clause.base == "warm" or (clause.base in ("react", "respond", "reply", "look") and kindly)
    if warm or (clause.base == "see" and merit):
        for text in texts(clause, "in", "to", "on", "upon"):
            yield Form(words.READY, text, 0.7)


def _favoured(clause: Clause) -> Iterator[Form]:
    """ "Is in favour of a truce", "agrees with the idea"."""
    favour = any(head.lower_ in ("favour", "favor") for head in clause.after("in", "out"))
    if clause.base == "agree" or (clause.base in ("be", "speak", "come", "vote") and favour):
        for text in texts(clause, "with" if clause.base == "agree" else "of"):
            yield Form(words.READY, text, 0.7)


def _supported(clause: Clause) -> Iterator[Form]:
    """ "Welcomed the plan in principle", "is in favour of a truce"."""
    if clause.base in ("support", "welcome", "back", "favour", "favor") and in_principle(clause.verb):
        for text in objects(clause):
            yield Form(words.READY, text, 0.8)


def in_principle(verb: Token) -> bool:
    """True where a verb is weakened: "in principle", "conditionally", "tentatively"."""
    around = " ".join(token.lower_ for token in verb.subtree if abs(token.i - verb.i) < 25)
    return any(phrase in around for phrase in words.WEAKENING)
