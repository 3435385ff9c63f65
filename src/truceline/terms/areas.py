"""Where terms apply: lines, zones, distances from a line, lists of objects, the air and the sea."""

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema, model_validator

from truceline.sources.models import Strict
from truceline.terms.times import Day
from truceline.values.names import Name

_COORDINATES = re.compile(r"(?P<north>-?[0-9]{1,2}(\.[0-9]+)?) (?P<east>-?[0-9]{1,3}(\.[0-9]+)?)")
_DISTANCE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")


def parse_place(text: object) -> tuple[float, float]:
    """Read degrees of north and east, `48.0159 37.8029`, as (north, east).

    Raises:
        ValueError: if it is not a place on the globe.
    """
    found = _COORDINATES.fullmatch(str(text))
    north, east = (float(found["north"]), float(found["east"])) if found else (0.0, 0.0)
    if found is None or abs(north) > 90 or abs(east) > 180:
        raise ValueError(f"{text!r} is not a place; write degrees north and east: '48.0159 37.8029'")
    return north, east


def _distance(text: object) -> str:
    if isinstance(text, bool) or not _DISTANCE.fullmatch(str(text)):
        raise ValueError(f"{text!r} is not a distance; write kilometres: 15, or '1.5' in quotes")
    return str(text)


Place = Annotated[
    str,
    PlainValidator(lambda text: (parse_place(text), str(text))[1]),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{_COORDINATES.pattern}$".replace("?P<north>", "").replace("?P<east>", "")}
    ),
]
Kilometres = Annotated[
    str,
    PlainValidator(_distance),
    PlainSerializer(str),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{_DISTANCE.pattern}$"}]}
    ),
]


class Status(StrEnum):
    """How far something is settled between the parties."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    TO_BE_DEFINED = "to_be_defined"


class Offset(Strict):
    """Everything between two distances from a line (or from any other area), on one side of it or on both.

    `side`: left or right of a line as its points run, or both.
    """

    of: Name
    to_km: Kilometres
    from_km: Kilometres = "0"
    side: Literal["left", "right", "both"] = "both"


class Object(Strict):
    """One thing of a list; `place` where its position is known, with how far round it the term applies."""

    id: Name
    text: str = ""
    place: Place | None = None
    radius_km: Kilometres = "1"


class Area(Strict):
    """Where a term applies.

    Its shape is one of `points` (a line, or the border of a zone), `offset`, `objects`, or `parts` (other areas
    together, less `without`); without any, it is in words only. `dated`: the day whose line is meant. `party`: for
    whom it is so drawn, where the sides measure from different lines. Coordinates are WGS 84.
    """

    id: Name
    kind: Literal["line", "zone", "territory", "objects", "airspace", "sea"]
    status: Status
    text: str = ""
    dated: Day | None = None
    party: tuple[Name, ...] = ()
    points: tuple[Place, ...] = ()
    offset: Offset | None = None
    objects: tuple[Object, ...] = ()
    parts: tuple[Name, ...] = ()
    without: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _has_one_shape(self) -> "Area":
        given = [self.points or None, self.offset, self.objects or None, self.parts or None]
        if sum(shape is not None for shape in given) > 1:
            raise ValueError("an area has one shape; keep one of points, offset, objects and parts")
        least = 2 if self.kind == "line" else 3
        if self.points and len(self.points) < least:
            raise ValueError(f"a {self.kind} needs at least {least} points; add them")
        return self
