"""How a batch goes into the tables of a record, inside a transaction that is kept or undone as a whole."""

from collections.abc import Sequence
from hashlib import sha256

import psycopg
from psycopg.sql import SQL, Identifier

from truceline.engines.postgres.copying import copy, leaf_rows, reference_rows, tile_rows
from truceline.engines.postgres.names import Names
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.store import About, Aside, Batch
from truceline.record.tlog.hashes import EMPTY_ROOT

_DEVICES = """
    WITH new AS (
        INSERT INTO device (id) SELECT id FROM unnest(%(by)s::bytea[]) AS asked (id)
        WHERE NOT EXISTS (SELECT FROM device WHERE device.id = asked.id) RETURNING key, id)
    SELECT id, key FROM new UNION ALL SELECT id, key FROM device WHERE id = ANY(%(by)s)"""
_SHELVE = """
    INSERT INTO aside SELECT * FROM unnest(%s::text[], %s::bytea[], %s::bytea[], %s::bytea[])
    ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, digest = excluded.digest"""


def begin(connection: psycopg.Connection, names: Names, about: About) -> None:
    """Say whose record it is, once. Raises StoreFailed where that was said before, and psycopg.Error."""
    schema = Identifier(names.schema)
    with connection.transaction():
        values = (about.case, about.mode, about.origin)
        add = SQL("INSERT INTO {}.about VALUES (1, %s, %s, %s) ON CONFLICT DO NOTHING").format(schema)
        if connection.execute(add, values).rowcount == 0:
            raise StoreFailed(f"the record {names.schema} is there already", "give the new one another name")
        connection.execute(SQL("INSERT INTO {}.head VALUES (1, 0, %s, '')").format(schema), (EMPTY_ROOT,))


def settled(connection: psycopg.Connection, batch: Batch) -> bool:
    """Whether a batch is on record whose connection broke. Waits until the server has ended that transaction.

    Raises:
        psycopg.Error: if that takes too long.
    """
    connection.execute("SET LOCAL lock_timeout = '5s'")
    connection.execute("SELECT size FROM head FOR UPDATE")
    query = "SELECT leaf FROM entry WHERE n >= %s AND n < %s ORDER BY n"
    found = connection.execute(query, (batch.before, batch.before + len(batch.rows))).fetchall()
    return bool(found) and [leaf for (leaf,) in found] == [row.leaf for row in batch.rows]


def put(connection: psycopg.Connection, batch: Batch) -> None:
    """Add a batch behind the leaves that it says are there.

    Raises:
        RecordRefused: if there are more or fewer.
        psycopg.Error: if the server does not take it.
    """
    if connection.execute("SELECT size FROM head FOR UPDATE").fetchone() != (batch.before,):
        raise RecordRefused("somebody else wrote to the record meanwhile", "run it again")
    copy(connection, "entry", leaf_rows(batch.before, batch.rows))
    if batch.tiles:
        copy(connection, "tile", tile_rows(batch.tiles))
    _refer(connection, batch)
    shelve(connection, batch.asides)
    head = batch.head
    connection.execute("UPDATE head SET size = %s, root = %s, note = %s", (head.size, head.root, head.note))


def _refer(connection: psycopg.Connection, batch: Batch) -> None:
    numbers = _devices(connection, list({row.by for row in batch.rows if row.by is not None}))
    if numbers or any(row.id is not None for row in batch.rows):
        copy(connection, "reference", reference_rows(batch.before, batch.rows, numbers))


def _devices(connection: psycopg.Connection, by: Sequence[bytes]) -> dict[bytes, int]:
    """The numbers of keys, which stand for them in the index."""
    return dict(connection.execute(_DEVICES, {"by": by}).fetchall()) if by else {}


def shelve(connection: psycopg.Connection, asides: Sequence[Aside]) -> None:
    """Put things beside the log; of several under one kind and key, the last. Raises psycopg.Error."""
    last = {(one.kind, one.key): one for one in asides}.values()
    if last:
        rows = [(one.kind, one.key, one.value, digest(one.kind, one.key, one.value)) for one in last]
        connection.execute(_SHELVE, [list(column) for column in zip(*rows, strict=True)])


def digest(kind: str, key: bytes, value: bytes) -> bytes:
    """Not a proof against anybody who can write to the database: it shows damage."""
    return sha256(b"%d:%d:" % (len(kind), len(key)) + kind.encode() + key + value).digest()
