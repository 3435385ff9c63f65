"""How a name found a place: by which of its names, and whether only a form of it was written."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from truceline.places.atlas import Atlas
from truceline.places.index import names_with_letters
from truceline.places.inflection import stems
from truceline.places.phrases import Named
from truceline.places.place import OFFICIAL, Naming, Place
from truceline.places.spelling import fold, letters, nearest


class By(StrEnum):
    """By which sort of name a place was found, in print."""

    ID = "its id"
    MEANS = "the style sheet, which says what this name means"
    NAME = "a name in use"
    FORMER = "a former name"
    OTHER = "a name without language or date in the gazetteer"


@dataclass(frozen=True)
class Match:
    """A place, by which sort of name and which naming it was found, and whether only a form of it was written."""

    place: Place
    by: By
    naming: Naming | None = None
    inflected: bool = False

    @property
    def said(self) -> str:
        """How it was found, in words."""
        words = str(self.by)
        if self.naming is not None and self.naming.until:
            words += f" (until {self.naming.until})"
        elif self.naming is not None and self.naming.by != OFFICIAL:
            words = f"a name in use by {self.naming.by}"
        return f"{words}, read as a form of it" if self.inflected else words


def find(atlas: Atlas, named: Named) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """The places that a name stands for, and those that only bear it in a weaker way.

    A place of the case's own comes before the gazetteer; a name that somebody uses or used before one without language
    and date; a name as it is written before a form of it.
    """
    decided = _decided(atlas, named.name)
    if decided:
        return decided, ()
    groups = [_own(atlas, named.name), *_split(_exact(atlas, named.name))]
    if not groups[0] and not groups[1]:
        forms, weak = _split(_forms(atlas, named.name))
        groups = [_own_forms(atlas, named.name), forms, groups[2], weak]
    first = next((group for group in groups if group), [])
    ids = {match.place.id for match in first}
    others = {match.place.id: match for group in groups for match in group if match.place.id not in ids}
    return tuple(first), tuple(others.values())


def near_spellings(atlas: Atlas, name: str) -> list[Place]:
    """Places with a name that is spelled nearly as this one, the nearest first."""
    own = {fold(one): place for place in atlas.own_places for one in _all_names(place)}
    names = [*((letters(one), one) for one in own), *names_with_letters(atlas.country)]
    found: dict[str, Place] = {}
    for folded in nearest(fold(name), names, 12):
        places = [own[folded]] if folded in own else map(atlas.place_at, atlas.numbers_called(folded)[:3])
        found.update((place.id, place) for place in places)
    return list(found.values())[:5]


def _decided(atlas: Atlas, name: str) -> tuple[Match, ...]:
    place = atlas.place(name)
    if place is not None:
        return (Match(place, By.ID),)
    meant = {fold(said): id for said, id in atlas.style.means.items()}.get(fold(name))
    place = None if meant is None else atlas.place(meant)
    return () if place is None else (Match(place, By.MEANS),)


def _own(atlas: Atlas, name: str) -> list[Match]:
    named = [one for one in atlas.own_places if fold(name) in {fold(it) for it in _all_names(one)}]
    return [_match(one, lambda it: fold(it) == fold(name), inflected=False) for one in named]


def _own_forms(atlas: Atlas, name: str) -> list[Match]:
    wanted = stems(name)
    named = [one for one in atlas.own_places if any(wanted & stems(it) for it in _all_names(one))]
    return [_match(one, lambda it: bool(wanted & stems(it)), inflected=True) for one in named]


def _exact(atlas: Atlas, name: str) -> list[Match]:
    places = map(atlas.place_at, atlas.numbers_called(name))
    return [_match(place, lambda it: fold(it) == fold(name), inflected=False) for place in places]


def _forms(atlas: Atlas, name: str) -> list[Match]:
    wanted = stems(name)
    places = map(atlas.place_at, atlas.numbers_formed(name))
    return [_match(place, lambda it: bool(wanted & stems(it)), inflected=True) for place in places]


def _match(place: Place, fits: Callable[[str], bool], *, inflected: bool) -> Match:
    """By which of its names a place was found: one in use before a former one, the official before those of others."""
    named = sorted(
        (one for one in place.namings if fits(one.name)), key=lambda one: (one.is_former, one.by != OFFICIAL)
    )
    if named:
        return Match(place, By.FORMER if named[0].is_former else By.NAME, named[0], inflected)
    return Match(place, By.OTHER if place.is_of_gazetteer else By.FORMER, None, inflected)


def _split(matches: list[Match]) -> tuple[list[Match], list[Match]]:
    return [one for one in matches if one.by is not By.OTHER], [one for one in matches if one.by is By.OTHER]


def _all_names(place: Place) -> tuple[str, ...]:
    return (*(one.name for one in place.namings), *place.others)
