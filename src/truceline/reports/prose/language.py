"""A language: its phrases, and which form of a word goes with a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from truceline.reports.prose import en, ru, uk


def _english(n: int) -> str:
    return "one" if n == 1 else "many"


def _east_slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


@dataclass(frozen=True)
class Language:
    """The phrases of one language by key; `form` gives `one`, `few` or `many` for a number."""

    code: str
    phrases: Mapping[str, str]
    form: Callable[[int], str]

    def say(self, key: str, **values: object) -> str:
        """A phrase with its places filled. Raises KeyError for an unknown key or a place without value."""
        return self.phrases[key].format(**values)

    def count(self, unit: str, n: int) -> str:
        """So many of a unit: `30 days`."""
        return self.say(f"{unit}.{self.form(n)}", n=n)


LANGUAGES: Mapping[str, Language] = {
    "en": Language("en", en.PHRASES, _english),
    "uk": Language("uk", uk.PHRASES, _east_slavic),
    "ru": Language("ru", ru.PHRASES, _east_slavic),
}
"""By code of ISO 639-1."""
