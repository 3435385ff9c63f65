"""Devices and their queues, for tests: each with a key of its own that the desk has enrolled."""

from collections.abc import Sequence
from pathlib import Path

from drawn_terms import hour
from records import ABOUT, enrolled, filled
from small_log import Hand, SmallLog, policy_of, seed
from truceline.engines.memory.store import MemoryStore
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Evidence, Seen
from truceline.record.log import Memory
from truceline.record.opening import open_keys
from truceline.record.pen import Pen, Place
from truceline.record.projection import parsed
from truceline.record.queue import Owner
from truceline.record.register import Answer, Register, Submission
from truceline.record.store import Aside
from truceline.record.tlog.checkpoints import parse_checkpoint
from truceline.record.tlog.notes import SIGNED, Note, NoteKey
from truceline.record.tlog.policy import Policy
from truceline.record.tlog.signatures import PrivateKey
from truceline.tasks.outbox import Outbox
from truceline.values.canonical import Json

LOG = NoteKey(ABOUT.origin, SIGNED, open_keys(ABOUT).log.public)
KEYS = [PrivateKey(seed(number)) for number in range(501, 506)]


def saying(text: str = "drawn", number: int = 1) -> dict[str, Json]:
    """The content of a statement."""
    occurred: list[Json] = [hour(number), hour(number) + 1]
    return {"occurred": occurred, "recorded": hour(number), "sources": [], "text": text, "says": {"speaker": "a"}}


def pen(key: PrivateKey, place: Place | None = None, seen: Seen | None = None) -> Pen:
    """A pen that begins, or goes on at a place."""
    return Pen(ABOUT.case, ABOUT.mode, key, place or Place(), seen)


def story(key: PrivateKey, *ids: str, text: str = "drawn") -> list[Leaf]:
    """Statements by a key, one after another."""
    own = pen(key)
    return [own.write("statement", id, saying(text), claimed=hour(1)) for id in ids]


def record(*keys: PrivateKey) -> Register:
    """A record in memory with only its founding and the enrolment of keys."""
    register = filled(MemoryStore(ABOUT), [])
    for key in keys:
        assert enrolled(register, key).index is not None
    return register


def submit(register: Register, leaves: Sequence[Leaf]) -> list[Answer]:
    """Leaves submitted in their order, as one call."""
    return register.submit([Submission(leaf.raw) for leaf in leaves])


def standings(answers: Sequence[Answer]) -> list[str]:
    """How the answers stand, in short."""
    return [answer.standing.value for answer in answers]


def hashes(register: Register) -> set[bytes]:
    """Every leaf on record, by its hash."""
    return {leaf.hash for _, leaf in parsed(register.log.store)}


def queue(path: Path, key: PrivateKey, memory: Memory | None = None) -> Outbox:
    """A device's queue, begun where there is none."""
    if (path / "owner").exists():
        return Outbox(path, memory)
    return Outbox.begin(path, Owner(ABOUT.case, ABOUT.mode, key.id, LOG), memory)


def reported(box: Outbox, key: PrivateKey, *ids: str, evidence: Sequence[Evidence] = ()) -> list[Leaf]:
    """Statements put into a queue."""
    return [
        box.write(pen(key), kind="statement", id=id, content=saying(), claimed=hour(1), evidence=evidence) for id in ids
    ]


class Remembered:
    """A memory of what was signed, apart from the folder."""

    def __init__(self) -> None:
        self.seen: tuple[int, bytes] | None = None

    def last(self) -> tuple[int, bytes] | None:
        return self.seen

    def remember(self, size: int, root: bytes) -> None:
        self.seen = (size, root)


def policy_over(witnesses: Sequence[Hand], least: int | str = "any", origin: str = ABOUT.origin) -> Policy:
    """A policy for the log of these records."""
    return policy_of(SmallLog([], origin, open_keys(ABOUT).log), witnesses, least)


def cosigned_head(register: Register, *by: tuple[Hand, int]) -> tuple[Note, Seen]:
    """The head as it stands, cosigned at POSIX seconds and kept beside the log; and how an envelope names it."""
    checkpoint, note = parse_checkpoint(register.log.head.note)
    note = note.adding([hand.sign(checkpoint, time) for hand, time in by])
    register.log.store.shelve([Aside("note", note.digest(), note.bytes())])
    return note, Seen(checkpoint.size, checkpoint.root, note.digest())
