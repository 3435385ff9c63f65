"""The words of the forms, one file a language in `words/`: what is asked, hints, choices, answers to a mistake."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import parse_yaml

LANGUAGES = ("en", "uk", "ru")


class Said(Strict):
    """What a row of a form says: the question, a hint below it, and what is said to an answer that cannot be."""

    label: str
    hint: str = ""
    wrong: str = ""


class Words(Strict):
    """The words of one language. `name` is how clients list it; `needed` is said where an answer is missing."""

    name: str
    needed: str
    exercise: str
    titles: Mapping[str, str]
    pages: Mapping[str, str]
    asks: Mapping[str, Said]
    choices: Mapping[str, Mapping[str, str]]

    def ask(self, form: str, key: str) -> Said:
        """The words of a row in a form: its own where it has some, else those for all forms."""
        own = self.asks.get(f"{form}/{key}")
        return self.asks[key] if own is None else own

    def page(self, form: str, name: str) -> str:
        """The heading of a page in a form."""
        own = self.pages.get(f"{form}/{name}")
        return self.pages[name] if own is None else own


@cache
def words_of(language: str) -> Words:
    """The words of one of LANGUAGES."""
    path = files("truceline.forms") / "words" / f"{language}.yaml"
    return hold(parse_yaml(path.name, path.read_text(encoding="utf-8")), Words)


def all_words() -> tuple[Words, ...]:
    """The words of every language, in the order of LANGUAGES."""
    return tuple(words_of(language) for language in LANGUAGES)
