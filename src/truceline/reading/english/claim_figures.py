"""Numbers in a text with what is counted: which noun, how it hangs in its clause, and which predicate governs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from spacy.tokens import Token

from truceline.reading.english.claim_words import (
    ARMS,
    BREACHES,
    CASES,
    LOSSES,
    MEASURES,
    PUTTING,
    REACHING,
    TARGETS,
)
from truceline.reading.english.clauses import is_predicate, objects_of, subject
from truceline.reading.english.page import Page
from truceline.reading.rules.numbers import Quantity

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_INSIDE = ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD", "NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "``", "''")
_PART = re.compile(r"\s+of\s+(?:the\s+|its\s+|some\s+)?")
"""Between the two numbers of "62 of the 83 drones", where the first one counts a part."""
_COUNTED = BREACHES | ARMS | CASES | LOSSES | TARGETS
_LONGEST = 7


@dataclass(frozen=True, eq=False)
class Figure:
    """A number with what is counted.

    `head`: the noun that is counted, the number itself where none stands beside it; `unit`: the letters of the noun
    with what qualifies it, None where it has none. `chain`: the words from `head` up to the predicate.
    """

    page: Page
    quantity: Quantity
    head: Token
    unit: tuple[int, int] | None
    chain: tuple[Token, ...]

    @property
    def base(self) -> str:
        """The noun in its base form."""
        return base(self.head)

    @property
    def verb(self) -> Token | None:
        """The predicate that governs it."""
        return self.chain[-1] if self.chain and acts(self.chain[-1]) else None

    @property
    def top(self) -> Token:
        """The word that hangs on the predicate."""
        return self.chain[-2] if len(self.chain) > 1 else self.head


def base(token: Token) -> str:
    """A noun in its base form; words that the grammar takes for names too ("UAVs")."""
    low = token.lemma_.lower()
    if low in _COUNTED or not low.endswith("s"):
        return low
    return low[:-1] if low[:-1] in _COUNTED else low


def figures(page: Page) -> Iterator[Figure]:
    """All of a page in order."""
    for quantity, following in zip_longest(page.quantities, page.quantities[1:]):
        words = page.within(quantity.start, quantity.end)
        part = following is not None and _PART.fullmatch(page.text[quantity.end : following.start])
        dated = any(one.start <= quantity.first < one.end for one in page.moments)
        if words and not part and not dated:
            yield _figure(page, quantity, words[-1])


def part_of(figure: Figure) -> Quantity | None:
    """The number that stands before for a part of it: 28 of "28 of the 37 drones"."""
    for one in figure.page.quantities:
        if one.end < figure.quantity.start and _PART.fullmatch(figure.page.text[one.end : figure.quantity.start]):
            return one
    return None


def _figure(page: Page, quantity: Quantity, last: Token) -> Figure:
    unit = _beside(page, quantity, last)
    if unit:
        head = unit[-1]
        end = _rounds(page, head)
        return Figure(page, quantity, head, (unit[0].idx, end), _chain(head))
    measured = _measured(last)
    if measured is not None:
        return Figure(page, quantity, measured, _letters(page, measured), _chain(last))
    put = _put(page, last)
    if put is not None:
        measure, verb = put
        return Figure(page, quantity, measure, _letters(page, measure), (measure, verb))
    return Figure(page, quantity, last, None, _chain(last))


def _beside(page: Page, quantity: Quantity, last: Token) -> list[Token]:
    """The counted noun behind a number with the words that qualify it: "separate Russian air strikes"."""
    found: list[Token] = []
    end = page.sentence(last).end
    doc = page.doc
    at = last.i + 1
    while (
        at < len(doc)
        and doc[at].idx < end
        and doc[at].lower_ in ("of", "the", "such", "its", "their", "odd", "or", "more", "-", "these", "those")
    ):
        at += 1
    for token in doc[at : at + _LONGEST]:
        counted = base(token) in _COUNTED
        acting = token.tag_ in ("VBD", "VBP", "VB") or (token.tag_ == "VBZ" and found)
        if token.idx >= end or acting or (token.tag_ not in _INSIDE and not counted) or token.lower_ in _NOT_INSIDE:
            break
        found.append(token)
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if counted and (following is None or following.tag_ not in (*_NOUNS, "HYPH")):
            break
    while found and found[-1].tag_ not in _NOUNS and base(found[-1]) not in _COUNTED:
        found.pop()
    return _own(page, found)


def _own(page: Page, found: list[Token]) -> list[Token]:
    """Without the names of actors and general words at its front."""
    while len(found) > 1 and (
        found[0].i in page.named
        or found[0].tag_ in ("POS", "DT", "PRP$", "CD", "HYPH")
        or found[0].lower_ in _PLAIN
        or (found[0].tag_ == "JJ" and base(found[-1]) in BREACHES and found[0].lower_ not in ("aerial", "ballistic"))
    ):
        found = found[1:]
    return found


_NOT_INSIDE = ("each", "that", "this")
_PLAIN = frozenset(
    {
        "own",
        "such",
        "separate",
        "alleged",
        "new",
        "more",
        "other",
        "different",
        "individual",
        "confirmed",
        "reported",
        "documented",
        "deliberate",
    }
)


def _rounds(page: Page, head: Token) -> int:
    """Where the unit ends, with "of artillery", "of the ceasefire" behind."""
    if base(head) in ("round", "case", "instance", "incident", "burst", "volley", "salvo", "act", "barrage"):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1:
                for pobj in objects_of(child)[:1]:
                    if pobj.i - head.i <= 4:
                        return pobj.idx + len(pobj)
    return head.idx + len(head)


def _measured(number: Token) -> Token | None:
    """What a number without a noun counts: "put the number of attacks at 21", "violations numbered 30"."""
    chain = _chain(number)
    verb, top = chain[-1], chain[-2] if len(chain) > 1 else number
    set_against = top.dep_ == "prep" and top.lower_ in ("at", "to", "as", "with")
    if not acts(verb) or not (set_against or verb.lemma_.lower() in REACHING | {"be"}):
        return None
    around = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "nsubj") and child is not top]
    inherited = subject(verb)
    found = (_counted_by(one) for one in (*around, *([] if inherited is None else [inherited])))
    return next((one for one in found if one is not None), None)


def _counted_by(one: Token) -> Token | None:
    """The noun of "the number of attacks", or "attacks" itself."""
    if base(one) in MEASURES:
        behind = [child for child in one.children if child.dep_ == "prep" and child.lower_ in ("of", "for")]
        return next((pobj for child in behind for pobj in objects_of(child)), None)
    return one if base(one) in BREACHES | ARMS | LOSSES else None


def _put(page: Page, number: Token) -> tuple[Token, Token] | None:
    """What is counted, and the verb, in "puts the number of times its trenches came under fire at nine"."""
    if number.i == 0 or number.nbor(-1).lower_ not in ("at", "as"):
        return None
    for token in page.tokens(page.number(number)):
        if (
            token.i < number.i
            and token.lemma_.lower() in MEASURES
            and token.dep_ == "dobj"
            and token.head.lemma_.lower() in PUTTING
        ):
            counted = [pobj for child in token.children if child.lower_ == "of" for pobj in objects_of(child)]
            if counted:
                return counted[0], token.head
    return None


def _letters(page: Page, head: Token) -> tuple[int, int]:
    words = [token for token in head.lefts if token.i not in page.named and token.dep_ in ("amod", "compound")]
    start = words[0].idx if words and words[-1].i == head.i - 1 else head.idx
    return start, head.idx + len(head)


def _chain(token: Token) -> tuple[Token, ...]:
    """The words above a word up to the predicate that governs it."""
    found = [token]
    while not acts(found[-1]) and found[-1].head.i != found[-1].i and len(found) < 25:
        found.append(found[-1].head)
    return tuple(found)


def acts(token: Token) -> bool:
    """True for a predicate; not for "truce" where the grammar takes it for one."""
    return is_predicate(token) and token.lower_ not in ("truce", "ceasefire", "armistice")


def above(figure: Figure) -> Iterator[Token]:
    """The predicates over a figure, the nearest first, as long as they are a part of the same telling."""
    at = figure.verb
    while at is not None:
        yield at
        apart = at.dep_ == "conj" and any(child.dep_ in ("nsubj", "nsubjpass") for child in at.children)
        if apart or at.dep_ not in ("xcomp", "pcomp", "advcl", "conj", "acl", "relcl") or at.head.i == at.i:
            return
        up = at.head
        while not acts(up) and up.head.i != up.i:
            up = up.head
        at = up if acts(up) and up.i != at.i else None


def passive(verb: Token) -> bool:
    """True for "was fired", and for "shells fired by"."""
    kinds = {child.dep_ for child in verb.children}
    done = bool(kinds & {"nsubjpass", "auxpass"}) or ("agent" in kinds and "nsubj" not in kinds)
    return done or (verb.tag_ == "VBN" and verb.dep_ == "acl")
