"""How a predicate says that somebody puts a truce forward or declares one, and what it is that is put forward."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english import proposal_words as words
from truceline.reading.english.clauses import Clause
from truceline.reading.english.page import Page
from truceline.reading.english.texts import is_text, is_truce, of_war


@dataclass(frozen=True)
class Offer:
    """What is put forward: the head of its phrase, or the verb of what is to stop.

    `by`: the words for who does it; empty where it is whoever is told to say it.
    """

    what: Token
    by: tuple[Token, ...]
    sure: float


def offers(clause: Clause) -> Iterator[Offer]:
    """What a clause says is put forward or declared, at most once; whether it was is not looked at."""
    for rule in (_proposed, _brought, _asked_for, _declared, _stopping, _extended):
        found = next(rule(clause), None)
        if found is not None:
            yield found
            return


def _things(clause: Clause) -> Iterator[Token]:
    patients = clause.patients
    if not patients and clause.verb.dep_ == "relcl" and clause.verb.head.tag_.startswith("NN"):
        patients = (clause.verb.head,)
    yield from (word for word in patients if not any(child.lower_ in ("whatever", "any") for child in word.children))
    for child in clause.verb.children:
        if child.dep_ == "ccomp" and child.tag_.startswith("NN"):
            yield child
        if child.dep_ in ("dobj", "attr"):
            yield from (inner for inner in child.children if inner.dep_ == "appos")


def _proposed(clause: Clause) -> Iterator[Offer]:
    """ "Proposed a truce", "handed over a plan for one"."""
    if clause.base not in words.PROPOSING | words.HANDING and clause.lemma not in words.LAYING_OUT:
        return
    if clause.lemma in ("put out", "put off", "send out", "set off"):
        return
    page, handing = clause.page, clause.base in words.HANDING
    for thing in _things(clause):
        if is_truce(page, thing) and (not handing or clause.base in words.SETTING):
            yield Offer(thing, clause.doers, 0.85)
        elif (
            thing.lemma_.lower() in words.PLANS
            and is_text(page, thing)
            and (inner_truce(page, thing) or of_war(page, thing, 1))
        ):
            yield Offer(thing, clause.doers, 0.75)


def _brought(clause: Clause) -> Iterator[Offer]:
    """ "Came up with a plan for a halt", "countered with a truce", "made an offer of a pause"."""
    page = clause.page
    if clause.base in ("come", "respond", "counter", "reply", "answer", "return", "present", "provide"):
        for thing in clause.after("with"):
            if is_truce(page, thing) or (thing.lemma_.lower() in words.PLANS and inner_truce(page, thing)):
                yield Offer(thing, clause.doers, 0.75)
    if clause.base in words.MAKING:
        for thing in _things(clause):
            if thing.lemma_.lower() in words.PLANS and inner_truce(page, thing) is not None:
                yield Offer(thing, clause.doers, 0.75)


def inner_truce(page: Page, thing: Token) -> Token | None:
    """The truce that a plan or an offer is for: "a plan for a 14-day pause"."""
    for token in thing.subtree:
        if token.i > thing.i and token.tag_.startswith("NN") and is_truce(page, token):
            return token
    return None


def _asked_for(clause: Clause) -> Iterator[Offer]:
    """ "Called for a truce of 30 days", where it says how long or is a truce with a name."""
    page = clause.page
    if clause.base in words.CALLING:
        for thing in clause.after("for"):
            if is_truce(page, thing) and (lasts(page, thing) or _named(thing)):
                yield Offer(thing, clause.doers, 0.75)
    if clause.base in words.WANTING:
        for found in (*_things(clause), *clause.inner("ccomp", "xcomp")):
            thing = _subject_truce(page, found)
            stop = thing.lemma_.lower() in words.STOPPING and fighting(thing)
            if (stop or (thing.tag_.startswith("NN") and is_truce(page, thing))) and lasts(page, clause.verb):
                yield Offer(thing, clause.doers, 0.6)


def _subject_truce(page: Page, thing: Token) -> Token:
    """For "wants a truce to start on Monday", the truce."""
    return next((child for child in thing.children if child.dep_ == "nsubj" and is_truce(page, child)), thing)


def _named(thing: Token) -> bool:
    return any(child.lower_ in words.NAMES for child in thing.children)


def lasts(page: Page, thing: Token) -> bool:
    """True where a phrase says how long."""
    first, last = thing.left_edge.idx, thing.right_edge.idx + len(thing.right_edge)
    return any(first <= one.start < last for one in page.lengths)


def _declared(clause: Clause) -> Iterator[Offer]:
    """ "Declared a truce", which is no agreement with another side."""
    if clause.base in words.DECLARING:
        for thing in _things(clause):
            together = any(child.lower_ in ("between", "with") for child in thing.children)
            if is_truce(clause.page, thing) and not together and thing.lemma_.lower() not in ("end", "stop", "break"):
                yield Offer(thing, clause.doers, 0.8)


def _stopping(clause: Clause) -> Iterator[Offer]:
    """ "Offered to stop strikes for 30 days", "proposed that both sides hold fire", "ordered a stop"."""
    if clause.base not in words.PROPOSING | {"order"}:
        return
    for inner in clause.inner("xcomp", "ccomp", "advcl"):
        lemma = inner.lemma_.lower()
        if lemma in words.STOPPING and (fighting(inner) or lasts(clause.page, inner)):
            yield Offer(inner, clause.doers, 0.75)
        elif lemma in words.EXTENDING | words.OBSERVING | words.STARTING:
            for child in (*inner.children, *Clause(clause.page, inner, lemma).after("with", "for")):
                if child.tag_.startswith("NN") and is_truce(clause.page, child):
                    yield Offer(child, clause.doers, 0.7)


def fighting(verb: Token) -> bool:
    """True where the words behind a verb, or its subject, are about fighting."""
    near = [token for token in verb.subtree if token.i > verb.i or token.dep_ in ("nsubj", "nsubjpass")]
    return any(token.lemma_.lower() in words.FIGHTING or token.lower_ in words.FIGHTING for token in near)


def _extended(clause: Clause) -> Iterator[Offer]:
    """ "Extended its truce by 72 hours", by one side alone."""
    if clause.base in words.EXTENDING and len(clause.doers) == 1 and lasts(clause.page, clause.verb):
        for thing in clause.patients:
            own = any(child.lower_ in ("its", "their", "unilateral") for child in thing.children)
            if is_truce(clause.page, thing) and own:
                yield Offer(thing, clause.doers, 0.6)
