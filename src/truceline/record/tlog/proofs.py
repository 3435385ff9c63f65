"""Proofs: RFC 6962, sections 2.1.1 and 2.1.2; verified as in RFC 9162, sections 2.1.3.2 and 2.1.4.2.

A proof has exactly the length that its numbers ask for: one hash more or less is refused.
"""

from collections.abc import Callable, Iterator, Sequence

from truceline.errors import NotProved
from truceline.record.tlog.hashes import EMPTY_ROOT, SIZE, node_hash

Range = tuple[int, int]
Hashes = Callable[[int, int], bytes]


def split(count: int) -> int:
    """The largest power of two below a count of at least two."""
    return 1 << ((count - 1).bit_length() - 1)


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """The stretches of leaves whose hashes prove a leaf, from the leaf's neighbour upwards."""
    if not 0 <= index < size:
        raise NotProved(f"there is no leaf {index} in a tree of {size}")
    found, start, end = [], 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def consistency_ranges(old: int, size: int) -> list[Range]:
    """The stretches of leaves whose hashes prove that a tree continues a smaller one."""
    if not 0 <= old <= size:
        raise NotProved(f"a tree of {size} does not continue one of {old}")
    if old in (0, size):
        return []
    found: list[Range] = []
    start, end, whole = 0, size, True
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start, whole = middle, False
    if not whole:
        found.append((start, end))
    return found[::-1]


def inclusion_proof(index: int, size: int, hashes: Hashes) -> list[bytes]:
    """The proof that leaf `index` (from 0) is in the tree of a size. Raises NotProved where there is none."""
    return [hashes(start, end) for start, end in inclusion_ranges(index, size)]


def consistency_proof(old: int, size: int, hashes: Hashes) -> list[bytes]:
    """The proof that the tree of a size continues the tree of an older size. Raises NotProved where there is none."""
    return [hashes(start, end) for start, end in consistency_ranges(old, size)]


def _steps(proof: Sequence[bytes]) -> Iterator[bytes]:
    for one in proof:
        if len(one) != SIZE:
            raise NotProved(f"a hash of the proof has {len(one)} bytes")
        yield one


def verify_inclusion(leaf: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]) -> None:
    """That a leaf (by its hash) stands at `index` of the tree with that size and root.

    Raises:
        NotProved: if the proof does not show it.
    """
    if not 0 <= index < size:
        raise NotProved(f"there is no leaf {index} in a tree of {size}")
    first, last, found = index, size - 1, leaf
    for one in _steps(proof):
        if last == 0:
            raise NotProved("the inclusion proof is too long")
        if first % 2 or first == last:
            found = node_hash(one, found)
            while first % 2 == 0 and first:
                first, last = first >> 1, last >> 1
        else:
            found = node_hash(found, one)
        first, last = first >> 1, last >> 1
    if last:
        raise NotProved("the inclusion proof is too short")
    if found != root:
        raise NotProved("the inclusion proof leads to another root")


def verify_consistency(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> None:
    """That the tree with `size` and `root` continues the one with `old` and `old_root`.

    Raises:
        NotProved: if the proof does not show it.
    """
    if not 0 <= old <= size:
        raise NotProved(f"a tree of {size} does not continue one of {old}")
    if old in (0, size):
        _verify_trivial(old, old_root, EMPTY_ROOT if old == 0 else root, proof)
        if old == 0 and size == 0 and root != EMPTY_ROOT:
            raise NotProved("an empty tree has another root")
        return
    path = list(_steps(proof))
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise NotProved("the consistency proof is too short")
    before, after = roots_of(old, size, path)
    if before != old_root:
        raise NotProved("the consistency proof leads to another old root")
    if after != root:
        raise NotProved("the consistency proof leads to another root")


def _verify_trivial(old: int, old_root: bytes, right: bytes, proof: Sequence[bytes]) -> None:
    if proof:
        raise NotProved("the consistency proof is too long")
    if old_root != right:
        raise NotProved(f"there are two roots for a tree of {old}")


def roots_of(old: int, size: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The roots of `old` and of `size` leaves (0 < old < size) that a path leads to, whatever they should be.

    A path is a consistency proof, with the root of `old` leaves in front where `old` is a power of two.

    Raises:
        NotProved: if the path is too long or too short.
    """
    first, last = old - 1, size - 1
    while first % 2:
        first, last = first >> 1, last >> 1
    before = after = path[0]
    for one in path[1:]:
        if last == 0:
            raise NotProved("the consistency proof is too long")
        if first % 2 or first == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while first % 2 == 0 and first:
                first, last = first >> 1, last >> 1
        else:
            after = node_hash(after, one)
        first, last = first >> 1, last >> 1
    if last:
        raise NotProved("the consistency proof is too short")
    return before, after
