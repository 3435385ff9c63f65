"""A small log and its witnesses, for tests: every proof by the slow, plain tree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plain_tree import plain_proof, plain_root
from truceline.record.tlog.checkpoints import Checkpoint
from truceline.record.tlog.cosignatures import cosign, cosigner
from truceline.record.tlog.notes import SIGNED, Note, NoteKey, NoteSignature
from truceline.record.tlog.policy import Policy, parse_policy
from truceline.record.tlog.requests import Request
from truceline.record.tlog.signatures import Algorithm, PrivateKey
from truceline.tasks.witness import Witness
from truceline.tasks.witness_folder import WitnessFolder

ORIGIN = "log.example/spring"
NOON = 1_770_000_000


def seed(number: int) -> bytes:
    """The seed of a key that nobody should use."""
    return number.to_bytes(32, "big")


_KEY = PrivateKey(seed(1))


@dataclass(frozen=True)
class SmallLog:
    """A log of a few leaves with its key. Two of them with one key are a log that has forked."""

    leaves: Sequence[bytes]
    origin: str = ORIGIN
    key: PrivateKey = _KEY

    @property
    def vkey(self) -> NoteKey:
        return NoteKey(self.origin, SIGNED, self.key.public)

    def root(self, size: int) -> bytes:
        return plain_root(self.leaves[:size])

    def checkpoint(self, size: int) -> Checkpoint:
        return Checkpoint(self.origin, size, self.root(size))

    def note(self, size: int) -> Note:
        return self.checkpoint(size).signed(self.key)

    def proof(self, old: int, size: int) -> list[bytes]:
        return plain_proof(old, self.leaves[:size])

    def request(self, old: int, size: int) -> bytes:
        return Request(old, tuple(self.proof(old, size)), self.note(size)).bytes()


def numbered(count: int, word: str = "leaf") -> list[bytes]:
    """So many different leaves."""
    return [f"{word} {number}".encode() for number in range(count)]


def forked(count: int, at: int) -> SmallLog:
    """The log of `numbered` with another leaf at one place."""
    leaves = numbered(count)
    leaves[at] = b"rewritten"
    return SmallLog(leaves)


@dataclass(frozen=True)
class Hand:
    """A witness without a memory: it cosigns whatever it is told to."""

    name: str
    key: PrivateKey

    @property
    def vkey(self) -> NoteKey:
        return cosigner(f"witness.example/{self.name}", self.key)

    def sign(self, checkpoint: Checkpoint, time: int) -> NoteSignature:
        return cosign(checkpoint, self.vkey.name, self.key, time)


def hands(*names: str, algorithm: Algorithm = Algorithm.ED25519) -> list[Hand]:
    """Witnesses without a memory, each with a key of its own."""
    return [Hand(name, PrivateKey(seed(100 + number), algorithm)) for number, name in enumerate(names)]


def cosigned(log: SmallLog, size: int, *by: tuple[Hand, int]) -> Note:
    """A checkpoint with cosignatures by hands, at times."""
    return log.note(size).adding([hand.sign(log.checkpoint(size), time) for hand, time in by])


def policy_for(log: SmallLog, members: Sequence[tuple[str, NoteKey, str]], least: int | str = "any") -> Policy:
    """A policy with one group of witnesses (name, key, address or empty)."""
    return parse_policy(policy_text(log, members, least))


def policy_text(log: SmallLog, members: Sequence[tuple[str, NoteKey, str]], least: int | str = "any") -> str:
    """The same as text."""
    lines = [f"log {log.vkey}", *(f"witness {name} {key} {address}" for name, key, address in members)]
    names = " ".join(name for name, _, _ in members)
    return "\n".join([*lines, f"group all-of-them {least} {names}" if members else "", _quorum(members), ""])


def _quorum(members: Sequence[object]) -> str:
    return "quorum all-of-them" if members else "quorum none"


def policy_of(log: SmallLog, witnesses: Sequence[Hand], least: int | str) -> Policy:
    """A policy over hands, of which so many are a quorum."""
    return policy_for(log, [(one.name, one.vkey, "") for one in witnesses], least)


def witness_in(
    folder: Path,
    log: SmallLog,
    number: int = 7,
    algorithm: Algorithm = Algorithm.ED25519,
    clock: Callable[[], int] = lambda: NOON,
) -> Witness:
    """A real witness with a folder, which is made where there is none."""
    if not (folder / "key").exists():
        WitnessFolder(folder).make(f"witness.example/{number}", algorithm, seed(number))
    return Witness(WitnessFolder(folder), policy_for(log, []), clock)
