"""Acts in columns: for each event and actor, arrays in the order of time that grow at the end and mend in the middle.

A row is one revision of an entry: it stands for what was known from `recorded` until `gone` (its correction or
retraction). So every question "as known at k" is a comparison of two columns.
"""

from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from truceline.findings.steps import Times
from truceline.record.entry import Entry
from truceline.record.kinds import Act
from truceline.terms.tallies import UNBOUNDED

NEVER = 2**62
_NAMES = ("start", "last", "recorded", "gone", "low", "high", "id", "answers", "to", "agreement", "unit")
GONE = _NAMES.index("gone")
_FIRST_ROOM = 64


@dataclass
class Rows:
    """Rows sorted by `start` (microseconds UTC), with room to grow. `low` and `high`: the act's value, or one."""

    size: int = 0
    changes: int = 0
    """How often it was changed; what was reckoned from it holds only as long as this stays."""
    _data: NDArray[np.int64] = field(default_factory=lambda: np.zeros((len(_NAMES), _FIRST_ROOM), np.int64))

    def __len__(self) -> int:
        return self.size

    def column(self, name: str) -> Times:
        """One column, in the order of time; a view, not a copy."""
        return self._data[_NAMES.index(name), : self.size]

    def insert(self, values: tuple[int, ...]) -> None:
        """Put a row in its place; what comes late moves only what is later than it."""
        if self.size == self._data.shape[1]:
            self._data = np.concatenate([self._data, np.zeros_like(self._data)], axis=1)
        place = int(np.searchsorted(self.column("start"), values[0], side="right"))
        if place < self.size:
            self._data[:, place + 1 : self.size + 1] = self._data[:, place : self.size].copy()
        self._data[:, place] = values
        self.size += 1
        self.changes += 1

    def fill(self, values: "array[int]") -> None:
        """Put many rows in their places at once; their values one after the other."""
        fresh = np.frombuffer(values, np.int64).reshape(-1, len(_NAMES)).T
        joined = np.concatenate([self._data[:, : self.size], fresh], axis=1)
        self._data = joined[:, np.argsort(joined[0], kind="stable")]
        self.size = self._data.shape[1]
        self.changes += 1

    def end(self, start: int, id: int, gone: int) -> tuple[int, ...]:
        """Say from when on the revision of an id that stands does so no longer; the row as it was."""
        first, last = (int(place) for place in np.searchsorted(self.column("start"), (start, start + 1)))
        here = (self.column("id")[first:last] == id) & (self.column("gone")[first:last] == NEVER)
        place = first + int(np.flatnonzero(here)[0])
        row = self.row(place)
        self._data[GONE, place] = gone
        self.changes += 1
        return row

    def row(self, place: int) -> tuple[int, ...]:
        """The values of one row."""
        return tuple(int(value) for value in self._data[:, place])

    def known(self, known: int) -> NDArray[np.bool_]:
        """Which rows stood, as known at an instant."""
        return (self.column("recorded") <= known) & (self.column("gone") > known)


@dataclass
class Group:
    """The acts of one event by one actor: those whose time is exact, and those whose time is an interval."""

    exact: Rows = field(default_factory=Rows)
    loose: Rows = field(default_factory=Rows)

    @property
    def both(self) -> tuple[Rows, Rows]:
        """All of them."""
        return self.exact, self.loose


class Names:
    """Whole numbers for ids and names, in the order in which they were first seen."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}

    def code(self, name: str) -> int:
        """The number of a name; a new one where it was not seen before."""
        return self.codes.setdefault(name, len(self.codes))

    def find(self, name: str | None) -> int:
        """The number of a name, or -1."""
        return -1 if name is None else self.codes.get(name, -1)


def row_of(entry: Entry, act: Act, code: int, names: Names) -> tuple[int, ...]:
    """The values of a row, in the order of the columns; `code` is the number of the entry's id."""
    span, value = entry.occurred, act.value
    low, high = (1, 1) if value is None else (value.low, UNBOUNDED if value.high is None else value.high)
    answers = names.code(act.answers) if act.answers else -1
    to = names.code(act.to) if act.to else -1
    agreement = names.code(act.agreement) if act.agreement else -1
    unit = names.code(act.unit) if act.unit else -1
    return span.start, span.end - 1, entry.recorded, NEVER, low, high, code, answers, to, agreement, unit
