"""In which language a text is written: by its letters first, and by py3langid where letters do not tell."""

import re

import py3langid  # type: ignore[import-untyped]  # it has none
from babel import Locale

READ = ("en", "uk", "ru")
"""The languages in which passages can be read."""
_COMMON_ENGLISH = re.compile(r"\b(?:the|of|to|and|in|that|for|was|with|has|said|would|from|by|is|it)\b", re.IGNORECASE)
_CYRILLIC, _LATIN = re.compile(r"[а-яёіїєґ]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)
_UKRAINIAN, _RUSSIAN = re.compile(r"[іїєґ]", re.IGNORECASE), re.compile(r"[ыэё]", re.IGNORECASE)
_ENOUGH, _LETTERS = 0.12, 20_000


def language_of(text: str) -> str:
    """The code of a text's language, such as `en`; `und` where it holds no letters.

    Short English texts are often taken for others, and Ukrainian ones for Russian ones, so letters and the commonest
    words are asked first.
    """
    sample = text[:_LETTERS]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if not any(letter.isalpha() for letter in sample):
        return "und"
    if cyrillic > latin:
        return _by_letters(sample, cyrillic)
    words = re.findall(r"[^\W\d_]+", sample)
    if latin > len(words) and len(_COMMON_ENGLISH.findall(sample)) >= _ENOUGH * len(words):
        return "en"
    return _guessed(sample)


def name_of(language: str) -> str:
    """A language's name in English; its code where we know none."""
    named = Locale("en").languages.get(language)
    return str(named) if named else f"a language with the code {language}"


def _by_letters(sample: str, cyrillic: int) -> str:
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    guessed = _guessed(sample)
    if guessed in READ or cyrillic < 60:
        if ukrainian > 3 * russian:
            return "uk"
        if russian > 3 * ukrainian:
            return "ru"
    return guessed


def _guessed(sample: str) -> str:
    return str(py3langid.classify(sample)[0])
