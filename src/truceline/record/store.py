"""What a store of a record promises. Engines keep it; the stages know only this."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from truceline.record.tlog.tiles import Tile


class DamagedRow(Exception):
    """A row that a store cannot give back.

    `after` is the index of the last leaf that could be read (-1: none), or None when the store cannot be read at all.
    """

    def __init__(self, after: int | None, reason: str) -> None:
        self.after, self.reason = after, reason
        super().__init__(reason)


@dataclass(frozen=True)
class About:
    """Whose record it is: the case, its mode, and the origin of its log."""

    case: str
    mode: str
    origin: str


@dataclass(frozen=True)
class Row:
    """A leaf to be put on record, with what it can be found by: its signer's key and place, and the id it speaks of."""

    leaf: bytes
    by: bytes | None = None
    seq: int = 0
    id: str | None = None


@dataclass(frozen=True)
class Head:
    """Where a record stands: how many leaves it has, the root over them, and the checkpoint that its log signed."""

    size: int
    root: bytes
    note: bytes = b""

    def __str__(self) -> str:
        return f"{self.size}:{self.root.hex()}"


@dataclass(frozen=True)
class Aside:
    """Something that stands beside the log, found by its kind and key; not in the tree.

    Kinds: `note` (a cosigned checkpoint, by its SHA-256), `held` (a leaf that waits for the one before it, by its
    hash), `sealed` (fields of a leaf, encrypted for one subject, by the leaf's hash and the subject).
    """

    kind: str
    key: bytes
    value: bytes


@dataclass(frozen=True)
class Batch:
    """What goes on record in one step: leaves behind the first `before`, the tiles that they finish, the new head."""

    before: int
    rows: Sequence[Row]
    tiles: Sequence[Tile]
    head: Head
    asides: Sequence[Aside] = ()

    def __post_init__(self) -> None:
        """A head that does not fit the leaves would break a record for good."""
        if self.head.size != self.before + len(self.rows):
            raise ValueError(f"a head of {self.head.size} does not follow {self.before} and {len(self.rows)} leaves")


class Store(Protocol):
    """An append-only store of leaves and tiles, with a shelf beside it.

    It gives back the bytes that were appended, or raises DamagedRow. An append is all or nothing, and survives a power
    cut once it returned. No leaf and no tile is ever changed or removed. Reading from several threads is safe, also
    while one thread appends. Indices count from 0.
    """

    def about(self) -> About:
        """Whose record it is. Raises DamagedRow."""

    def head(self) -> Head:
        """The head that the last append left. Raises DamagedRow."""

    def leaves(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        """Index and bytes of every leaf from `start` until `end` that is there. Raises DamagedRow."""

    def tile(self, level: int, number: int) -> Tile | None:
        """A full tile, or None while it is not finished. Raises DamagedRow."""

    def tiles(self, level: int, first: int) -> Iterator[Tile]:
        """The full tiles of a level from a number on, in their order. Raises DamagedRow."""

    def append(self, batch: Batch) -> None:
        """Put a batch on record.

        Raises RecordRefused when the record does not have `batch.before` leaves (somebody else wrote meanwhile), and
        StoreFailed when nothing can be written.
        """

    def signed_by(self, by: bytes, seq: int) -> list[int]:
        """Where the leaves stand that a key signed as its `seq`-th: none, one, or several where it forked."""

    def last_of(self, by: bytes) -> int:
        """The highest `seq` of a key that is on record; 0 where there is none."""

    def named(self, id: str) -> list[int]:
        """Where the leaves stand that speak of an id."""

    def shelve(self, asides: Sequence[Aside]) -> None:
        """Put things beside the log, in place of what stood there under the same kind and key; durable on return."""

    def shelved(self, kind: str) -> Iterator[Aside]:
        """Everything of a kind beside the log, by key. Raises DamagedRow."""

    def aside(self, kind: str, key: bytes) -> bytes | None:
        """One thing beside the log. Raises DamagedRow."""

    def clear(self, kind: str, keys: Sequence[bytes]) -> None:
        """Take things of a kind away from beside the log."""

    def references(self) -> Iterator[tuple[int, bytes | None, int, str | None]]:
        """What leaves can be found by, as the store has it: index, key, place and id, by index. Raises DamagedRow."""

    def complaints(self) -> list[str]:
        """What the store itself finds damaged, in words."""

    def close(self) -> None:
        """Let go of what it holds open. Nothing may be asked afterwards."""
