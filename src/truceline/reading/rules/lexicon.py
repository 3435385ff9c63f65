"""The words that reading goes by in one language, read from the term base."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from truceline.reading.rules.verbs import Verb, verb
from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import parse_yaml

Words = tuple[str, ...]


class Manner(Strict):
    """The verbs by which something is said in one manner, as entries of the term base."""

    firm: Words
    soft: Words
    accusing: Words = ()
    judging: Words = ()


class Lexicon(Strict):
    """One file of words; what each list is for stands in the file itself."""

    language: str
    titles: Words
    titles_of: Mapping[str, str]
    organs: Words
    pairs: Words
    bands: Words
    same: tuple[Words, ...]
    without_authority: Words
    in_arms: Words
    no_voice: Words
    modifiers: Words
    former: Words
    honorifics: Words
    particles: Words
    speech: Mapping[str, Manner]
    papers: Words
    months: Words
    weekdays: Words
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    many: Mapping[str, int]
    abbreviations: Words


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language.

    Raises:
        BadInput: if the file is not as it should be.
        FileNotFoundError: if there is none.
    """
    name = f"{language}.yaml"
    text = files("truceline.reading").joinpath("terms", name).read_text("utf-8")
    return hold(parse_yaml(name, text), Lexicon)


@cache
def verbs(entries: Words) -> tuple[Verb, ...]:
    """Entries of verbs with all their forms."""
    return tuple(verb(entry) for entry in entries)


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "(?:" + "|".join(sorted({word.replace("-", " ?- ?") for word in words}, key=lambda w: (-len(w), w))) + ")"


def forms(entries: Words, *which: str) -> str:
    """A pattern for the named forms ("past", "participle", ...) of any of these verbs, particles behind them."""
    found = {f"{getattr(one, form)} {one.particle}".strip() for one in verbs(entries) for form in which}
    return either(found)
