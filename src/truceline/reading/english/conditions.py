"""On which condition something is said: the words from "if", "once" or "provided that" to the end of their clause."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_MARKS = set_of("if once provided unless until assuming providing")
_WORDS = re.compile(
    r"\b(?:(?:but |and )?only "
    r"(?:if|once|when|after|as (?:a )?part of)|on (?:the )?condition (?:that|of)|as long as|"
    r"so long as|as soon as(?! possible)|provided(?: that)?|subject to|conditional (?:on|upon)|contingent (?:on|upon)|"
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
    return [*sorted(found, key=lambda token: abs(token.i - verb.i)), *fronted(verb)]


def fronted(verb: Token) -> Iterator[Token]:
    """Clauses before a main clause that hold for what is joined to it too: "If they agree, both will free 9 and leave".

    They hang on the first of what is joined, or on who is told to say it behind ("..., an official said").
    """
    at = verb
    while at.head.i != at.i:
        above = at.head
        beside = at.dep_ == "conj" and above.tag_.startswith(("VB", "MD")) and above.i < at.i
        told = at.dep_ in ("ccomp", "parataxis") and above.i > at.i
        if not (beside or told):
            return
        at = above
        yield from (child for child in at.children if child.dep_ == "advcl" and child.right_edge.i < min(at.i, verb.i))


def _marked(token: Token) -> bool:
    marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod", "prep") and child.i < token.i}
    return bool(marks & _MARKS) or token.lower_ in ("provided", "assuming")
