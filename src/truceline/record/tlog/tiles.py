"""Tiles: C2SP `tlog-tiles`. Where a stretch of the tree is kept, and how entries stand in a bundle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.errors import NotProved

WIDTH = 256
HEIGHT = 8
_LONGEST = 0xFFFF


@dataclass(frozen=True)
class Tile:
    """Hashes that stand beside each other at one level: 32 bytes each, 256 in a full tile.

    `root` is the hash over a full tile, which stands in the level above.
    """

    level: int
    number: int
    hashes: bytes
    root: bytes


def widths(size: int) -> Iterator[tuple[int, int, int]]:
    """For a tree of a size: each level that has hashes, how many full tiles it has, and how wide the partial one is."""
    level, count = 0, size
    while count:
        yield level, count // WIDTH, count % WIDTH
        level, count = level + 1, count // WIDTH


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """Where a tile is served: `tile/0/x001/x234/067.p/8`; the level of entry bundles is `entries`."""
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.insert(0, f"x{number % 1000:03}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(parts)}{partial}"


def bundle(leaves: Iterable[bytes]) -> bytes:
    """Leaves as an entry bundle: each with its length in two bytes, big-endian.

    Raises:
        ValueError: if a leaf is longer than 65,535 bytes.
    """
    parts = []
    for leaf in leaves:
        if len(leaf) > _LONGEST:
            raise ValueError(f"a leaf of {len(leaf)} bytes does not fit into a bundle")
        parts += [len(leaf).to_bytes(2, "big"), leaf]
    return b"".join(parts)


def unbundle(data: bytes) -> list[bytes]:
    """The leaves of an entry bundle.

    Raises:
        NotProved: if it is cut off.
    """
    leaves: list[bytes] = []
    place = 0
    while place < len(data):
        length = int.from_bytes(data[place : place + 2], "big")
        end = place + 2 + length
        if place + 2 > len(data) or end > len(data):
            raise NotProved(f"the bundle is cut off in its leaf {len(leaves)}")
        leaves.append(data[place + 2 : end])
        place = end
    return leaves
