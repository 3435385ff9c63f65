"""Every single bit that is stored: changed, it is found, and the place is named."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from records import ABOUT, filled, statements
from truceline.engines.memory.store import MemoryStore
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.store import Aside, Row
from truceline.record.tlog.tiles import Tile
from truceline.record.tree_audit import audit_tree
from truceline.record.verify import verify

COLUMNS = {
    "entry": ("n", "leaf"),
    "tile": ("place", "hashes", "root"),
    "head": ("size", "root", "note"),
    "about": ("form", "case", "mode", "origin"),
    "device": ("key", "id"),
    "signed": ("key", "seq", "n"),
    "named": ("id", "n"),
    "aside": ("kind", "key", "value", "digest"),
}


@pytest.fixture(scope="module")
def memory() -> MemoryStore:
    """A record with a full tile."""
    store = MemoryStore(ABOUT)
    filled(store, statements(262))
    return store


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("index", [0, 77, 255])
def test_every_bit_of_a_leaf_under_a_tile_is_found_and_named(memory: MemoryStore, index: int) -> None:
    sound = memory._rows[index]
    for bit in range(0, len(sound.leaf) * 8, 3):
        memory._rows[index] = Row(flipped(sound.leaf, bit), sound.by, sound.seq, sound.id)
        assert [problem.index for problem in audit_tree(memory)] == [index]
    memory._rows[index] = sound


@pytest.mark.parametrize("index", [258])
def test_every_bit_of_a_leaf_beside_the_tiles_is_found_and_named(memory: MemoryStore, index: int) -> None:
    sound, chance = memory._rows[index], random.Random(1)
    for bit in chance.sample(range(len(sound.leaf) * 8), 60):
        memory._rows[index] = Row(flipped(sound.leaf, bit), sound.by, sound.seq, sound.id)
        found = verify(memory, ABOUT.case, ABOUT.mode).problems
        assert index in [problem.index for problem in found], bit
    memory._rows[index] = sound


def test_every_byte_of_a_tile_is_found_and_the_tile_named(memory: MemoryStore) -> None:
    sound, chance = memory._tiles[0, 0], random.Random(2)
    for place in range(0, len(sound.hashes), 5):
        changed = flipped(sound.hashes, place * 8 + chance.randrange(8))
        memory._tiles[0, 0] = Tile(0, 0, changed, sound.root)
        (problem,) = audit_tree(memory)
        assert "the tile 0 of level 0" in problem.what
    for bit in range(len(sound.root) * 8):
        memory._tiles[0, 0] = Tile(0, 0, sound.hashes, flipped(sound.root, bit))
        assert any("tile 0" in problem.what for problem in audit_tree(memory))
    memory._tiles[0, 0] = sound


def cells(path: Path) -> Iterator[tuple[str, str, int, object]]:
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in COLUMNS.items():
            rowid = "rowid" if table not in ("signed", "named") else "n"
            for column in columns:
                for place, value in connection.execute(f'SELECT {rowid}, "{column}" FROM {table}'):
                    yield table, column, place, value


def changed(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(40))
    data = value.encode() if isinstance(value, str) else bytes(value)  # type: ignore[call-overload]
    found = flipped(data, chance.randrange(len(data) * 8))
    return found.decode("latin-1") if isinstance(value, str) else found


def put(path: Path, table: str, column: str, place: int, value: object) -> bool:
    """Whether a cell could be written over, by somebody who first removes the triggers."""
    rowid = "rowid" if table not in ("signed", "named") else "n"
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.IntegrityError), connection:
        for trigger in ("entry_stays", "entry_kept", "tile_stays", "tile_kept"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE {rowid} = ?', (value, place))
        return True
    return False


def test_any_bit_in_any_cell_of_the_file_is_found(tmp_path: Path) -> None:
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    filled(store, statements(262))
    store.shelve([Aside("note", b"k" * 32, b"a note"), Aside("sealed", b"s" * 48, b"a box")])
    store.close()
    sound, chance = store.path.read_bytes(), random.Random(3)
    by_column: dict[tuple[str, str], list[tuple[str, str, int, object]]] = {}
    for cell in cells(store.path):
        by_column.setdefault(cell[:2], []).append(cell)
    for some in by_column.values():
        for table, column, place, value in chance.sample(some, min(4, len(some))):
            store.path.write_bytes(sound)
            if not put(store.path, table, column, place, changed(value, chance)):
                continue  # the file itself refused it
            with closing(SqliteStore(store.path)) as after:
                assert verify(after, ABOUT.case, ABOUT.mode).problems, (table, column, place)


def test_a_leaf_that_was_put_very_far_away_does_not_hold_the_audit_up(tmp_path: Path) -> None:
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    filled(store, statements(5))
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("UPDATE entry SET n = n + (1 << 50) WHERE n = 3")
    with closing(SqliteStore(store.path)) as after:
        assert any(problem.index == 3 for problem in verify(after, ABOUT.case, ABOUT.mode).problems)
