"""Hashes over any stretch of leaves, from tiles: what proofs are made of.

A tile is read once and unfolded into the hashes between its own and the level above; those over the unfinished right
side are kept too, because every proof of the same size needs them.
"""

from collections import OrderedDict
from collections.abc import Callable

from truceline.record.tlog.hashes import EMPTY_ROOT, SIZE, folded, node_hash, row_above
from truceline.record.tlog.proofs import split
from truceline.record.tlog.tiles import HEIGHT, WIDTH

ReadTile = Callable[[int, int, int], bytes]


class Nodes:
    """Hashes over stretches of a tree of `size` leaves.

    `read` gives the hashes of a tile by level, number and width, as many as are asked for. `most` is how many unfolded
    tiles are kept, at about 16 kB each; `before` is the same tree at an earlier size, whose full tiles still hold.
    """

    def __init__(self, size: int, read: ReadTile, most: int = 8192, before: "Nodes | None" = None) -> None:
        self.size, self._read, self._most = size, read, most
        self._full: OrderedDict[tuple[int, int], list[bytes]] = OrderedDict() if before is None else before._full
        self._unfinished: dict[tuple[int, int], list[bytes]] = {}
        self._ragged: dict[tuple[int, int], bytes] = {}

    def root(self) -> bytes:
        """The root of the tree."""
        return self.over(0, self.size) if self.size else EMPTY_ROOT

    def root_before(self, size: int) -> bytes:
        """The root that the tree had at an earlier size: it is made of finished parts only."""
        peaks, start = [], 0
        for bits in reversed(range(size.bit_length())):
            if size >> bits & 1:
                peaks.append(self.over(start, start + (1 << bits)))
                start += 1 << bits
        return folded(peaks)

    def over(self, start: int, end: int) -> bytes:
        """The hash over the leaves from `start` until `end`."""
        count = end - start
        if count & (count - 1) == 0 and start % count == 0:
            return self._perfect(count.bit_length() - 1, start)
        known = self._ragged.get((start, end))
        if known is None:
            middle = start + split(count)
            known = node_hash(self.over(start, middle), self.over(middle, end))
            if end == self.size:
                self._ragged[start, end] = known
        return known

    def _perfect(self, bits: int, start: int) -> bytes:
        """The hash over 2^bits leaves from `start`, a multiple of as many."""
        level, height = divmod(bits, HEIGHT)
        place = start >> (level * HEIGHT)
        number, inside = divmod(place, WIDTH)
        row = self._rows(level, number)[height]
        at = (inside >> height) * SIZE
        return row[at : at + SIZE]

    def _rows(self, level: int, number: int) -> list[bytes]:
        """A tile unfolded: for each height, the hashes beside each other."""
        key = (level, number)
        rows = self._full.get(key) or self._unfinished.get(key)
        if rows is None:
            width = min(WIDTH, (self.size >> (level * HEIGHT)) - number * WIDTH)
            rows = unfolded(self._read(level, number, width))
            (self._full if width == WIDTH else self._unfinished)[key] = rows
            if len(self._full) > self._most:
                self._full.popitem(last=False)
        return rows


def unfolded(hashes: bytes) -> list[bytes]:
    """For each height of a tile, from its own hashes up: the hashes over them, beside each other."""
    row = [hashes[place : place + SIZE] for place in range(0, len(hashes), SIZE)]
    rows = [hashes]
    for _ in range(HEIGHT):
        row = row_above(row)
        rows.append(b"".join(row))
    return rows
