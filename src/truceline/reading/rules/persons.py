"""Which person holds which office, as far as the text says so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from truceline.reading.rules.naming import Naming

_SMALL = re.compile(r"(?:’s|'s)$")


@dataclass(frozen=True)
class Holder:
    """A person by surname: whose office it is and how it is called; `parties` is empty where nothing tells.

    `head`: the kind of office ("president"). `guessed`: the text does not join the name and the country anywhere, but
    leaves no other reading.
    """

    parties: tuple[str, ...]
    office: str
    head: str
    guessed: bool = False


@dataclass(frozen=True)
class Known:
    """Persons whose office a text gives, by their surname."""

    holders: Mapping[str, Holder] = field(default_factory=dict)

    def parties(self, name: str) -> tuple[str, ...]:
        """Whose office the person of this name has; empty where the text does not say."""
        found = self.holders.get(surname(name))
        return found.parties if found else ()

    def office(self, name: str) -> str:
        """The office as the text gives it, or nothing."""
        found = self.holders.get(surname(name))
        return found.office if found else ""

    def guessed(self, name: str) -> bool:
        """True where the country of the person of this name was inferred."""
        found = self.holders.get(surname(name))
        return bool(found and found.guessed)

    def lettered(self, naming: Naming) -> str:
        """The letters of all tokens, with known persons among them."""
        if not self.holders:
            return naming.letters
        letters = list(naming.letters)
        for place, letter in enumerate(letters):
            if letter == "C" and naming.doc[place].text in self.holders:
                letters[place] = "R"
        return "".join(letters)


def surname(name: str) -> str:
    """The part of a name by which somebody is named again."""
    words = _SMALL.sub("", name).replace("-", " ").split()
    return words[-1] if words else ""
