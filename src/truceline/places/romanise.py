"""Ukrainian and Russian in Latin letters, by published tables.

Ukrainian: the table of the Cabinet of Ministers of 27 January 2010 (No. 55), which is also that of the UN since 2012.
Russian: BGN/PCGN 1947 without its dots and marks, and ISO 9 / GOST as gazetteers have it, for comparing names.
"""

import re

_UK = dict(
    zip(
        "абвгґдежзийіклмнопрстуфхцчшщ",
        (*"abvhgde", "zh", *"zyiiklmnoprstuf", "kh", "ts", "ch", "sh", "shch"),
        strict=True,
    )
)
_UK |= {"є": "ie", "ї": "i", "ю": "iu", "я": "ia", "ь": "", "'": "", "’": "", "ʼ": ""}
_UK_TABLE = str.maketrans(_UK)
_UK_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_FIRST = re.compile(r"(?<![а-яіїєґ'’ʼ])[єїйюя]")
_RU = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюя",
        (*"abvgde", "zh", *"ziyklmnoprstuf", "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya"),
        strict=True,
    )
)
_RU |= {"ё": "yo", "ъ": "", "ь": ""}
_RU_ISO = _RU | {
    "й": "j",
    "ю": "ju",
    "я": "ja",
    "х": "h",
    "ц": "c",
    "щ": "shh",
    "ё": "jo",
    "ж": "z",
    "ч": "c",
    "ш": "s",
}


def romanise_ukrainian(text: str) -> str:
    """Ukrainian in Latin letters by the table of 2010; words keep their capitals, apostrophes and soft signs fall away.

    >>> romanise_ukrainian("Кам'янське"), romanise_ukrainian("Згурський Яр"), romanise_ukrainian("Їжакевич")
    ('Kamianske', 'Zghurskyi Yar', 'Yizhakevych')
    """
    return "".join(_word(part) for part in re.split(r"([ -]+)", text))


def _word(written: str) -> str:
    begun = _FIRST.sub(lambda found: _UK_FIRST[found[0]], written.lower().replace("зг", "zgh"))
    small = begun.translate(_UK_TABLE)
    return small.capitalize() if written[:1].isupper() else small


def romanise_russian(text: str) -> tuple[str, ...]:
    """The forms in which gazetteers give a Russian name, in small letters: BGN/PCGN (e as e and as ye), and ISO."""
    small = text.lower()
    plain = "".join(_RU.get(letter, letter) for letter in small)
    with_ye = "".join(_e_or_ye(letter, before) for before, letter in zip(" " + small, small, strict=False))
    iso = "".join(_RU_ISO.get(letter, letter) for letter in small)
    return plain, with_ye, iso


def _e_or_ye(letter: str, before: str) -> str:
    if letter in "её" and before in " аеёиоуыэюяйъь-":
        return "ye" if letter == "е" else "yo"
    return str(_RU.get(letter, letter))
