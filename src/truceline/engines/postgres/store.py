"""A record in a PostgreSQL database."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress

import psycopg

from truceline.engines.postgres import oversight
from truceline.engines.postgres.connections import ConnectionLost, Connections, connect
from truceline.engines.postgres.copying import level_and_number, place_of
from truceline.engines.postgres.migrating import migrate
from truceline.engines.postgres.names import Names
from truceline.engines.postgres.questions import ATTEMPTS, Questions
from truceline.engines.postgres.writing import begin, digest, put, settled, shelve
from truceline.errors import StoreFailed
from truceline.record.store import About, Aside, Batch, DamagedRow, Head
from truceline.record.tlog.hashes import SIZE
from truceline.record.tlog.tiles import WIDTH, Tile

_SEALED = "sealed"


class PostgresStore:
    """Keeps the promises of `record.store.Store` in one schema of a database.

    `address` is a libpq connection string of a role that was given the record's reader, writer or keeper
    (docs/security.md); `name` is the record's. An append that returned survives a power cut of the server. One
    program at a time is the writer, from its first append until it closes.
    """

    def __init__(self, address: str, name: str) -> None:
        self._names = Names(name)
        self._to = Connections(address, self._names)
        self._ask = Questions(self._to)

    @classmethod
    def begin(cls, address: str, name: str, about: About) -> "PostgresStore":
        """A new, empty record, with its roles; its owner is who asks. It must not be there yet. Raises StoreFailed."""
        names = Names(name)
        try:
            with closing(connect(address)) as connection:
                migrate(connection, names)
                begin(connection, names, about)
        except psycopg.Error as cause:
            remedy = "use the address of a role that may create schemas and roles"
            raise StoreFailed(f"the record {name} cannot be begun ({cause})", remedy) from cause
        return cls(address, name)

    @classmethod
    def bring_up_to_date(cls, address: str, name: str) -> None:
        """Do what later programs need done to the schema, as its owner. Raises StoreFailed."""
        try:
            with closing(connect(address)) as connection:
                migrate(connection, Names(name))
        except psycopg.Error as cause:
            raise StoreFailed(f"the database cannot be reached ({cause})", "see that the server runs") from cause

    def about(self) -> About:
        found = self._ask.rows('SELECT "case", mode, origin FROM about')
        if not found:
            raise DamagedRow(None, "the row that says whose record it is, is gone")
        return About(*found[0])

    def head(self) -> Head:
        found = self._ask.rows("SELECT size, root, note FROM head")
        if not found:
            raise DamagedRow(None, "the head is gone")
        return Head(*found[0])

    def leaves(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        query = "SELECT n, leaf FROM entry WHERE n > %s AND n < %s ORDER BY n LIMIT %s"
        yield from self._ask.pages(lambda after, most: (query, (after, end, most)), start - 1)

    def tile(self, level: int, number: int) -> Tile | None:
        found = self._ask.rows("SELECT place, hashes, root FROM tile WHERE place = %s", (place_of(level, number),))
        return _tile(*found[0]) if found else None

    def tiles(self, level: int, first: int) -> Iterator[Tile]:
        query = "SELECT place, hashes, root FROM tile WHERE place > %s AND place < %s ORDER BY place LIMIT %s"
        end = place_of(level + 1, 0)
        start = place_of(level, first) - 1
        for row in self._ask.pages(lambda after, most: (query, (after, end, most)), start, WIDTH):
            yield _tile(*row)

    def append(self, batch: Batch) -> None:
        """See `Store.append`. RecordRefused also where somebody else is the writer.

        Where the connection breaks, it is asked whether the batch was kept; a batch that was kept is not refused. Only
        where that cannot be asked either, StoreFailed says so: whoever asks again looks at the head first.
        """
        try:
            with self._to.writing(self._writes(batch.asides), elected=True) as connection:
                put(connection, batch)
        except ConnectionLost as lost:
            if not self._was_kept(batch, lost):
                raise

    def _was_kept(self, batch: Batch, lost: ConnectionLost) -> bool:
        """Raises StoreFailed where nobody can tell."""
        failed: StoreFailed = lost
        for _ in range(ATTEMPTS):
            try:
                with self._to.writing(self._names.writer) as connection:
                    return settled(connection, batch)
            except StoreFailed as again:
                failed = again
        problem = f"the connection broke, and whether the last entries are on record is not known ({failed.problem})"
        raise StoreFailed(problem, "look at the head of the record before you add them again") from lost

    def _writes(self, asides: Sequence[Aside]) -> str:
        return self._names.keeper if any(one.kind == _SEALED for one in asides) else self._names.writer

    def signed_by(self, by: bytes, seq: int) -> list[int]:
        query = "SELECT n FROM reference JOIN device USING (key) WHERE device.id = %s AND seq = %s ORDER BY n"
        return [n for (n,) in self._ask.rows(query, (by, seq))]

    def last_of(self, by: bytes) -> int:
        query = "SELECT coalesce(max(seq), 0) FROM reference WHERE key = (SELECT key FROM device WHERE id = %s)"
        return int(self._ask.rows(query, (by,))[0][0])

    def named(self, id: str) -> list[int]:
        return [n for (n,) in self._ask.rows("SELECT n FROM reference WHERE id = %s ORDER BY n", (id,))]

    def shelve(self, asides: Sequence[Aside]) -> None:
        with self._to.writing(self._writes(asides)) as connection:
            shelve(connection, asides)

    def shelved(self, kind: str) -> Iterator[Aside]:
        query = "SELECT key, value, digest FROM aside WHERE kind = %s ORDER BY key"
        for key, value, stamp in self._ask.rows(query, (kind,), kind=kind):
            yield Aside(kind, key, _sound(kind, key, value, stamp))

    def aside(self, kind: str, key: bytes) -> bytes | None:
        query = "SELECT value, digest FROM aside WHERE kind = %s AND key = %s"
        found = self._ask.rows(query, (kind, key), kind=kind)
        return _sound(kind, key, *found[0]) if found else None

    def clear(self, kind: str, keys: Sequence[bytes]) -> None:
        role = self._names.keeper if kind == _SEALED else self._names.writer
        with self._to.writing(role) as connection:
            connection.execute("DELETE FROM aside WHERE kind = %s AND key = ANY(%s::bytea[])", (kind, list(keys)))

    def references(self) -> Iterator[tuple[int, bytes | None, int, str | None]]:
        yield from self._ask.stream("""
            SELECT n, device.id, coalesce(seq, 0), reference.id
            FROM reference LEFT JOIN device USING (key) ORDER BY n""")

    def complaints(self) -> list[str]:
        try:
            with self._to.reading(self._names.reader) as connection:
                return oversight.complaints(connection, self._names)
        except psycopg.Error as cause:
            return [str(cause)]

    def close(self) -> None:
        with suppress(psycopg.Error):
            self._to.close()


def _tile(place: int, hashes: bytes, root: bytes) -> Tile:
    level, number = level_and_number(place)
    if len(hashes) != WIDTH * SIZE or len(root) != SIZE:
        raise DamagedRow(number * WIDTH - 1, f"tile {number} of level {level} is not {WIDTH} hashes and their root")
    return Tile(level, number, hashes, root)


def _sound(kind: str, key: bytes, value: bytes, stamp: bytes) -> bytes:
    if digest(kind, key, value) != stamp:
        raise DamagedRow(None, f"what stands beside the log as {kind} was damaged")
    return value
