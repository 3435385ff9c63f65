"""Consents: who declared readiness, accepted, signed, ratified, withdrew or rejected. Readiness is never acceptance."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from truceline.reading.english import consent_words as words
from truceline.reading.english.acting import Who, doers
from truceline.reading.english.addressed import addressed
from truceline.reading.english.clauses import Clause, clauses, helpers, joined, negated, subject
from truceline.reading.english.conditions import condition
from truceline.reading.english.consent_forms import forms
from truceline.reading.english.consent_nouns import noted
from truceline.reading.english.consent_ready import in_principle
from truceline.reading.english.consent_text import Form
from truceline.reading.english.frames import Word, letters, made, slots_for, when, word_for
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.owners import whose
from truceline.reading.english.page import Page
from truceline.reading.rules.lexicon import lexicon
from truceline.reading.suggestion import Sort, Suggestion


def consents(page: Page) -> Iterator[Suggestion]:
    """One for each party, act and sentence."""
    seen: set[tuple[int, str, str]] = set()
    for clause, form in _told(page):
        acting = _acting(clause, form)
        word = word_for(page, clause.verb)
        if not acting or word.barred or not _able(acting) or addressed(page, clause.verb):
            continue
        if word.party and word.party not in acting.parties and _foretold(clause.verb):
            continue  # what one side says that another would do is a forecast, and no readiness of that other
        for party in acting.parties:
            key = page.number(clause.verb), party, form.act
            if key not in seen:
                seen.add(key)
                yield _suggested(clause, form, party, acting, word)


def _told(page: Page) -> Iterator[tuple[Clause, Form]]:
    """What clauses and nouns tell, each clause once: by its first form that comes to an act."""
    for clause in clauses(page):
        found = next((come for form in forms(clause) if (come := _come(clause, form)) is not None), None)
        if found is not None:
            yield clause, found
    for one in noted(page):
        yield Clause(page, one.noun, one.noun.lemma_.lower()), one.form


def _acting(clause: Clause, form: Form) -> Who:
    """Who consents: the sides that the form names, or whoever acts; "they" are all who are told to say it."""
    if form.by:
        return whose(clause.page, form.by)
    if clause.doers and clause.doers[0].lower_ in ("they", "both", "we"):
        above = subject(clause.verb.head) if clause.verb.head.tag_.startswith("VB") else None
        if above is not None and len(joined(above)) > 1:
            return whose(clause.page, joined(above))
    return doers(clause) or whose(clause.page, clause.doers)


def _would(verb: Token) -> bool:
    return "would" in {token.lower_ for token in helpers(verb)}


def _foretold(verb: Token) -> bool:
    return _would(verb) and mood(verb) in (Mood.AHEAD, Mood.COULD)


def _able(acting: Who) -> bool:
    known = lexicon("en")
    return acting.mention is None or acting.mention.head not in (*known.without_authority, *known.in_arms)


def _come(clause: Clause, form: Form) -> Form | None:
    """What a form comes to by how it is told; None where it comes to nothing."""
    act = _act(clause, form)
    return replace(form, act=act[0], sure=act[1]) if act else None


def _act(clause: Clause, form: Form) -> tuple[str, float] | None:
    how = mood(clause.verb)
    if _accused(clause.verb) or (form.only and how not in form.only):
        return None
    if how in (Mood.DONE, Mood.NOW):
        weakened = form.act == words.ACCEPT and in_principle(clause.verb)
        return (words.READY, 0.75) if weakened else (form.act, form.sure)
    if how is Mood.PLEDGED and _voted(clause.verb):
        return form.act, 0.8
    if form.act == words.READY and how in (Mood.COULD, Mood.AHEAD) and _would(clause.verb):
        return words.READY, 0.7
    return _not_yet(clause, form, how) if form.act in (words.ACCEPT, words.SIGN, words.RATIFY) else None


def _not_yet(clause: Clause, form: Form, how: Mood) -> tuple[str, float] | None:
    """What it comes to to be ready to accept, to agree to, to be about to or to refuse to."""
    if how is Mood.READY:
        return words.READY, 0.85
    if clause.base in words.STILL_TO_REACH:
        return None
    if how is Mood.PLEDGED and _agreed(clause.verb):
        return (words.ACCEPT if form.act == words.ACCEPT else words.READY), 0.7
    if how is Mood.AHEAD and _would(clause.verb):
        return words.READY, 0.6
    return (words.REJECT, 0.7) if how is Mood.NEVER and _refused(clause.verb) else None


def _accused(verb: Token) -> bool:
    """True for "accused Israel of rejecting": what one side holds against the other is no act told."""
    return verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in ("accuse", "blame", "suspect", "charge")


def _agreed(verb: Token) -> bool:
    """True for "agreed to accept", and not for "promised to observe", which is a promise."""
    at = verb
    while at.dep_ in ("xcomp", "conj", "acl", "advcl", "pcomp", "prep") and at.head.i != at.i:
        at = at.head
        if at.lemma_.lower() in ("agree", "consent", "decide", "assent", "agreement", "resolve", "choose", "opt"):
            return True
    return False


def _voted(verb: Token) -> bool:
    """True for "voted to approve"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "vote"


def _refused(verb: Token) -> bool:
    """True for "refused to accept" and "will not accept", where no condition goes with it."""
    if not negated(verb):
        return verb.head.lemma_.lower() in ("refuse", "decline", "refusal") and not negated(verb.head)
    open_end = any(
        child.dep_ == "advcl" or child.lower_ in ("before", "until", "without", "unless") for child in verb.children
    )
    return not open_end and any(token.lower_ in ("will", "would", "wo", "can", "could") for token in helpers(verb))


def _suggested(clause: Clause, form: Form, party: str, acting: Who, word: Word) -> Suggestion:
    slots = slots_for(clause, acting, word)
    slots.put("party", party)
    slots.put("act", form.act)
    if form.of is not None:
        first, last = letters(form.of)
        slots.take("of", form.of.idx if form.of.tag_ == "VB" else first, last)
    if form.act in (words.READY, words.ACCEPT):
        found = condition(clause.page, clause.verb)
        if found is not None:
            slots.take("condition", *found)
    when(slots, clause, ahead=False)
    return made(Sort.CONSENT, slots, clause, min(form.sure, acting.sure, word.trust))
