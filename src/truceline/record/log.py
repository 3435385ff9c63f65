"""What a store of a record promises. Engines keep it; the stages know only this."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from truceline.record.chain import Head, StoredRow


class DamagedRow(Exception):
    """A row that a store cannot give back.

    `after` is the place of the last row that could be read, or None when the store cannot be read at all.
    """

    def __init__(self, after: int | None, reason: str) -> None:
        self.after, self.reason = after, reason
        super().__init__(reason)


class RecordLog(Protocol):
    """An append-only log of rows.

    A store gives back the bytes that were appended, in the order of `seq`, or raises DamagedRow. An append is all or
    nothing and survives a power cut once it returned. No row is ever changed or removed.
    """

    def case(self) -> tuple[str, str]:
        """The case and the mode that the record was begun for. Raises DamagedRow."""

    def rows(self) -> Iterator[StoredRow]:
        """Every row, by `seq`. Raises DamagedRow at the row that cannot be read."""

    def head(self) -> Head:
        """The head that the last append left. Raises DamagedRow."""

    def append(self, rows: Sequence[StoredRow]) -> None:
        """Put rows on record after the present head, and move the head to the last of them.

        Raises RecordRefused when the first row is not the next one (somebody else wrote meanwhile), and StoreFailed
        when nothing can be written.
        """

    def complaints(self) -> list[str]:
        """What the store itself finds damaged about its file, in words."""
