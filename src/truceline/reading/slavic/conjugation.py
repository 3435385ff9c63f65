"""Forms of Ukrainian and Russian verbs, from a compact entry of the term base.

Codes: inf; pm pf pn pp (past by gender and number); fs fp (third person to come); rs rp (third person now); we (first
person plural); ger (a verb beside another: "заявивши"). An entry is the infinitive, with `~` behind it where the verb
is imperfective, then the third persons singular and plural where they are not regular, then the past masculine and
feminine.
"""

from functools import cache


@cache
def conjugated(entry: str, language: str) -> dict[str, frozenset[str]]:
    """The forms of a verb in small letters, with their codes."""
    head, *irregular = entry.lower().split()
    lasting, infinitive = head.endswith("~"), head.removesuffix("~")
    reflexive = infinitive.endswith(("ся", "сь"))
    plain = infinitive[:-2] if reflexive else infinitive
    third = tuple(_plain(form, reflexive) for form in irregular[:2]) or _third(plain, language)
    past = tuple(_plain(form, reflexive) for form in irregular[2:4]) or _past(plain, language)
    found: dict[str, set[str]] = {}
    for form, code in _forms(plain, third, past, lasting, language):
        for spelled in _reflexive(form, code, language) if reflexive else (form,):
            found.setdefault(spelled, set()).add(code)
    return {form: frozenset(codes) for form, codes in found.items()}


def _forms(
    plain: str, third: tuple[str, ...], past: tuple[str, ...], lasting: bool, language: str
) -> list[tuple[str, str]]:
    time = "r" if lasting else "f"
    made = [(plain, "inf"), (third[0], f"{time}s"), (third[1], f"{time}p")]
    made += [(past[0], "pm"), (past[1], "pf"), (past[1][:-1] + "о", "pn"), (past[1][:-1] + "и", "pp")]
    made.append((_we(third[0], language), "we"))
    stem = past[1][:-2]
    if lasting:
        made.append((third[1][:-2] + ("чи" if language == "uk" else "я"), "ger"))
        made += [(f"{plain}ме", "fs"), (f"{plain}муть", "fp")] if language == "uk" else []
    else:
        made += [(f"{stem}вши", "ger")] + ([(f"{stem}в", "ger")] if language == "ru" else [])
    return made


def _reflexive(form: str, code: str, language: str) -> tuple[str, ...]:
    if language == "ru":
        vowel = form[-1] in "аоиеяю" and code not in ("fs", "rs")
        return (form + ("сь" if vowel else "ся"),)
    if code in ("fs", "rs"):
        return (form + ("ться" if form[-1] in "еє" else "ся"),)
    return (form + "ся", form + "сь") if form[-1] in "аоиеюі" else (form + "ся",)


def _plain(form: str, reflexive: bool) -> str:
    """A given form without its reflexive ending: "зустрінеться" is зустріне."""
    if not reflexive:
        return form
    bare = form.removesuffix("ся").removesuffix("сь")
    return bare.removesuffix("ть") if bare.endswith(("еть", "єть")) else bare


def _third(plain: str, language: str) -> tuple[str, str]:
    if language == "uk":
        for ending, one, many in (
            ("бувати", "буває", "бувають"), ("увати", "ує", "ують"),
            ("ювати", "ює", "юють"), ("нути", "не", "нуть"), ("ати", "ає", "ають"),
            ("яти", "яє", "яють"), ("іти", "іє", "іють"),
        ):  # fmt: skip
            if plain.endswith(ending):
                return plain.removesuffix(ending) + one, plain.removesuffix(ending) + many
        stem = plain.removesuffix("ити").removesuffix("їти")
        return stem + "ить", stem + ("л" if stem[-1] in "бпвмф" else "") + ("ать" if stem[-1] in "жчшщ" else "ять")
    for ending, one, many in (
        ("овать", "ует", "уют"), ("нуть", "нет", "нут"), ("ать", "ает", "ают"), ("ять", "яет", "яют"),
        ("еть", "еет", "еют"),
    ):  # fmt: skip
        if plain.endswith(ending):
            return plain.removesuffix(ending) + one, plain.removesuffix(ending) + many
    stem = plain.removesuffix("ить")
    return stem + "ит", stem + ("ат" if stem[-1] in "жчшщ" else "ят")


def _past(plain: str, language: str) -> tuple[str, str]:
    stem = plain.removesuffix("ти") if language == "uk" else plain.removesuffix("ть")
    return (stem + "в", stem + "ла") if language == "uk" else (stem + "л", stem + "ла")


def _we(one: str, language: str) -> str:
    if language == "uk":
        return one.removesuffix("ть") + "мо"
    return one[:-1] + "м"
