"""The terms of what is put forward: how long, what it covers, on which condition, how it is extended."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from truceline.reading.english.clauses import Clause, objects_of
from truceline.reading.english.frames import letters
from truceline.reading.english.proposal_forms import Offer, inner_truce
from truceline.reading.english.proposal_times import times
from truceline.reading.english.proposal_words import EXTENDING, STOPPING
from truceline.reading.english.texts import is_truce
from truceline.reading.english.words import set_of
from truceline.reading.rules.numbers import Length
from truceline.reading.rules.slots import Slots, place_in

_NOT_LASTING = re.compile(r"\b(?:within|after|ago|every|past|last|previous|first|in|over the)\s*$", re.IGNORECASE)
_GONE_BY = re.compile(r"\s*(?:before|ago|earlier|later|old|after|since)\b", re.IGNORECASE)
_COVERED = set_of("halt end stop suspension moratorium pause freeze ban cessation break stoppage")
_ENTRY = set_of("if when once provided unless")
_DETERMINERS = set_of(
    "the a an its their his her our this that another any such of own immediate full interim new proposed"
)


def terms(slots: Slots, clause: Clause, offer: Offer) -> None:
    """Fill the slots of a proposal from its sentence."""
    page = clause.page
    truce = offer.what if is_truce(page, offer.what) else inner_truce(page, offer.what) or offer.what
    length = next(_lengths(clause, offer), None)
    if length is not None:
        slots.stand("duration", length.value, length.start, length.end)
    if truce.tag_.startswith("NN"):
        _name(slots, truce)
    _scope(slots, truce)
    times(slots, clause)
    _entry(slots, clause, offer)
    _extension(slots, clause)
    place_in(slots, page.text, truce.idx, page.sentence(clause.verb).end)


def _lengths(clause: Clause, offer: Offer) -> Iterator[Length]:
    """Lengths of time that the thing or its predicate has, not across another predicate; the thing's own first."""
    page, one = clause.page, clause.page.sentence(clause.verb)
    near = [
        length
        for length in page.lengths
        if one.start <= length.start < one.end and _lasting(page.text, one.start, length)
    ]
    mine = [length for length in near if _inside(page.within(length.start, length.end), offer.what)]
    yield from mine or [
        length
        for length in near
        if _inside(page.within(length.start, length.end), clause.verb) and length.start > clause.start
    ]


def _lasting(text: str, start: int, length: Length) -> bool:
    """True for a length that something lasts, and not "within 30 days" or "a day before"."""
    return not _NOT_LASTING.search(text[start : length.start]) and not _GONE_BY.match(text, length.end)


def _inside(words: Sequence[Token], head: Token) -> bool:
    return bool(words) and (head.is_ancestor(words[0]) or words[0].i == head.i)


def _name(slots: Slots, truce: Token) -> None:
    first = min((token for token in truce.subtree if token.i <= truce.i), key=lambda token: token.i)
    doc, at = truce.doc, first.i
    while at < truce.i and (doc[at].lower_ in _DETERMINERS or doc[at].tag_ in ("POS", "PRP$", "IN", "CC", ",")):
        at += 1
    if at < truce.i:
        slots.take("name", doc[at].idx, truce.idx + len(truce))


def _scope(slots: Slots, thing: Token) -> None:
    """What is to stop: "a halt to strikes", "stop all attacks on ports"."""
    noun = thing.tag_.startswith("NN") and thing.lemma_.lower() in _COVERED
    verb = thing.tag_.startswith("VB") and thing.lemma_.lower() in STOPPING
    before = ("to", "on", "in", "of") if noun else ("from",)
    for child in thing.children if noun or verb else ():
        if child.i > thing.i and child.dep_ == "prep" and child.lower_ in before:
            heads = objects_of(child)
        else:
            heads = (child,) if verb and child.dep_ in ("dobj", "xcomp") else ()
        if heads:
            first, last = letters(heads[0], keep=("cc", "conj"))
            slots.take("scope", first, _before_length(last, first, thing))
            return


def _before_length(last: int, first: int, thing: Token) -> int:
    """Where a phrase ends without "for 30 days" at its end."""
    words = thing.doc.text[first:last]
    cut = re.search(
        r" for (?:at least |up to |the next |a |an |\d|one|two|three|four|five|six|seven|ten|thirty)", words
    )
    return first + cut.start() if cut else last


def _entry(slots: Slots, clause: Clause, offer: Offer) -> None:
    for head in (offer.what, clause.verb):
        for token in head.subtree:
            marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod") and child.i < token.i}
            if token.dep_ in ("advcl", "pcomp", "relcl") and marks & _ENTRY:
                slots.take("entry", token.left_edge.idx, token.right_edge.idx + len(token.right_edge))
                return


def _extension(slots: Slots, clause: Clause) -> None:
    page = clause.page
    for token in page.tokens(page.number(clause.verb)):
        if token.lemma_.lower() in EXTENDING and token.tag_ == "VBN":
            for child in token.children:
                if child.dep_ in ("agent", "prep", "advcl") and child.i > token.i:
                    slots.take("extension", child.left_edge.idx, child.right_edge.idx + len(child.right_edge))
                    return
