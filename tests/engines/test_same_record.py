"""The same leaves make the same record on every engine, byte for byte."""

from contextlib import closing
from pathlib import Path

from stores import ABOUT, ENGINES, new_place, some_rows
from truceline.record.log import Log, Proofs, Signer
from truceline.record.store import Head, Row
from truceline.record.tlog.signatures import PrivateKey
from truceline.record.tlog.tiles import Tile

SIGNER = Signer(ABOUT.origin, PrivateKey(bytes(32)))
ROWS = [Row(row.leaf, b"k" * 32, n + 1, f"id-{n % 9}") for n, row in enumerate(some_rows(66_000))]
Record = tuple[Head, list[tuple[int, bytes]], list[Tile], list[bytes]]


def made(engine: str, folder: Path, step: int) -> Record:
    with closing(new_place(engine, folder).open()) as store:
        log = Log(store, SIGNER)
        for start in range(0, len(ROWS), step):
            log.append(ROWS[start : start + step])
        tiles = [tile for level in range(4) for tile in store.tiles(level, 0)]
        return store.head(), list(store.leaves(0, 10**9)), tiles, Proofs(store, 66_000).inclusion(65_999)


def test_head_leaves_and_tiles_are_the_same_whatever_the_engine_and_the_batches(tmp_path: Path) -> None:
    first = made("memory", tmp_path, 66_000)
    assert [tile.level for tile in first[2]] == [0] * 257 + [1]
    for engine in ENGINES:
        assert made(engine, tmp_path, 3001) == first
