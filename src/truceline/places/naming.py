"""Which name of a place is printed: the mandate's word, else the name of those whose usage the style sheet names."""

from dataclasses import dataclass

from truceline.places.facts import disputed, regions_of
from truceline.places.place import Naming, Place
from truceline.places.style import Language, Style

_NEXT_BEST = {"en": ("uk", "ru"), "uk": ("en", "ru"), "ru": ("en", "uk")}


@dataclass(frozen=True)
class Called:
    """A name for print, in which language it really is, and where it comes from."""

    name: str
    language: str
    wanted: str
    origin: str

    @property
    def is_in_language(self) -> bool:
        """False when no name in the wanted language is known, so that another's stands in."""
        return self.language == self.wanted


def called(place: Place, language: Language, style: Style, day: str | None = None) -> Called:
    """How a place is called in a language; with a day (`2015-03-01`), as it was called then.

    Where no name in that language is known, the one in another language stands in and says so.
    """
    for one in (language, *_NEXT_BEST[language]):
        own = style.names.get(place.id, {})
        if one in own:
            return Called(own[one], one, language, "style sheet: names")
        for usage in style.usage:
            found = _in_use(place.names(one), usage, day)
            if found is not None:
                return Called(found.name, one, language, found.origin)
    name = place.others[0] if place.others else place.id
    return Called(name, "", language, "the gazetteer, language not known")


def beside(place: Place, language: Language, style: Style) -> tuple[str, ...]:
    """The names of others that the style sheet wants printed in brackets, without the printed one."""
    printed = called(place, language, style).name
    found = [_in_use(place.names(language), usage, None) for usage in style.beside]
    return tuple(dict.fromkeys(one.name for one in found if one is not None and one.name != printed))


def in_print(place: Place, language: Language, style: Style) -> str:
    """The whole name for print, with those in brackets."""
    others = beside(place, language, style)
    return called(place, language, style).name + (f" ({', '.join(others)})" if others else "")


def country_in_print(place: Place, language: Language, style: Style) -> str:
    """The country, where the style sheet has words for it; for a disputed area, only where it has words for that area.

    Empty: nothing is printed. Who rules where is not the gazetteer's business.
    """
    if not place.is_of_gazetteer and place.region not in regions_of(place.country):
        return ""  # whether it lies in a disputed area cannot be told
    if any(one.holds(place.country, place.region, place.north, place.east) for one in disputed()):
        words = style.disputed.get(f"{place.country}.{place.region}") or style.disputed.get(place.country) or {}
    else:
        words = style.countries.get(place.country, {})
    return words.get(language) or next(iter(words.values()), "")


def _in_use(namings: tuple[Naming, ...], usage: str, day: str | None) -> Naming | None:
    ours = [one for one in namings if one.by == usage]
    if day is None:
        return next((one for one in ours if not one.is_former), None)
    dated = [one for one in ours if one.held_on(day)]
    return max(dated, key=lambda one: one.since, default=None)
