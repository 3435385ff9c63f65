"""Counts and lengths of time in a text, worded as `values.counts` and `values.durations` read them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from truceline.reading.slavic.tokens import Token, follows
from truceline.reading.slavic.words import Words, words_of

_BOUNDS = {
    "more_than": "more than", "at_least": "at least", "at_most": "at most", "about_so": "about", "fewer": "fewer than",
}  # fmt: skip
_NO_COUNT = re.compile(
    r"(?:%|відсот|процент|гривен|гривн|доллар|долар|євро|евро|рубл|кілометр|километр|км|метр|років|року|рік|лет|год|"
    r"годин|час|хвилин|минут|день|днів|дней|дня|дні|діб|доб|сут|тижн|недел|місяц|месяц|градус|пункт|стат[тье]|січ|лют|берез|"
    r"квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|январ|феврал|март|апрел|ма[йя]$|июн|июл|август|сентябр|октябр|ноябр|"
    r"декабр|тонн|мегават|мвт|млрд|мільярд|миллиард|етап|этап|разряд|-)"
)


@dataclass(frozen=True)
class Quantity:
    """A count: tokens [first, last) with the words that qualify it; `number` is where the number itself begins.

    `value` is as `parse_count` reads it; `plain` the number alone, 0 for a vague one; `note`: what is lost in `value`.
    """

    first: int
    number: int
    last: int
    value: str
    plain: int
    note: str = ""


@dataclass(frozen=True)
class Length:
    """A length of time at tokens [first, last), as an ISO 8601 duration."""

    first: int
    last: int
    value: str


def quantities(every: Sequence[Token], start: int, end: int, language: str) -> tuple[Quantity, ...]:
    """Counts in order. Ordinals, percentages, money, dates, ages and lengths are none."""
    words, found, place = words_of(language), [], start
    while place < end:
        read = _number(every, place, end, words)
        if read is None:
            place += 1
            continue
        last, number, note = read
        after = every[last].low if last < end else ""
        if not _NO_COUNT.match(after):
            found.append(_counted(every, (start, place, last), (number, note), words, end))
            last = max(last, found[-1].last)
        place = last
    return tuple(found)


def _counted(
    every: Sequence[Token], where: tuple[int, int, int], read: tuple[int, str], words: Words, end: int
) -> Quantity:
    start, place, last = where
    number, note = read
    first, bound = place, ""
    dashed = last + 1 < end and every[last].low in "–-—" and every[last].start == every[last - 1].end
    high = _number(every, last + 1, end, words) if dashed else None
    if high and number < high[1]:
        return Quantity(place, place, high[0], f"{number}-{high[1]}", number)
    if place > start and every[place - 1].low in _FROM and last < end and every[last].low in ("до", "і", "и", "та"):
        top = _number(every, last + 1, end, words) if last + 1 < end else None
        both = every[last].low == "до" or every[place - 1].low in ("між", "между")
        if top and number < top[1] and both:
            return Quantity(place - 1, place, top[0], f"{number}-{top[1]}", number)
    at = place - (place > start and every[place - 1].low in ("у", "в", "во", "на", "о"))  # "щонайменше в п'яти місцях"
    for key, word in _BOUNDS.items():
        for step in (4, 3, 2, 1):
            said = tuple(one.low for one in every[max(at - step, start) : at])
            if len(said) == step and said in _bounds(words.language)[key] and at - step < first:
                first, bound = at - step, word
    if note:
        return Quantity(place, place, last, f"at least {number}", 0, note)
    open_ = f"{every[first].text!r} says that the number was not quite reached" if every[first].low in _NEARLY else ""
    return Quantity(first, place, last, f"{bound} {number}".strip(), number, open_)


_FROM = ("від", "от", "між", "между")
_NEARLY = ("майже", "почти")


@cache
def _bounds(language: str) -> dict[str, frozenset[tuple[str, ...]]]:
    words = words_of(language)
    return {key: frozenset(tuple(one.split()) for one in words.several(key)) for key in _BOUNDS}


def _number(every: Sequence[Token], place: int, end: int, words: Words) -> tuple[int, int, str] | None:
    """Where a number that begins at a place ends, and how much it is; a note where it is vague."""
    known, big = words.numbers("numbers"), words.numbers("big")
    token = every[place]
    if token.text[0].isdigit():
        return _digits(every, place, end, big)
    if token.low in words.set("several") and place + 1 < end and every[place + 1].low in big:
        return place + 2, 2 * big[every[place + 1].low], f"{token.low} {every[place + 1].low} is no number"
    if token.low not in known:
        return _round(every, place, words)
    total = current = 0
    at = place
    while at < end and (every[at].low in known or (at > place and every[at].low in big)):
        if every[at].low in known:
            current += known[every[at].low]
        else:
            total, current = total + max(current, 1) * big[every[at].low], 0
        at += 1
    return at, total + current, ""


def _round(every: Sequence[Token], place: int, words: Words) -> tuple[int, int, str] | None:
    """Round numbers: "тисяча", "десятки"; and how often: "двічі"."""
    low, big = every[place].low, words.numbers("big")
    before = words.nouns.get(every[place - 1].low, ()) if place else ()
    vague = words.numbers("vague").get(low)
    if vague and place and every[place - 1].low in words.set("of_one") and low.endswith(("і", "и")):
        return place + 1, big.get(low, vague), ""  # "близько сотні" is one hundred
    paired = place + 2 < len(every) and every[place + 1].low == "на" and every[place + 2].low in big
    if vague and paired and low in big:
        return place + 1, big[low], ""  # "тисячі на тисячу"
    if vague and not any(one.kind == "people" for one in before):  # "тіла тисячі загиблих" is one thousand
        return place + 1, vague, f"{low!r} is no number; {vague} is the least it can mean"
    number = words.numbers("times_words").get(low) or big.get(low)
    return (place + 1, number, "") if number else None


def _digits(every: Sequence[Token], place: int, end: int, big: dict[str, int] | object) -> tuple[int, int, str] | None:
    scale = big if isinstance(big, dict) else {}
    written = re.sub(r"[ \u00a0\u202f]", "", every[place].text)
    after = every[place + 1].low if place + 1 < end else ""
    if place and every[place - 1].text in ("№", "-", "$", "€", "#") and every[place - 1].end == every[place].start:
        return None
    if re.fullmatch(r"\d+", written):
        if after in scale:
            dot = place + 2 < end and every[place + 2].text == "." and after in ("тис", "тыс")
            return place + (3 if dot else 2), int(written) * scale[after], ""
        return place + 1, int(written), ""
    if re.fullmatch(r"\d+[.,]\d+", written) and after in scale:
        return place + 2, int(float(written.replace(",", ".")) * scale[after]), ""
    return (place + 1, int(re.sub(r"[.,]", "", written)), "") if re.fullmatch(r"\d{1,3}[.,]\d{3}", written) else None


def lengths(every: Sequence[Token], start: int, end: int, language: str) -> tuple[Length, ...]:
    """Lengths of time in order: "на 30 днів", "30-денне", "триденне", "на тиждень"."""
    words, found, place = words_of(language), [], start
    while place < end:
        one = _length(every, place, end, words)
        found += [one] if one else []
        place = one.last if one else place + 1
    return tuple(found)


def _length(every: Sequence[Token], place: int, end: int, words: Words) -> Length | None:
    token, units = every[place], words.table("length_units")
    read = _number(every, place, end, words)
    if read and read[0] < end:
        at = read[0] + (every[read[0]].low in ("повних", "полных", "календарних", "календарных", "послідовних"))
        if at < end and every[at].low in units and every[at].low not in ("року", "года"):
            return Length(place, at + 1, _iso(str(units[every[at].low]), read[1]))
    if value := _adjective(token.low, words):
        return Length(place, place + 1, value)
    if (
        token.low in _ONE
        and not token.capital
        and token.low in units
        and any(follows(every, place - len(said), said, end) for said in _lasting(words.language))
    ):
        return Length(place, place + 1, _iso(str(units[token.low]), 1))
    return None


_ONE = ("день", "добу", "тиждень", "місяць", "рік", "годину", "сутки", "неделю", "месяц", "год", "час", "тижня",
        "місяця", "недели", "месяца", "доби", "суток")  # fmt: skip


@cache
def _lasting(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.split()) for one in words_of(language).several("lasting"))


def _iso(unit: str, number: int) -> str:
    if unit == "P0W":
        return f"P{7 * number}D"
    return unit.replace("0", str(number))


@cache
def _adjective(word: str, words: Words) -> str:
    """The length that an adjective such as "триденне" or "30-денного" says; empty where it says none."""
    for stem, unit in words.table("length_adjectives").items():
        at = word.rfind(stem)
        if at <= 0 or len(word) - at - len(stem) > 3:
            continue
        before = word[:at]
        number = (
            int(before.rstrip("-ти")) if before.rstrip("-ти").isdigit() else words.numbers("number_stems").get(before)
        )
        if number:
            return _iso(str(unit), number)
    for stem, value in words.table("alone_adjectives").items():
        if word.startswith(stem) and len(word) - len(stem) <= 3:
            return str(value)
    return ""
