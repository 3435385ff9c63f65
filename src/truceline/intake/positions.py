"""Where it is, from what stands in the columns of a place."""

import re

from truceline.values.spots import Spot

_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{1,20})?")
_WKT = re.compile(r"(?i)point *\( *(?P<east>[^ ]+) +(?P<north>[^ ]+) *\)")
_REACH = re.compile(r"(?P<size>[0-9]{1,7}(?:\.[0-9]{1,3})?) (?P<unit>km|m)")
_METRES = {"m": 1.0, "km": 1000.0}


def position(north: str, east: str, within: str, *, zero_is_unknown: bool = False) -> str:
    """A place from degrees; empty where both are, or where `0 0` stands for "not known".

    Raises:
        ValueError: if one is missing, or it is no place on the globe.
    """
    if not north and not east:
        return ""
    if not north or not east:
        missing = "degrees east" if north else "degrees north"
        raise ValueError(f"the {missing} are missing; give both, or neither")
    one, other = _degrees(north), _degrees(east)
    if zero_is_unknown and one == other == 0:
        return ""
    return str(Spot(one, other, reach(within)))


def point(text: str, within: str, *, zero_is_unknown: bool = False) -> str:
    """A place from one text: `48.1 37.8`, with height and accuracy behind as ODK has it, or `POINT (37.8 48.1)`.

    Raises:
        ValueError: as `position`, or if it is neither.
    """
    if not text:
        return ""
    if found := _WKT.fullmatch(text):
        return position(found["north"], found["east"], within, zero_is_unknown=zero_is_unknown)
    parts = text.replace(",", " ").split() if text.count(",") == 1 and "." in text else text.split()
    if not 2 <= len(parts) <= 4:
        raise ValueError(f"{text!r} is not a point; write degrees north and east, or POINT (east north)")
    if len(parts) == 4 and not within and float(_degrees(parts[3]) if _DEGREES.fullmatch(parts[3]) else 0) > 0:
        within = f"{_degrees(parts[3]):.3f} m"
    return position(parts[0], parts[1], within, zero_is_unknown=zero_is_unknown)


def _degrees(text: str) -> float:
    if not _DEGREES.fullmatch(text):
        raise ValueError(f"{text!r} is not a number of degrees; write it with a point: 48.0159")
    return round(float(text.replace(",", ".")), 12)


def reach(text: str) -> float | None:
    """Metres from a text such as `500 m` or `2.5 km`; None where it is empty. Raises ValueError."""
    if not text:
        return None
    found = _REACH.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} does not say how far off a place may be; write 500 m or 2.5 km")
    return round(float(found["size"]) * _METRES[found["unit"]], 3)
