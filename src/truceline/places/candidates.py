"""The places among which somebody must choose, with what tells them apart."""

from truceline.places.atlas import Atlas
from truceline.places.matches import Match, find
from truceline.places.naming import called
from truceline.places.phrases import Named, Phrase
from truceline.places.plane import EARTH, metres_between
from truceline.places.regions import without_region_word
from truceline.places.result import Ambiguous, Candidate

_POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def ambiguous(
    named: Named, phrase: Phrase, atlas: Atlas, matches: tuple[Match, ...], hint: tuple[float, float] | None, why: str
) -> Ambiguous:
    """The candidates for a name: nearest to the hint first, else the largest.

    Where no hint is given, a place that was said behind the name is one.
    """
    hint = hint or _hint_within(named, atlas)
    found = [_candidate(one, atlas, hint) for one in matches]
    found.sort(key=lambda one: (one.far or 0.0, -(one.match.place.population or 0), one.match.place.id))
    return Ambiguous(phrase, named.name, tuple(found), why)


def _hint_within(named: Named, atlas: Atlas) -> tuple[float, float] | None:
    """A place that was said behind the name, from which distances can at least be told."""
    for text in named.within:
        matches, _ = find(atlas, Named(without_region_word(text)))
        if len(matches) == 1:
            return matches[0].place.north, matches[0].place.east
    return None


def _candidate(match: Match, atlas: Atlas, hint: tuple[float, float] | None) -> Candidate:
    place = match.place
    far = None if hint is None else metres_between(*hint, place.north, place.east)
    bounds = atlas.style.bounds
    inside = None if bounds is None else bounds.holds(place.north, place.east)
    return Candidate(match, far, _beside(match, atlas), inside)


def _beside(match: Match, atlas: Atlas) -> str:
    """Where a place lies from the nearest larger town, in words; it is only for telling places apart."""
    place = match.place
    larger = ((number, atlas.rows[number]) for number in atlas.towns)
    near = [
        (metres_between(row.north, row.east, place.north, place.east), number)
        for number, row in larger
        if row.population > (place.population or 0) and abs(row.north - place.north) < 2
    ]
    if not near:
        return ""
    far, number = min(near)
    town = atlas.place_at(number)
    way = _direction(town.north, town.east, place.north, place.east)
    return f"{far / 1000:.0f} km {way} of {called(town, 'en', atlas.style).name}"


def _direction(north: float, east: float, to_north: float, to_east: float) -> str:
    turn = float(EARTH.inv(east, north, to_east, to_north)[0]) % 360
    return _POINTS[round(turn / 45) % 8]
