"""What a file has and what becomes of it: raw rows, rows that are kept, rows that are held back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from truceline.values.instants import Instant

BLANKS = " \t\r\n\u00a0\u2007\u202f\u200b\ufeff"
"""What is taken off both ends of a cell."""
MORE = "_more"
"""Where cells stand that a row has beyond its columns."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a row, and what to do about it."""

    problem: str
    remedy: str


def problem_of(cause: ValueError, where: str = "") -> Problem:
    """The problem that an error of ours tells of: what is wrong; what to do."""
    problem, _, remedy = str(cause).partition("; ")
    return Problem(f"{where}: {problem}" if where else problem, remedy or "correct the cell")


@dataclass(frozen=True)
class Raw:
    """A row as the file has it: its line (of a workbook its row, of GeoJSON its feature) from 1, its cells that are not
    empty, and what is wrong with how it is written. `written`: the text of a row that is no row of cells.
    """

    line: int
    cells: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    written: str = ""


@dataclass(frozen=True)
class Kept:
    """A row as it is kept: its key in the source's own terms, when it was (microseconds UTC), and its cells."""

    line: int
    key: str
    release: str
    start: Instant
    end: Instant
    content: str


@dataclass(frozen=True)
class Held:
    """A row that is held back, with everything that is wrong with it; its key, where that can be told."""

    line: int
    cells: Mapping[str, str]
    problems: tuple[Problem, ...]
    written: str = ""
    key: str = ""


@dataclass(frozen=True)
class Skipped:
    """A row that the mapping says is none, and by which of its rules."""

    line: int
    reason: str


class Table(Protocol):
    """A file of rows. `header`: the names of its columns, empty where they differ from row to row."""

    header: tuple[str, ...]

    def rows(self) -> Iterator[Raw]:
        """Every row, in its order; blank ones are none."""
        ...

    def done(self) -> int:
        """How many bytes have been read so far."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of columns: one without a name gets its number, one that comes again a number behind it."""
    found: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = cell.strip(BLANKS) or f"column {number}"
        again = 2
        while name in found:
            name, again = f"{cell.strip(BLANKS) or 'column'} ({again})", again + 1
        found.append(name)
    return tuple(found)
