"""For whom an office speaks whose country the text does not name, where the words beside it leave one likely reading.

Each guess is told as such (`Holder.guessed`), and none is made of what somebody says about the other side.
"""

import re
from collections.abc import Mapping, Sequence

from truceline.reading.rules.mentions import Kind, Mention
from truceline.reading.rules.naming import Naming
from truceline.reading.rules.persons import Holder, surname

_VOICES = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "aide",
        "adviser",
        "advisor",
        "negotiator",
        "envoy",
        "delegate",
        "commander",
    ]
)
"""Offices that belong to whoever was spoken of just before."""
_ANYWHERE = frozenset(
    (
        "president", "vice president", "secretary", "head", "chief", "general", "director", "leader", "governor",
        "mayor", "member", "official",
    )
)  # fmt: skip
"""Offices that so many hold that nothing beside them tells whose they are."""
_IN = re.compile(r"(?:^|[.!?”\"\n]\s*)In $")
_DATELINE = re.compile(r"(?:, [\w .]{1,30})?(?: \([\w /.]{1,30}\))? ?[-–—]+ ")
_OWN_VOICE = re.compile(
    r" (?:is|remains|stands) (?:also |now |fully |still )?"
    r"(?:ready|prepared|willing|open|committed|determined|in favou?r)\b"
    r"| (?:has|had) (?:already |now |also |formally )?"
    r"(?:accepted|agreed|handed|given|signed|approved|submitted|sent|presented|consented)\b"
    r"| (?:accepts|agrees|wants|hopes|expects|intends|seeks|supports|welcomes|will|would) "
)
_TOLD = re.compile(
    r" (?:told|said|rejected|denied|dismissed|retorted|answered|replied|poured|hit back|"
    r"shot back|gave|put it|disagreed|demurred)\b"
)
_SENTENCE = re.compile(r"[.!?]['”\"’)]*\s+(?=[\"“‘A-Z])|\n\s*")
_NEAR = 300


def guessed(holders: Mapping[str, Holder], found: Sequence[Mention], naming: Naming) -> dict[str, Holder]:
    """The holders with those whose country can be guessed."""
    made = dict(holders)
    for place, one in enumerate(found):
        key = surname(one.name)
        known = made.get(key)
        if one.parties or not one.office or not one.name or known is None or known.parties:
            continue
        parties = _by_dateline(one, naming) or _likely(one, found[:place], naming.text)
        if parties:
            made[key] = Holder(parties, known.office, known.head, guessed=True)
    return made


def _likely(one: Mention, before: Sequence[Mention], text: str) -> tuple[str, ...]:
    last = before[-1] if before else None
    if one.head in _ANYWHERE:
        return ()
    if last is not None and _single(last) and text[last.end : one.start] == ", " and _IN.search(text[: last.start]):
        return last.parties
    here, previous = _starts(text, one.start)
    first = next((other for other in before if other.start >= here), None)
    if first is not None and _single(first) and _opens(first, here, text) and _OWN_VOICE.match(text, first.end):
        return first.parties
    told = next((other for other in before if other.start >= previous), None)
    spoken = told is not None and told.start < here and _single(told) and _opens(told, previous, text)
    if told is not None and spoken and (one.head in _VOICES or _TOLD.match(text, told.end)):
        return told.parties
    return ()


def _by_dateline(one: Mention, naming: Naming) -> tuple[str, ...]:
    """Whose the capital is behind whose date line an office stands first: "KYIV, May 3 (Wire) - President X"."""
    for _, end, owner in naming.datelines:
        if end <= one.start and _DATELINE.fullmatch(naming.text, end, one.start):
            return (owner,)
    return ()


def _single(one: Mention) -> bool:
    return one.kind is Kind.ACTOR and len(one.parties) == 1 and not one.bare


def _opens(one: Mention, start: int, text: str) -> bool:
    """True where a mention is the first thing of its sentence."""
    return not text[start : one.start].strip(' "“‘')


def _starts(text: str, place: int) -> tuple[int, int]:
    """Where the sentence of a place begins, and the one before it."""
    begins = [found.end() for found in _SENTENCE.finditer(text, max(0, place - 2 * _NEAR), place)]
    edge = max(0, place - 2 * _NEAR)
    here = begins[-1] if begins else edge
    return here, begins[-2] if len(begins) > 1 else edge
