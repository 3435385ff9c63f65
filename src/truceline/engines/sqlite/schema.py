"""The tables of a record in SQLite. Leaves and tiles are only ever added: the file itself refuses anything else."""

FORM = "truceline/2"

SCHEMA = """
CREATE TABLE about (
    one INTEGER PRIMARY KEY CHECK (one = 1), form TEXT NOT NULL, "case" TEXT NOT NULL, mode TEXT NOT NULL,
    origin TEXT NOT NULL
);
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL
);
CREATE TABLE entry (n INTEGER PRIMARY KEY, leaf BLOB NOT NULL);
CREATE TABLE tile (place INTEGER PRIMARY KEY, hashes BLOB NOT NULL, root BLOB NOT NULL);
CREATE TABLE device (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
CREATE TABLE signed (
    key INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, seq, n)
) WITHOUT ROWID;
CREATE TABLE named (id TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (id, n)) WITHOUT ROWID;
CREATE TABLE aside (
    kind TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (kind, key)
);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;
CREATE TRIGGER tile_stays BEFORE UPDATE ON tile BEGIN SELECT RAISE(ABORT, 'a tile is never changed'); END;
CREATE TRIGGER tile_kept BEFORE DELETE ON tile BEGIN SELECT RAISE(ABORT, 'a tile is never removed'); END;
"""

_LEVEL = 2**48


def place_of(level: int, number: int) -> int:
    """Where a tile stands: tiles of a level stand beside each other."""
    return level * _LEVEL + number


def level_and_number(place: int) -> tuple[int, int]:
    """The inverse of `place_of`."""
    return divmod(place, _LEVEL)
