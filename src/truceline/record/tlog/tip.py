"""The growing right side of a tree: what must be kept at hand to add leaves and to say the root.

Each level has one unfinished tile. What is finished never changes again, so a store only ever adds.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from truceline.record.tlog.hashes import folded, node_hash, row_above
from truceline.record.tlog.tiles import HEIGHT, WIDTH, Tile


class _Edge:
    """The unfinished tile of one level: its hashes, and the perfect subtrees over them, largest first."""

    def __init__(self, hashes: Iterable[bytes] = ()) -> None:
        self.hashes: list[bytes] = []
        self.peaks: list[bytes] = []
        for one in hashes:
            self.add(one)

    def add(self, one: bytes) -> None:
        """Put a hash behind the others."""
        self.hashes.append(one)
        count = len(self.hashes)
        while count % 2 == 0:
            one, count = node_hash(self.peaks.pop(), one), count // 2
        self.peaks.append(one)


class Tip:
    """A tree as far as adding to it needs: its size and the unfinished tile of each level (`edges`, from level 0)."""

    def __init__(self, size: int = 0, edges: Sequence[Iterable[bytes]] = ()) -> None:
        self.size = size
        self._edges = [_Edge(hashes) for hashes in edges] or [_Edge()]

    def root(self) -> bytes:
        """The RFC 6962 root of the tree as it stands."""
        return folded(list(chain.from_iterable(edge.peaks for edge in reversed(self._edges))))

    def edge(self, level: int) -> bytes:
        """The hashes of the unfinished tile of a level, beside each other."""
        return b"".join(self._edges[level].hashes) if level < len(self._edges) else b""

    def extend(self, hashes: Sequence[bytes]) -> list[Tile]:
        """Add leaf hashes; the tiles that were finished by it, level by level."""
        finished: list[Tile] = []
        self._grow(0, self.size, hashes, finished)
        self.size += len(hashes)
        return finished

    def _grow(self, level: int, before: int, hashes: Sequence[bytes], finished: list[Tile]) -> None:
        """`before` is how many hashes the level had."""
        if level == len(self._edges):
            self._edges.append(_Edge())
        roots, place = [], 0
        while place < len(hashes):
            room = WIDTH - len(self._edges[level].hashes)
            part = hashes[place : place + room]
            number = (before + place) // WIDTH
            place += len(part)
            full = self._filled(level, part)
            if full:
                roots.append(full[1])
                finished.append(Tile(level, number, *full))
        if roots:
            self._grow(level + 1, before // WIDTH, roots, finished)

    def _filled(self, level: int, part: Sequence[bytes]) -> tuple[bytes, bytes] | None:
        """The hashes and the root of the tile that `part` finishes; None while it is unfinished."""
        edge = self._edges[level]
        if len(part) == WIDTH:
            return b"".join(part), _root_of_full(part)
        for one in part:
            edge.add(one)
        if len(edge.hashes) < WIDTH:
            return None
        self._edges[level] = _Edge()
        return b"".join(edge.hashes), edge.peaks[0]


def _root_of_full(row: Sequence[bytes]) -> bytes:
    for _ in range(HEIGHT):
        row = row_above(row)
    return row[0]
