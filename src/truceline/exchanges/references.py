"""Which entries an entry names."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache

from truceline.record.entry import Entry
from truceline.record.kinds.cells import Refers, marked
from truceline.sources.models import Strict

NAMING = ("about", "answers", "track")
"""Columns that may name an exchange, a stage or an entry although they are not marked as naming entries."""


def references(entry: Entry) -> Iterator[str]:
    """Everything that an entry names in a column where entries are named."""
    for column in _columns_that_name(type(entry.payload)):
        yield from names_in(getattr(entry.payload, column))


def with_those_that_name(first: Iterable[str], entries: Iterable[Entry]) -> frozenset[str]:
    """Ids, with all that name them, with all that name those, and so on."""
    naming: dict[str, set[str]] = {}
    for entry in entries:
        for name in references(entry):
            naming.setdefault(name, set()).add(entry.id)
    found, waiting = set(first), deque(first)
    while waiting:
        for id in naming.get(waiting.popleft(), set()) - found:
            found.add(id)
            waiting.append(id)
    return frozenset(found)


def names_in(value: object) -> tuple[str, ...]:
    """The names in a cell: one, several, or none."""
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


@cache
def _columns_that_name(kind: type[Strict]) -> tuple[str, ...]:
    """The columns of a kind that name entries."""
    return tuple(column for column in kind.model_fields if column in NAMING or column in marked(kind, Refers))
