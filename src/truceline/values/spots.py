"""A point on the earth with how far off the thing itself may lie: WGS 84 degrees, metres."""

import re
from dataclasses import dataclass

_DEGREES = r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?"
_SPOT = re.compile(
    rf"(?P<north>{_DEGREES}) (?P<east>{_DEGREES})(?: within (?P<size>[0-9]{{1,8}}(?:\.[0-9]{{1,3}})?) (?P<unit>km|m))?"
)
_METRES = {"m": 1.0, "km": 1000.0}
_PLACES = 9
_FARTHEST = 20_100_000.0
"""Nothing lies farther off than half round the earth."""


@dataclass(frozen=True)
class Spot:
    """Degrees north and east, and within how many metres of that the thing itself lies.

    `within_m` None: how exact it is was not said, which is not the same as exact. Degrees are kept to nine places (a
    tenth of a millimetre), metres to three.
    """

    north: float
    east: float
    within_m: float | None = None

    def __post_init__(self) -> None:
        if not (-90 <= self.north <= 90 and -180 <= self.east <= 180):
            raise ValueError(f"{self.north} {self.east} is not on the globe; write degrees north, then degrees east")
        if self.within_m is not None and not 0 <= self.within_m <= _FARTHEST:
            raise ValueError(f"within {self.within_m} m is no distance on the earth; write metres from 0")
        object.__setattr__(self, "north", round(self.north, _PLACES))
        object.__setattr__(self, "east", round(self.east, _PLACES))
        if self.within_m is not None:
            object.__setattr__(self, "within_m", round(self.within_m, 3))

    def __str__(self) -> str:
        here = f"{plain_number(self.north)} {plain_number(self.east)}"
        return here if self.within_m is None else f"{here} within {plain_number(self.within_m)} m"


def plain_number(number: float) -> str:
    """A number in digits, without an exponent, and no longer than it must be.

    >>> plain_number(48.0), plain_number(37.8029)
    ('48', '37.8029')
    """
    text = f"{number:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def parse_spot(text: str) -> Spot:
    """Read `48.0159 37.8029`, `48.0159 37.8029 within 500 m` or `... within 2.5 km`.

    Raises:
        ValueError: if it is not a place on the globe.
    """
    found = _SPOT.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(f"{text!r} is not a place; write degrees north and east: 48.0159 37.8029 within 500 m")
    size = found["size"]
    within = None if size is None else float(size) * _METRES[found["unit"]]
    return Spot(float(found["north"]), float(found["east"]), within)
