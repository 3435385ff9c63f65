"""A record in memory, for tests and for trying things out."""

from collections.abc import Iterator, Sequence

from truceline.errors import RecordRefused
from truceline.record.chain import Head, StoredRow, start_of


class MemoryLog:
    """Keeps the promises of `record.log.RecordLog` for as long as it lives."""

    def __init__(self, case: str, mode: str) -> None:
        self._case = (case, mode)
        self._rows: tuple[StoredRow, ...] = ()

    def case(self) -> tuple[str, str]:
        return self._case

    def rows(self) -> Iterator[StoredRow]:
        return iter(self._rows)

    def head(self) -> Head:
        return Head(len(self._rows), self._rows[-1].link) if self._rows else Head(0, start_of(*self._case))

    def append(self, rows: Sequence[StoredRow]) -> None:
        if rows and rows[0].seq != len(self._rows) + 1:
            raise RecordRefused("somebody else wrote to the record meanwhile", "run the build again")
        self._rows = (*self._rows, *rows)

    def complaints(self) -> list[str]:
        return []
