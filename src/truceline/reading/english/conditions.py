"""On which condition something is said: the words from "if", "once" or "provided that" to the end of their clause."""

import re

from spacy.tokens import Token

from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_MARKS = set_of("if once provided unless until assuming providing")
_WORDS = re.compile(
    r"\b(?:(?:but |and )?only "
    r"(?:if|once|when|after|as (?:a )?part of)|on (?:the )?condition (?:that|of)|as long as|"
    r"so long as|as soon as|provided(?: that)?|subject to|conditional (?:on|upon)|contingent (?:on|upon)|"
    r"the moment|in return for|in exchange for|pending|unless)\b(?=[ ])[^,;:.“”\"]*",
    re.IGNORECASE,
)


def condition(page: Page, verb: Token) -> tuple[int, int] | None:
    """The letters of the condition that goes with a predicate; None where there is none."""
    one = page.sentence(verb)
    found = next((token for token in _clauses(verb) if _marked(token)), None)
    if found is not None:
        first = min(token.idx for token in found.subtree if token.idx >= one.start)
        last = max(token.idx + len(token) for token in found.subtree)
        return first, _short(page, found.idx, min(last, one.end))
    match = _WORDS.search(page.text, verb.idx, one.end)
    return match.span() if match else None


def _short(page: Page, after: int, last: int) -> int:
    """Where a condition ends before a quotation mark or a further sentence."""
    stop = re.compile(r"[;:”]").search(page.text, after, last)
    return stop.start() if stop else last


def _clauses(verb: Token) -> list[Token]:
    """Clauses that depend on a predicate, on what governs it, or on what it governs; nearest first."""
    near = [verb, *(child for child in verb.children if child.dep_ in ("xcomp", "acomp", "dobj", "prep"))]
    if verb.dep_ in ("xcomp", "acl", "ccomp"):
        near.append(verb.head)
    found = [child for one in near for child in one.children if child.dep_ in ("advcl", "pcomp")]
    return sorted(found, key=lambda token: abs(token.i - verb.i))


def _marked(token: Token) -> bool:
    marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod", "prep") and child.i < token.i}
    return bool(marks & _MARKS) or token.lower_ in ("provided", "assuming")
