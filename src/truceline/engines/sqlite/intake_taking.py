"""One file on its way into the store of other people's data sets: all within one transaction."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from truceline.intake.batches import Batch
from truceline.intake.content import MARK
from truceline.intake.keeping import Counts, File, Past
from truceline.intake.rows import Held, Problem
from truceline.values.instants import Instant

_AGAIN = "keep one of the two rows, or correct the key of one"
_TOGETHER = 50
"""So many rows are written by one statement: between two statements other threads wait for their turn."""


class SqliteTaking:
    """Rows of one file, kept or not when it ends."""

    def __init__(self, connection: sqlite3.Connection, file: File) -> None:
        self._to, self._file = connection, file
        self._dataset = _dataset(connection, file)
        (self.number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM file").fetchone()
        before = connection.execute("SELECT 1 FROM version WHERE dataset = ? LIMIT 1", (self._dataset,)).fetchone()
        self._fresh = before is None
        self._digest = hashlib.sha256(MARK)
        self._counts, self._new_held = Counts(), 0
        self._first: int | None = None
        self._last: int | None = None
        self._keyless = False
        connection.execute("DELETE FROM seen")

    @property
    def counts(self) -> Counts:
        return self._counts

    @property
    def content(self) -> str:
        return self._digest.hexdigest()

    def add(self, batch: Batch) -> tuple[Held, ...]:
        repeated = self._add_fresh(batch) if self._fresh else self._add_beside(batch)
        held = tuple(
            Held(batch.lines[place], batch.raw(batch.lines[place]), (Problem(problem, _AGAIN),), "", batch.keys[place])
            for place, problem in repeated.items()
            if problem
        )
        self._digest.update(batch.digest_bytes(frozenset(repeated)))
        self._hold((*batch.held, *held))
        if batch.starts:
            self._first = min(batch.starts) if self._first is None else min(self._first, *batch.starts)
            self._last = max(batch.ends) if self._last is None else max(self._last, *batch.ends)
        same = len(repeated) - len(held)
        counts = self._counts
        self._counts = replace(
            counts, known=counts.known + same, held=counts.held + len(batch.held) + len(held),
            skipped=counts.skipped + len(batch.skipped),
        )  # fmt: skip
        return held

    def _rows(self, batch: Batch) -> Iterator[tuple[object, ...]]:
        columns = batch.keys, batch.lines, batch.releases, batch.starts, batch.ends, batch.contents
        return zip(*columns, strict=True)

    def _add_fresh(self, batch: Batch) -> dict[int, str]:
        """Rows of a data set of which nothing was there; the places of those whose key came before, and the problem."""
        new = self._insert(self._rows(batch))
        repeated = {} if new == len(batch.keys) else self._repeated(batch)
        self._counts = replace(self._counts, taken=self._counts.taken + len(batch.keys) - len(repeated))
        return repeated

    def _insert(self, rows: Iterator[tuple[object, ...]]) -> int:
        """Add versions, but for those whose key this file has brought already; how many."""
        values = f"(NULL, {self._dataset}, ?, {self.number}, ?, ?, ?, ?, ?)"
        query = "INSERT INTO version VALUES {} ON CONFLICT DO NOTHING"
        return sum(cursor.rowcount for cursor in self._together(query, values, rows))

    def _together(self, query: str, values: str, rows: Iterator[tuple[object, ...]]) -> Iterator[sqlite3.Cursor]:
        """Carry a statement out for many rows at a time."""
        while some := list(islice(rows, _TOGETHER)):
            yield self._to.execute(query.format(", ".join([values] * len(some))), list(chain.from_iterable(some)))

    def _repeated(self, batch: Batch) -> dict[int, str]:
        """Which rows are there from another line of the same file; an empty problem where the content is the same."""
        query = "SELECT line, content FROM version WHERE dataset = ? AND key = ? AND file = ?"
        found: dict[int, str] = {}
        for place, key in enumerate(batch.keys):
            line, content = self._to.execute(query, (self._dataset, key, self.number)).fetchone()
            if line != batch.lines[place]:
                found[place] = "" if content == batch.contents[place] else _twice(line)
        return found

    def _add_beside(self, batch: Batch) -> dict[int, str]:
        """Rows of a data set of which some are there: new, updated, or known."""
        repeated: dict[int, str] = {}
        again = _again(batch)
        gone = self._to.execute("SELECT 1 FROM gone WHERE dataset = ? LIMIT 1", (self._dataset,)).fetchone() is not None
        updated = 0
        same: list[tuple[int, int]] = []
        for i, n, file, line, equal, key, seen in self._there(batch, again):
            if file == self.number or seen is not None:
                repeated[i] = "" if equal else _twice(line if seen is None else seen)
            elif equal and not (gone and self._is_gone(key, file)):
                same.append((i, n))
            else:
                updated += 1
        for _ in self._together("INSERT INTO seen VALUES {}", "(?, ?)", ((n, batch.lines[i]) for i, n in same)):
            pass
        out = {*(i for i, _ in same), *repeated, *again}
        new = self._insert(row for i, row in enumerate(self._rows(batch)) if i not in out)
        repeated |= {i: self._against(batch, i) for i in again}
        counts = self._counts
        self._counts = replace(
            counts, taken=counts.taken + new - updated, updated=counts.updated + updated, known=counts.known + len(same)
        )
        return repeated

    def _there(self, batch: Batch, again: set[int]) -> list[tuple[Any, ...]]:
        """For each row of a batch whose key is there: its place, and how the newest version of it is beside it."""
        newest = (
            f"SELECT n FROM version WHERE dataset = {self._dataset} AND key = incoming.key ORDER BY file DESC LIMIT 1"
        )
        query = (
            "WITH incoming (i, key, content) AS (VALUES {}) "
            "SELECT i, version.n, file, version.line, version.content = incoming.content, version.key, seen.line "
            f"FROM incoming JOIN version ON version.n = ({newest}) LEFT JOIN seen ON seen.n = version.n"
        )
        asked = ((i, *row) for i, row in enumerate(zip(batch.keys, batch.contents, strict=True)) if i not in again)
        return [row for cursor in self._together(query, "(?, ?, ?)", asked) for row in cursor]

    def _against(self, batch: Batch, place: int) -> str:
        """What is wrong with a row whose key came before in its batch; empty where it says the same."""
        query = (
            "SELECT version.line, content, seen.line FROM version LEFT JOIN seen ON seen.n = version.n "
            "WHERE dataset = ? AND key = ? ORDER BY file DESC LIMIT 1"
        )
        line, content, seen = self._to.execute(query, (self._dataset, batch.keys[place])).fetchone()
        return "" if content == batch.contents[place] else _twice(line if seen is None else seen)

    def _is_gone(self, key: str, file: int) -> bool:
        query = "SELECT 1 FROM gone WHERE dataset = ? AND key = ? AND file > ?"
        return self._to.execute(query, (self._dataset, key, file)).fetchone() is not None

    def _hold(self, rows: Sequence[Held]) -> None:
        """Put rows into quarantine, but for those that wait there already as they are."""
        there = (
            "SELECT 1 FROM held JOIN file ON number = held.file WHERE dataset = ? AND out IS NULL AND cells = ? "
            "AND written = ? AND problems = ? AND NOT (held.file = ?)"
        )
        for one in rows:
            self._keyless = self._keyless or not one.key
            cells = json.dumps(dict(one.cells), ensure_ascii=False)
            problems = json.dumps([[p.problem, p.remedy] for p in one.problems], ensure_ascii=False)
            asked = (self._dataset, cells, one.written, problems, self.number)
            if (one.cells or one.written) and self._to.execute(there, asked).fetchone():
                continue
            self._new_held += 1
            query = "INSERT INTO held (file, line, key, cells, problems, written) VALUES (?, ?, ?, ?, ?, ?)"
            self._to.execute(query, (self.number, one.line, one.key, cells, problems, one.written))

    def end(self, file: File, entry: str, known: Instant) -> Past | None:
        self._file = file
        gone = self._go() if self._file.whole and not self._fresh and not self._keyless else 0
        self._counts = replace(self._counts, gone=gone)
        adds = self._counts.taken + self._counts.updated + self._new_held + gone
        if not adds and self._was_taken():
            return None
        self._overtake()
        counts = self._counts
        last = self._to.execute("SELECT coalesce(max(known), 0) FROM file").fetchone()[0]
        known = Instant(max(known, last))
        self._to.execute("INSERT INTO mapping VALUES (?, ?) ON CONFLICT DO NOTHING", (file.mapping, file.text))
        values = (
            self.number, self._dataset, file.name, file.digest, file.mapping, file.release, file.whole,
            json.dumps(file.header, ensure_ascii=False), file.to, known, self.content,
            counts.taken, counts.updated, counts.known,
            counts.held, counts.skipped, counts.gone, self._first, self._last, entry, 0,
        )  # fmt: skip
        self._to.execute(f"INSERT INTO file VALUES ({', '.join('?' * len(values))})", values)
        span = None if self._first is None or self._last is None else (Instant(self._first), Instant(self._last))
        return Past(self.number, file, known, self.content, counts, span, entry, told=False)

    def _was_taken(self) -> bool:
        query = "SELECT 1 FROM file WHERE dataset = ? AND digest = ? AND mapping = ?"
        return self._to.execute(query, (self._dataset, self._file.digest, self._file.mapping)).fetchone() is not None

    def _go(self) -> int:
        """Note which keys this file no longer lists; how many."""
        query = """
            INSERT INTO gone SELECT :dataset, key, :file FROM (
                SELECT key, max(file) AS newest, n FROM version WHERE dataset = :dataset GROUP BY key
            ) WHERE newest <> :file AND n NOT IN (SELECT n FROM seen)
                AND key NOT IN (SELECT key FROM held WHERE file = :file)
                AND NOT EXISTS (SELECT 1 FROM gone WHERE dataset = :dataset AND gone.key = key AND gone.file > newest)
        """
        return self._to.execute(query, {"dataset": self._dataset, "file": self.number}).rowcount

    def _overtake(self) -> None:
        """Let out of quarantine what this file has in order."""
        query = """
            UPDATE held SET out = :file, "by" = 'a newer file' WHERE out IS NULL AND key <> '' AND file IN (
                SELECT number FROM file WHERE dataset = :dataset AND number < :file
            ) AND EXISTS (
                SELECT 1 FROM version WHERE dataset = :dataset AND version.key = held.key AND version.file = :file
            )
        """
        self._to.execute(query, {"dataset": self._dataset, "file": self.number})


def _dataset(connection: sqlite3.Connection, file: File) -> int:
    connection.execute(
        "INSERT INTO dataset (name, kind, title) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (file.dataset, file.kind, file.title),
    )
    (number,) = connection.execute("SELECT no FROM dataset WHERE name = ?", (file.dataset,)).fetchone()
    return int(number)


def _twice(line: int) -> str:
    return f"the key stands already in line {line} of the file, with other content"


def _again(batch: Batch) -> set[int]:
    """The places of rows whose key comes before them in the same batch."""
    if len(set(batch.keys)) == len(batch.keys):
        return set()
    first: dict[str, int] = {}
    return {place for place, key in enumerate(batch.keys) if first.setdefault(key, place) != place}
