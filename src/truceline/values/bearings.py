"""A direction as people give it: a sector of the compass, never a line. Degrees are counted from north, clockwise."""

import re
from dataclasses import dataclass

POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
"""The sixteen points, each 22.5 degrees from the next."""
_STEP = 360 / len(POINTS)
_DEGREE = r"[0-9]{1,3}(?:\.[0-9])?"
_FORM = re.compile(
    rf"(?P<from>{_DEGREE})(?:-(?P<to>{_DEGREE})|(?: ?(?:±|\+-) ?(?P<off>{_DEGREE})))?"
    r"|(?P<point>[NESW]{1,3})(?:-(?P<last>[NESW]{1,3}))?|(?P<all>all)"
)


@dataclass(frozen=True)
class Bearing:
    """All directions from `start` clockwise over `width` degrees; `said` is how it was given."""

    start: float
    width: float
    said: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < 360 and 0 < self.width <= 360):
            raise ValueError(f"{self.said!r} is not a direction; write NW, 315, 300-330 or all")

    @property
    def middle(self) -> float:
        """The direction in the middle, in degrees."""
        return (self.start + self.width / 2) % 360

    def holds(self, degrees: float) -> bool:
        """True when a direction lies inside."""
        return (degrees - self.start) % 360 <= self.width


def parse_bearing(text: str) -> Bearing:
    """Read `NW` (22.5 degrees wide), `W-NW`, `315` (a degree wide), `315 ±5`, `300-330` or `all`.

    From one to another is clockwise: `NW-NE` goes through north.

    Raises:
        ValueError: if it is none of these.
    """
    said = " ".join(text.split())
    found = _FORM.fullmatch(said)
    if found is None:
        raise _no_direction(text)
    if found["all"]:
        return Bearing(0.0, 360.0, said)
    if found["point"]:
        first, last = _point(found["point"], text), _point(found["last"] or found["point"], text)
        return _from(first - _STEP / 2, (last - first) % 360 + _STEP, said)
    first = _degrees(found["from"], text)
    if found["to"]:
        return _from(first, (_degrees(found["to"], text) - first) % 360 or 360.0, said)
    off = float(found["off"] or 0.5)
    return _from(first - off, min(2 * off, 360.0), said)


def _from(start: float, width: float, said: str) -> Bearing:
    return Bearing(start % 360, min(width, 360.0), said)


def _point(name: str, text: str) -> float:
    if name not in POINTS:
        raise _no_direction(text)
    return POINTS.index(name) * _STEP


def _degrees(written: str, text: str) -> float:
    if float(written) > 360:
        raise _no_direction(text)
    return float(written) % 360


def _no_direction(text: str) -> ValueError:
    return ValueError(f"{text!r} is not a direction; write NW, W-NW, 315, 315 ±5, 300-330 or all")
