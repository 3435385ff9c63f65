"""Whether a handing over is done, agreed, planned, proposed or refused, by the words that govern it."""

import re

from spacy.tokens import Token

from truceline.reading.english.clauses import is_predicate
from truceline.reading.english.handing_done import held_up, looked_back_on, took_place
from truceline.reading.english.handing_words import (
    AGREEING,
    BARRING,
    CLAUSAL,
    COUNTING,
    PLANNING,
    PROPOSALS,
    PROPOSING,
    REFUSING,
    TEXTS,
    WANTING,
)  # fmt: skip
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_DEAL = re.compile(
    r"(?i)\b(?:agreements?|understandings?|deal|phase|stage|under the (?:plan|terms|text|pact)|in return|in exchange|"
    r"accord|shall|signed up|pact|terms|agreed)\b"
)
_OFFER = re.compile(
    r"(?i)\b(?:proposals?|outline|offer(?:ed|s)?|propos(?:ed|es|ing)|plan|draft|idea|brainchild|suggest(?:ed|ion)|counter-?offer|"
    r"response|answer)\b"
)
_UNDER = re.compile(
    r"(?i)\bunder (?:the|an?|this|that|its|their)\b[^,.;]{0,40}"
    r"\b(?:understandings?|agreements?|deal|accords?|pact|terms)\b"
)
_ABOUT = set_of("on about over regarding concerning for toward towards into")
_WHEN = set_of("once when until before after till as")
_SUPPOSING = set_of("suppose imagine pretend")
_UP = ("xcomp", "ccomp", "pcomp", "acl", "conj", "prep", "acomp", "attr", "oprd", "advcl")
_FACT = (Mood.DONE, Mood.NOW)
_BY_MOOD = {
    Mood.AHEAD: "planned", Mood.PLEDGED: "agreed", Mood.READY: "proposed", Mood.DONE: "done", Mood.NOW: "done",
}  # fmt: skip


def governors(verb: Token) -> list[Token]:
    """The predicates and nouns that govern a predicate, the nearest first."""
    found, at = [], verb
    while at.head.i != at.i and at.dep_ in _UP:
        if at.dep_ == "advcl" and any(child.dep_ == "mark" for child in at.children):
            break
        at = at.head
        found.append(at)
    return found


def _lemmas(tokens: list[Token]) -> set[str]:
    return {one.lemma_.lower() for one in tokens}


def state_of(page: Page, verb: Token) -> str:
    """Done, agreed, planned, proposed or refused; empty where it is told as none of them."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "with" and is_predicate(verb.head.head):
        return state_of(page, verb.head.head)
    told, bases = mood(verb), _lemmas(governors(verb))
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    given_up = told is Mood.AHEAD and any(_was_planned(one) for one in governors(verb))
    if given_up or held_up(verb) or bases & _SUPPOSING or _awaited(verb) or told in (Mood.DENIED, Mood.SUPPOSED):
        return ""
    if told is Mood.NEVER:
        return "refused" if bases & REFUSING or helping & {"will", "would", "wo"} else ""
    if bases & PROPOSING:
        return "proposed"
    if told is Mood.COULD:
        bound = "agreed" if "must" in helping and under_a_deal(page, verb) else ""
        return _by_context(page, verb) if "would" in helping else bound
    if told is Mood.AHEAD and ("shall" in helping or "agree" in bases):
        return "agreed"
    if told is Mood.NOW and verb.tag_ == "VBG":
        return "planned"
    return _BY_MOOD.get(told, "")


def _was_planned(verb: Token) -> bool:
    """True for "had planned to", "was supposed to": it is not said that it still is."""
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    planned = verb.lemma_.lower() in PLANNING and "had" in helping
    return planned or (verb.lemma_.lower() == "suppose" and bool(helping & {"was", "were", "had"}))


def _awaited(verb: Token) -> bool:
    """True for "once all are released": it is not so yet."""
    helping = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    marked = any(child.lower_ in _WHEN and child.i < verb.i for child in verb.children)
    return verb.dep_ == "advcl" and marked and any(one.tag_ in ("VBZ", "VBP") for one in (verb, *helping))


def _by_context(page: Page, verb: Token) -> str:
    """What "would release" says: of an offer it is proposed, of an agreement agreed."""
    if spoken_of(page, verb, _OFFER):
        return "proposed"
    return "agreed" if of_a_deal(page, verb) else ""


def state_by_noun(noun: Token, through: list[Token], verb: Token) -> str:
    """The same for a noun such as "release", which hangs on a predicate by other words (`through`, itself first)."""
    base, told = verb.lemma_.lower(), mood(verb)
    bases = {base} | _lemmas(governors(verb))
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if told in (Mood.DENIED, Mood.SUPPOSED) or {one.lower_ for one in (*through, *subjects)} & BARRING:
        return ""
    if told in (*_FACT, Mood.NEVER) and not bases & (PROPOSING | AGREEING) and looked_back_on(noun, through, verb):
        return "done"
    if told is Mood.NEVER:
        return ""
    if bases & PROPOSING:
        return "proposed"
    if base in REFUSING:
        return "refused" if told in _FACT else ""
    if _to_be_done(noun):
        return "agreed"
    if base in COUNTING and not through:
        return _BY_MOOD.get(told, "")
    return _by_text(noun, through, verb, told, bases)


def _to_be_done(noun: Token) -> bool:
    """True for "a swap, to be carried out soon"."""
    behind = [child for up in (noun, noun.head) for child in up.children if child.dep_ in ("acl", "relcl")]
    return any(
        child.tag_ in ("VB", "VBN") and any(one.lower_ == "to" and one.dep_ == "aux" for one in child.children)
        for child in behind
    )


def _by_text(noun: Token, through: list[Token], verb: Token, told: Mood, bases: set[str]) -> str:
    base, above = verb.lemma_.lower(), _lemmas(through[1:])
    texts = {child.lemma_.lower() for child in verb.children if child.dep_ == "nsubj"} & TEXTS
    if base in CLAUSAL and texts:
        return "proposed" if texts & PROPOSALS else "agreed"
    if base in PLANNING and noun.dep_ in ("dobj", "nsubjpass") and told in (*_FACT, Mood.AHEAD):
        return "planned"
    if base in WANTING | PLANNING | CLAUSAL or told in (Mood.WISHED, Mood.COULD):
        return ""
    if above & PROPOSALS:
        return "proposed"
    if bases & AGREEING or above & TEXTS:
        return "agreed"
    if noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT:
        return ""
    state = _BY_MOOD.get(told, "")
    return state if state != "done" or took_place(noun, through, verb) else ""


def spoken_of(page: Page, verb: Token, words: re.Pattern[str]) -> bool:
    """True where the sentence or the one before it has such words."""
    number = page.number(verb)
    return any(words.search(page.text, one.start, one.end) for one in page.sentences[max(number - 1, 0) : number + 1])


def under_a_deal(page: Page, verb: Token) -> bool:
    """True where the sentence itself says that it is so under an agreement."""
    one = page.sentence(verb)
    return bool(_UNDER.search(page.text, one.start, one.end))


def of_a_deal(page: Page, verb: Token) -> bool:
    """True where the sentence or the one before it speaks of an agreement."""
    return spoken_of(page, verb, _DEAL)
