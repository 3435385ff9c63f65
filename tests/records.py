"""Small records for tests."""

from collections.abc import Sequence
from dataclasses import replace

from drawn_terms import entry, hour
from truceline.engines.memory.store import MemoryStore
from truceline.record.entry import Entry, content_of
from truceline.record.keeping import KeyAct, KeyEntry, PublicKey
from truceline.record.kinds import Statement
from truceline.record.opening import Keys, open_keys, opened
from truceline.record.pen import Pen, place_in
from truceline.record.register import Answer, Register, Submission
from truceline.record.store import About, Store
from truceline.record.tlog.signatures import PrivateKey
from truceline.values.intervals import exactly

ABOUT = About("case", "exercise", "record.invalid/case/exercise")


def statements(count: int, by: str = "a") -> list[Entry]:
    """Statements s0, s1, ... an hour apart."""
    return [entry(f"s{number}", Statement(speaker=by), exactly(hour(number))) for number in range(count)]


def pen_of(store: Store, key: PrivateKey) -> Pen:
    """A pen that goes on where its key stands on record."""
    about = store.about()
    return Pen(about.case, about.mode, key, place_in(store, key.id))


def written(pen: Pen, entries: Sequence[Entry]) -> list[Submission]:
    """Entries as envelopes in the open."""
    return [
        Submission(pen.write(one.kind, one.id, content_of(one), claimed=one.recorded, action=one.action).raw)
        for one in entries
    ]


def filled(store: Store, entries: Sequence[Entry], keys: Keys | None = None) -> Register:
    """A record with entries that its desk signed."""
    keys = keys or open_keys(store.about())
    register = opened(store, keys, claimed=0)
    register.submit(written(pen_of(store, keys.desk), entries))
    return register


def desk_key(store: Store) -> PrivateKey:
    """The key of the desk of a record that is not live."""
    return open_keys(store.about()).desk


def enrolled(register: Register, key: PrivateKey, holder: str = "device") -> Answer:
    """A key put on record by the desk."""
    public = PublicKey(key.algorithm, key.public)
    says = KeyEntry(KeyAct.ENROL, key.id, public, holder)
    return keyed(register, says)


def keyed(register: Register, says: KeyEntry, by: PrivateKey | None = None) -> Answer:
    """Something done with a key, by the desk unless another is named."""
    store = register.log.store
    pen = pen_of(store, by or desk_key(store))
    return register.submit([Submission(pen.write("key", "key", says.plain(), claimed=0).raw)])[0]


def small(count: int = 3) -> tuple[MemoryStore, Register]:
    """A record in memory."""
    store = MemoryStore(ABOUT)
    return store, filled(store, statements(count))


def later(one: Entry, **changes: object) -> Entry:
    """An entry with some parts changed."""
    return replace(one, **changes)  # type: ignore[arg-type]
