"""A record in memory, for tests and for trying things out."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from truceline.errors import RecordRefused, StoreFailed
from truceline.record.store import About, Aside, Batch, Head, Row
from truceline.record.tlog.hashes import EMPTY_ROOT
from truceline.record.tlog.tiles import Tile


class MemoryStore:
    """Keeps the promises of `record.store.Store` for as long as it lives."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._head = Head(0, EMPTY_ROOT)
        self._rows: list[Row] = []
        self._tiles: dict[tuple[int, int], Tile] = {}
        self._asides: dict[tuple[str, bytes], bytes] = {}

    def about(self) -> About:
        return self._about

    def head(self) -> Head:
        return self._head

    def leaves(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        for index in range(start, min(end, len(self._rows))):
            yield index, self._rows[index].leaf

    def tile(self, level: int, number: int) -> Tile | None:
        return self._tiles.get((level, number))

    def tiles(self, level: int, first: int) -> Iterator[Tile]:
        # A copy made in one step: another thread may be adding.
        numbers = sorted(number for there, number in list(self._tiles) if there == level)
        for number in numbers[bisect_left(numbers, first) :]:
            yield self._tiles[level, number]

    def append(self, batch: Batch) -> None:
        if batch.before != len(self._rows):
            raise RecordRefused("somebody else wrote to the record meanwhile", "run it again")
        rows, tiles = list(batch.rows), {(tile.level, tile.number): tile for tile in batch.tiles}
        if len(tiles) < len(batch.tiles) or not self._tiles.keys().isdisjoint(tiles):
            raise StoreFailed("a tile of the batch is on record already", "put nothing on record twice")
        self._rows += rows
        self._tiles.update(tiles)
        self._head = batch.head
        self.shelve(batch.asides)

    def signed_by(self, by: bytes, seq: int) -> list[int]:
        return [n for n, row in enumerate(self._rows) if (row.by, row.seq) == (by, seq)]

    def last_of(self, by: bytes) -> int:
        return max((row.seq for row in self._rows if row.by == by), default=0)

    def named(self, id: str) -> list[int]:
        return [n for n, row in enumerate(self._rows) if row.id == id]

    def shelve(self, asides: Sequence[Aside]) -> None:
        self._asides.update({(one.kind, one.key): one.value for one in asides})

    def shelved(self, kind: str) -> Iterator[Aside]:
        for (there, key), value in sorted(self._asides.items()):
            if there == kind:
                yield Aside(kind, key, value)

    def aside(self, kind: str, key: bytes) -> bytes | None:
        return self._asides.get((kind, key))

    def clear(self, kind: str, keys: Sequence[bytes]) -> None:
        for key in keys:
            self._asides.pop((kind, key), None)

    def references(self) -> Iterator[tuple[int, bytes | None, int, str | None]]:
        for n, row in enumerate(self._rows):
            if row.by is not None or row.id is not None:
                yield n, row.by, row.seq, row.id

    def complaints(self) -> list[str]:
        return []

    def close(self) -> None:
        pass
