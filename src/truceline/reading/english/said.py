"""Which letters of a sentence are what somebody said: behind the verb of saying, before it, or around it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from truceline.reading.english.clauses import Clause, is_predicate

_ENDS_SAID = (",", "”", '"', "’", "'", "»", "?", "!", "…", "–", "—", "-", ":")
_SHORTEST = 12
"""Letters before "X said" that can be what was said, and not only "On Tuesday"."""
_JOINT = re.compile(r"[\s,;]*\b(?:and|but|while|yet|or)?\s*$")
_COMPLEMENTS = ("ccomp", "xcomp")


def letters_said(clause: Clause) -> tuple[int, int]:
    """The letters [start, end) of what was said; the whole sentence where the speaking stands in the middle of it.

    What is said within a quotation ends with it.
    """
    start, end = _said(clause)
    around = clause.page.quote(clause.verb)
    if around is None or not around.whole or not around.first < end <= clause.page.sentence(clause.verb).end:
        return start, end
    begin = max(start, around.first)
    return begin, max(min(end, around.last), begin)


def _said(clause: Clause) -> tuple[int, int]:
    page, verb = clause.page, clause.verb
    if verb.dep_ == "pcomp" and not any(child.dep_ in _COMPLEMENTS for child in verb.children):
        clause = replace(clause, verb=verb.head.head)
    one = page.sentence(verb)
    begin, end = attribution(clause)
    if aside(clause) and page.text[end : one.end].lstrip().startswith(","):
        return one.start, one.end
    behind = _behind(clause, end)
    before = said_before(clause)
    if behind and before:
        return one.start, one.end
    if behind:
        return behind
    return (one.start, begin) if before else (end, one.end)


def attribution(clause: Clause) -> tuple[int, int]:
    """The letters of "X said": the verb with its helping verbs and its subject where that stands beside it."""
    verb = clause.verb
    words = [verb]
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            words += list(child.subtree)
        elif child.dep_ in ("aux", "auxpass", "neg", "prt") or (child.dep_ == "prep" and child.lower_ == "as"):
            words.append(child)
    return min(word.idx for word in words), max(word.idx + len(word) for word in words if word.i >= verb.i)


def _behind(clause: Clause, end: int) -> tuple[int, int] | None:
    """The letters behind the verb, where they are what was said: up to the next clause that is joined to it."""
    verb, page = clause.verb, clause.page
    one = page.sentence(verb)
    told = [child for child in verb.children if child.dep_ in _COMPLEMENTS and child.i > verb.i]
    if any(child.left_edge.i < verb.i for child in told):
        return one.start, one.end
    quoted = [quote for quote in page.quotes if end <= quote.start < one.end]
    if not told and not quoted and not _nominal(clause):
        return None
    first = min([told[0].left_edge.idx, *(quote.start for quote in quoted)]) if told else end
    return first, _until(clause, first)


def _nominal(clause: Clause) -> bool:
    verb = clause.verb
    return (
        any(child.i > verb.i and child.dep_ in ("dobj", "prep", "oprd", "attr") for child in verb.children)
        and not any(child.dep_ in _COMPLEMENTS for child in verb.children)
        and not _stands_last(verb)
    )


def _stands_last(verb: Token) -> bool:
    """True where what is before the verb depends on it as what was said."""
    return any(child.dep_ in (*_COMPLEMENTS, "parataxis") and child.i < verb.i for child in verb.children)


def _until(clause: Clause, first: int) -> int:
    """Where what was said ends: at a clause joined to the verb of saying, else with the sentence."""
    verb, page = clause.verb, clause.page
    one = page.sentence(verb)
    cuts = [edge for edge in _joined_clauses(verb) if edge > first]
    end = min(cuts, default=one.end)
    over = [quote.end for quote in page.quotes if quote.start < end < quote.end]
    return max(over) if over else one.start + len(_JOINT.sub("", page.text[one.start : end]))


def _joined_clauses(verb: Token) -> Iterator[int]:
    """Where clauses begin that are joined to a verb of saying and are not what was said."""
    for child in verb.children:
        joined = child.dep_ == "conj" and child.tag_.startswith("VB")
        marks = {one.lower_ for one in child.children if one.dep_ == "mark"}
        beside = child.dep_ == "advcl" and (child.tag_ == "VBG" or marks & {"while", "whereas", "though", "although"})
        if (joined or beside) and child.i > verb.i:
            yield child.left_edge.idx
    if verb.dep_ in ("advcl", "relcl", "acl", "conj", "parataxis"):
        yield verb.right_edge.idx + len(verb.right_edge)


def aside(clause: Clause) -> bool:
    """True for "he added" in "Moscow, he added, was waiting"."""
    page = clause.page
    one = page.sentence(clause.verb)
    begin, end = attribution(clause)
    between = page.text[one.start : begin].rstrip().endswith(",") and page.text[end : one.end].lstrip().startswith(",")
    return between or clause.verb.dep_ == "parataxis"


def said_before(clause: Clause) -> bool:
    """True where what stands before "X said" is what was said."""
    page, verb = clause.page, clause.verb
    start, begin = page.sentence(verb).start, _named_before(clause, attribution(clause)[0])
    said = page.text[start:begin].rstrip()
    if len(said) < _SHORTEST or not said.endswith(_ENDS_SAID):
        return False
    if any(start <= quote.start < begin and quote.end >= start + len(said) for quote in page.quotes):
        return True
    if any(child.dep_ in _COMPLEMENTS and child.i > verb.i for child in verb.children):
        return False
    return any(_full(token, verb) for token in page.within(start, begin))


def _named_before(clause: Clause, begin: int) -> int:
    """Where whoever is named right before a verb begins, should the grammar not have seen that it speaks."""
    found = clause.page.named.get(clause.verb.i - 1)
    return min(begin, found.start) if found is not None and clause.verb.i else begin


def _full(token: Token, verb: Token) -> bool:
    """True for the verb of a clause that stands for itself or is what was said."""
    modal = any(child.dep_ == "aux" and child.tag_ == "MD" for child in token.children)
    if not is_predicate(token) or token.tag_ == "VBG" or (token.tag_ == "VB" and not modal):
        return False
    marked = any(child.dep_ == "mark" and child.lower_ not in ("that",) for child in token.children)
    return token.dep_ in ("ROOT", "ccomp", "parataxis", "conj", "dep") and not marked and token.i != verb.i
