"""Forms of Ukrainian and Russian adjectives, with what each form can be."""

from functools import cache

from truceline.reading.slavic.declension import Forms

_HARD_RU = {
    "ый": "nm am", "ого": "gm am gn", "ому": "dm dn", "ым": "im in dp", "ом": "lm ln", "ая": "nf", "ой": "gf df if lf",
    "ую": "af", "ою": "if", "ое": "nn an", "ые": "np ap", "ых": "gp ap lp", "ыми": "ip",
}  # fmt: skip
_HARD_UK = {
    "ий": "nm am", "ого": "gm am gn", "ому": "dm dn lm ln", "им": "im in dp", "ім": "lm ln", "а": "nf", "ої": "gf",
    "ій": "df lf", "у": "af", "ою": "if", "е": "nn an", "і": "np ap", "их": "gp ap lp", "ими": "ip",
}  # fmt: skip
_SOFT_UK = {
    "ій": "nm am df lf", "ього": "gm am gn", "ьому": "dm dn lm ln", "ім": "im in dp lm ln", "я": "nf", "ьої": "gf",
    "ю": "af", "ьою": "if", "є": "nn an", "і": "np ap", "іх": "gp ap lp", "іми": "ip",
}  # fmt: skip
_SOFT_RU = {
    "ий": "nm am", "его": "gm am gn", "ему": "dm dn", "им": "im in dp", "ем": "lm ln", "яя": "nf", "ей": "gf df if lf",
    "юю": "af", "ее": "nn an", "ие": "np ap", "их": "gp ap lp", "ими": "ip",
}  # fmt: skip


@cache
def adjective(nominative: str, language: str) -> Forms:
    """The forms of an adjective in small letters, from its nominative masculine: український, российский."""
    word = nominative.lower()
    stem = word[:-2]
    if language == "uk":
        endings = _SOFT_UK if word.endswith("ій") else _HARD_UK
        return {stem + ending: frozenset(features.split()) for ending, features in endings.items()}
    endings = _SOFT_RU if word.endswith("ний") else _HARD_RU
    found: dict[str, set[str]] = {}
    for ending, features in endings.items():
        spelled = ending
        if ending.startswith("ы") and (stem[-1] in "гкхжчшщ"):
            spelled = "и" + ending[1:]
        found.setdefault(stem + spelled, set()).update(features.split())
    if word.endswith("ой"):
        found.setdefault(word, set()).update(("nm", "am"))
    return {form: frozenset(features) for form, features in found.items()}


@cache
def looks_adjectival(word: str, language: str) -> bool:
    """Whether an unknown word has an ending of adjectives: enough to step over it before a noun."""
    endings = (
        ("ий", "ій", "ого", "ому", "им", "ої", "ою", "их", "ими", "ній", "ього", "ьому", "ьої", "іх", "ним", "льна",
         "льну", "ська", "ську", "ське", "ські", "цька", "цьку", "цькі", "ова", "ову", "ове", "ові",
         "нна", "нну", "нні", "нне",
         "ена", "ену", "ені", "ене", "вна", "вну", "вні", "вне", "чна", "чну", "чні", "чне", "льні", "льне", "тна",
         "тну", "йна", "йну", "йне", "йні", "рна", "рну", "рне", "рні")
        if language == "uk"
        else ("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ие",
              "ых", "их", "ыми", "ими")
    )  # fmt: skip
    return len(word) > 4 and word.endswith(endings)
