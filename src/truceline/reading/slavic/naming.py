"""Names of countries, bodies and seats in all their cases, for a term base of who can act."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from truceline.reading.actors import Actor, Actors
from truceline.reading.slavic.adjectives import adjective
from truceline.reading.slavic.declension import Features
from truceline.reading.slavic.phrases import SINGULAR, phrase_forms, split_entry
from truceline.reading.slavic.tokens import plain, tokens
from truceline.reading.slavic.words import Words, words_of

_FOREIGN = {"uk": re.compile(r"[a-zыэъ]"), "ru": re.compile(r"[a-zіїєґ']")}
_ISLES = re.compile(r"остр[оі]в|о-в|псевд|невідом|неизвест|територі|территор|[(),–—]")
_LONGEST_SIGN = 4
RISKY = frozenset(("малі", "мали", "того", "перу", "чаду", "чади", "гани", "омана"))
"""Names that are common words too, in some form."""


@dataclass(frozen=True)
class Name:
    """One form of a name: whose it is, and what the form can be.

    `town`: it is a capital, and so a place too. `body`: it is no country but a body or a seat. `sign`: it is an
    abbreviation, which is written in capitals.
    """

    party: str
    words: tuple[str, ...]
    features: Features
    town: bool = False
    body: bool = False
    sign: bool = False
    small: bool = False


@dataclass(frozen=True, eq=False)
class Names:
    """Names by their first word, the longest first; adjectives by their form."""

    names: dict[str, tuple[Name, ...]]
    adjectives: dict[str, tuple[tuple[str, Features], ...]]


@lru_cache(maxsize=16)
def names_of(actors: Actors, language: str) -> Names:
    """The forms of all names of a term base that can stand in texts of a language."""
    words = words_of(language)
    names: dict[tuple[str, ...], Name] = {}
    for one in (*_own(words), *(name for actor in actors.members for name in _of_actor(actor, language))):
        before = names.get(one.words)
        if before and before.party == one.party:
            names[one.words] = Name(
                one.party, one.words, before.features | one.features, before.town and one.town,
                before.body and one.body, before.sign and one.sign, before.small or one.small,
            )  # fmt: skip
        elif before is None or not (before.body and one.town):
            names[one.words] = one
    return Names(_by_first(names.values()), _adjectives(actors, language))


def _by_first(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for one in names:
        found.setdefault(one.words[0], []).append(one)
    return {first: tuple(sorted(some, key=lambda one: (-len(one.words), one.party))) for first, some in found.items()}


def _adjectives(actors: Actors, language: str) -> dict[str, tuple[tuple[str, Features], ...]]:
    found: dict[str, dict[str, Features]] = {}
    own = (
        Actor(party, (), tuple(some))
        for party, some in words_of(language).table("adjectives").items()
        if isinstance(some, list)
    )
    for actor in (*own, *actors.members):
        for form, features in _adjective_forms(actor, language):
            of = found.setdefault(form, {})
            of[actor.id] = of.get(actor.id, frozenset()) | features
    return {form: tuple(sorted(of.items())) for form, of in found.items()}


@cache
def _adjective_forms(actor: Actor, language: str) -> tuple[tuple[str, Features], ...]:
    made = []
    for word in actor.adjectives:
        low = plain(word)
        if not _FOREIGN[language].search(low) and low.endswith(("ий", "ый", "ой")):
            made += list(adjective(low, language).items())
    return tuple(made)


def _own(words: Words) -> Iterator[Name]:
    """Bodies and seats of the language's own file."""
    for key in ("bodies", "seats"):
        for party, entries in words.table(key).items():
            for entry in entries if isinstance(entries, list) else ():
                yield from _forms(str(entry), party, words.language, body=True)
    for party, entry in words.table("peoples").items():
        yield from _forms(f"{entry} p anim", party, words.language, body=True)


@cache
def _of_actor(actor: Actor, language: str) -> tuple[Name, ...]:
    made: list[Name] = []
    for name, town in (*((one, False) for one in actor.names), *((one, True) for one in actor.capitals)):
        low = " ".join(token.low for token in tokens(name) if token.word or token.text.isalnum())
        if name.isupper() and name.isascii() and name.isalnum() and not town:
            made.append(Name(actor.id, (low,), SINGULAR, sign=True))  # papers leave "ELN" and "M23" as they are
        if not low or _FOREIGN[language].search(low) or _ISLES.search(plain(name)) or low == "того":
            continue
        made += _given(name, low, (actor.id, language), town)
    return tuple(made)


def _given(name: str, low: str, how: tuple[str, str], town: bool) -> Iterator[Name]:
    party, language = how
    sign = name.isupper() and len(name) <= _LONGEST_SIGN
    entry = _irregular(language).get(low) or (f"{low} fixed" if sign else f"{low} s")
    for one in _forms(entry, party, language, town=town):
        yield Name(one.party, one.words, one.features, one.town, sign=sign, small=name[0].islower())


def _forms(entry: str, party: str, language: str, town: bool = False, body: bool = False) -> Iterator[Name]:
    words, marks = split_entry(entry)
    sign = "fixed" in marks and len(words) == 1 and len(words[0]) <= _LONGEST_SIGN
    small = body and "p" in marks
    for form, features in phrase_forms(entry, language).items():
        single = len(words) == 1 and "p" not in marks and len(features) < len(SINGULAR)
        kept = frozenset(one for one in features if one[1] != "p") if single else features
        if kept:
            yield Name(party, form, kept, town, body, sign, small)


@cache
def _irregular(language: str) -> dict[str, str]:
    entries = words_of(language).several("irregular")
    return {split_entry(entry)[0][0].partition("|")[0]: entry for entry in entries}
