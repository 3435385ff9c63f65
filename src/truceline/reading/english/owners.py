"""Whose something is: "Kyiv's acceptance", "a US plan", "its offer"."""

from collections.abc import Iterable

from spacy.tokens import Token

from truceline.reading.english.acting import Who, together, who
from truceline.reading.english.clauses import objects_of, subject
from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of
from truceline.reading.rules.mentions import Mention

_ITS = set_of("its their his her")

_GROUPS = set_of(
    "insurgency insurgent militant fighter rebel guerrilla camp side leadership regime ruler authority junta "
    "delegation team negotiator diplomat official representative envoy leader militia alliance organisation "
    "organization faction coalition"
)
"""Heads that have before them, or behind "of", whose they are."""


def whose(page: Page, words: Iterable[Token]) -> Who:
    """The actors that owners or doers mean, all together; nobody where one of them cannot be told."""
    return together([_one(page, word) for word in words])


def _one(page: Page, word: Token) -> Who:
    named = page.named.get(word.i)
    if named is not None and named.parties and not named.former:
        return Who(named.parties, named)
    if word.lemma_.lower() in _GROUPS:
        inner = next(
            (found for child in _near(word) if (found := page.named.get(child.i)) is not None and found.parties), None
        )
        if inner is not None:
            return Who(inner.parties, inner)
    if word.lower_ in _ITS:
        found = _possessor(page, word)
        return Who(found.parties, found, "", 0.8) if found is not None else Who()
    return who(page, (word,))


def _near(word: Token) -> list[Token]:
    behind = [
        head
        for child in word.children
        if child.dep_ == "prep" and child.lower_ in ("of", "from")
        for head in objects_of(child)
    ]
    return [*(child for child in word.children if child.dep_ in ("compound", "amod", "nmod", "poss")), *behind]


def _possessor(page: Page, word: Token) -> Mention | None:
    """Who "its" stands for: whoever acts in the clause around it, or in the one that governs that."""
    at = word
    while at.head.i != at.i:
        at = at.head
        if at.tag_.startswith("VB"):
            found = subject(at)
            named = page.named.get(found.i) if found is not None and found.i < word.i else None
            if (
                named is not None
                and named.parties
                and not named.former
                and (word.lower_ == "their" or len(named.parties) == 1)
            ):
                return named
    return None
