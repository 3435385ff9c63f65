"""Whether two places are the same, as far as their words tell.

They are where one names the other or where they begin with the same word. A place under another name is not found so.
Where no place is given, or one is in words and the other in degrees, it cannot be told.
"""

import re

from truceline.terms.areas import parse_place
from truceline.values.verdicts import Verdict

_WORD = re.compile(r"[^\W_]+")
_LEADING = ("the", "near", "at", "in", "around", "outside")
_NO_PLACE = ((), ("unknown",), ("unclear",), ("not", "given"), ("not", "stated"), ("not", "known"))


def same_place(one: str, other: str) -> Verdict:
    """Yes where the words of one stand in the other, or both begin with the same word; unknown without a place."""
    if in_degrees(one) or in_degrees(other):
        return Verdict.YES if one == other else Verdict.UNKNOWN
    words, others = _words(one), _words(other)
    if words in _NO_PLACE or others in _NO_PLACE:
        return Verdict.UNKNOWN
    return Verdict.YES if words[0] == others[0] or _either(words, others) else Verdict.NO


def names_place(text: str, place: str) -> bool:
    """True where a text names a place, or the place names all of the text; having the first word in common is too
    little to say that a term applies there."""
    words, others = _words(text), _words(place)
    return words not in _NO_PLACE and others not in _NO_PLACE and _either(words, others)


def in_degrees(place: str) -> bool:
    """True for a place that is given in degrees of north and east."""
    try:
        parse_place(place)
    except ValueError:
        return False
    return True


def _words(place: str) -> tuple[str, ...]:
    found = _WORD.findall(place.casefold())
    while len(found) > 1 and found[0] in _LEADING:
        found = found[1:]
    return tuple(found)


def _either(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return _holds(words, others) or _holds(others, words)


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))
