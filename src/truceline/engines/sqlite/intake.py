"""The store of other people's data sets in SQLite: a file of its own beside the record."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from truceline.engines.sqlite.intake_schema import FORM, SCHEMA, SEEN
from truceline.engines.sqlite.intake_taking import SqliteTaking
from truceline.errors import StoreFailed
from truceline.intake.batches import batch_of
from truceline.intake.keeping import Counts, File, Mend, Past, Version, Waiting
from truceline.intake.rows import Held, Problem
from truceline.values.instants import Instant

_BUSY = 30.0
_MANY = 2_000
_SETTINGS = (
    # Of a new file only: rows of some hundred bytes fill small pages badly, and a tenth of the file would be empty.
    "PRAGMA page_size = 32768",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)
_FILE = (
    "SELECT number, dataset.name, kind, title, file.name, file.digest, mapping, release, whole, header, "
    '"to", mapping.text, known, content, taken, updated, same, held, skipped, gone, first, last, entry, told '
    "FROM file JOIN dataset ON no = dataset JOIN mapping ON mapping.digest = file.mapping"
)


class SqliteKeeping:
    """A store of rows in one file, which is made when something is first kept in it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def taking(self, file: File) -> Iterator[SqliteTaking]:
        with self._writing() as connection:
            yield SqliteTaking(connection, file)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is kept as a whole, or undone where anything is raised."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._open()
        except (OSError, sqlite3.Error) as cause:
            raise self._failed(cause) from cause
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as cause:
            raise self._failed(cause) from cause
        finally:
            connection.close()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_BUSY, isolation_level=None)
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone() is None:
            for statement in _statements(SCHEMA):
                connection.execute(statement)
            connection.execute("INSERT INTO about VALUES (1, ?)", (FORM,))
        connection.execute("COMMIT")
        self._see_form(connection)
        connection.execute(SEEN)
        return connection

    def _see_form(self, connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT form FROM about").fetchone() != (FORM,):
            connection.close()
            raise StoreFailed(
                f"{self._path} is of another version", f"use a program that knows {FORM}, or take in anew"
            )

    def _failed(self, cause: Exception) -> StoreFailed:
        remedy = "see that there is room on the disk and that nothing else holds it; nothing of the file was kept"
        return StoreFailed(f"{self._path} cannot be used ({cause})", remedy)

    def _open_to_read(self) -> sqlite3.Connection:
        """Where a writer was killed, whoever reads next undoes its half; where nothing can be written, only reads."""
        address = self._path.absolute().as_uri()
        connection = sqlite3.connect(f"{address}?mode=rw", uri=True, timeout=_BUSY)
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.OperationalError:
            connection.close()
            connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_BUSY)
        return connection

    def _rows(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        if not self._path.is_file():
            return
        try:
            connection = self._open_to_read()
        except sqlite3.Error as cause:
            raise self._failed(cause) from cause
        try:
            self._see_form(connection)
            rows = connection.execute(query, values)
            while some := rows.fetchmany(_MANY):
                yield from some
        except sqlite3.Error as cause:
            raise self._failed(cause) from cause
        finally:
            connection.close()

    def pasts(self, dataset: str | None = None) -> list[Past]:
        query = f"{_FILE} WHERE :name IS NULL OR dataset.name = :name ORDER BY number"
        return [_past(row) for row in self._rows(query.replace(":name", "?1"), (dataset,))]

    def told(self, number: int) -> None:
        with self._writing() as connection:
            connection.execute("UPDATE file SET told = 1 WHERE number = ?", (number,))

    def versions(self, dataset: str, known: Instant | None = None) -> Iterator[Version]:
        last = self._last(known)
        query = """
            SELECT version.key, max(version.file), line, version.release, known, start, "end", version.content,
            NOT EXISTS (
                SELECT 1 FROM gone WHERE gone.dataset = version.dataset AND gone.key = version.key
                AND gone.file > version.file AND gone.file <= ?2
            ) FROM version JOIN file ON number = version.file
            WHERE version.dataset = (SELECT no FROM dataset WHERE name = ?1) AND version.file <= ?2
            GROUP BY version.key ORDER BY version.key
        """
        return (_version(row) for row in self._rows(query, (dataset, last)))

    def _last(self, known: Instant | None) -> int:
        query = "SELECT coalesce(max(number), 0) FROM file WHERE ?1 IS NULL OR known <= ?1"
        return next((int(row[0]) for row in self._rows(query, (known,))), 0)

    def history(self, dataset: str, key: str) -> list[Version]:
        query = """
            SELECT version.key, version.file, version.line, version.release, file.known, start, "end",
                version.content, 1,
                coalesce((SELECT changes FROM held WHERE out = version.file AND held.line = version.line LIMIT 1), '')
            FROM version JOIN file ON number = version.file WHERE version.dataset = ?1 AND version.key = ?2
            UNION ALL
            SELECT gone.key, gone.file, 0, file.release, file.known, 0, 0, '', 0, ''
            FROM gone JOIN file ON number = gone.file WHERE gone.dataset = ?1 AND gone.key = ?2 ORDER BY 2
        """
        found = [row[0] for row in self._rows("SELECT no FROM dataset WHERE name = ?", (dataset,))]
        return [_version(row) for number in found for row in self._rows(query, (number, key))]

    def waiting(self, dataset: str | None = None) -> list[Waiting]:
        files = {past.number: past.file for past in self.pasts(dataset)}
        query = "SELECT file, line, cells, problems, written, key FROM held WHERE out IS NULL ORDER BY file, line"
        return [Waiting(row[0], files[row[0]], _held(row[1:])) for row in self._rows(query) if row[0] in files]

    def mend(self, file: File, mends: Sequence[Mend], entry: str, known: Instant) -> Past | None:
        with self._writing() as connection:
            taking = SqliteTaking(connection, file)
            taking.add(batch_of([one.kept for one in mends]))
            for one in mends:
                changes = json.dumps(one.changes, ensure_ascii=False)
                query = 'UPDATE held SET out = ?, changes = ?, "by" = ? WHERE file = ? AND line = ? AND out IS NULL'
                connection.execute(query, (taking.number, changes, one.by, one.number, one.line))
            return taking.end(file, entry, known)


def _statements(script: str) -> list[str]:
    found, whole = [], ""
    for line in script.splitlines(keepends=True):
        whole += line
        if sqlite3.complete_statement(whole):
            found.append(whole)
            whole = ""
    return found


def _past(row: tuple[Any, ...]) -> Past:
    number, dataset, kind, title, name, digest, mapping, release, whole, header, to, text, *rest = row
    header = tuple(json.loads(header))
    file = File(dataset, kind, title, name, digest, mapping, release, bool(whole), header, to, text)
    known, content, *counted, first, last, entry, told = rest
    span = None if first is None else (Instant(first), Instant(last))
    return Past(number, file, Instant(known), content, Counts(*counted), span, entry, bool(told))


def _version(row: tuple[Any, ...]) -> Version:
    known, start, end = (Instant(one) for one in row[4:7])
    key, number, line, release = row[:4]
    mended = row[9] if len(row) > 9 else ""
    return Version(key, number, line, release, known, start, end, row[7], bool(row[8]), mended)


def _held(row: tuple[Any, ...]) -> Held:
    line, cells, problems, written, key = row
    return Held(line, json.loads(cells), tuple(Problem(*one) for one in json.loads(problems)), written, key)
