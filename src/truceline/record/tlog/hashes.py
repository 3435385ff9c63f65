"""Hashes of a Merkle tree: RFC 6962, section 2.1, with SHA-256. Every hash is 32 bytes."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
SIZE = 32


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf. The mark in front keeps a leaf from passing for a node."""
    return sha256(b"\x00" + leaf).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> list[bytes]:
    """The hashes of many leaves; one loop, because a record has a million of them."""
    return [sha256(b"\x00" + leaf).digest() for leaf in leaves]


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def row_above(hashes: Sequence[bytes]) -> list[bytes]:
    """The hashes over neighbours; a last one without a neighbour is left out."""
    return [sha256(b"\x01" + hashes[place] + hashes[place + 1]).digest() for place in range(0, len(hashes) - 1, 2)]


def folded(peaks: Sequence[bytes]) -> bytes:
    """The root over perfect subtrees that stand beside each other, from the largest to the smallest."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over a few leaf hashes (fields of an entry, chunks of a file)."""
    row = list(hashes) or [EMPTY_ROOT]
    while len(row) > 1:
        # A last one without a neighbour goes up as it is: the same tree as by the largest power of two.
        row = row_above(row) + row[len(row) & ~1 :]
    return row[0]
