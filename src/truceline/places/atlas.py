"""All places that can be named in a case: its own file first, then one country's gazetteer, under its style sheet."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from truceline.errors import NotOnRecord
from truceline.places.extents import radius_by_population
from truceline.places.facts import extents_of, namings_of, regions_of
from truceline.places.geonames import GeoRow, country_names, rows_of_country, version
from truceline.places.index import has_ukrainian_names, numbers_by_id, numbers_by_name, numbers_by_stem
from truceline.places.inflection import stems
from truceline.places.own_names import russian_name, ukrainian_name
from truceline.places.place import OFFICIAL, Kind, Naming, Place
from truceline.places.places_file import read_places
from truceline.places.romanise import romanise_ukrainian
from truceline.places.spelling import fold
from truceline.places.style import Style, read_style
from truceline.places.style_ids import check_ids

_OFF = 1_000.0
"""Metres by which the middle of a town in the gazetteer may be wrong; many were read off maps to a minute of arc."""
_PREFIX = "geonames:"
_TOWN = 20_000
_QUARTER = re.compile(r"district|ra[ijy]on|район|skyi$|s'kij$", re.IGNORECASE)


@dataclass(frozen=True)
class Atlas:
    """Places that can be looked up by any of their names: `own` are those of the case, `rows` the gazetteer's."""

    country: str
    style: Style
    own: tuple[Place, ...]

    @cached_property
    def rows(self) -> tuple[GeoRow, ...]:
        """The rows of the country's gazetteer, read when they are first asked for."""
        return rows_of_country(self.country)

    @cached_property
    def own_places(self) -> tuple[Place, ...]:
        """The places of the case with what the style sheet adds to their names."""
        return tuple(self._styled(place) for place in self.own)

    @cached_property
    def _own_ids(self) -> frozenset[str]:
        return frozenset(place.id for place in self.own)

    @cached_property
    def _of_the_style(self) -> dict[int, tuple[str, ...]]:
        """The names that the style sheet gives to rows of the gazetteer, by the number of the row."""
        found: dict[int, list[str]] = defaultdict(list)
        for id, name in self.style.all_names():
            if (number := self._number(id)) is not None:
                found[number].append(name)
        return {number: tuple(names) for number, names in found.items()}

    def numbers_called(self, name: str) -> tuple[int, ...]:
        """The numbers of the gazetteer's rows that bear a name, capitals and marks aside."""
        wanted = fold(name)
        added = [number for number, names in self._of_the_style.items() if wanted in map(fold, names)]
        return self._kept(numbers_by_name(self.country).get(wanted, ()), added)

    def numbers_formed(self, name: str) -> tuple[int, ...]:
        """The numbers of the gazetteer's rows of which a name may be a form in another case."""
        wanted = stems(name)
        by_stem = numbers_by_stem(self.country)
        found = sorted({number for stem in wanted for number in by_stem.get(stem, ())})
        added = [number for number, names in self._of_the_style.items() if any(wanted & stems(one) for one in names)]
        return self._kept(found, added)

    def _kept(self, found: Iterable[int], added: Iterable[int]) -> tuple[int, ...]:
        """Without rows whose place the case's own file takes."""
        numbers = dict.fromkeys((*found, *added))
        return tuple(number for number in numbers if f"{_PREFIX}{self.rows[number].id}" not in self._own_ids)

    def _number(self, id: str) -> int | None:
        bare = id.removeprefix(_PREFIX)
        return numbers_by_id(self.country).get(int(bare)) if bare != id and bare.isdecimal() else None

    def place(self, id: str) -> Place | None:
        """The place under an id, the case's own before the gazetteer's."""
        for one in self.own_places:
            if one.id == id:
                return one
        number = self._number(id)
        return None if number is None else self.place_at(number)

    def place_at(self, number: int) -> Place:
        """The place in the gazetteer's row of that number."""
        return self._styled(self._place(self.rows[number]))

    @cached_property
    def towns(self) -> tuple[int, ...]:
        """The numbers of towns that people know, as far as can be told: quarters of cities are not marked as such."""
        return tuple(
            number
            for number, row in enumerate(self.rows)
            if row.population > _TOWN and not any(_QUARTER.search(name) for name in (row.name, *row.alternates))
        )

    def is_of_facts(self, place: Place) -> bool:
        """True for a place of our facts file."""
        return int(place.id.removeprefix(_PREFIX)) in namings_of(self.country) if place.is_of_gazetteer else False

    def region_name(self, place: Place, language: str) -> str:
        """The region as it is printed: the case's own word, the facts' name, or the gazetteer's code as such."""
        names = regions_of(place.country or self.country).get(place.region, {})
        bare = f"region {place.region}" if place.region and place.is_of_gazetteer else place.region
        return names.get(language) or names.get("en") or bare

    def _styled(self, place: Place) -> Place:
        return replace(place, namings=(*place.namings, *self.style.namings_of(place.id)))

    def _place(self, row: GeoRow) -> Place:
        known = row.population or None
        radius, why = radius_by_population(known)
        if (better := extents_of(self.country).get(row.id)) is not None:
            radius, why = better, f"{better / 1000:g} km, from our facts file"
        return Place(
            id=f"{_PREFIX}{row.id}",
            namings=self._namings(row),
            others=(row.name, *row.alternates),
            north=row.north,
            east=row.east,
            radius=radius,
            radius_from=why,
            off=_OFF,
            kind=Kind.SETTLEMENT,
            country=row.country,
            region=row.region,
            district="",
            population=known,
            source=f"{version()}, row {row.id}",
        )

    def _namings(self, row: GeoRow) -> tuple[Naming, ...]:
        """The names of the facts file; where it has none, those that the rules can tell."""
        known = namings_of(self.country).get(row.id, ())
        if known:
            return known
        if not has_ukrainian_names(self.country):
            return (Naming(row.name, "en", OFFICIAL, origin="the gazetteer's name"),)
        ukrainian = ukrainian_name(row.name, row.alternates)
        russian = russian_name(ukrainian, row.alternates)
        english, origin = row.name, "the gazetteer's name"
        if ukrainian is not None:
            english, origin = romanise_ukrainian(ukrainian), "the Ukrainian name by the table of 2010"
        by_rule = "chosen among the gazetteer's alternates by rule"
        found = [("en", english, origin), ("uk", ukrainian, by_rule), ("ru", russian, by_rule)]
        return tuple(Naming(name, language, OFFICIAL, origin=why) for language, name, why in found if name)


def atlas_of(case: Path | None = None, country: str | None = None) -> Atlas:
    """The atlas of a case folder; without one, of a country alone (Ukraine, where none is named).

    Raises:
        BadInput: if the case's style sheet or one of its tables is not well formed.
        NotOnRecord: if the gazetteer has no such country.
    """
    style = read_style(case)
    code = (country or style.country).upper()
    if code not in country_names():
        raise NotOnRecord(f"the gazetteer has no country {code!r}", "write its two letters of ISO 3166, such as UA")
    own = read_places(case)
    if case is not None:
        check_ids(case, style, frozenset(place.id for place in own))
    return Atlas(code, style, own)
