"""A record in a SQLite file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from truceline.engines.sqlite.connections import Connections
from truceline.engines.sqlite.schema import FORM, SCHEMA, level_and_number, place_of
from truceline.errors import NotOnRecord, RecordRefused, StoreFailed
from truceline.record.store import About, Aside, Batch, DamagedRow, Head
from truceline.record.tlog.hashes import EMPTY_ROOT, SIZE
from truceline.record.tlog.tiles import WIDTH, Tile

_PAGE = 512


class SqliteStore:
    """Keeps the promises of `record.store.Store` in one file.

    The journal is a write-ahead log with FULL synchronisation: an append that returned survives a power cut.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._to = Connections(path)

    @classmethod
    def begin(cls, path: Path, about: About) -> "SqliteStore":
        """A new, empty record. The file must not be there yet. Raises StoreFailed."""
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("PRAGMA page_size = 8192")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(SCHEMA)
                values = (FORM, about.case, about.mode, about.origin)
                connection.execute("INSERT INTO about VALUES (1, ?, ?, ?, ?)", values)
                connection.execute("INSERT INTO head VALUES (1, 0, ?, x'')", (EMPTY_ROOT,))
        except sqlite3.Error as cause:
            raise StoreFailed(f"{path} cannot be written ({cause})", "use a folder that you may write to") from cause
        return cls(path)

    def about(self) -> About:
        found = self._one('SELECT form, "case", mode, origin FROM about')
        form, case, mode, origin = (_text(cell) for cell in found)
        if form != FORM:
            raise NotOnRecord(f"{self.path} has the form {form}, not {FORM}", "build it again: truceline build --anew")
        return About(case, mode, origin)

    def head(self) -> Head:
        size, root, note = self._one("SELECT size, root, note FROM head")
        if not isinstance(size, int) or not isinstance(root, bytes) or not isinstance(note, bytes):
            raise DamagedRow(None, "the head is not a size, a root and a checkpoint")
        return Head(size, root, note)

    def _one(self, query: str) -> tuple[Any, ...]:
        found = self._to.rows(query)
        if not found:
            raise DamagedRow(None, "its row is gone")
        return found[0]

    def leaves(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        query = "SELECT n, leaf FROM entry WHERE n > ? AND n < ? ORDER BY n LIMIT ?"
        after = start - 1
        while page := self._to.rows(query, (after, end, _PAGE), after=after):
            for index, leaf in page if {type(leaf) for _, leaf in page} != {bytes} else ():
                if not isinstance(leaf, bytes):
                    raise DamagedRow(index - 1, "the leaf is not bytes")
            yield from page
            after = page[-1][0]

    def tile(self, level: int, number: int) -> Tile | None:
        found = self._to.rows("SELECT place, hashes, root FROM tile WHERE place = ?", (place_of(level, number),))
        return _tile(found[0]) if found else None

    def tiles(self, level: int, first: int) -> Iterator[Tile]:
        query = "SELECT place, hashes, root FROM tile WHERE place > ? AND place < ? ORDER BY place LIMIT ?"
        end = place_of(level + 1, 0)
        for row in self._to.pages(lambda after: (query, (after, end, WIDTH)), place_of(level, first) - 1):
            yield _tile(row)

    def append(self, batch: Batch) -> None:
        with self._to.writing() as connection:
            (size,) = connection.execute("SELECT size FROM head").fetchone()
            if size != batch.before:
                raise RecordRefused("somebody else wrote to the record meanwhile", "run it again")
            leaves = [row.leaf for row in batch.rows]
            connection.executemany("INSERT INTO entry VALUES (?, ?)", zip(count(size), leaves))
            connection.executemany("INSERT INTO tile VALUES (?, ?, ?)", [_tile_row(tile) for tile in batch.tiles])
            self._index(connection, batch)
            _shelve(connection, batch.asides)
            head = batch.head
            connection.execute("UPDATE head SET size = ?, root = ?, note = ?", (head.size, head.root, head.note))

    def _index(self, connection: sqlite3.Connection, batch: Batch) -> None:
        by = list({row.by for row in batch.rows if row.by is not None})
        if by:
            numbers = _devices(connection, by)
            rows = enumerate(batch.rows, start=batch.before)
            signed = sorted((numbers[row.by], row.seq, n) for n, row in rows if row.by is not None)
            connection.executemany("INSERT INTO signed VALUES (?, ?, ?)", signed)
        named = [(row.id, n) for n, row in enumerate(batch.rows, start=batch.before) if row.id is not None]
        connection.executemany("INSERT INTO named VALUES (?, ?)", named)

    def signed_by(self, by: bytes, seq: int) -> list[int]:
        query = "SELECT n FROM signed JOIN device USING (key) WHERE id = ? AND seq = ? ORDER BY n"
        return [n for (n,) in self._to.rows(query, (by, seq))]

    def last_of(self, by: bytes) -> int:
        query = "SELECT max(seq) FROM signed WHERE key = (SELECT key FROM device WHERE id = ?)"
        return self._to.rows(query, (by,))[0][0] or 0

    def named(self, id: str) -> list[int]:
        return [n for (n,) in self._to.rows("SELECT n FROM named WHERE id = ? ORDER BY n", (id,))]

    def shelve(self, asides: Sequence[Aside]) -> None:
        with self._to.writing() as connection:
            _shelve(connection, asides)

    def shelved(self, kind: str) -> Iterator[Aside]:
        for key, value, digest in self._to.rows(
            "SELECT key, value, digest FROM aside WHERE kind = ? ORDER BY key", (kind,)
        ):
            yield Aside(kind, key, _sound(kind, key, value, digest))

    def aside(self, kind: str, key: bytes) -> bytes | None:
        found = self._to.rows("SELECT value, digest FROM aside WHERE kind = ? AND key = ?", (kind, key))
        return _sound(kind, key, *found[0]) if found else None

    def clear(self, kind: str, keys: Sequence[bytes]) -> None:
        with self._to.writing() as connection:
            connection.executemany("DELETE FROM aside WHERE kind = ? AND key = ?", [(kind, key) for key in keys])

    def references(self) -> Iterator[tuple[int, bytes | None, int, str | None]]:
        signed = self._to.stream("SELECT n, id, seq FROM signed JOIN device USING (key) ORDER BY n")
        named = self._to.stream("SELECT n, id FROM named ORDER BY n")
        return _side_by_side(signed, named)

    def complaints(self) -> list[str]:
        try:
            with self._to.reading() as connection:
                found = [_text(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
                asides = connection.execute("SELECT kind, key, value, digest FROM aside").fetchall()
        except sqlite3.Error as cause:
            return [str(cause)]
        damaged = [_text(row[0]) for row in asides if _aside_digest(*row[:3]) != row[3]]
        found += [f"what stands beside the log as {kind!r} was damaged" for kind in damaged]
        return found[1:] if found[0] == "ok" else found

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._to.close()


def _devices(connection: sqlite3.Connection, by: Sequence[bytes]) -> dict[bytes, int]:
    """The numbers of keys, which stand for them in the index."""
    connection.executemany("INSERT INTO device (id) VALUES (?) ON CONFLICT DO NOTHING", [(one,) for one in by])
    asked = ((one, connection.execute("SELECT key FROM device WHERE id = ?", (one,)).fetchone()) for one in by)
    return {one: int(number) for one, (number,) in asked}


def _side_by_side(
    signed: Iterator[tuple[Any, ...]], named: Iterator[tuple[Any, ...]]
) -> Iterator[tuple[int, bytes | None, int, str | None]]:
    """Two questions ordered by index as one; almost always they are about the same leaves."""
    one, other = next(signed, None), next(named, None)
    while one is not None or other is not None:
        if one is not None and other is not None and one[0] == other[0]:
            yield one[0], one[1], one[2], _text(other[1])
            one, other = next(signed, None), next(named, None)
        elif other is None or (one is not None and one[0] < other[0]):
            yield one[0], one[1], one[2], None  # type: ignore[index]
            one = next(signed, None)
        else:
            yield other[0], None, 0, _text(other[1])
            other = next(named, None)


def _text(cell: object) -> str:
    return cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)


def _tile_row(tile: Tile) -> tuple[int, bytes, bytes]:
    return place_of(tile.level, tile.number), tile.hashes, tile.root


def _tile(row: tuple[Any, ...]) -> Tile:
    place, hashes, root = row
    level, number = level_and_number(place)
    whole = isinstance(hashes, bytes) and isinstance(root, bytes) and len(hashes) == WIDTH * SIZE
    if not whole or len(root) != SIZE:
        raise DamagedRow(number * WIDTH - 1, f"tile {number} of level {level} is not {WIDTH} hashes and their root")
    return Tile(level, number, hashes, root)


def _digest(kind: str, key: bytes, value: bytes) -> bytes:
    """Not a proof against anybody who can write to the file: it shows damage."""
    return sha256(b"%d:%d:" % (len(kind), len(key)) + kind.encode() + key + value).digest()


def _aside_digest(kind: object, key: object, value: object) -> bytes | None:
    if isinstance(key, bytes) and isinstance(value, bytes):
        return _digest(_text(kind), key, value)
    return None


def _sound(kind: str, key: object, value: object, digest: object) -> bytes:
    if not isinstance(key, bytes) or not isinstance(value, bytes) or _digest(kind, key, value) != digest:
        raise DamagedRow(None, f"what stands beside the log as {kind} was damaged")
    return value


def _shelve(connection: sqlite3.Connection, asides: Sequence[Aside]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO aside VALUES (?, ?, ?, ?)",
        [(one.kind, one.key, one.value, _digest(one.kind, one.key, one.value)) for one in asides],
    )
