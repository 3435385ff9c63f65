"""The text that a predicate of consent is about: its object, or behind one of its prepositions."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.reading.english.clauses import Clause, joined, objects_of
from truceline.reading.english.moods import Mood
from truceline.reading.english.texts import is_text
from truceline.reading.english.words import set_of

PAPERWORK = set_of("sign initial ink countersign ratify")
_RELATIVE = set_of("which that whom")


@dataclass(frozen=True)
class Form:
    """An act that a predicate is the word for. `of`: the head of the phrase for the text; None where none is named.

    `by`: the words for who does it, where they are not the doers of the clause. `only`: how it must be told to count at
    all, where it is no act by itself ("observe the truce" after "agreed to").
    """

    act: str
    of: Token | None
    sure: float
    by: tuple[Token, ...] = ()
    only: frozenset[Mood] = frozenset()


def texts(clause: Clause, *prepositions: str) -> Iterator[Token]:
    """The text that a predicate or its object has behind any of these prepositions."""
    near = children(clause.verb, "prt", "advmod", "acomp", "intj", "prep", "attr", "oprd", "dobj")
    seen: list[Token] = []
    for anchor in (clause.verb, *clause.patients, *near):
        for child in (
            *anchor.children,
            *(
                word
                for prep in anchor.children
                if prep.dep_ == "prep"
                for pobj in objects_of(prep)
                for word in pobj.children
            ),
        ):
            if child.dep_ in ("prep", "dative", "agent", "prt", "aux") and child.lower_ in prepositions:
                if child.i > clause.verb.i:
                    seen += [word for found in objects_of(child) for word in joined(found)] or _stranded(clause)
                elif clause.verb.dep_ == "relcl" and any(word.lower_ in _RELATIVE for word in objects_of(child)):
                    seen.append(clause.verb.head)
    found = [word for word in seen if is_text(clause.page, word)]
    yield from sorted(found, key=lambda token: token.i)[:1] or _scanned(clause, prepositions)


def _scanned(clause: Clause, prepositions: tuple[str, ...]) -> list[Token]:
    """The first text behind one of these words, where the grammar has it elsewhere: "came on board ... with a halt"."""
    doc, end = clause.page.doc, clause.page.sentence(clause.verb).end
    for at in range(clause.verb.i + 1, min(clause.verb.i + 9, len(doc) - 1)):
        if doc[at].lower_ in prepositions and doc[at + 1].tag_[:2] not in ("VB",) and doc[at].idx < end:
            head = _phrase_end(doc[at + 1])
            return [head] if head is not None and head.idx < end and is_text(clause.page, head) else []
        if doc[at].tag_.startswith("VB") or doc[at].text in ",;:":
            return []
    return []


def _phrase_end(token: Token) -> Token | None:
    """The last noun of a plain phrase that begins with a word."""
    at, last = token, None
    while at.tag_[:2] in ("DT", "JJ", "CD", "NN", "HY", "PR", "PO", "RB", "VB") and at.i + 1 < len(at.doc):
        if at.tag_.startswith("VB") and last is not None:
            break
        last = at if at.tag_.startswith("NN") else last
        at = at.doc[at.i + 1]
    return last


def objects(clause: Clause) -> Iterator[Token]:
    """The text that a predicate has as its object: behind it, before a passive, or what a relative clause is about."""
    for word in clause.patients or tuple(_stranded(clause)):
        if is_text(clause.page, word, alone=clause.base in PAPERWORK):
            yield word
            return
    if not clause.patients and not clause.passive:
        yield from _behind_aside(clause)


def _behind_aside(clause: Clause) -> list[Token]:
    """The object behind words in commas: "turned down, for the fourth time, any halt"."""
    doc = clause.page.doc
    at = clause.verb.i + 1 + len(children(clause.verb, "prt"))
    if at >= len(doc) or doc[at].text != ",":
        return []
    closing = next((one for one in range(at + 1, min(at + 16, len(doc) - 1)) if doc[one].text == ","), None)
    head = _phrase_end(doc[closing + 1]) if closing is not None else None
    return [head] if head is not None and is_text(clause.page, head) else []


def _stranded(clause: Clause) -> list[Token]:
    """What a relative clause without an object of its own is about: "the plan that Kyiv agreed to"."""
    return [clause.verb.head] if clause.verb.dep_ == "relcl" and clause.verb.head.tag_.startswith("NN") else []


def between(clause: Clause, text: Token) -> tuple[Token, ...]:
    """The sides of "a deal was reached between X and Y"; nobody where they do it themselves."""
    if not clause.passive or clause.doers:
        return ()
    for anchor in (text, clause.verb):
        for child in anchor.children:
            if child.dep_ == "prep" and child.lower_ == "between":
                return tuple(word for head in objects_of(child) for word in joined(head))
    return ()


def partners(clause: Clause, text: Token) -> Iterator[Token]:
    """Those with whom a text was agreed."""
    for anchor in (clause.verb, text):
        for child in anchor.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                yield from (
                    word for head in objects_of(child) for word in joined(head) if clause.page.named.get(word.i)
                )


def children(verb: Token, *kinds: str) -> list[Token]:
    """What depends on a word as one of some kinds."""
    return [child for child in verb.children if child.dep_ in kinds]
