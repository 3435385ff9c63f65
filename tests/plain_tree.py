"""RFC 6962, section 2.1, word for word: slow and plain, what the program is held against."""

from collections.abc import Sequence
from hashlib import sha256


def _half(count: int) -> int:
    half = 1
    while half * 2 < count:
        half *= 2
    return half


def plain_root(leaves: Sequence[bytes]) -> bytes:
    """MTH(D)."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = _half(len(leaves))
    return sha256(b"\x01" + plain_root(leaves[:half]) + plain_root(leaves[half:])).digest()


def plain_path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D)."""
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*plain_path(index, leaves[:half]), plain_root(leaves[half:])]
    return [*plain_path(index - half, leaves[half:]), plain_root(leaves[:half])]


def plain_proof(old: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PROOF(m, D), and nothing for an empty old tree."""
    return _subproof(old, leaves, True) if old else []


def _subproof(old: int, leaves: Sequence[bytes], whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if whole else [plain_root(leaves)]
    half = _half(len(leaves))
    if old <= half:
        return [*_subproof(old, leaves[:half], whole), plain_root(leaves[half:])]
    return [*_subproof(old - half, leaves[half:], False), plain_root(leaves[:half])]
