"""Attack 13: somebody with the rights of the database edits below its triggers, or swaps files.

That every bit is found is shown in tests/faults/test_single_bits.py; here, what such a person would rather do.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from records import ABOUT, filled, later, statements
from truceline.engines.sqlite.schema import place_of
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.tip import Tip
from truceline.record.verify import verify


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with a full tile, closed."""
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    filled(store, statements(270))
    store.close()
    return store.path


def other_leaf(tmp_path: Path, index: int) -> bytes:
    """What stands at an index in another record of the same desk: flawless, with a signature that holds."""
    store = SqliteStore.begin(tmp_path / "other.db", ABOUT)
    filled(store, [later(one, text="it never happened") for one in statements(270)])
    found = next(leaf for _, leaf in store.leaves(index, index + 1))
    store.close()
    return found


def edit(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for trigger in ("entry_stays", "entry_kept", "tile_stays", "tile_kept"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        connection.execute(statement, values)


def problems(path: Path) -> list[tuple[int | None, str]]:
    with closing(SqliteStore(path)) as store:
        return [(problem.index, problem.what) for problem in verify(store, ABOUT.case, ABOUT.mode).problems]


def test_a_leaf_that_was_replaced_by_another_well_signed_one_is_named(record: Path, tmp_path: Path) -> None:
    edit(record, "UPDATE entry SET leaf = ? WHERE n = 40", other_leaf(tmp_path, 40))
    assert (40, "its content was changed, or it was put here from elsewhere") in problems(record)


def test_so_is_one_whose_tile_was_edited_with_it(record: Path, tmp_path: Path) -> None:
    leaf = other_leaf(tmp_path, 40)
    edit(record, "UPDATE entry SET leaf = ? WHERE n = 40", leaf)
    with closing(sqlite3.connect(record)) as connection:
        (hashes,) = connection.execute("SELECT hashes FROM tile WHERE place = ?", (place_of(0, 0),)).fetchone()
    forged = hashes[: 40 * 32] + leaf_hash(leaf) + hashes[41 * 32 :]
    edit(record, "UPDATE tile SET hashes = ? WHERE place = ?", forged, place_of(0, 0))
    assert any("tile 0" in what for _, what in problems(record))


def test_nothing_hides_it_short_of_the_logs_own_key(record: Path, tmp_path: Path) -> None:
    """With every hash mended up to the head, the signature of the head is what is left, and who kept a head knows."""
    leaf = other_leaf(tmp_path, 40)
    with closing(SqliteStore(record)) as store:
        leaves = [raw for _, raw in store.leaves(0, 999)]
    leaves[40] = leaf
    tip = Tip()
    for tile in tip.extend([leaf_hash(one) for one in leaves]):
        edit(record, "UPDATE tile SET hashes = ?, root = ?", tile.hashes, tile.root)
    edit(record, "UPDATE entry SET leaf = ? WHERE n = 40", leaf)
    edit(record, "UPDATE head SET root = ?", tip.root())
    assert any("checkpoint of the head does not hold" in what for _, what in problems(record))
