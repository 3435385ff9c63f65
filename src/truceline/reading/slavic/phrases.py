"""Forms of phrases: a noun with the adjectives before it, which agree, and the words behind it, which stay."""

from functools import cache
from itertools import product

from truceline.reading.slavic.adjectives import adjective
from truceline.reading.slavic.declension import CASES, EVERY_CASE, Features, declined

Phrases = dict[tuple[str, ...], Features]
ANY: Features = frozenset(case + number for case in CASES for number in "mfnp")
SINGULAR: Features = frozenset(case + number for case in CASES for number in "mfn")
_MARKS = frozenset(("m", "f", "n", "p", "s", "fixed", "anim", "soft", "adj"))
_AGREES = {
    "uk": ("ний", "ський", "цький", "вий", "кий", "ній", "ший", "мий", "дий", "рий", "лий", "тий", "зький", "на",
           "ська", "цька", "зька", "ова", "ева", "ика", "ня", "рська", "ське", "цьке", "зьке", "ене", "вне", "нне",
           "чне", "ні", "ські", "цькі", "зькі", "ові", "ені", "вні", "дні", "ста"),
    "ru": ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие"),
}  # fmt: skip


def split_entry(entry: str) -> tuple[list[str], list[str]]:
    """An entry's words, and the marks that stand behind them."""
    words, marks = entry.lower().split(), []
    while len(words) > 1 and (words[-1] in _MARKS or words[-1].startswith("=")):
        marks.append(words.pop())
    return words, marks


@cache
def phrase_forms(entry: str, language: str) -> Phrases:
    """All forms of an entry, word by word in small letters, with the features of its noun."""
    words, marks = split_entry(entry)
    head = _head(words, language)
    forms = _noun(words[head], marks, language)
    if head == 0:
        return {(form, *words[1:]): features for form, features in forms.items()}
    agreeing = [adjective(masculine(word, language), language) for word in words[:head]]
    found: dict[tuple[str, ...], set[str]] = {}
    for form, features in forms.items():
        for feature in features:
            fitting = [[one for one, can in forms_of.items() if feature in can] for forms_of in agreeing]
            for before in product(*fitting):
                found.setdefault((*before, form, *words[head + 1 :]), set()).add(feature)
    return {form: frozenset(features) for form, features in found.items()}


def masculine(word: str, language: str) -> str:
    """The nominative masculine of an adjective that is given in another nominative."""
    if word.endswith(("ий", "ый", "ой", "ій")):
        return word
    if language == "uk":
        return word[:-1] + ("ій" if word[-1] in "яє" else "ий")
    stem = word[:-2]
    return stem + ("ий" if word.endswith(("яя", "ее", "ие")) or stem[-1] in "гкхжчшщ" else "ый")


def _head(words: list[str], language: str) -> int:
    place = 0
    while place < len(words) - 1 and len(words[place]) > 3 and words[place].endswith(_AGREES[language]):
        place += 1
    return place


def _noun(word: str, marks: list[str], language: str) -> dict[str, Features]:
    bare = word.partition("|")[0]
    if "fixed" in marks:
        given = [mark for mark in marks if mark in ("m", "f", "n", "p")] or ["m", "f", "n"]
        return {bare: frozenset().union(*(EVERY_CASE[one] for one in given))}
    if "adj" in marks or (bare.endswith(("ий", "ый", "ые")) and len(bare) > 5 and "m" not in marks):
        kept = "p" if bare.endswith(("ие", "ые", "і")) else "f" if bare[-1] in "ая" else "mfnp"
        forms = adjective(masculine(bare, language), language)
        return {form: held for form, can in forms.items() if (held := _animate(can, kept))}
    forms = declined(" ".join((word, *marks)), language)
    if set(forms) == {bare}:
        return {bare: SINGULAR}
    return (
        {form: frozenset(one for one in can if one[1] != "p") or can for form, can in forms.items()}
        if "s" in marks
        else forms
    )


def _animate(can: Features, kept: str) -> Features:
    """What a form of an adjective can be as a name of persons: the plural accusative is that of the genitive too."""
    return frozenset(one for one in can if one[1] in kept and one != "am")
