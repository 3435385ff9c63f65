"""Receipts: C2SP `tlog-proof`, a file by which anybody can check offline that a leaf is in a log."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of, whole
from truceline.record.tlog.cosignatures import Cosignature
from truceline.record.tlog.notes import Note, base64_of, from_base64, parse_note
from truceline.record.tlog.policy import Policy
from truceline.record.tlog.proofs import verify_inclusion

_FIRST = "c2sp.org/tlog-proof@v1"
_MOST_HASHES = 63


@dataclass(frozen=True)
class Receipt:
    """Where a leaf stands (from 0), the proof of it, and the checkpoint that the proof leads to."""

    index: int
    proof: tuple[bytes, ...]
    note: Note

    @property
    def checkpoint(self) -> Checkpoint:
        """What the note says. Raises NotProved."""
        return checkpoint_of(self.note)

    def __str__(self) -> str:
        hashes = "".join(f"{base64_of(one)}\n" for one in self.proof)
        return f"{_FIRST}\nindex {self.index}\n{hashes}\n{self.note}"

    def verify(self, leaf: bytes, policy: Policy) -> dict[str, Cosignature]:
        """That a leaf (by its hash) is in a log of the policy, as a quorum saw it; by whom.

        Raises:
            NotProved: if the receipt does not show it.
        """
        checkpoint = self.checkpoint
        verify_inclusion(leaf, self.index, checkpoint.size, checkpoint.root, self.proof)
        return policy.verify(self.note, checkpoint)


def parse_receipt(data: bytes) -> Receipt:
    """A `.tlog-proof`. What stands under `extra` is passed over, as nothing vouches for it. Raises NotProved."""
    head, gap, rest = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as cause:
        raise NotProved("a receipt is not plain text") from cause
    if not gap or lines[0] != _FIRST:
        raise NotProved("it is not a receipt (c2sp.org/tlog-proof@v1)")
    rows = lines[1:]
    if rows and rows[0].startswith("extra "):
        from_base64(rows.pop(0).removeprefix("extra "))
    if not rows or not rows[0].startswith("index "):
        raise NotProved("a receipt does not say its index")
    return Receipt(whole(rows[0].removeprefix("index ")), _hashes(rows[1:]), parse_note(rest))


def _hashes(rows: Sequence[str]) -> tuple[bytes, ...]:
    if len(rows) > _MOST_HASHES:
        raise NotProved("a receipt has too many hashes")
    return tuple(from_base64(row) for row in rows)
