"""The log over a store: adds leaves, signs each head, and proves what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from truceline.errors import BrokenRecord, RecordRefused
from truceline.record.store import Aside, Batch, Head, Row, Store
from truceline.record.tlog.checkpoints import Checkpoint, parse_checkpoint
from truceline.record.tlog.hashes import SIZE, leaf_hashes
from truceline.record.tlog.nodes import Nodes
from truceline.record.tlog.notes import Note, parse_note
from truceline.record.tlog.proofs import consistency_proof, inclusion_proof
from truceline.record.tlog.receipts import Receipt
from truceline.record.tlog.signatures import PrivateKey
from truceline.record.tlog.tiles import WIDTH, widths
from truceline.record.tlog.tip import Tip


class Memory(Protocol):
    """What the signer of a log remembers apart from the store, so that a record restored from a backup shows."""

    def last(self) -> tuple[int, bytes] | None:
        """The size and the root that were signed last; None: nothing yet."""

    def remember(self, size: int, root: bytes) -> None:
        """Keep what was signed; called once the store has it."""


@dataclass(frozen=True)
class Signer:
    """Signs checkpoints under an origin. Without a memory it cannot notice a record that went back."""

    origin: str
    key: PrivateKey
    memory: Memory | None = None


class Log:
    """A log that is open for writing. One at a time adds to a record; another one that does is noticed, not lost.

    Raises:
        RecordRefused: if the store is behind what the signer remembers having signed, or does not continue it.
        BrokenRecord: if the store does not hold the tree that its head names.
        DamagedRow: if the store cannot be read.
    """

    def __init__(self, store: Store, signer: Signer) -> None:
        self.store, self.signer = store, signer
        self._proofs: Proofs | None = None
        self._open()

    def freshen(self) -> bool:
        """After an append that failed: go on from what the store has now; whether that was so. Raises as the log."""
        stale = self._stale
        if stale:
            self._open()
        return stale

    def _open(self) -> None:
        self._stale = True
        self.head = self.store.head()
        self._tip = tip_of(self.store, self.head.size)
        if self._tip.root() != self.head.root:
            raise BrokenRecord("the leaves on record do not give the root of its head", "run: truceline verify")
        _refuse_rollback(self)
        self._stale = False

    def append(self, rows: Sequence[Row], asides: Sequence[Aside] = ()) -> Head:
        """Put leaves on record in their order; durable on return. The new head, signed.

        Raises:
            RecordRefused: if somebody else wrote meanwhile; the log has then caught up and may be asked again.
            StoreFailed: if nothing can be written.
        """
        self.freshen()
        before = self.head.size
        tiles = self._tip.extend(leaf_hashes(row.leaf for row in rows))
        root = self._tip.root()
        note = Checkpoint(self.signer.origin, self._tip.size, root).signed(self.signer.key)
        head = Head(self._tip.size, root, note.bytes())
        try:
            self.store.append(Batch(before, rows, tiles, head, asides))
        except BaseException:
            # What is at hand no longer fits the store. It is read again before the next time, not now: that may fail
            # too, and must not hide why this failed.
            self._stale = True
            raise
        self.head = head
        if self.signer.memory is not None:
            self.signer.memory.remember(head.size, head.root)
        return head

    def receipts(self, indices: Sequence[int]) -> list[Receipt]:
        """Receipts of leaves under the present head, which the store has."""
        if self._proofs is None or self._proofs.size != self.head.size:
            self._proofs = Proofs(self.store, self.head.size, self._tip, self._proofs)
        note = parse_note(self.head.note)
        return [self._proofs.receipt(index, note) for index in indices]


def _refuse_rollback(log: Log) -> None:
    last = log.signer.memory.last() if log.signer.memory else None
    if last is None:
        return
    size, root = last
    remedy = "find out where the later entries went; a record put back from a backup must not be signed on"
    if log.head.size < size:
        raise RecordRefused(f"the record has {log.head.size} entries, but {size} were signed for", remedy)
    if root_at(log.store, size) != root:
        raise RecordRefused(f"the record does not continue what was signed for at {size} entries", remedy)


def tip_of(store: Store, size: int) -> Tip:
    """What is needed to add to the tree of a size: the unfinished tile of each level.

    Raises:
        BrokenRecord: if a leaf or a tile is missing.
    """
    edges: list[list[bytes]] = []
    for level, full, width in widths(size):
        first = full * WIDTH
        if level == 0:
            found = leaf_hashes(leaf for _, leaf in store.leaves(first, size))
        else:
            found = [tile.root for tile in store.tiles(level - 1, first)][:width]
        if len(found) != width:
            raise BrokenRecord("leaves or tiles are missing from the record", "run: truceline verify")
        edges.append(found)
    return Tip(size, edges)


class Proofs:
    """Proofs about the tree of one size of a store, for any number of questions.

    `tip` and `before` save reading where they are at hand: the right side of the tree, and proofs of an earlier size.
    """

    def __init__(self, store: Store, size: int, tip: Tip | None = None, before: "Proofs | None" = None) -> None:
        self.size = size
        side = tip or tip_of(store, size)

        def read(level: int, number: int, width: int) -> bytes:
            return _hashes(store, side, level, number, width)

        self._nodes: Nodes = Nodes(size, read, before=before._nodes if before else None)

    def root(self) -> bytes:
        """The root of the tree."""
        return self._nodes.root()

    def root_before(self, size: int) -> bytes:
        """The root that the tree had at an earlier size."""
        return self._nodes.root_before(size)

    def inclusion(self, index: int) -> list[bytes]:
        """The proof that a leaf is in the tree. Raises NotProved where it is not."""
        return inclusion_proof(index, self.size, self._nodes.over)

    def consistency(self, old: int) -> list[bytes]:
        """The proof that the tree continues that of an older size. Raises NotProved where it does not."""
        return consistency_proof(old, self.size, self._nodes.over)

    def receipt(self, index: int, note: Note) -> Receipt:
        """The receipt of a leaf under a checkpoint of this size. Raises NotProved where there is no such leaf."""
        return Receipt(index, tuple(self.inclusion(index)), note)


def _hashes(store: Store, tip: Tip, level: int, number: int, width: int) -> bytes:
    if width < WIDTH:
        return tip.edge(level)[: width * SIZE]
    tile = store.tile(level, number)
    if tile is None:
        raise BrokenRecord(f"tile {number} of level {level} is missing from the record", "run: truceline verify")
    return tile.hashes


def root_at(store: Store, size: int) -> bytes:
    """The root that the tree of a store had at a size."""
    return Proofs(store, size).root()


def receipt_of(store: Store, index: int, note: bytes | None = None) -> Receipt:
    """The receipt of a leaf: under the latest checkpoint, or under another one of this log.

    Raises:
        NotProved: if the leaf is not in that tree.
    """
    checkpoint, read = parse_checkpoint(note or store.head().note)
    return Proofs(store, checkpoint.size).receipt(index, read)
