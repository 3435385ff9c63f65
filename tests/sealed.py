"""Small records with sealed fields, and a keystore and a log of readings in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from drawn_terms import entry, hour
from records import ABOUT, desk_key, filled, pen_of
from truceline.engines.memory.store import MemoryStore
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.entry import Entry
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Evidence
from truceline.record.fields import Copy
from truceline.record.kinds import Allegation, Statement
from truceline.record.pen import Pen
from truceline.record.projection import leaf_at
from truceline.record.register import Answer, Register
from truceline.record.sealing import KEY
from truceline.record.store import Store
from truceline.tasks.contents import Reader
from truceline.tasks.protect import Draft, Random, protect
from truceline.values.intervals import exactly

SOURCE = "observer on the hill"


class MemoryKeystore:
    """Keeps the promises of `record.sealing.Keystore` for as long as it lives."""

    def __init__(self, seed: bytes = b"keystore") -> None:
        self.keys: dict[bytes, bytes | None] = {}
        self._random = random_from(seed)

    def create(self, subjects: Sequence[bytes]) -> None:
        for subject in subjects:
            if self.keys.setdefault(subject, self._random(KEY)) is None:
                raise RecordRefused("it was erased", "name another")

    def key(self, subject: bytes) -> bytes | None:
        if subject not in self.keys:
            raise StoreFailed("it was never there", "take the right keystore")
        return self.keys[subject]

    def destroy(self, subject: bytes) -> None:
        self.keys[subject] = None

    def subjects(self) -> list[bytes]:
        return sorted(subject for subject, key in self.keys.items() if key is not None)


@dataclass
class MemoryReadings:
    """Keeps the promises of `record.sealing.Readings` for as long as it lives."""

    lines: list[tuple[object, ...]] = field(default_factory=list)

    def begins(self, role: str, at: int) -> None:
        self.lines.append((role, at, "begins"))

    def ends(self, role: str, at: int, leaves: int, fields: int) -> None:
        self.lines.append((role, at, "ends", leaves, fields))


def random_from(seed: bytes) -> Random:
    """Bytes that look random, the same for the same seed, never twice the same."""
    numbers = count()
    return lambda size: sha256(seed + next(numbers).to_bytes(8, "big")).digest()[:size]


def allegation(id: str = "a0", place: str = "bridge 4", text: str = "shots were heard", at: int = 1) -> Entry:
    """Something that a side says happened, at a place, with a source."""
    payload = Allegation(issuer="north", accused="south", place=place, unit="shot")
    made = entry(id, payload, exactly(hour(at)))
    return type(made)(made.id, made.action, made.occurred, made.recorded, (SOURCE,), text, payload)


def statement(id: str = "s0") -> Entry:
    """Somebody said something."""
    return entry(id, Statement(speaker="north"), exactly(hour(1)))


@dataclass
class Sealed:
    """A record with sealed entries: leaf 0 founds it, the entries follow."""

    store: Store
    register: Register
    pen: Pen
    keystore: MemoryKeystore
    answers: list[Answer]

    @property
    def reader(self) -> Reader:
        """Somebody who may read."""
        return Reader(self.store, self.keystore)

    def leaf(self, index: int = 1) -> Leaf:
        """A leaf on record."""
        return leaf_at(self.store, index)

    def copy(self, index: int = 1) -> Copy:
        """A copy with everything shown that can be."""
        return self.reader.copy(self.leaf(index))


def sealed(
    entries: Sequence[Entry],
    seed: bytes = b"random",
    store: Store | None = None,
    subjects: dict[str, bytes] | None = None,
    hidden: Sequence[Evidence] = (),
) -> Sealed:
    """A record with entries that its desk sealed."""
    store = store or MemoryStore(ABOUT)
    register = filled(store, [])
    pen, keystore = pen_of(store, desk_key(store)), MemoryKeystore()
    drafts = [Draft(one, one.recorded, subjects or {}, hidden=tuple(hidden)) for one in entries]
    answers = protect(register, pen, keystore, drafts, random_from(seed))
    return Sealed(store, register, pen, keystore, answers)
