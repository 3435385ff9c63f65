"""Fork proofs: two checkpoints that one log signed and that cannot both be true (docs/record-format.md).

Whoever holds one can convince anybody who knows the log's key. Nothing else is needed: no server, no witness, no leaf.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of
from truceline.record.tlog.hashes import EMPTY_ROOT, SIZE
from truceline.record.tlog.notes import Note, base64_of, from_base64, parse_note
from truceline.record.tlog.policy import Policy
from truceline.record.tlog.proofs import roots_of, verify_consistency
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

FORM = "truceline/fork/1"
_KEYS = {"form", "smaller", "larger", "root", "proof"}
_MOST_HASHES = 63


@dataclass(frozen=True)
class Fork:
    """`larger` has, over its first leaves, the root `root` (so says `proof`), and `smaller` says another one."""

    smaller: Note
    larger: Note
    root: bytes
    proof: tuple[bytes, ...] = ()

    def bytes(self) -> bytes:
        """The fork proof as a file: canonical JSON."""
        content: dict[str, Json] = {
            "form": FORM,
            "smaller": str(self.smaller),
            "larger": str(self.larger),
            "root": self.root.hex(),
            "proof": [base64_of(one) for one in self.proof],
        }
        return canonical_bytes(content)

    def verify(self, policy: Policy) -> tuple[Checkpoint, Checkpoint]:
        """That a log of the policy signed both checkpoints and forked; the two, smaller first.

        The policy only has to name the log's key: `quorum none` is enough.

        Raises:
            NotProved: if the file does not show it.
        """
        smaller, larger = self._contradicting()
        policy.verify_log(self.smaller, smaller)
        policy.verify_log(self.larger, larger)
        return smaller, larger

    def _contradicting(self) -> tuple[Checkpoint, Checkpoint]:
        smaller, larger = checkpoint_of(self.smaller), checkpoint_of(self.larger)
        if smaller.origin != larger.origin:
            raise NotProved("the two checkpoints are of two logs")
        if smaller.root == self.root:
            raise NotProved("the two checkpoints agree")
        if smaller.size != larger.size:
            verify_consistency(smaller.size, larger.size, self.root, larger.root, self.proof)
        elif self.proof or self.root != larger.root:
            raise NotProved("two checkpoints of one size need no proof, and the root of the second")
        return smaller, larger


def fork_of(smaller: Note, larger: Note, root: bytes, proof: Sequence[bytes] = ()) -> Fork:
    """A fork proof from two checkpoints; its signatures are for `verify`.

    For different sizes, `proof` shows that `larger` continues a tree of the smaller size with the root `root`; for one
    size, `root` is that of `larger`.

    Raises:
        NotProved: if the two do not contradict each other.
    """
    fork = Fork(smaller, larger, root, tuple(proof))
    fork._contradicting()
    return fork


def fork_between(one: Note, other: Note, proof: Sequence[bytes] = ()) -> Fork:
    """A fork proof from two checkpoints in either order and a proof that the larger continues *some* smaller tree.

    That is what a forked log sends to a witness that knows better: the proof itself tells the other root. Only where
    the smaller size is a power of two it does not, and `fork_of` needs the root from elsewhere.

    Raises:
        NotProved: if the two do not contradict each other, or the proof does not show it.
    """
    smaller, larger = sorted((one, other), key=lambda note: checkpoint_of(note).size)
    old, size = checkpoint_of(smaller).size, checkpoint_of(larger).size
    if old == size:
        root = checkpoint_of(larger).root
    elif old == 0:
        root = EMPTY_ROOT
    elif not proof or old & (old - 1) == 0:
        raise NotProved(f"the proof does not tell which other tree of {old} leaves was continued")
    else:
        root = roots_of(old, size, proof)[0]
    return fork_of(smaller, larger, root, proof)


def parse_fork(data: bytes) -> Fork:
    """A fork proof from its file, its form checked and nothing else. Raises NotProved."""
    try:
        content = parse_canonical(data)
    except ValueError as cause:
        raise NotProved(f"a fork proof cannot be read: {cause}") from cause
    if not isinstance(content, dict) or content.keys() != _KEYS or content["form"] != FORM:
        raise NotProved(f"it is not a fork proof ({FORM})")
    proof = content["proof"]
    if not isinstance(proof, list) or len(proof) > _MOST_HASHES:
        raise NotProved("the proof of a fork is not a short list")
    notes = [parse_note(_text(content[key]).encode()) for key in ("smaller", "larger")]
    return Fork(notes[0], notes[1], _root(content["root"]), tuple(from_base64(_text(one)) for one in proof))


def _text(content: Json) -> str:
    if not isinstance(content, str):
        raise NotProved("a part of a fork proof is not text")
    return content


def _root(content: Json) -> bytes:
    text = _text(content)
    if len(text) != 2 * SIZE or set(text) - set("0123456789abcdef"):
        raise NotProved("the root in a fork proof is not lower-case hex of 32 bytes")
    return bytes.fromhex(text)
