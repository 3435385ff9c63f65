"""Acknowledgements: a log promises in writing that a leaf will be in it by a time (docs/record-format.md).

Whoever holds one needs no trust: either the leaf is there by then, or the promise is evidence against the log.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.times import cosigned_at
from truceline.record.tlog.checkpoints import checkpoint_of, whole
from truceline.record.tlog.hashes import SIZE, leaf_hashes, root_of
from truceline.record.tlog.notes import SIGNED, Note, NoteKey, base64_of, from_base64, parse_note, sign_note
from truceline.record.tlog.policy import NONE, Policy
from truceline.record.tlog.receipts import Receipt
from truceline.record.tlog.signatures import PrivateKey

FORM = "truceline/acknowledgement/1"


@dataclass(frozen=True)
class Acknowledgement:
    """That a leaf (by its hash) will be in the log of an origin by a POSIX second."""

    origin: str
    leaf: bytes
    by: int

    def signed(self, key: PrivateKey) -> Note:
        """The promise as a note, signed with the log's key."""
        return sign_note(f"{FORM}\n{self.origin}\n{base64_of(self.leaf)}\n{self.by}\n", self.origin, key)


def acknowledgement_of(note: Note) -> Acknowledgement:
    """What a note promises; nothing is checked about its signatures. Raises NotProved."""
    lines = note.text.split("\n")
    if len(lines) != 5 or lines[0] != FORM or lines[4] or not lines[1]:
        raise NotProved(f"a note is not an acknowledgement ({FORM})")
    leaf = from_base64(lines[2])
    if len(leaf) != SIZE:
        raise NotProved(f"an acknowledgement names a leaf by {len(leaf)} bytes")
    return Acknowledgement(lines[1], leaf, whole(lines[3]))


def verify_acknowledgement(data: bytes, log: NoteKey) -> Acknowledgement:
    """A promise by a log. Raises NotProved where it did not give it."""
    note = parse_note(data)
    promise = acknowledgement_of(note)
    if log.type != SIGNED or promise.origin != log.name:
        raise NotProved(f"the acknowledgement is of {promise.origin}, not of {log.name}")
    note.verify(log)
    return promise


@dataclass(frozen=True)
class Withheld:
    """A promise that was broken: a quorum cosigned this tree after the deadline, and the leaf is not in it.

    `cosigned` are POSIX seconds by witness, all after `promise.by`.
    """

    promise: Acknowledgement
    checkpoint: Note
    cosigned: dict[str, int]

    def refuted_by(self, receipt: Receipt, policy: Policy) -> bool:
        """Whether the log can answer it: a receipt for the leaf under a checkpoint that a quorum cosigned in time.

        Without such an answer the log broke its word; with one, the witnesses of the later cosignatures were shown an
        old tree, which is for the log to explain.
        """
        try:
            cosigned = receipt.verify(self.promise.leaf, policy)
        except NotProved:
            return False
        in_time = {name for name, one in cosigned.items() if 0 < one.time <= self.promise.by}
        return receipt.checkpoint.origin == self.promise.origin and policy.quorum != NONE and policy.reached(in_time)


def withheld(promise: bytes, log: NoteKey, note: Note, policy: Policy, leaves: Sequence[bytes]) -> Withheld:
    """That a promise was broken; `leaves` are those of the checkpoint, as anybody's export has them.

    A witness that cosigns says that it had seen no larger tree at that time. So a quorum is asked for, each of which
    cosigned after the deadline: one witness alone may have been shown an old tree.

    Raises:
        NotProved: if it does not show it.
    """
    found, checkpoint = verify_acknowledgement(promise, log), checkpoint_of(note)
    if checkpoint.origin != found.origin:
        raise NotProved("the checkpoint is of another log than the promise")
    policy.verify_log(note, checkpoint)
    late = {name: at for name, at in cosigned_at(policy, note).items() if at > found.by}
    if policy.quorum == NONE or not policy.reached(late):
        raise NotProved(f"no quorum cosigned the checkpoint after the deadline ({found.by})")
    hashes = leaf_hashes(leaves)
    if len(hashes) != checkpoint.size or root_of(hashes) != checkpoint.root:
        raise NotProved("the leaves are not those of the checkpoint")
    if found.leaf in hashes:
        raise NotProved(f"the promise was kept: the leaf is there, at index {hashes.index(found.leaf)}")
    return Withheld(found, note, late)
