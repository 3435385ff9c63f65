"""Who is named in a text: by a name, by an office, by what it is, or as those who were named before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from truceline.reading.slavic.declension import Features


class Kind(Enum):
    """How somebody is named."""

    NAME = "a country or a body by its name"
    ORGAN = "a body by what it is"
    OFFICE = "a person by an office"
    PERSON = "a person by a name alone"
    PAIR = "two that were named before"


@dataclass(frozen=True, eq=False)
class Mention:
    """Tokens [first, last) that name somebody who can act.

    `office` and `name`: the tokens of an office and of a person's name, where there are such. `places`: it is a
    capital, so that behind a preposition it may be no more than a place.
    """

    first: int
    last: int
    kind: Kind
    parties: tuple[str, ...]
    features: Features
    head: str
    town: bool = False
    office: tuple[int, int] | None = None
    name: tuple[int, int] | None = None

    def can(self, case: str) -> bool:
        """Whether it can stand in a case (one of n g d a i l)."""
        return any(one[0] == case for one in self.features)


@dataclass(frozen=True, eq=False)
class Attribute:
    """An adjective of a country that stands before no office and no body: "російських атак"."""

    place: int
    party: str
    features: Features


@dataclass
class Known:
    """What was named so far."""

    persons: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)

    def told(self, parties: Sequence[str]) -> None:
        """Parties that are named now."""
        for party in parties:
            if party in self.order:
                self.order.remove(party)
            self.order.append(party)

    def by_name(self, party: str) -> None:
        """A party that is named by its name, and not as somebody's."""
        if party in self.named:
            self.named.remove(party)
        self.named.append(party)
