"""Keeping protected names out of everything that goes on record: what people bring is looked through first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from truceline.errors import Fault
from truceline.record.entry import Entry
from truceline.record.people.guard import Guard
from truceline.sources.models import Strict
from truceline.sources.rows import Row

_REMEDY = "write the pseudonym, or leave it out; what it is called is not repeated here on purpose"


def name_faults(rows: Iterable[Row], guard: Guard) -> Iterator[Fault]:
    """A fault for every cell that holds a protected name, without the name."""
    for row in rows:
        for column in named_columns(row.cells, guard):
            yield row.fault(f"{column}: it holds what may be a protected name", _REMEDY)


def named_columns(cells: Mapping[str, str], guard: Guard) -> Iterator[str]:
    """The columns in which a protected name may stand."""
    return (column for column, cell in cells.items() if guard.finds(cell))


def text_faults(file: str, text: str, guard: Guard) -> Iterator[Fault]:
    """A fault for every line of a text that holds a protected name, without the name."""
    for number, line in enumerate(text.splitlines(), start=1):
        if guard.finds(line):
            yield Fault(file, number, "the line holds what may be a protected name", _REMEDY)


def texts_of(entry: Entry) -> Iterator[str]:
    """Every text of an entry."""
    yield entry.text
    yield from entry.sources
    for value in cast("Strict", entry.payload).model_dump(mode="json", exclude_none=True).values():
        yield str(value)
