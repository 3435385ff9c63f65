import numpy as np
import pytest

from truceline.exercise.world.sun import height
from truceline.values.instants import parse_instant

AT = [
    # Greenwich at the June solstice of 2025: noon, and the sunrise and sunset that the almanac gives
    ("2025-06-21T12:02Z", 51.48, 0.0, 61.96),
    ("2025-06-21T03:43Z", 51.48, 0.0, -0.83),
    ("2025-06-21T20:21Z", 51.48, 0.0, -0.83),
    # the equinox over the equator: noon in the zenith, midnight in the nadir
    ("2025-03-20T12:07Z", 0.0, 0.0, 90.0),
    ("2025-03-20T00:07Z", 0.0, 0.0, -90.0),
    # the southern winter at the default place: noon on the longest night
    ("2031-06-21T22:02Z", -40.0, -150.0, 26.56),
]


@pytest.mark.parametrize(("when", "north", "east", "meant"), AT)
def test_the_sun_stands_where_the_almanac_says(when: str, north: float, east: float, meant: float) -> None:
    found = height(np.array([parse_instant(when)]), np.array([north]), np.array([east]))
    assert found[0] == pytest.approx(meant, abs=0.35)
