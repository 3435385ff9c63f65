"""Spellings compared as people mean them: capitals, apostrophes, accents and hyphens do not matter."""

import re
import unicodedata
from collections.abc import Iterable

_DROPPED = dict.fromkeys(map(ord, "'’‘ʼ`´ʹʺ”“\"ˈ."))
_SAME = {ord(one): other for one, other in (("ё", "е"), ("-", " "), ("–", " "), ("—", " "), ("_", " "))}
_TABLE: dict[int, str | None] = {**_DROPPED, **_SAME}
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS = (("и\u0306", "й"), ("і\u0308", "ї"), ("у\u0306", "ў"))
"""Letters of their own that Unicode takes apart into a letter and a mark."""


def fold(text: str) -> str:
    """What is left of a name when only its letters count.

    >>> fold("Lugans’k"), fold("Кам'янське"), fold("Артёмовск"), fold("Żółte-Wody")
    ('lugansk', 'камянське', 'артемовск', 'zołte wody')
    """
    small = text.casefold().translate(_TABLE)
    if not small.isascii():
        small = unicodedata.normalize("NFD", small)
        for apart, letter in _LETTERS:
            small = small.replace(apart, letter)
        small = _MARKS.sub("", small)
    return " ".join(small.split())


def distance(one: str, other: str, at_most: int) -> int:
    """How many letters must be put, taken or changed to make one text of another; above `at_most` only that it is."""
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            changed = before[column - 1] + (letter != against)
            now.append(min(changed, before[column] + 1, now[-1] + 1))
        if min(now) > at_most:
            return at_most + 1
        before = now
    return before[-1]


def letters(folded: str) -> int:
    """The letters of a name as bits, for telling quickly that two names cannot be nearly the same."""
    bits = 0
    for letter in folded:
        bits |= 1 << ord(letter) % 61
    return bits


def nearest(wanted: str, folded: Iterable[tuple[int, str]], how_many: int = 5) -> list[str]:
    """The folded names, each with its letters, that are spelled most like another.

    At most two letters apart, one in short names.
    """
    at_most = 2 if len(wanted) > 5 else 1
    low, high, bits = len(wanted) - at_most, len(wanted) + at_most, letters(wanted)
    found = []
    for theirs, name in folded:
        if low <= len(name) <= high and (bits ^ theirs).bit_count() <= 2 * at_most:
            far = distance(wanted, name, at_most)
            if far <= at_most:
                found.append((far, name))
    return [name for _, name in sorted(found)[:how_many]]
