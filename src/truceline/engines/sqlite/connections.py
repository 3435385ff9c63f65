"""Connections to a record's file: one that writes, one that reads meanwhile, each used by one thread at a time."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from truceline.errors import StoreFailed
from truceline.record.store import DamagedRow

_BUSY = 30.0
_MANY = 512
_SETTINGS = ("PRAGMA synchronous = FULL", "PRAGMA cache_size = -32768", "PRAGMA wal_autocheckpoint = 8000")


class Connections:
    """The file of a record, opened when it is first asked for anything."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading: sqlite3.Connection | None = None
        self._writing: sqlite3.Connection | None = None
        self._read_lock, self._write_lock = RLock(), RLock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection that reads."""
        with self._read_lock:
            if self._reading is None:
                self._reading = self._open_to_read()
            yield self._reading

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection that writes, in a transaction that is kept or undone as a whole. Raises StoreFailed."""
        with self._write_lock:
            try:
                if self._writing is None:
                    self._writing = self._open("rw")
                    for setting in _SETTINGS:
                        self._writing.execute(setting)
                with self._writing:
                    self._writing.execute("BEGIN IMMEDIATE")
                    yield self._writing
            except sqlite3.Error as cause:
                remedy = "see that there is room on the disk and that nothing else holds it"
                raise StoreFailed(f"{self.path} cannot be written ({cause})", remedy) from cause

    def _open(self, how: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?{how if '=' in how else f'mode={how}'}"
        return sqlite3.connect(address, uri=True, timeout=_BUSY, check_same_thread=False, isolation_level=None)

    def _open_to_read(self) -> sqlite3.Connection:
        """The last one to close leaves a single file behind, so readers may write that much, and nothing else.

        Where the folder cannot be written to and nobody writes, the file is read as it lies.
        """
        connection = self._open("mode=rw")
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.OperationalError:
            connection.close()
            beside = self.path.with_name(self.path.name + "-wal").exists()
            connection = self._open("mode=ro" if beside else "immutable=1")
        # Bytes for every text: a damaged one must not stop the reading before it is named.
        connection.text_factory = bytes
        return connection

    def rows(self, query: str, values: Sequence[object] = (), after: int | None = None) -> list[tuple[Any, ...]]:
        """What a question finds. `after` is what a DamagedRow names as read. Raises DamagedRow."""
        try:
            with self.reading() as connection:
                return connection.execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError, OverflowError) as cause:
            raise DamagedRow(after, str(cause)) from cause

    def stream(self, query: str) -> Iterator[tuple[Any, ...]]:
        """What a question finds, row by row, over a connection of its own. Raises DamagedRow."""
        connection = self._open_to_read()
        try:
            rows = connection.execute(query)
            while some := rows.fetchmany(_MANY):
                yield from some
        except (sqlite3.Error, OverflowError) as cause:
            raise DamagedRow(None, str(cause)) from cause
        finally:
            connection.close()

    def pages(self, ask: Callable[[int], tuple[str, Sequence[object]]], start: int) -> Iterator[tuple[Any, ...]]:
        """Rows page by page, so that a long reading does not hold others up.

        `ask` gives the question for what follows a place; the first column is the place. Raises DamagedRow.
        """
        after = start
        while True:
            query, values = ask(after)
            found = self.rows(query, values, after=after)
            if not found:
                return
            for row in found:
                if not isinstance(row[0], int):
                    raise DamagedRow(after, "its place is not a number")
                after = row[0]
                yield row

    def close(self) -> None:
        """Close both."""
        with self._read_lock, self._write_lock:
            for connection in (self._reading, self._writing):
                if connection is not None:
                    connection.close()
            self._reading = self._writing = None
