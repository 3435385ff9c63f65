"""Whether two wordings can be of one number: rounded, cut down, without a qualifier, or a slip of a digit away."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from truceline.incidents.unit_words import fold, read_rows
from truceline.values.counts import Count, parse_count

_SLIP, _NEAR, _ROUND = 100, 10, 20
"""A slip is at most one in a hundred; a floor is near within one in ten; a round number within one in twenty."""

_NUMBER = re.compile(r"[0-9]+(?:(?:[.,'’   ][0-9]{3})+)?(?:-[0-9]+)?")


class Meant(IntEnum):
    """How well two wordings can be of one number, from not at all upwards."""

    APART = 0
    POSSIBLE = 1
    SLIP = 2
    ROUNDED = 3
    SAME = 4


@dataclass(frozen=True)
class Numbers:
    """How two wordings lie to each other, and why."""

    meant: Meant
    why: str


def read_number(text: str) -> Count:
    """Read a number with a qualifier of any language in the table: `más de 1.800`, `майже 3000`.

    A number that nearly or almost reaches another is taken as about it.

    Raises:
        ValueError: if there is no number in it, or a qualifier that is not known.
    """
    said = " ".join(text.split())
    found = _NUMBER.search(said)
    if found is None:
        return parse_count(said)
    digits = re.sub(r"[^0-9-]", "", found[0])
    words = fold(f"{said[: found.start()]} {said[found.end() :]}").strip(" .")
    if not words:
        return parse_count(digits)
    form = _qualifiers().get(" ".join(words.split()))
    if form is None:
        raise ValueError(f"{text!r} has a qualifier that is not known; write it as one of the forms of a count")
    return parse_count(f"{form} {digits}")


@cache
def _qualifiers() -> dict[str, str]:
    return {fold(row["words"]): row["form"] for row in read_rows("qualifiers.csv")}


def numbers(one: Count, other: Count) -> Numbers:
    """How two wordings of a number lie to each other."""
    return _numbers((one.low, one.high, one.said), (other.low, other.high, other.said))


Plain = tuple[int, int | None, str]


@lru_cache(maxsize=200_000)
def _numbers(plain: Plain, plain2: Plain) -> Numbers:
    one, other = Count(*plain), Count(*plain2)
    if (one.low, one.high) == (other.low, other.high):
        return Numbers(Meant.SAME, f"the same number, {one.said}")
    if _digits(one) == _digits(other) and _digits(one):
        return Numbers(Meant.SAME, f"the same number, {one.said} and {other.said}: a qualifier was lost on the way")
    said = f"{one.said} and {other.said}"
    if one.exact and other.exact:
        return _exact(one.low, other.low, said)
    if one.high is None or other.high is None:
        return _floors(one, other, said)
    if one.allows(other):
        wide = 0 in (one.low, other.low)
        meant = Meant.POSSIBLE if wide else Meant.ROUNDED
        return Numbers(meant, f"one number can be meant by {said}")
    return Numbers(Meant.APART, f"{said} cannot be one number")


def _exact(one: int, other: int, said: str) -> Numbers:
    small, large = sorted((one, other))
    if any(_rounds(number, rest) for number, rest in ((one, other), (other, one))):
        return Numbers(Meant.ROUNDED, f"{said}: one is the other made round")
    if (large - small) * _SLIP <= large:
        return Numbers(Meant.SLIP, f"{said} are at most one in a hundred apart, as copies are")
    if _exchanged(str(one), str(other)):
        return Numbers(Meant.SLIP, f"{said}: two digits next to each other changed places")
    return Numbers(Meant.APART, f"{said} cannot be one number")


def _rounds(number: int, other: int) -> bool:
    """Whether a round number stands for another: rounded or cut at its last digit that is not zero, and near it."""
    step = _step(number)
    cut, rounded = other // step * step, (other + step // 2) // step * step
    made = (cut, rounded) if number > step else (rounded,)
    return number >= 100 and step >= 10 and number in made and _apart(number, other) * _ROUND <= other


def _floors(one: Count, other: Count, said: str) -> Numbers:
    """One of them at least is open upwards: it means a number not far above the one that it names."""
    low, high = max(one.low, other.low), min(_reach(one), _reach(other))
    if low > high:
        return Numbers(Meant.APART, f"{said}: a number so much larger would not be told as the smaller")
    near = _apart(one.low, other.low) * _NEAR <= max(one.low, other.low)
    return Numbers(Meant.ROUNDED if near else Meant.POSSIBLE, f"one number can be meant by {said}")


def _reach(count: Count) -> int:
    """The largest number that an open wording means: below the next one that is as round."""
    if count.high is not None:
        return count.high
    named = int(_digits(count) or count.low)
    return named + max(_step(named) - 1, 1)


def _step(number: int) -> int:
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return step


def _apart(one: int, other: int) -> int:
    return abs(one - other)


def _exchanged(one: str, other: str) -> bool:
    differ = [place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    return (
        len(one) == len(other) > 3
        and len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _digits(count: Count) -> str:
    return "".join(letter for letter in count.said if letter.isdigit() or letter == "-")
