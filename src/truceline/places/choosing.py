"""Which of the places that bear a name is meant. Where nothing that was said decides, candidates come back."""

from dataclasses import dataclass

from truceline.errors import NotOnRecord
from truceline.places.atlas import Atlas
from truceline.places.candidates import ambiguous
from truceline.places.matches import By, Match, find, near_spellings
from truceline.places.naming import called
from truceline.places.phrases import Named, Phrase
from truceline.places.regions import (
    lies_in_district,
    lies_in_region,
    names_a_district,
    names_a_region,
    region_code,
)
from truceline.places.result import Ambiguous

_KNOWN_TOWN, _KNOWN_CITY = 10_000, 100_000
"""From so many people on, a name that only one place on file bears is taken to mean it: a name in use, any name.

Held against places that UCDP located (docs/places.md): without this, one in four names found another place.
"""
_UNSURE = "no other place of this name is on file, but most villages are not on file at all"


@dataclass(frozen=True)
class Chosen:
    """The one place that is meant, and what decided so."""

    match: Match
    reading: tuple[str, ...]


@dataclass(frozen=True)
class _Narrowed:
    """What is left of the matches by what was said behind the name; `confirmed`: a region or district agreed."""

    kept: tuple[Match, ...]
    reading: tuple[str, ...] = ()
    confirmed: bool = False
    missed: str = ""


def choose(named: Named, phrase: Phrase, atlas: Atlas, hint: tuple[float, float] | None) -> Chosen | Ambiguous:
    """The place that a name means.

    One match is not enough for a village that nothing else confirms: the gazetteer lacks most villages, so that the one
    that it has is often another of the same name.

    Raises:
        NotOnRecord: if the name is known nowhere.
    """
    matches, others = find(atlas, named)
    if not matches:
        raise NotOnRecord(f"no place called {named.name!r} is on file in {atlas.country}", _remedy(atlas, named.name))
    left = _within(matches, named, atlas)
    if not left.kept:
        why = f"none of them lies in {left.missed}, as far as the files tell"
        return ambiguous(named, phrase, atlas, (*matches, *others), hint, why)
    inside = _in_bounds(left.kept, atlas)
    if inside is not None:
        said = "it is the only one of this name within the bounds of the style sheet"
        left = _Narrowed((inside,), (*left.reading, said), True)
    if len(left.kept) > 1:
        return ambiguous(named, phrase, atlas, left.kept, hint, f"{len(left.kept)} places bear this name")
    if not _is_sure(left, atlas):
        return ambiguous(named, phrase, atlas, (*left.kept, *others), hint, _UNSURE)
    (match,) = left.kept
    found = f"{named.name}: {_who(match, atlas)}, found by {match.said}"
    return Chosen(match, (found, *left.reading, *_weaker(others, named)))


def _is_sure(left: _Narrowed, atlas: Atlas) -> bool:
    (match,) = left.kept
    place = match.place
    if not place.is_of_gazetteer or match.by in (By.ID, By.MEANS) or atlas.is_of_facts(place):
        return True
    if match.by is By.OTHER:
        return (place.population or 0) >= _KNOWN_CITY
    return left.confirmed or (place.population or 0) >= _KNOWN_TOWN


def _weaker(others: tuple[Match, ...], named: Named) -> tuple[str, ...]:
    if not others:
        return ()
    word = "place bears" if len(others) == 1 else "places bear"
    return (f"{len(others)} other {word} or bore {named.name} in a weaker way: {_listed(others)}",)


def _who(match: Match, atlas: Atlas) -> str:
    return f"{called(match.place, 'en', atlas.style).name} ({match.place.id})"


def _remedy(atlas: Atlas, name: str) -> str:
    if names_a_district(name):
        return "no file here holds districts; bring it in the case's own file with kind district, or name a place in it"
    near = [f"{called(one, 'en', atlas.style).name} ({one.id})" for one in near_spellings(atlas, name)]
    own = "put the place into the case's own file (places/*.csv), or write coordinates"
    return f"spelled nearly so: {', '.join(near)}; else {own}" if near else own


def _listed(matches: tuple[Match, ...]) -> str:
    ids = [match.place.id for match in matches]
    return ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")


def _within(matches: tuple[Match, ...], named: Named, atlas: Atlas) -> _Narrowed:
    """Those that lie where it was said, what decided or could not be checked, and where none of them lies."""
    left = _Narrowed(matches)
    for text in named.within:
        in_region = tuple(one for one in left.kept if lies_in_region(atlas, one.place, text))
        in_district = tuple(one for one in left.kept if lies_in_district(one.place, text))
        if in_region and not names_a_district(text):
            said = f"{text}: by the region in which it is on file"
            left = _Narrowed(in_region, (*left.reading, said), True)
        elif in_district:
            said = f"{text}: by the district in which it is on file"
            left = _Narrowed(in_district, (*left.reading, said), True)
        elif names_a_region(text) or (region_code(atlas, text) is not None and not names_a_district(text)):
            return _Narrowed((), missed=text)
        else:
            said = f"{text} could not be checked: no file here says so"
            left = _Narrowed(left.kept, (*left.reading, said), left.confirmed)
    return left


def _in_bounds(matches: tuple[Match, ...], atlas: Atlas) -> Match | None:
    bounds = atlas.style.bounds
    if bounds is None or not bounds.decides:
        return None
    inside = [one for one in matches if bounds.holds(one.place.north, one.place.east)]
    return inside[0] if len(inside) == 1 else None
