"""Counts and lengths of time in a text, worded as `values.counts` and `values.durations` read them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.number_forms import BEHIND, NOT_REACHED, QUALIFIERS, counts, number_words

_DURATION_UNITS = {"hour": "PT{0}H", "day": "P{0}D", "week": "P{0}W", "month": "P{0}M", "minute": "PT{0}M"}
_HUGE = {"tens of thousands": 20_000, "hundreds of thousands": 200_000, "millions": 2_000_000}
_SMALL = {"half a dozen": 6, "a couple": 2, "a couple of": 2, "a pair": 2, "a pair of": 2, "twice": 2, "thrice": 3}


_NEAR = 32
_AGED = re.compile(r"\b(?:aged?|ages)(?: between| from| under| over)? ?(?:\d+ ?(?:to|and|or|-|–) ?)?$", re.IGNORECASE)
"""What stands before an age: "soldiers aged 18 to"."""


@dataclass(frozen=True)
class Quantity:
    """A count: letters [start, end) with the words that qualify it, `value` as `parse_count` reads it.

    `first`: where the number itself begins. `note`: what is lost in `value`.
    """

    start: int
    end: int
    first: int
    value: str
    note: str = ""


@dataclass(frozen=True)
class Length:
    """A length of time, as an ISO 8601 duration; `adjective` where it stands before a noun ("30-day")."""

    start: int
    end: int
    value: str
    adjective: bool


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Counts in order. Ordinals, percentages, sums of money, ages, and numbers that are a part of a name are none."""
    found = (one for match in counts(language).finditer(text) for one in _quantities(match, language))
    return tuple(one for one in found if not _AGED.search(text, max(0, one.start - _NEAR), one.start))


def lengths(text: str, language: str) -> tuple[Length, ...]:
    """Lengths of time in order."""
    return tuple(found for match in _lengths(language).finditer(text) if (found := _length(match, language)))


def plain_number(words: str, language: str) -> int | None:
    """A number in digits or words: `1,882`, `eight`, `twenty-four`, `two dozen`, `1.2 million`; None for others."""
    text = " ".join(re.sub(r"(?<=\d)[,  \s](?=\d{3})", "", words.lower()).replace(",", "").split())
    if re.fullmatch(r"\d+", text):
        return int(text)
    if text in _SMALL:
        return _SMALL[text]
    known = lexicon(language)
    found = re.fullmatch(r"(\d+(?:\.\d+)?) (\w+)", text)
    if found and found[2] in known.multipliers:
        return round(float(found[1]) * known.multipliers[found[2]])
    return _spelled(text, language)


def _spelled(text: str, language: str) -> int | None:
    known = lexicon(language)
    total = current = 0
    for part in re.split(r"[\s-]+", text):
        if part in known.numbers:
            current += known.numbers[part]
        elif part in known.multipliers:
            current = max(current, 1) * known.multipliers[part]
            if known.multipliers[part] >= 1000:
                total, current = total + current, 0
        elif part not in ("a", "an", "and"):
            return None
    return total + current


def _quantities(match: re.Match[str], language: str) -> Iterator[Quantity]:
    pair = ("low", "upper") if match["low"] else ("first", "high")
    if match[pair[1]]:
        yield from _range(match, pair, language)
    elif match["huge"] is not None:
        said = re.sub(r"(?i)^.*?(?=tens of|hundreds of|millions)|\s+of$", "", match.group().lower())
        yield _least(match, said, _HUGE[said])
    elif many := match["many"] or (f"{match['few']}s" if match["few"] else ""):
        yield _least(match, many.lower(), lexicon(language).many.get(many.lower(), 2_000_000))
    else:
        number = plain_number(match["first"], language)
        if number is not None:
            yield _qualified(match, match.start("first"), number)


def _range(match: re.Match[str], pair: tuple[str, str], language: str) -> Iterator[Quantity]:
    """One quantity for a range; two where the numbers are no range ("from 12 to 20", "30 to 12")."""
    low, high = (plain_number(match[name], language) for name in pair)
    if low is None or high is None:
        return
    change = match["high"] is not None and match.string[: match.start("first")].lower().endswith("from ")
    if low < high and not change:
        yield Quantity(match.start(), match.end(), match.start(pair[0]), f"{low}-{high}")
        return
    yield Quantity(match.start(), match.end(pair[0]), match.start(pair[0]), str(low))
    yield Quantity(match.start(pair[1]), match.end(), match.start(pair[1]), str(high))


def _least(match: re.Match[str], said: str, least: int) -> Quantity:
    note = f"{said!r} is no number; {least} is the least it can mean"
    return Quantity(match.start(), match.end(), match.start(), f"at least {least}", note)


def _qualified(match: re.Match[str], first: int, number: int) -> Quantity:
    said = " ".join((match["how"] or "").lower().split())
    word = QUALIFIERS.get(said, "") or BEHIND.get(match["behind"] or "", "")
    note = f"{said!r} says that the number was not quite reached" if said in NOT_REACHED else ""
    return Quantity(match.start(), match.end(), first, f"{word} {number}".strip(), note)


def _length(match: re.Match[str], language: str) -> Length | None:
    said = (match["number"] or "one").lower()
    number = 1 if said in ("a", "an", "one") else plain_number(said, language)
    if not number:
        return None
    unit = (match["unit"] or match["bare"]).lower()
    value = f"P{7 * number}D" if unit == "week" else _DURATION_UNITS[unit].format(number)
    return Length(match.start(), match.end(), value, adjective=not match.group().lower().endswith("s"))


@cache
def _lengths(language: str) -> re.Pattern[str]:
    units = "|".join(_DURATION_UNITS)
    further = "(?:more |full |consecutive |calendar |further )?"
    return re.compile(
        rf"(?i)(?<![\w.,-])(?:(?P<number>\d+|an?|{number_words(language)})[ -]{further}"
        rf"(?P<unit>{units})s?(?:-long)?|(?P<bare>{units})-long)\b(?! ago)"
    )
