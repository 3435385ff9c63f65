"""Rows in PostgreSQL's binary COPY format, made here because a record has a million of them.

They come in pieces, so that the server takes one in while the next is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from struct import Struct

import psycopg
from psycopg.sql import SQL, Identifier

from truceline.record.store import Row
from truceline.record.tlog.tiles import Tile

# A row is the number of its columns, then each column behind its length (-1: null). There is a mark at both ends.
_HEAD = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_TAIL = b"\xff\xff"
_PIECE = 1024
_BLOB = Struct(">hiqi").pack
_LENGTH = Struct(">i").pack
_FULL = Struct(">hiqiiiqi").pack
_UNSIGNED = Struct(">hiqiii").pack
_NULL = -1
_LEVEL = 2**48


def place_of(level: int, number: int) -> int:
    """Where a tile stands: tiles of a level stand beside each other."""
    return level * _LEVEL + number


def level_and_number(place: int) -> tuple[int, int]:
    """The inverse of `place_of`."""
    return divmod(place, _LEVEL)


def leaf_rows(start: int, rows: Sequence[Row]) -> Iterator[bytes]:
    """Rows of `entry` from an index on."""
    for first in range(0, len(rows), _PIECE):
        some = enumerate(rows[first : first + _PIECE], start + first)
        yield b"".join([part for n, row in some for part in (_BLOB(2, 8, n, len(row.leaf)), row.leaf)])


def tile_rows(tiles: Iterable[Tile]) -> Iterator[bytes]:
    """Rows of `tile`."""
    for tile in tiles:
        place = place_of(tile.level, tile.number)
        hashes, root = tile.hashes, tile.root
        yield b"".join((_BLOB(3, 8, place, len(hashes)), hashes, _LENGTH(len(root)), root))


def reference_rows(start: int, rows: Sequence[Row], numbers: Mapping[bytes, int]) -> Iterator[bytes]:
    """Rows of `reference` from an index on, for what can be found; `numbers` are those of the signers' keys."""
    for first in range(0, len(rows), _PIECE):
        parts: list[bytes] = []
        for n, row in enumerate(rows[first : first + _PIECE], start + first):
            if row.by is None and row.id is None:
                continue
            id = b"" if row.id is None else row.id.encode()
            length = _NULL if row.id is None else len(id)
            if row.by is None:
                parts += (_UNSIGNED(4, 8, n, _NULL, _NULL, length), id)
            else:
                parts += (_FULL(4, 8, n, 4, numbers[row.by], 8, row.seq, length), id)
        yield b"".join(parts)


def copy(connection: psycopg.Connection, table: str, pieces: Iterable[bytes]) -> None:
    """Add rows to a table. Raises psycopg.Error."""
    statement = SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(Identifier(table))
    with connection.cursor() as cursor, cursor.copy(statement) as into:
        into.write(_HEAD)
        for piece in pieces:
            into.write(piece)
        into.write(_TAIL)
