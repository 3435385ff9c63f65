"""Whether two wordings can be of one place: by the names in them, whatever language they passed through."""

import re
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from truceline.incidents.unit_words import fold, plain_words

_LIKE, _STEM = 0.75, 5
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Place(Enum):
    """How two wordings of places lie to each other."""

    SAME = "they name the same place"
    SHARED = "they name a place in common"
    OPEN = "one of them names no place"
    APART = "they name other places"


@lru_cache(maxsize=50_000)
def names(text: str) -> frozenset[str]:
    """The names in a wording, folded: its words with a capital, without abbreviations and plain words."""
    plain = plain_words("scope")
    words = (word for word in _WORD.findall(text) if word[0].isupper() and not (len(word) > 1 and word.isupper()))
    return frozenset(name for word in words if (name := fold(word)) not in plain)


@lru_cache(maxsize=200_000)
def places(one: str, other: str) -> Place:
    """How two wordings lie to each other; names in different alphabets say nothing about each other."""
    mine, theirs = names(one), names(other)
    if not mine or not theirs or _alphabet(mine) != _alphabet(theirs):
        return Place.OPEN
    found = {name for name in mine if any(alike(name, their) for their in theirs)}
    if not found:
        return Place.APART
    return Place.SAME if len(found) == len(mine) == len(theirs) else Place.SHARED


def _alphabet(found: frozenset[str]) -> bool:
    return all(name.isascii() for name in found)


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded names can be spellings of one."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _STEM and long.startswith(short):
        return True
    return len(short) > 3 and SequenceMatcher(None, one, other).ratio() >= _LIKE
