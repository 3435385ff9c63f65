"""One round of taking leaves: what is on record already, seen together with what this round adds."""

from collections import defaultdict
from collections.abc import Iterable

from truceline.errors import NotProved
from truceline.record.contents import check_content
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.envelope_form import Seen
from truceline.record.keeping import KINDS as KEEPING
from truceline.record.keeping import Founding
from truceline.record.keyring import Keyring
from truceline.record.log import Log, root_at
from truceline.record.store import Aside, Row

CLOSED = "the record was closed; nothing more is taken"
Need = tuple[bytes, int] | str
"""For what a leaf waits: the envelope of a key at a place, or something under an id."""


class Waiting(Exception):
    """The leaf cannot stand yet; says for what it waits."""

    def __init__(self, need: Need, what: str) -> None:
        self.need = need
        super().__init__(what)


class Conflict(Exception):
    """The leaf is on record, but contradicts one before it; says where it stands and how."""

    def __init__(self, index: int, what: str) -> None:
        self.index = index
        super().__init__(what)


class Heads:
    """The tree heads that a log had, as far as they were asked for; they never change."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._roots: dict[int, bytes] = {}

    def check(self, seen: Seen) -> None:
        """That the log had a head that somebody saw. Raises NotProved."""
        size = self._log.head.size
        if seen.size > size:
            raise NotProved(f"it was made after {seen.size} entries were seen, but only {size} are on record here")
        if seen.size not in self._roots:
            self._roots[seen.size] = root_at(self._log.store, seen.size)
        if self._roots[seen.size] != seen.root:
            what = f"it was made after a tree of {seen.size} entries was seen that this record never had"
            raise NotProved(f"{what}; whoever has that checkpoint should keep it")


class Round:
    """Leaves that go on record together. `closed`: a closure stands before the next one, so none is new any more."""

    def __init__(self, log: Log, keyring: Keyring, heads: Heads) -> None:
        self.keyring = keyring
        self.rows: list[Row] = []
        self.leaves: list[Leaf] = []
        self.asides: list[Aside] = []
        self._log, self._heads = log, heads
        self._about = log.store.about()
        self.closed = bool(log.store.named("closure"))
        self._signed: dict[tuple[bytes, int], list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)

    def take(self, leaf: Leaf, sealed: Iterable[Aside] = ()) -> tuple[int, bool]:
        """Put a leaf behind those before; its index, and whether it is new. The same leaf has the same outcome again.

        Raises:
            NotProved: if it may not stand on this record.
            Waiting: if it must wait for another.
            Conflict: if it is on record, and contradicts what stood there before it.
        """
        there = self._with(leaf.envelope.by, leaf.envelope.seq)
        known = next((index for index in there if self._at(index).raw == leaf.raw), None)
        index = self._log.head.size + len(self.rows) if known is None else known
        if known is None:
            self._check(index, leaf)
        against = self._against(index, leaf)
        if known is None:
            self.keyring.take(index, leaf)
            self._put(index, leaf, sealed)
        if against:
            raise Conflict(index, against)
        return index, known is None

    def _put(self, index: int, leaf: Leaf, sealed: Iterable[Aside]) -> None:
        envelope = leaf.envelope
        self.rows.append(Row(leaf.raw, envelope.by, envelope.seq, envelope.id))
        self.asides.extend(sealed)
        self.leaves.append(leaf)
        self.closed = self.closed or envelope.kind == "closure"
        self._signed[envelope.by, envelope.seq].append(index)
        self._named[envelope.id].append(index)

    def _check(self, index: int, leaf: Leaf) -> None:
        if self.closed:
            raise NotProved(CLOSED)
        about, envelope = self._about, leaf.envelope
        if (envelope.case, envelope.mode) != (about.case, about.mode):
            raise NotProved(f"it is for {envelope.case} ({envelope.mode}), not for {about.case} ({about.mode})")
        check_content(envelope)
        self.keyring.check(index, leaf)
        if index == 0 and not self._founds(Founding.of(envelope.says or {})):
            raise NotProved("it founds another log than this one")
        if envelope.seen is not None:
            self._heads.check(envelope.seen)

    def _founds(self, founding: Founding) -> bool:
        signer = self._log.signer
        return founding.origin == founding.log.name == signer.origin and founding.log.public == signer.key.public

    def _against(self, end: int, leaf: Leaf) -> str:
        """What the leaf contradicts among those before `end`, or nothing. Raises Waiting."""
        envelope = leaf.envelope
        there = [index for index in self._with(envelope.by, envelope.seq) if index < end]
        if there:
            return f"its key signed another {envelope.seq}. envelope, at index {there[0]}: its story is double"
        if envelope.seq > 1:
            need = (envelope.by, envelope.seq - 1)
            before = [index for index in self._with(*need) if index < end]
            if not before:
                raise Waiting(need, f"the {envelope.seq - 1}. envelope of its key has not come yet")
            if all(self._at(index).hash != envelope.prev for index in before):
                return f"it names another {envelope.seq - 1}. envelope of its key than is on record"
        return "" if envelope.kind in KEEPING else self._against_id(end, leaf)

    def _against_id(self, end: int, leaf: Leaf) -> str:
        envelope = leaf.envelope
        names = [*self._log.store.named(envelope.id), *self._named[envelope.id]]
        known = [index for index in names if index < end]
        if not known:
            if envelope.action == "assert":
                return ""
            raise Waiting(envelope.id, f"there is nothing to {envelope.action} under {envelope.id} yet")
        last = self._at(known[-1]).envelope
        gone, what = last.action == "retract", f"at index {known[-1]}"
        if envelope.action == "assert":
            return "" if gone else f"the id {envelope.id} is on record already, {what}"
        if gone:
            return f"there is nothing to {envelope.action} under {envelope.id}: it was retracted, {what}"
        return f"{envelope.id} is a {last.kind}, not a {envelope.kind}" if last.kind != envelope.kind else ""

    def _with(self, by: bytes, seq: int) -> list[int]:
        return [*self._log.store.signed_by(by, seq), *self._signed[by, seq]]

    def _at(self, index: int) -> Leaf:
        size = self._log.head.size
        if index >= size:
            return self.leaves[index - size]
        return next(parse_leaf(raw) for _, raw in self._log.store.leaves(index, index + 1))
