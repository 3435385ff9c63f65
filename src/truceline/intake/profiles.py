"""What the columns of an unknown table look like: how full they are, how they differ, which forms their texts have."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.intake.date_forms import parse_clock, parse_written
from truceline.intake.rows import Raw

DATE_FORMS = (
    "iso", "DD.MM.YYYY hh:mm:ss", "DD.MM.YYYY hh:mm", "DD.MM.YYYY", "D.M.YYYY", "YYYYMMDD", "DD/MM/YYYY",
    "MM/DD/YYYY", "D/M/YYYY", "M/D/YYYY", "DD-MM-YYYY", "DD/MM/YYYY hh:mm", "MM/DD/YYYY hh:mm", "DD MMMM YYYY",
    "D MMMM YYYY", "DD MMM YYYY", "D-MMM-YYYY", "MMMM D, YYYY", "YYYY/MM/DD", "YYYY-MM", "YYYY-MM-DD 00:00:00.000",
)  # fmt: skip
CLOCK_FORMS = ("hh:mm:ss", "hh:mm", "h:mm")
_DECIMAL = re.compile(r"-?[0-9]{1,3}[.,][0-9]+")
_WHOLE = re.compile(r"[0-9]{1,9}(?:\.0+)?")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_CATEGORIES = 40


@dataclass(frozen=True)
class Profile:
    """A column as its texts show it. `texts` are those that are not empty, of the rows that were looked at."""

    name: str
    rows: int
    texts: tuple[str, ...]

    @property
    def different(self) -> frozenset[str]:
        """The different texts."""
        return frozenset(self.texts)

    @property
    def full(self) -> bool:
        """True where no row leaves it empty."""
        return self.rows > 0 and len(self.texts) == self.rows

    @property
    def unique(self) -> bool:
        """True where every row has a text of its own."""
        return self.full and len(self.different) == self.rows

    @property
    def few(self) -> bool:
        """True for a column of categories: few texts that come again and again."""
        return 0 < len(self.different) <= _CATEGORIES and len(self.different) * 3 <= len(self.texts)

    @property
    def whole(self) -> bool:
        """True for whole numbers from 0."""
        return self._all(_WHOLE)

    @property
    def addresses(self) -> bool:
        """True for web addresses."""
        return self._all(_ADDRESS)

    @property
    def degrees(self) -> tuple[float, float] | None:
        """The least and the most of numbers with a fraction, where nearly all are such numbers."""
        found = [float(text.replace(",", ".")) for text in self.texts if _DECIMAL.fullmatch(text)]
        return (min(found), max(found)) if found and len(found) * 10 >= len(self.texts) * 8 else None

    @property
    def length(self) -> float:
        """How long its texts are, on average."""
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0.0

    def _all(self, form: re.Pattern[str]) -> bool:
        return bool(self.texts) and all(form.fullmatch(text) for text in self.texts)

    def date_forms(self) -> list[str]:
        """The forms of a date in which all its texts can be read."""
        return [form for form in DATE_FORMS if self.texts and all(_is_date(text, form) for text in self.different)]

    def clock_forms(self) -> list[str]:
        """The forms of a time of day in which all its texts can be read."""
        return [form for form in CLOCK_FORMS if self.texts and all(_is_clock(text, form) for text in self.different)]


def _is_date(text: str, form: str) -> bool:
    try:
        written = parse_written(text, (form,))
    except ValueError:
        return False
    return 1900 <= written.first.year <= 2200


def _is_clock(text: str, form: str) -> bool:
    try:
        parse_clock(text, (form,))
    except ValueError:
        return False
    return True


def profiles(header: Sequence[str], rows: Iterable[Raw]) -> list[Profile]:
    """The columns of some rows; of those that are not well formed nothing is taken."""
    sound = [raw.cells for raw in rows if not raw.problems]
    names = list(header) or list(dict.fromkeys(name for cells in sound for name in cells))
    return [Profile(name, len(sound), tuple(cells[name] for cells in sound if name in cells)) for name in names]
