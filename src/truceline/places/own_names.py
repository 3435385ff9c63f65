"""The Ukrainian and the Russian name of a place, chosen among alternates that carry no language and no date.

The gazetteer gives one current name in Latin letters and a heap of others. A Cyrillic one is taken for the current
Ukrainian name only when it reads, by the official table, as the current name does; for the Russian one, when it has the
same consonants as the Ukrainian and stands in the heap in Latin letters as well. Where that leaves none, or more than
one, the name is not known: a wrong name is worse than none.
"""

import re

from truceline.places.romanise import romanise_russian, romanise_ukrainian
from truceline.places.spelling import fold

_UKRAINIAN = re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ\- ]+", re.IGNORECASE)
_RUSSIAN = re.compile(r"[абвгдеёжзийклмнопрстуфхцчшщъыьэюя\- ]+", re.IGNORECASE)
_ONLY_RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)
_NOT_UKRAINIAN = re.compile(
    r"(?:[ео]вка|[ео]во|ино|ая|ое|ие|ень?ский|ичи)(?=$|[ -])"  # endings that Ukrainian writes in another way
    r"|(?<!ь)[сцз]к(?=$|[ -])|ь[сцз]к"  # -ськ, -цьк, -зьк, and no soft sign before them
    r"|[бвгґджзклмнпрстфхцчшщ]ї",  # an older spelling
    re.IGNORECASE,
)
_NOT_RUSSIAN = re.compile(r"[^оеьи -]е(?=$|[ -])|[бвгджзклмнпрстфхцчшщ]э|[йь]о|ньск", re.IGNORECASE)
_VOWELS = "аеєиіїоуюяыэёйьъ'’ʼ- "


def ukrainian_name(current: str, alternates: tuple[str, ...]) -> str | None:
    """The Ukrainian name among the alternates that agrees with the current Latin name; None: it cannot be told."""
    fitting = [one for one in _cyrillic(alternates, _UKRAINIAN) if not _NOT_UKRAINIAN.search(one)]
    exact = [one for one in fitting if fold(romanise_ukrainian(one)) == fold(current)]
    loose = [one for one in fitting if _sound(romanise_ukrainian(one)) == _sound(current)]
    return _only(_softened(exact or loose))


def russian_name(ukrainian: str | None, alternates: tuple[str, ...]) -> str | None:
    """The Russian name among the alternates that fits the Ukrainian one; None: it cannot be told.

    One that is written as the Ukrainian name cannot be told from it, so it is never taken.
    """
    if ukrainian is None:
        return None
    latin = {_latin(one) for one in alternates if one.isascii()}
    fitting = [
        one
        for one in _cyrillic(alternates, _RUSSIAN)
        if _same_but_for_language(ukrainian, one)
        and (_ONLY_RUSSIAN.search(one) or latin & {_latin(form) for form in romanise_russian(one)})
    ]
    return _only([one for one in fitting if fold(one) != fold(ukrainian)])


def _cyrillic(names: tuple[str, ...], letters: re.Pattern[str]) -> list[str]:
    return [one for one in names if letters.fullmatch(one) and one[0].isupper()]


def _softened(names: list[str]) -> list[str]:
    """Without those that stand there with the soft sign of -ськ as well."""
    soft = {fold(one).replace("ь", "") for one in names if re.search("[сцз]ьк", one)}
    return [one for one in names if "ьк" in one or fold(one) not in soft]


def _only(names: list[str]) -> str | None:
    """The one name that they all are when apostrophes do not count, with its apostrophe where one of them has it."""
    if len({fold(name) for name in names}) != 1:
        return None
    return re.sub(r"['ʼ]", "’", max(names, key=len))


def _sound(latin: str) -> str:
    """A Latin name with the differences between tables taken out: avdiyivka and avdiivka, vinnytsya and vinnytsia."""
    text = re.sub(r"(?<=[aeou])yi", "i", fold(latin).replace(" ", ""))
    return re.sub(r"[iyj]{2,}", "I", re.sub(r"[iyj]+(?=[aeu])", "J", text))


def _latin(name: str) -> str:
    return fold(name).replace(" ", "")


def _same_but_for_language(ukrainian: str, russian: str) -> bool:
    """True when the consonants are the same, and no а stands where Ukrainian has о (as Belarusian would have it)."""
    if _NOT_RUSSIAN.search(russian):
        return False
    one, other = _parts(ukrainian), _parts(russian)
    if [part[0] for part in one] != [part[0] for part in other]:
        return False
    return not any("о" in here[1] and there[1] in ("а", "я") for here, there in zip(one[1:], other[1:], strict=True))


def _parts(name: str) -> list[tuple[str, str]]:
    """Each consonant (a doubled one once) with the vowels behind it; before the first stands an empty one."""
    parts = [("", "")]
    for letter in name.casefold().replace("ґ", "г").replace("щ", "сч"):
        if letter in _VOWELS:
            parts[-1] = (parts[-1][0], parts[-1][1] + (letter if letter not in "йьъ'’ʼ- " else ""))
        elif letter != parts[-1][0] or parts[-1][1]:
            parts.append((letter, ""))
    return parts
