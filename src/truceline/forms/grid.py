"""A grid reference as a spot: the middle of its square, and as far off as its corners."""

import math

from truceline.places.grid import parse_grid
from truceline.values.spots import Spot


def spot_of_grid(text: str) -> Spot:
    """The spot of an MGRS reference, in WGS 84.

    >>> str(spot_of_grid("37U DP 1234 5678"))
    '48.358152 37.816706 within 8 m'

    Raises:
        ValueError: if it is not one.
    """
    square = parse_grid(text)
    if square is None:
        raise ValueError("this is not a grid reference; write zone, letters and an even number of digits: 37U DP 12 34")
    north, east = square.middle
    return Spot(round(north, 6), round(east, 6), float(math.ceil(square.side * math.sqrt(0.5))))
