"""What can be agreed to: truces, proposals, agreements, as the heads of phrases; and what is to stop."""

import re
from functools import lru_cache

from spacy.tokens import Token

from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

PAPERS = set_of(
    "truce ceasefire fire armistice agreement accord pact deal memorandum protocol treaty declaration document "
    "statement text framework roadmap understanding charter arrangement convention accords communique "
    "communiqué compact settlement instrument moratorium cessation covenant map plan"
)
"""What is signed, ratified or left."""
TRUCES = set_of(
    "ceasefire truce armistice pause moratorium halt freeze cessation lull break stop suspension stoppage "
    "silence end standstill respite de-escalation calm quiet détente fire extension regime"
)
"""What a stop of fighting is called."""
OFFERS = set_of(
    "proposal plan offer outline initiative draft blueprint paper package formula compromise scheme idea "
    "concept principle terms term text proposition bid overture roadmap framework version wording document "
    "suggestion solution settlement step measure parameter condition demand ultimatum motion call appeal request "
    "option notion prospect invitation"
)
"""What is put forward."""
TEXTS = PAPERS | TRUCES | OFFERS | set_of("ceasefires truces deal deals hostage-deal")
_NEVER_ALONE = set_of(
    "fire break stop end silence calm quiet call appeal request invitation measure step option version "
    "suspension demand condition statement map document text settlement peace extension halt freeze idea "
    "concept principle notion prospect paper solution suggestion parameter"
)
"""Heads that are about fighting only where their phrase, or the words around, say so."""
_PART_OF = set_of("announcement content substance provision clause timeline essence conclusion signing")
"""Heads that are about a text where they are of one."""
_QUIET = set_of(
    "drone missile bombardment violence strike attack fighting calm quiet silence shooting shelling bombing "
    "hostility raid fire"
)
_OF_WAR = re.compile(
    r"\b(?:cease-?fires?|truces?|armistice|hostilit\w+|fighting|combat|"
    r"war|peace|strikes?|attacks?|shelling|shooting|"
    r"bombing|bombardments?|front ?line|front|"
    r"weapons|arms|guns|violence|offensives?|pause|moratorium|stop fighting|hostages?|rebels?|"
    r"rebel|troops|withdraw\w*|pull-?out|memorandum|mediat\w+|de-?escalat\w+|settlement|lull|calm|insurgents?)\b"
)
_TRUCE = re.compile(
    r"\b(?:cease-?fires?|truces?|armistice|hostilities|"
    r"peace (?:talks|deal|agreement|plan|process)|rebels?|insurgents?)\b"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:trade|tariffs?|minerals?|rare earths?|gas|oil|loans?|budget|contract|sponsorship|transfer|arms sales?|visa|"
    r"climate|"
    r"fisheries|tax|investment|free-trade|wage|pay|merger|takeover|film|football|striker|midfielder|league|"
    r"debt|hosting|extradition|cooperation agreement|"
    r"(?:drone|weapons|arms|defen[cs]e|security|energy|nuclear) (?:deal|pact|agreement|treaty|accord)|"
    r"partnership|union|unions|power-sharing|budget|coalition|wedding|job|business)\b"
)


def is_text(page: Page, head: Token, alone: bool = False) -> bool:
    """True for the head of a phrase for something that two sides can agree to.

    `alone`: also where nothing around says that it is about fighting.
    """
    word = head.lemma_.lower()
    if word in _PART_OF:
        return any(
            is_text(page, inner, alone) for child in head.children if child.lower_ == "of" for inner in child.children
        )
    if word not in TEXTS and head.lower_ not in TEXTS:
        return head.lower_ in ("it", "them", "this", "that", "both", "one") and _meant(page, head, alone)
    if any(child.dep_ in ("acl", "ccomp", "relcl") and _that(child) for child in head.children):
        return False
    own = phrase(head).lower()
    if word == "regime":
        return any(child.lower_ in ("silence", "ceasefire", "quiet", "truce", "calm") for child in head.children)
    if word not in TRUCES - _NEVER_ALONE and _OTHER_MATTERS.search(before(head)):
        return False
    if word in OFFERS and _OTHER_MATTERS.search(own) and not _OF_WAR.search(own):
        return False
    return alone or word not in _NEVER_ALONE or bool(_OF_WAR.search(own)) or of_war(page, head)


def is_truce(page: Page, head: Token) -> bool:
    """True for the head of a phrase for a stop of fighting, "a month without strikes" among them."""
    if head.lemma_.lower() in ("hour", "day", "week", "month"):
        return any(
            child.lower_ in ("without", "of") and _QUIET & {word.lemma_.lower() for word in child.children}
            for child in head.children
        )
    if head.lemma_.lower() == "period":
        return any(child.lower_ in ("cooling", "calm", "quiet", "off", "silence") for child in head.subtree)
    if head.lower_ == "one":
        return any(child.dep_ == "amod" for child in head.children) and _meant(page, head)
    return (head.lemma_.lower() in TRUCES or head.lower_ in TRUCES) and is_text(page, head)


def of_war(page: Page, token: Token, back: int = 2) -> bool:
    """True where the sentence of a token, or one shortly before it, speaks of fighting or of stopping it."""
    number = page.number(token)
    near = page.sentences[max(number - back, 0) : number + 1]
    return _of_truce(page) or any(_OF_WAR.search(page.text[one.start : one.end].lower()) for one in near)


@lru_cache(maxsize=8)
def _of_truce(page: Page) -> bool:
    """True where a text is about a stop of fighting as a whole."""
    text = page.text.lower()
    return bool(_TRUCE.search(text)) or len(set(_OF_WAR.findall(text))) > 1


def phrase(head: Token) -> str:
    """The words of a phrase, without the clauses behind it."""
    words = []
    for token in head.subtree:
        if token.i > head.i and token.dep_ in ("relcl", "advcl", "punct", "cc") and token.text != "-":
            break
        words.append(token.text)
    return " ".join(words)


def _that(clause: Token) -> bool:
    """True for what a story tells, and no plan: "suggestions that it had signed"."""
    helping = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    marked = any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)
    return marked and clause.tag_ in ("VBD", "VBN", "VBZ") and not helping & {"should", "would", "could", "will"}


def before(head: Token) -> str:
    """The words of a phrase up to its head, with what it is for: "minerals deal", "deal on gas"."""
    last = next(
        (
            token
            for child in head.children
            if child.dep_ == "prep" and child.lower_ in ("on", "for", "with")
            for token in child.children
        ),
        head,
    )
    first = head.left_edge
    near = [token.lower_ for token in head.doc[first.i : head.i + 1] if first.i <= token.i <= head.i]
    return " ".join([*near, *(token.lower_ for token in (*last.lefts, last) if last.i != head.i)])


def _meant(page: Page, pronoun: Token, alone: bool = False) -> bool:
    """True where a pronoun can stand for a text: one is named before it, here or in the sentence before."""
    number = page.number(pronoun)
    start = page.sentences[max(number - (2 if pronoun.lower_ == "one" else 1), 0)].start
    kinds = TEXTS if alone else TEXTS - _NEVER_ALONE | {"paper"}
    before = [token for token in page.within(start, pronoun.idx) if token.i < pronoun.i]
    return any(token.tag_.startswith("NN") and token.lemma_.lower() in kinds for token in before)
