"""A record in a SQLite file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from truceline.errors import RecordRefused, StoreFailed
from truceline.record.chain import Head, StoredRow, start_of
from truceline.record.log import DamagedRow

_SCHEMA = """
CREATE TABLE about (
    one INTEGER PRIMARY KEY CHECK (one = 1), form TEXT NOT NULL, "case" TEXT NOT NULL, mode TEXT NOT NULL
);
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, link BLOB NOT NULL);
CREATE TABLE entry (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL, link BLOB NOT NULL);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;
"""
_FORM = "truceline/1"


class SqliteLog:
    """Keeps the promises of `record.log.RecordLog` in one file; FULL synchronisation, so a returned append is safe."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def begin(cls, path: Path, case: str, mode: str) -> "SqliteLog":
        """A new, empty record. The file must not be there yet. Raises StoreFailed."""
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.executescript(_SCHEMA)
                connection.execute("INSERT INTO about VALUES (1, ?, ?, ?)", (_FORM, case, mode))
                connection.execute("INSERT INTO head VALUES (1, 0, ?)", (start_of(case, mode),))
        except sqlite3.Error as cause:
            raise StoreFailed(f"{path} cannot be written ({cause})", "use a folder that you may write to") from cause
        return cls(path)

    def _open(self, mode: str) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True)

    def case(self) -> tuple[str, str]:
        case, mode = self._one('SELECT "case", mode FROM about')
        return str(case), str(mode)

    def head(self) -> Head:
        size, link = self._one("SELECT size, link FROM head")
        if not isinstance(size, int) or not isinstance(link, bytes):
            raise DamagedRow(None, "the head is not a size and a hash")
        return Head(size, link)

    def _one(self, query: str) -> tuple[object, object]:
        try:
            with closing(self._open("ro")) as connection:
                found = connection.execute(query).fetchone()
        except (sqlite3.Error, UnicodeDecodeError) as cause:
            raise DamagedRow(None, str(cause)) from cause
        if found is None:
            raise DamagedRow(None, "its row is gone")
        return found[0], found[1]

    def rows(self) -> Iterator[StoredRow]:
        after = 0
        try:
            with closing(self._open("ro")) as connection:
                # Bytes for every column: a damaged text must not stop the reading before it is named.
                connection.text_factory = bytes
                for seq, name, body, link in connection.execute("SELECT seq, id, body, link FROM entry ORDER BY seq"):
                    yield _row(seq, name, body, link)
                    after = seq
        except (sqlite3.Error, TypeError, ValueError) as cause:
            raise DamagedRow(after, str(cause)) from cause

    def append(self, rows: Sequence[StoredRow]) -> None:
        if not rows:
            return
        try:
            with closing(self._open("rw")) as connection:
                _append(connection, rows)
        except sqlite3.Error as cause:
            raise StoreFailed(f"{self.path} cannot be written ({cause})", "see that nothing else holds it") from cause

    def complaints(self) -> list[str]:
        try:
            with closing(self._open("ro")) as connection:
                found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
        except sqlite3.Error as cause:
            return [str(cause)]
        return [] if found == ["ok"] else found


def _append(connection: sqlite3.Connection, rows: Sequence[StoredRow]) -> None:
    last = rows[-1]
    connection.execute("PRAGMA synchronous = FULL")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        (size,) = connection.execute("SELECT size FROM head").fetchone()
        if rows[0].seq != size + 1:
            raise RecordRefused("somebody else wrote to the record meanwhile", "run the build again")
        connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?)", [(row.seq, row.id, row.body, row.link) for row in rows]
        )
        connection.execute("UPDATE head SET size = ?, link = ?", (last.seq, last.link))


def _row(seq: object, name: object, body: object, link: object) -> StoredRow:
    if not isinstance(seq, int) or not isinstance(name, bytes):
        raise TypeError("the row is not a place, a name, bytes and a hash")
    if not isinstance(body, bytes) or not isinstance(link, bytes):
        raise TypeError("the row is not a place, a name, bytes and a hash")
    return StoredRow(seq, name.decode(errors="replace"), body, link)
