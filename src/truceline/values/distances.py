"""A distance as people give it: a band of metres, never more exact than what was said."""

import re
from dataclasses import dataclass

_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_FORM = re.compile(
    rf"(?:(?P<how>about|around|at least|over|more than|at most|under|less than) )?"
    rf"(?P<low>{_NUMBER})(?:-(?P<high>{_NUMBER}))? ?(?P<unit>km|m)"
)
_METRES = {"km": 1000.0, "m": 1.0}
_LOW, _HIGH = frozenset({"at least", "over", "more than"}), frozenset({"at most", "under", "less than"})


@dataclass(frozen=True)
class Distance:
    """From `low` to `high` metres, both inside; `high` None: no upper bound was given. `said` is how it was given."""

    low: float
    high: float | None
    said: str

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"the distance {self.said!r} is reversed; write the smaller number first")

    def holds(self, metres: float) -> bool:
        """True when a distance lies inside."""
        return self.low <= metres and (self.high is None or metres <= self.high)


def parse_distance(text: str) -> Distance:
    """Read `3-5 km`, `800 m`, `about 3 km`, `at least 10 km` or `under 2 km`.

    A single number is taken as rounded to its last digit that is not zero, and "about" as twice as wide: 3 km is 2.5 to
    3.5, about 3 km is 2 to 4.

    Raises:
        ValueError: if it is none of these, or a range in reverse.
    """
    said = " ".join(text.split())
    found = _FORM.fullmatch(said)
    if found is None or (found["high"] and found["how"] not in (None, "about", "around")):
        raise ValueError(f"{text!r} is not a distance; write 3-5 km, 800 m, about 3 km, at least 10 km or under 2 km")
    metres, how = _METRES[found["unit"]], found["how"] or ""
    low = float(found["low"]) * metres
    if found["high"]:
        return Distance(low, float(found["high"]) * metres, said)
    if how in _LOW:
        return Distance(low, None, said)
    if how in _HIGH:
        return Distance(0.0, low, said)
    off = _step(found["low"]) * metres / (1 if how else 2)
    return Distance(max(low - off, 0.0), low + off, said)


def _step(digits: str) -> float:
    """The worth of the last digit that says something: 1 for `3`, 100 for `800`, 0.1 for `2.5` and for `3.0`."""
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0**zeros if whole.strip("0") else 1.0
