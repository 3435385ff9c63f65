"""What a unit's wording means: which wordings name one thing, and which things belong to one family.

The wordings are data (`words/units.csv`), in several languages; a mission puts its own before them. That two units are
of one family says that they are about the same kind of event. It does not say that they are counted alike: the rule
by which a side counts is hardly ever published.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import NamedTuple

Key = frozenset[str]
"""The words of a unit, without their order, endings and small words."""

_BETWEEN = re.compile(r"[\W_]+")


class Meaning(NamedTuple):
    """What is counted: `unit` is one thing whatever the wording, `family` the kind of event (empty: not known)."""

    unit: str
    family: str


@dataclass(frozen=True)
class Crosswalk:
    """Wordings of units with what they mean. Wordings of `own` come before those that are shipped."""

    own: tuple[tuple[str, str, str], ...] = ()

    def meaning(self, unit: str) -> Meaning:
        """What a wording means.

        A wording that holds more words than a known one ("shellings with heavy weapons") is another, narrower unit of
        the same family, unless it may be of two. An unknown wording is a unit of its own.
        """
        return _meaning(self.own, unit)


def read_crosswalk(text: str) -> Crosswalk:
    """Read a table with the columns family, unit and words, one wording a row.

    Raises:
        ValueError: if a row lacks one of the three.
    """
    rows = []
    for number, row in enumerate(csv.DictReader(StringIO(text)), 2):
        cells = tuple((row.get(name) or "").strip() for name in ("family", "unit", "words"))
        if not all(cells):
            raise ValueError(f"line {number} does not give a family, a unit and a wording; write all three")
        rows.append((cells[0], cells[1], cells[2]))
    return Crosswalk(tuple(rows))


@lru_cache(maxsize=10_000)
def _meaning(own: tuple[tuple[str, str, str], ...], unit: str) -> Meaning:
    known, wanted = _table(own), key_of(unit)
    if wanted in known:
        return known[wanted]
    inside = [(len(words), found.family) for words, found in known.items() if words < wanted]
    longest = max((length for length, _ in inside), default=0)
    families = {family for length, family in inside if length == longest}
    return Meaning(" ".join(sorted(wanted)) or fold(unit), families.pop() if len(families) == 1 else "")


@cache
def _table(own: tuple[tuple[str, str, str], ...]) -> Mapping[Key, Meaning]:
    found: dict[Key, Meaning] = {}
    for family, unit, words in (*own, *_shipped()):
        found.setdefault(key_of(words), Meaning(unit, family))
    return found


@cache
def _shipped() -> tuple[tuple[str, str, str], ...]:
    rows = read_rows("units.csv")
    return tuple((row["family"], row["unit"], row["words"]) for row in rows)


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table that is shipped."""
    text = files("truceline.incidents").joinpath("words", name).read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(text)))


@cache
def plain_words(use: str) -> frozenset[str]:
    """Words that tell nothing by themselves, folded."""
    said = (row["words"] for row in read_rows("plain.csv") if row["use"] == use)
    return frozenset(fold(word) for words in said for word in words.split())


def key_of(unit: str) -> Key:
    """The words of a unit, without their order, endings and small words."""
    words = _words(unit)
    telling = [word for word in words if word not in plain_words("unit")]
    return frozenset(_stem(word) for word in telling or words)


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.sub(" ", fold(text)).split() if word]


def _stem(word: str) -> str:
    """A plural of a Latin word without its ending; short words and other alphabets stay as they are."""
    if len(word) < 4 or not word.isascii() or word.endswith("ss"):
        return word
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def fold(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def family_order(family: str) -> tuple[int, str]:
    """Where a family stands in the shipped table; others come after, by name."""
    known = [row[0] for row in _shipped()]
    return (known.index(family) if family in known else len(known)), family
