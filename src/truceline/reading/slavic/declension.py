"""Forms of Ukrainian and Russian nouns, with what each form can be.

A form's features are two letters each: the case (n g d a i l) and the gender or number (m f n p): `nf` is the
nominative of a feminine, `gp` the genitive of a plural. The endings are enough for titles, bodies and names; they are
no dictionary.
"""

from functools import cache

CASES = "ngdail"
Features = frozenset[str]
Forms = dict[str, Features]

_SINGULAR = {
    "uk": {
        "a": ("а", "и", "і", "у", "ою", "і"), "ja": ("я", "і", "і", "ю", "ею", "і"),
        "ija": ("я", "ї", "ї", "ю", "єю", "ї"), "zha": ("а", "і", "і", "у", "ею", "і"),
        "f": ("ь", "і", "і", "ь", "ю", "і"),
        "m": ("", "у а", "у ові", "", "ом", "і у ові"), "msoft": ("ь", "ю я", "ю еві", "ь", "ем", "і ю еві"),
        "mj": ("й", "ю я", "ю єві", "й", "єм", "ї ю єві"), "mr": ("", "я", "ю еві", "", "ем", "і еві ю"),
        "o": ("о", "а", "у", "о", "ом", "і у"), "e": ("е", "а", "у", "е", "ем", "і у"),
        "ju": ("я", "я", "ю", "я", "ям", "і ю"),
    },
    "ru": {
        "a": ("а", "ы", "е", "у", "ой ою", "е"), "ja": ("я", "и", "е", "ю", "ей ею", "е"),
        "ija": ("я", "и", "и", "ю", "ей ею", "и"), "zha": ("а", "и", "е", "у", "ей ой", "е"),
        "f": ("ь", "и", "и", "ь", "ью", "и"),
        "m": ("", "а", "у", "", "ом", "е"), "msoft": ("ь", "я", "ю", "ь", "ем", "е"),
        "mj": ("й", "я", "ю", "й", "ем", "е"), "mr": ("", "я", "ю", "", "ем", "е"),
        "o": ("о", "а", "у", "о", "ом", "е"), "e": ("е", "а", "у", "е", "ем", "е"),
        "ju": ("е", "я", "ю", "е", "ем", "и"),
    },
}  # fmt: skip
_PLURAL = {
    "uk": {
        "a": ("и", "", "ам", "", "ами", "ах"), "ja": ("і", "ь", "ям", "", "ями", "ях"),
        "ija": ("ї", "й", "ям", "", "ями", "ях"), "zha": ("і", "", "ам", "", "ами", "ах"),
        "f": ("і", "ей", "ям", "", "ями", "ях"), "m": ("и", "ів", "ам", "", "ами", "ах"),
        "msoft": ("і", "ів", "ям", "", "ями", "ях"), "mj": ("ї", "їв", "ям", "", "ями", "ях"),
        "mr": ("і", "ів", "ям", "", "ями", "ях"), "o": ("а", "", "ам", "", "ами", "ах"),
        "e": ("а", "", "ам", "", "ами", "ах"), "ju": ("я", "ь", "ям", "", "ями", "ях"),
    },
    "ru": {
        "a": ("ы", "", "ам", "", "ами", "ах"), "ja": ("и", "ь", "ям", "", "ями", "ях"),
        "ija": ("и", "й", "ям", "", "ями", "ях"), "zha": ("и", "", "ам", "", "ами", "ах"),
        "f": ("и", "ей", "ям", "", "ями", "ях"), "m": ("ы", "ов", "ам", "", "ами", "ах"),
        "msoft": ("и", "ей", "ям", "", "ями", "ях"), "mj": ("и", "ев", "ям", "", "ями", "ях"),
        "mr": ("и", "ей", "ям", "", "ями", "ях"), "o": ("а", "", "ам", "", "ами", "ах"),
        "e": ("а", "", "ам", "", "ами", "ах"), "ju": ("я", "й", "ям", "", "ями", "ях"),
    },
}  # fmt: skip
_GENDERS = {"a": "f", "ja": "f", "ija": "f", "zha": "f", "f": "f", "o": "n", "e": "n", "ju": "n"}
_SIBILANTS, _VELARS = "жчшщ", "гкх"
_SOFTENED = {"г": "з", "к": "ц", "х": "с"}
EVERY_CASE = {number: frozenset(case + number for case in CASES) for number in "mfnp"}


@cache
def declined(entry: str, language: str) -> Forms:
    """The forms of a noun in small letters, with their features.

    `entry`: the nominative, after a bar the stem of its other cases where that differs ("київ|києв"), and marks: m, f,
    n, p (only plural; `=` before its genitive), s (only singular), fixed (it has one form), soft (a masculine in -р
    with soft endings), anim.
    """
    word, *marks = entry.split()
    nominative, _, stem = word.lower().partition("|")
    gender = next((mark for mark in marks if mark in ("m", "f", "n", "p")), "")
    if "fixed" in marks:
        return {nominative: frozenset().union(*(EVERY_CASE[one] for one in gender or "mfn"))}
    genitive = next((mark[1:] for mark in marks if mark.startswith("=")), "")
    if gender == "p":
        return _of_plural(nominative, genitive, "anim" in marks, language)
    kind = _kind(nominative, gender, "soft" in marks, language)
    if not kind:
        return {nominative: EVERY_CASE[gender or "n"]}
    return _of_singular(nominative, stem, kind, (genitive, "anim" in marks), (language, "s" in marks))


def _kind(word: str, gender: str, soft: bool, language: str) -> str:
    """Which endings a noun takes; empty for one that takes none."""
    last, before = word[-1], word[-2:-1]
    if last == "а":
        return "zha" if before and before in _SIBILANTS else "a"
    if last == "я":
        neuter = language == "uk" and (gender == "n" or before == "'" or word.endswith(("ння", "ття", "ллля")))
        return "ju" if neuter else "ija" if before in ("іиеаоу" if language == "uk" else "и") else "ja"
    if last == "е":
        return "ju" if before == "и" and language == "ru" else "e" if before in _SIBILANTS + "ц" else ""
    if last == "о":
        return "o" if gender or before not in "еиаік" else ""
    if last == "ь":
        return "f" if gender == "f" or word.endswith(("ость", "ість")) else "msoft"
    if last == "й":
        return "mj"
    if last not in "аеєиіїоуюяыэё":
        return "f" if gender == "f" else "mr" if soft else "m"
    return ""


def _of_singular(nominative: str, stem: str, kind: str, more: tuple[str, bool], how: tuple[str, bool]) -> Forms:
    language, only = how
    gender = _GENDERS.get(kind, "m")
    bare = stem or (nominative[:-1] if nominative[-1] in "аяоеьй" else nominative)
    found: dict[str, set[str]] = {}
    for case, endings in zip(CASES, _SINGULAR[language][kind], strict=True):
        for ending in endings.split(" ") if (gender, case) != ("m", "a") else ():
            form = _spelled(nominative if case == "n" else bare, ending, (kind, case), (nominative, language))
            found.setdefault(form, set()).add(case + gender)
            if gender == "m" and ((case == "g" and more[1]) or (case == "n" and not more[1])):
                found[form].add("a" + gender)
    for case, ending in zip(CASES, _PLURAL[language][kind], strict=True) if not only else ():
        form = (
            more[0] if case == "g" and more[0] else _spelled(bare, ending, (kind, case + "p"), (nominative, language))
        )
        if case != "a":
            found.setdefault(form, set()).add(case + "p")
            if case == ("g" if more[1] else "n"):
                found[form].add("ap")
    return {form: frozenset(features) for form, features in found.items()}


def _spelled(bare: str, ending: str, what: tuple[str, str], how: tuple[str, str]) -> str:
    """Stem and ending as the language writes them together."""
    kind, case = what
    nominative, language = how
    if case == "n":
        return nominative
    if language == "ru" and ending.startswith("ы") and bare[-1] in _VELARS + _SIBILANTS:
        ending = "и" + ending[1:]
    if language == "uk" and kind == "f":
        return _third(bare, nominative, ending, case)
    if language == "uk" and ending == "і" and case in "dl" and bare[-1] in _SOFTENED and kind in ("a", "m", "o"):
        return bare[:-1] + _SOFTENED[bare[-1]] + ending
    if kind == "m" and bare[-1] in _SIBILANTS + "ц":
        ending = _hissing(bare[-1], ending, language)
    if language == "uk" and kind == "ju" and case == "gp" and bare[-1:] == bare[-2:-1]:
        return bare[:-1] + ending
    if language == "ru" and kind in ("mj", "ju") and case == "l":
        return bare + ("и" if bare[-1] == "и" else "е")
    return bare + ending


def _hissing(last: str, ending: str, language: str) -> str:
    """An ending of a masculine behind a sibilant: товаришем, принцем."""
    if language == "uk":
        return {"ом": "ем", "и": "і"}.get(ending, ending) if last in _SIBILANTS else ending
    return {"ом": "ем", "ов": "ев" if last == "ц" else "ей"}.get(ending, ending)


def _third(bare: str, nominative: str, ending: str, case: str) -> str:
    """Ukrainian feminines in a consonant: домовленість, домовленості, домовленістю."""
    if case == "a":
        return nominative
    if nominative.endswith("ість"):
        return nominative[:-1] + "ю" if case == "i" else nominative[:-4] + "ост" + (ending if ending != "ь" else "")
    return bare + bare[-1] + ending if case == "i" else bare + ending


def _of_plural(nominative: str, genitive: str, animate: bool, language: str) -> Forms:
    stem = nominative[:-1]
    soft = (
        nominative[-1] in "іїя" if language == "uk" else nominative[-1] in "ия" and stem[-1] not in _VELARS + _SIBILANTS
    )
    hard = _SIBILANTS if language == "uk" else _SIBILANTS + "ц"
    vowel = "я" if soft and stem[-1] not in hard else "а"
    found: dict[str, set[str]] = {nominative: {"np"}}
    found.setdefault(genitive or stem, set()).add("gp")
    found[genitive or stem if animate else nominative].add("ap")
    for case, tail in (("d", "м"), ("i", "ми"), ("l", "х")):
        found.setdefault(stem + vowel + tail, set()).add(case + "p")
    return {form: frozenset(features) for form, features in found.items()}
