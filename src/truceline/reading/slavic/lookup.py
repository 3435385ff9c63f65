"""What stands at a place of a text: a name, an owner in the genitive, a body within an office, a person's name."""

from collections.abc import Sequence

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.declension import Features
from truceline.reading.slavic.naming import RISKY, Name, Names
from truceline.reading.slavic.tokens import Token, follows
from truceline.reading.slavic.words import Words

_COMPOUND = ("ий", "ский", "ський", "ийский", "ійський")
"""What may follow the stem that "американо-", "российско-", "индо-" leave of an adjective."""


class Lookup:
    """Questions about the tokens of one text, asked of the term base."""

    def __init__(self, every: Sequence[Token], words: Words, names: Names) -> None:
        self.every, self.words, self.names = every, words, names

    def name_at(self, place: int, end: int) -> Name | None:
        """The longest name of a country, a body or a seat that begins there."""
        token = self.every[place]
        for one in self.names.names.get(token.low, ()):
            if token.low in RISKY and not self._proper(place, end):
                continue
            if follows(self.every, place, one.words, end) and (
                token.text.isupper() if one.sign else token.capital or one.small
            ):
                return one
        return None

    def _proper(self, place: int, end: int) -> bool:
        """Whether a name that is a common word too is meant: inside a sentence, or before a verb."""
        inside = place > 0 and self.every[place - 1].word
        return inside or (place + 1 < end and self.every[place + 1].low in self.words.verbs)

    def owner_at(self, place: int, end: int) -> Name | None:
        """A name that can stand in the genitive there, so that what is before it is its own."""
        if place >= end:
            return None
        found = self.name_at(place, end)
        return found if found and any(one[0] == "g" for one in found.features) else None

    def adjective_at(self, place: int, end: int) -> str:
        """The country of an adjective in the genitive before a body: "глава української делегації"."""
        if place + 1 >= end:
            return ""
        for party, features in self.names.adjectives.get(self.every[place].low, ()):
            if any(one[0] == "g" for one in features):
                return party
        return ""

    def countries_at(self, place: int) -> tuple[tuple[str, Features], ...]:
        """The countries of an adjective, with what it can be: two of "українсько-російські"."""
        low = self.every[place].low
        if low in self.names.adjectives:
            return self.names.adjectives[low][:1]
        first, dash, second = low.rpartition("-")
        stem = first[:-1] if dash and first.endswith("о") else ""
        tried = (self.names.adjectives.get(stem + ending) for ending in _COMPOUND) if stem else ()
        other = next((one for one in tried if one), None)
        own = self.names.adjectives.get(second) if other else None
        return ((other[0][0], own[0][1]), own[0]) if other and own else ()

    def described_at(self, place: int, end: int) -> bool:
        """Whether adjectives stand there before a body within an office: "обласної військової адміністрації"."""
        at = place
        while at < min(place + 3, end) and looks_adjectival(self.every[at].low, self.words.language):
            at += 1
        return place < at < end and self.inner_at(at, end) > 0

    def inner_at(self, place: int, end: int) -> int:
        """How many words a body or an office in the genitive has there; 0 where there is none."""
        for noun in self.words.nouns.get(self.every[place].low, ()):
            genitive = any(one[0] == "g" for one in noun.features)
            if noun.kind in ("titles", "organs") and genitive and follows(self.every, place, noun.words, end):
                return len(noun.words)
        return 0

    def person_at(self, place: int, end: int) -> tuple[int, int] | None:
        """The tokens of a person's name behind an office: words in capitals that nothing else is known by."""
        last = place
        while last < end and last - place < 4 and self.personal(last, end):
            last += 1
        return (place, last) if last > place else None

    def personal(self, place: int, end: int) -> bool:
        """Whether a word can be a part of a person's name: with a capital, and known as nothing else."""
        token = self.every[place]
        if not token.word or not token.capital or (token.text.isupper() and len(token.text) > 1):
            return False
        return self.name_at(place, end) is None and token.low not in self.names.adjectives
