"""Grid references (MGRS), from a square of 100 km to one of a metre: the square is the uncertainty."""

import re
from dataclasses import dataclass
from functools import cache

from mgrs import MGRS
from pyproj import Transformer
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

_REFERENCE = re.compile(
    r"(?P<square>[0-9]{1,2} ?[C-HJ-NP-X] ?[A-HJ-NP-Z] ?[A-HJ-NP-V])(?P<digits>(?: ?[0-9]+){0,2})"
    r"|(?P<polar>[ABYZ] ?[A-Z] ?[A-Z])(?P<more>(?: ?[0-9]+){1,2})"
)
_HUNDRED_KM = 100_000.0
_PIECE, _WIDER = 500.0, 0.1
_POLE, _FROM_POLE = (2_000_000.0, 2_000_000.0), 2_000.0
_POLAR = {"A": "EPSG:32761", "B": "EPSG:32761", "Y": "EPSG:32661", "Z": "EPSG:32661"}


@dataclass(frozen=True)
class Square:
    """A square of the grid: its reference without blanks, its side in metres, its corner in its own projection."""

    reference: str
    side: float
    x: float
    y: float
    projection: str

    @property
    def middle(self) -> tuple[float, float]:
        """Degrees north and east of its middle."""
        east, north = _back(self.projection).transform(self.x + self.side / 2, self.y + self.side / 2)
        return float(north), float(east)

    @property
    def outline(self) -> BaseGeometry:
        """The square in degrees (lon, lat)."""
        shape = box(self.x, self.y, self.x + self.side, self.y + self.side).buffer(_WIDER, join_style="mitre")
        corners = shape.segmentize(_PIECE).exterior.coords
        back, (_, near) = _back(self.projection), self.middle
        found = [back.transform(x, y) for x, y in corners]
        return Polygon([((east - near + 180) % 360 - 180 + near, north) for east, north in found])


def parse_grid(text: str) -> Square | None:
    """Read `37U DQ 123 456`, `37UDQ123456`, `37U DQ`; near the poles `ZAH 12 34`. None: it does not look like one.

    Raises:
        ValueError: if it does and there is no such square.
    """
    said = " ".join(text.upper().split())
    found = _REFERENCE.fullmatch(said)
    if found is None:
        return None
    digits = (found["digits"] or found["more"] or "").split()
    if len(digits) == 2 and len(digits[0]) != len(digits[1]):
        raise ValueError(f"{text!r} has more digits for one way than for the other; write as many for both: 123 456")
    written = "".join(digits)
    if len(written) % 2 or len(written) > 10:
        raise ValueError(f"{text!r} has {len(written)} digits; write an even number of them, at most 10")
    return _square((found["square"] or found["polar"]).replace(" ", "") + written, len(written) // 2, text)


def _square(reference: str, exactness: int, said: str) -> Square:
    side = _HUNDRED_KM / 10.0**exactness
    try:
        if reference[0] in _POLAR:
            projection = _POLAR[reference[0]]
            north, east = MGRS().toLatLon(reference)
            x, y = Transformer.from_crs("EPSG:4326", projection, always_xy=True).transform(east, north)
        else:
            zone, half, x, y = MGRS().MGRSToUTM(reference)
            projection = f"EPSG:{'326' if half == 'N' else '327'}{zone:02d}"
    except Exception as cause:  # the library has one class for all that can be wrong, in a module of its own
        raise ValueError(f"there is no square {said!r}; look at its zone and letters again: 37U DQ 123 456") from cause
    x, y = x // side * side, y // side * side
    if projection in _POLAR.values() and box(x, y, x + side, y + side).distance(Point(_POLE)) < _FROM_POLE:
        raise ValueError(
            f"the square {said!r} reaches the pole, where it cannot be drawn in degrees; write a smaller one"
        )
    return Square(reference, side, x, y, projection)


@cache
def _back(projection: str) -> Transformer:
    return Transformer.from_crs(projection, "EPSG:4326", always_xy=True)
