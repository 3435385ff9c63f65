"""A phrase taken apart: how far, in which direction, from what. What the names in it stand for is found elsewhere."""

import re
from dataclasses import dataclass
from enum import StrEnum

from truceline.places.coordinates import Coordinates, parse_coordinates
from truceline.places.grid import Square, parse_grid
from truceline.places.words import direction_at, distance_at
from truceline.values.bearings import Bearing
from truceline.values.distances import Distance
from truceline.values.spots import Spot, parse_spot


class Rule(StrEnum):
    """Which rule read a phrase."""

    PLACE = "the place itself"
    OFFSET = "a distance and a direction from it"
    AROUND = "a distance from it, in any direction"
    TOWARDS = "a direction from it, with no distance given"
    NEAR = "near it"
    BETWEEN = "between the two"


@dataclass(frozen=True)
class Named:
    """A name as it was written, with what was said to tell it from others: `Pisky`, `Donetsk region`."""

    name: str
    within: tuple[str, ...] = ()


_LONGEST = 300
Reference = Named | Coordinates | Square | Spot


@dataclass(frozen=True)
class Phrase:
    """What was said, by which rule it was read, and its parts."""

    said: str
    rule: Rule
    references: tuple[Reference, ...]
    distance: Distance | None = None
    bearing: Bearing | None = None


_BETWEEN = re.compile(
    r"(?:between|між|поміж|межи|между|меж) (?P<one>.+?) (?:and|та|і|й|и) (?P<other>.+)", re.IGNORECASE
)
_NEAR = re.compile(
    r"(?:near(?: to)?|close to|next to|outskirts of|the outskirts of|in the area of|area of|"
    r"район|біля|поблизу|неподалік(?: від)?|недалеко від|коло|поруч із|поруч з|в районі|у районі|на околиці"
    r"|на околицях|возле|около|вблизи|близ|рядом с|недалеко от|неподалеку от|в районе|под"
    r"|на окраине|на окраинах) (?P<rest>.+)",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"(?:outskirts|edge|side|околиц[а-яії]+|окраин[а-я]+|ч[а]?ст[а-яіїь]*) (?:of )?(?=[^ ])", re.IGNORECASE
)
"""`western outskirts of`, `північна околиця`: a direction from the place, with no distance."""
_OTHER_UNITS = re.compile(
    r".{0,20}?[0-9] ?(?:mi|miles?|nm|nautical miles?|yards?|yd|feet|ft|мил[яьі]|верст)\b", re.IGNORECASE
)
_LINK = re.compile(r"(?:of|from|to|від|вiд|од|от) ", re.IGNORECASE)
_COMPARATIVE = re.compile(r"(?:іше|нее|ней)$", re.IGNORECASE)
"""`північніше` and `севернее` need no word behind them; `Південна` may be a part of a name."""
_BEFORE_DIRECTION = re.compile(r"(?:to the|towards the|in the|on the|на|к|до|у|в|at|at a|on) ", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:at a distance of|a distance of|на відстані|на расстоянии|за|в|у|на|at|in)"
    r" (?=[0-9~≈]|about|around|approx|приблизно|близько|около|примерно|понад|радіусі|радиусе)",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"(?:(?:the )?(?:city|town|village|settlement) of|міст[оаі]|місті|город[ае]?|сел[оаіе]|селищ[еаі]"
    r"|пос[её]л(?:ок|ка|ке)|смт|пгт|нп) |(?:м|с|г|п|н\. ?п|пос|пгт|смт)\. ?",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?P<name>.+) (?P<within>[^ ]+ (?:region|oblast|district|raion|області|обл\.?|области|району|района|р-ну|р-на))",
    re.IGNORECASE,
)
"""`Авдіївка Донецької області`: one word and the word for region or district behind a name."""


def parse_phrase(text: str) -> Phrase:
    """Take a phrase apart.

    Raises:
        ValueError: if it says nothing, or says something that cannot be drawn.
    """
    said = " ".join(text.split()).strip(" ,.;")
    if not said:
        raise ValueError("nothing was said; write a name, a grid reference, or 3 km north-west of a place")
    if len(said) > _LONGEST:
        raise ValueError(f"{len(said):,} letters are no phrase about a place; write at most {_LONGEST}")
    whole = _spotted(said)
    if whole is not None:
        return Phrase(said, Rule.PLACE, (whole,))
    if found := _BETWEEN.fullmatch(said):
        return Phrase(said, Rule.BETWEEN, (_reference(found["one"]), _reference(found["other"])))
    if _OTHER_UNITS.match(said):
        raise ValueError(f"the distance in {said!r} is not read; write it in km or m")
    return _offset(said) or _without_distance(said)


def _offset(said: str) -> Phrase | None:
    begun = _BEFORE.match(said)
    found = distance_at(said[begun.end() :] if begun else said) or distance_at(said)
    if found is None:
        return None
    distance, rest = found
    bearing, rest, linked = _direction_and_link(rest)
    if not rest or (bearing is None and not linked):
        raise ValueError(f"{said!r} does not say from where; write 3 km north-west of a place, or 3 km from a place")
    if distance.high is None:
        raise ValueError(f"{said!r} says no farthest distance, so it cannot be drawn; write a range such as 3-5 km")
    rule = Rule.AROUND if bearing is None else Rule.OFFSET
    return Phrase(said, rule, (_reference(rest),), distance, bearing)


def _without_distance(said: str) -> Phrase:
    bearing, rest, linked = _direction_and_link(said)
    if bearing is not None and rest and (linked or _COMPARATIVE.search(said.removesuffix(rest).strip())):
        return Phrase(said, Rule.TOWARDS, (_reference(rest),), None, bearing)
    if found := _NEAR.fullmatch(said):
        return Phrase(said, Rule.NEAR, (_reference(found["rest"]),))
    return Phrase(said, Rule.PLACE, (_reference(re.sub(r"^(?:in|at|в|у|на) ", "", said)),))


def _direction_and_link(text: str) -> tuple[Bearing | None, str, bool]:
    """The direction, what is left of the text, and whether a word such as `of` stood between."""
    begun = _BEFORE_DIRECTION.match(text)
    found = direction_at(text[begun.end() :]) if begun else direction_at(text)
    bearing, rest = found or (None, text)
    edge = _EDGE.match(rest) if bearing is not None else None
    if edge:
        return bearing, rest[edge.end() :].strip(), True
    link = _LINK.match(rest)
    return bearing, rest[link.end() :].strip() if link else rest, link is not None


def _spotted(text: str) -> Reference | None:
    """A grid reference or coordinates; None where it is neither."""
    if " within " in text:
        try:
            return parse_spot(text)
        except ValueError:
            return None
    return parse_grid(text) or parse_coordinates(text)


def _reference(text: str) -> Reference:
    spotted = _spotted(text)
    if spotted is not None:
        return spotted
    name, *within = (part.strip() for part in re.split(r"[,(]", text.replace(")", "")))
    if found := _WITHIN.fullmatch(name):
        name, within = found["name"], [found["within"], *within]
    sort = _SORT.match(name)
    bare = name[sort.end() :] if sort else name
    if not bare:
        raise ValueError(f"{text!r} has no name in it; write the name of a place")
    return Named(bare, tuple(part for part in within if part))
