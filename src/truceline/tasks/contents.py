"""Opening what is sealed beside a leaf, for somebody who may read it. Every reading is counted."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from truceline.errors import NotOnRecord, NotProved
from truceline.record.card import CARD, Card, parse_card
from truceline.record.entry import content_from
from truceline.record.envelope import Leaf
from truceline.record.fields import Copy, Slot
from truceline.record.register import SEALED
from truceline.record.sealing import File, Keystore, Part, Readings, unseal
from truceline.record.store import Store
from truceline.values.canonical import Json
from truceline.values.instants import Instant
from truceline.values.names import parse_name


class Reader:
    """Opens sealed fields. `leaves` and `fields` count what was opened."""

    def __init__(self, store: Store, keystore: Keystore) -> None:
        self._store, self._keystore = store, keystore
        self.leaves = self.fields = 0

    def copy(self, leaf: Leaf) -> Copy:
        """A copy with all fields shown but those whose subject was erased.

        Raises:
            NotOnRecord: if nothing is sealed beside the leaf.
            NotProved: if what is there is not what the leaf commits to, or a box is gone whose key is there; named.
            StoreFailed, DamagedRow: if it cannot be read.
        """
        card = self._card(leaf)
        fields = {one.name: one for part in self._parts(leaf, card) for one in part.fields}
        if not fields:
            return card.copy
        self.leaves += 1
        self.fields += len(fields)
        slots: list[Slot] = [fields.get(one.name, one) for one in card.copy.slots]
        return Copy(leaf, tuple(slots))

    def files(self, leaf: Leaf) -> list[File]:
        """The files that the leaf names by a commitment only, and that were not erased. Raises as `copy`."""
        return [one for part in self._parts(leaf, self._card(leaf)) for one in part.files]

    def contents(self, leaf: Leaf) -> Mapping[str, Json] | None:
        """The content of a leaf, as `record.projection.project` asks for it; None where a part of it is not there.

        Raises as `copy`, but not where nothing is sealed beside the leaf.
        """
        try:
            copy = self.copy(leaf)
        except NotOnRecord:
            return None
        return None if copy.withheld else content_from(copy.values)

    def _card(self, leaf: Leaf) -> Card:
        found = self._store.aside(SEALED, leaf.hash + CARD)
        if found is None:
            problem = f"nothing is sealed beside the leaf {leaf.hash.hex()[:12]}"
            raise NotOnRecord(problem, "ask for an entry whose content stands as fields, at the desk that sealed it")
        return parse_card(leaf, found)

    def _parts(self, leaf: Leaf, card: Card) -> list[Part]:
        """What is in the boxes. All of them together hold every field of the leaf, and none twice."""
        commitments = {one.name: one.withheld().commitment for one in card.copy.slots}
        keys = {subject: self._keystore.key(subject) for subject in card.subjects}
        parts = []
        for subject, key in keys.items():
            if key is None:
                continue
            box = self._store.aside(SEALED, leaf.hash + subject)
            if box is None:
                raise NotProved(f"the box of leaf {leaf.hash.hex()[:12]} for the subject {subject.hex()} is gone")
            parts.append(unseal(box, leaf, subject, key, commitments))
        names = [one.name for part in parts for one in part.fields]
        whole = None not in keys.values()
        if len(names) != len(set(names)) or (whole and len(names) != len(commitments)):
            raise NotProved(f"the boxes of leaf {leaf.hash.hex()[:12]} do not hold each field once")
        return parts


@contextmanager
def reading(
    store: Store, keystore: Keystore, readings: Readings, role: str, clock: Callable[[], Instant]
) -> Iterator[Reader]:
    """Read sealed fields in a role (a name such as `analyst`, never a person's).

    That a reading begins is written before anything can be opened; how much was opened, when it ends. A beginning
    without an end is a reading that was cut off, of unknown extent.

    Raises:
        ValueError: if the role is not a name.
        StoreFailed: if it cannot be written down; nothing is opened then.
    """
    reader = Reader(store, keystore)
    readings.begins(parse_name(role), clock())
    try:
        yield reader
    finally:
        readings.ends(role, clock(), reader.leaves, reader.fields)
