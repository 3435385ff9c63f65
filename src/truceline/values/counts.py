"""A count as its source gives it: never more exact than what was said, and with bounds that can be reckoned with."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_NUMBER = r"[0-9][0-9, ]*"


def _rounded(number: int) -> tuple[int, int]:
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    if step == 1:
        return max(number - 1, 0), number + 1
    return number - step // 2, number + step // 2 - 1


_FORMS: tuple[tuple[re.Pattern[str], Callable[[int], tuple[int, int | None]]], ...] = (
    (re.compile(rf"(?P<n>{_NUMBER})"), lambda n: (n, n)),
    (re.compile(rf"(?:about|around) (?P<n>{_NUMBER})"), _rounded),
    (re.compile(rf"at least (?P<n>{_NUMBER})"), lambda n: (n, None)),
    (re.compile(rf"(?:more than|over) (?P<n>{_NUMBER})"), lambda n: (n + 1, None)),
    (re.compile(rf"at most (?P<n>{_NUMBER})"), lambda n: (0, n)),
    (re.compile(rf"(?:fewer than|less than) (?P<n>{_NUMBER})"), lambda n: (0, n - 1)),
)
_RANGE = re.compile(r"(?P<low>[0-9]+)-(?P<high>[0-9]+)")


@dataclass(frozen=True)
class Count:
    """A whole number of things between `low` and `high`, both inside; `high` None means that no upper bound was given.

    `said` is the source's own wording ("about 4900"), which is what a reader is shown.
    """

    low: int
    high: int | None
    said: str

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < 0):
            raise ValueError(f"the count {self.said!r} is negative; a count is zero or more")
        if self.high is not None and self.high < self.low:
            raise ValueError(f"the count {self.said!r} is reversed; write the smaller number first")

    @property
    def exact(self) -> bool:
        """True where one number was given without a qualifier."""
        return self.low == self.high

    def allows(self, other: "Count") -> bool:
        """True when one and the same number can be meant by both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def __add__(self, other: "Count") -> "Count":
        high = None if self.high is None or other.high is None else self.high + other.high
        return bounded(self.low + other.low, high)


def parse_count(text: str) -> Count:
    """Read `246`, `about 4900`, `at least 950`, `more than 80`, `at most 10`, `fewer than 5`, `12-15`, `uncountable`.

    "About" is taken as rounded to its last digit that is not zero: about 4,900 is 4,850 to 4,949, and about 12 is
    11 to 13.

    Raises:
        ValueError: if the text is none of these, is negative, or gives a range in reverse.
    """
    said = " ".join(text.split())
    if said == "uncountable":
        return Count(1, None, said)
    if re.fullmatch(rf"(?:[a-z]+ )*-{_NUMBER}", said):
        raise ValueError(f"the count {said!r} is negative; a count is zero or more")
    if found := _RANGE.fullmatch(said):
        return Count(int(found["low"]), int(found["high"]), said)
    for form, bounds in _FORMS:
        if found := form.fullmatch(said):
            low, high = bounds(int(re.sub(r"[, ]", "", found["n"])))
            return Count(low, high, said)
    raise ValueError(
        f"{text!r} is not a count; write 246, about 4900, at least 950, more than 80, 12-15 or uncountable"
    )


def bounded(low: int, high: int | None) -> Count:
    """A count reckoned from others, worded by its bounds."""
    if high is None:
        return Count(low, None, f"at least {low}")
    return Count(low, high, str(low) if low == high else f"{low}-{high}")


ZERO = Count(0, 0, "0")
