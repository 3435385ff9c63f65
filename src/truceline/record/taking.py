"""One round of taking leaves: what is on record already, seen together with what this round adds."""

from collections import defaultdict
from collections.abc import Iterable

from truceline.errors import NotProved
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.keeping import KINDS as KEEPING
from truceline.record.keyring import Keyring
from truceline.record.kinds import KINDS as ENTRIES
from truceline.record.log import Log
from truceline.record.store import Aside, Row


class Waiting(Exception):
    """The leaf cannot stand yet; says for what it waits."""


class Conflict(Exception):
    """The leaf was taken, but contradicts another one; says how."""

    def __init__(self, index: int, what: str) -> None:
        self.index = index
        super().__init__(what)


class Round:
    """Leaves that go on record together."""

    def __init__(self, log: Log, keyring: Keyring) -> None:
        self.keyring = keyring
        self.rows: list[Row] = []
        self.asides: list[Aside] = []
        self.taken: dict[bytes, int] = {}
        self._log = log
        self._leaves: list[Leaf] = []
        self._signed: dict[tuple[bytes, int], list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)

    def take(self, leaf: Leaf, sealed: Iterable[Aside] = ()) -> tuple[int, bool]:
        """Put a leaf behind those before; its index, and whether it is new.

        Raises:
            NotProved: if it may not stand on this record.
            Waiting: if it must wait for another.
            Conflict: if it was taken, and contradicts what is there.
        """
        envelope = leaf.envelope
        there = self._with(envelope.by, envelope.seq)
        for index in there:
            if self._at(index).raw == leaf.raw:
                return index, False
        index = self._log.head.size + len(self.rows)
        self._check(index, leaf)
        against = self._against(leaf, there)
        self.keyring.take(index, leaf)
        self._put(index, leaf, sealed)
        if against:
            raise Conflict(index, against)
        return index, True

    def _put(self, index: int, leaf: Leaf, sealed: Iterable[Aside]) -> None:
        envelope = leaf.envelope
        self.rows.append(Row(leaf.raw, envelope.by, envelope.seq, envelope.id))
        self.asides.extend(sealed)
        self._leaves.append(leaf)
        self.taken[leaf.hash] = index
        self._signed[envelope.by, envelope.seq].append(index)
        self._named[envelope.id].append(index)

    def _check(self, index: int, leaf: Leaf) -> None:
        about, envelope = self._log.store.about(), leaf.envelope
        if (envelope.case, envelope.mode) != (about.case, about.mode):
            raise NotProved(f"it is for {envelope.case} ({envelope.mode}), not for {about.case} ({about.mode})")
        if envelope.kind not in ENTRIES and envelope.kind not in KEEPING:
            raise NotProved(f"{envelope.kind} is not a kind of entry")
        self.keyring.check(index, leaf)

    def _against(self, leaf: Leaf, there: list[int]) -> str:
        """What the leaf contradicts, or nothing. Raises Waiting."""
        envelope = leaf.envelope
        if there:
            return f"its key signed another {envelope.seq}. envelope, at index {there[0]}: its story is double"
        if envelope.seq > 1:
            before = self._with(envelope.by, envelope.seq - 1)
            if not before:
                raise Waiting(f"the {envelope.seq - 1}. envelope of its key has not come yet")
            if all(self._at(index).hash != envelope.prev for index in before):
                return f"it names another {envelope.seq - 1}. envelope of its key than is on record"
        return "" if envelope.kind in KEEPING else self._against_id(leaf)

    def _against_id(self, leaf: Leaf) -> str:
        envelope = leaf.envelope
        known = [*self._log.store.named(envelope.id), *self._named[envelope.id]]
        stands = bool(known) and self._at(known[-1]).envelope.action != "retract"
        if envelope.action == "assert":
            return f"the id {envelope.id} is on record already, at index {known[-1]}" if stands else ""
        if not known:
            raise Waiting(f"there is nothing to {envelope.action} under {envelope.id} yet")
        kind = self._at(known[-1]).envelope.kind
        return f"{envelope.id} is a {kind}, not a {envelope.kind}" if kind != envelope.kind else ""

    def _with(self, by: bytes, seq: int) -> list[int]:
        return [*self._log.store.signed_by(by, seq), *self._signed[by, seq]]

    def _at(self, index: int) -> Leaf:
        size = self._log.head.size
        if index >= size:
            return self._leaves[index - size]
        return next(parse_leaf(raw) for _, raw in self._log.store.leaves(index, index + 1))
