"""Ukrainian and Russian names in other cases: `від Бахмута`, `в Авдіївці`, `северо-западнее Часова Яра`.

Not a grammar: endings are taken off both the name and what was written, and vowels that change in the last syllable
(Харків, Харкова) count as one. So it may find more than one place, and whoever uses it says that it was read so.
"""

import re

from truceline.places.spelling import fold

_ENDINGS = sorted(
    (
        *("а", "у", "і", "е", "и", "ы", "я", "ю", "ь", "й", "ї", "о", "є", "ом", "ем", "ою", "ею", "ой", "єю", "ям"),
        *("ам", "ами", "ями", "ях", "ах", "ий", "ый", "ая", "ое", "ого", "ої", "ому", "ім", "им"),
        *("ым", "ую", "их", "ых", "ій", "ими", "ыми", "его", "ему", "ього", "ьому", "єм", "ьою", "яя", "юю", "ее"),
        *("ие", "ые"),
    ),
    key=len,
    reverse=True,
)
_CHANGING = re.compile(r"[оеєіїё](?=[^аеєиіїоуюяыэё]*$)")
_SOFTENED = {"ц": "к", "з": "г", "с": "х"}
_CYRILLIC = re.compile(r"[а-яіїєґ ]+")


def stems(name: str) -> frozenset[str]:
    """What is left of a Cyrillic name without its endings, in the forms that it may have; empty for other letters."""
    folded = fold(name)
    if not _CYRILLIC.fullmatch(folded):
        return frozenset()
    found = {""}
    for word in folded.split():
        found = {f"{before} {stem}".strip() for before in found for stem in _word(word)}
    return frozenset(found)


def _word(word: str) -> set[str]:
    ending = next((one for one in _ENDINGS if _fits(word, one)), "")
    bare = word.removesuffix(ending) if ending else word
    found = {_even(bare)}
    if ending in ("і", "е") and bare[-1] in _SOFTENED:
        found.add(_even(bare[:-1] + _SOFTENED[bare[-1]]))
    return found


def _fits(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= 2


def _even(bare: str) -> str:
    return _CHANGING.sub("*", bare.rstrip("ь"))
