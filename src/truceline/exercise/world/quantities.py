"""Quantities as a scenario writes them: a number with its unit, such as `35 %`, `12 km` or `0.3 per sector-week`."""

import re
from math import inf
from typing import Annotated

from pydantic import PlainValidator

from truceline.values.durations import parse_duration
from truceline.values.instants import DAY, Instant, parse_instant
from truceline.values.spots import Spot, parse_spot
from truceline.values.zones import zone

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
_SHARE = re.compile(rf"(?P<number>{_NUMBER}) ?%")
_LENGTH = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>km|m)")
_SPEED = re.compile(rf"(?P<number>{_NUMBER}) ?km/h")
_RATE = re.compile(rf"(?P<number>{_NUMBER}) per sector-(?P<unit>day|week|month)")
_LONGEST = 3_000 * DAY
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0}


def _share(given: object) -> float:
    found = _SHARE.fullmatch(str(given))
    share = given if isinstance(given, float) else float(found["number"]) / 100 if found else None
    if share is None or not 0 <= share <= 1:
        raise ValueError(f"{given!r} is not a share; write 0 % to 100 %")
    return share


def _number(given: object) -> float:
    if isinstance(given, bool) or not re.fullmatch(_NUMBER, f"{given:.9f}" if isinstance(given, float) else str(given)):
        raise ValueError(f'{given!r} is not a number from 0; write 2, or "1.5" in quotes')
    return float(str(given))


def _length(given: object) -> float:
    found = _LENGTH.fullmatch(str(given))
    if isinstance(given, float) and 0 <= given < inf:
        return given
    if found is None:
        raise ValueError(f"{given!r} is not a length; write 12 km or 800 m")
    return float(found["number"]) * (1000 if found["unit"] == "km" else 1)


def _speed(given: object) -> float:
    found = _SPEED.fullmatch(str(given))
    if isinstance(given, float) and 0 < given < inf:
        return given
    if found is None or float(found["number"]) == 0:
        raise ValueError(f"{given!r} is not a speed; write 60 km/h")
    return float(found["number"]) / 3.6


def _rate(given: object) -> float:
    found = _RATE.fullmatch(str(given))
    if isinstance(given, float) and 0 <= given < inf:
        return given
    if found is None:
        raise ValueError(f"{given!r} is not a rate; write 6 per sector-day, 2 per sector-week or 0.5 per sector-month")
    return float(found["number"]) / _DAYS[found["unit"]]


def _span(given: object) -> int:
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is not a length of time; write PT20M, PT3H or P2D")
    length = parse_duration(given)
    span = length.days * DAY + length.clock
    if length.months or span > _LONGEST:
        raise ValueError(f"{given!r} has no fixed length or is over 3000 days; write it in hours or days, such as P30D")
    return span


def _instant(given: object) -> Instant:
    return parse_instant(str(given))


def _spot(given: object) -> Spot:
    return parse_spot(str(given))


def _zone(given: object) -> str:
    return zone(str(given)).key


Share = Annotated[float, PlainValidator(_share)]
"""`35 %`; inside the program 0 to 1."""
Number = Annotated[float, PlainValidator(_number)]
"""`2` or `"1.5"`: a number without a unit, from 0."""
Length = Annotated[float, PlainValidator(_length)]
"""`12 km` or `800 m`; inside the program metres."""
Speed = Annotated[float, PlainValidator(_speed)]
"""`60 km/h`; inside the program metres a second."""
Rate = Annotated[float, PlainValidator(_rate)]
"""`6 per sector-day`, `2 per sector-week` or `0.5 per sector-month` of 30 days; inside the program a sector and day."""
Span = Annotated[int, PlainValidator(_span)]
"""`PT20M`, `PT3H` or `P2D` of 24 hours each; inside the program microseconds."""
Moment = Annotated[Instant, PlainValidator(_instant)]
"""An instant with its offset or zone."""
Point = Annotated[Spot, PlainValidator(_spot)]
"""Degrees north, then degrees east: `-40.25 -149.5`."""
Zone = Annotated[str, PlainValidator(_zone)]
"""An IANA name such as `Europe/Kyiv`."""
