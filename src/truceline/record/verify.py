"""Checking a record from its bytes alone: the tree, every signature, every signer's own chain, and what they say.

Anything changed, dropped, added or put elsewhere is a problem and is named. What its people did (a double story, a key
in other hands) does not break a record: it is noticed, and shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from truceline.errors import NotOnRecord, NotProved
from truceline.record.entry import entry_of
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.keeping import KINDS as KEEPING
from truceline.record.keyring import Keyring
from truceline.record.log import Proofs
from truceline.record.projection import parsed
from truceline.record.signature_checks import SignatureChecks
from truceline.record.store import About, DamagedRow, Head, Store
from truceline.record.tlog.checkpoints import parse_checkpoint
from truceline.record.tree_audit import Problem, TreeAudit

_NOW_AND_THEN = 2048
KINDS_ASIDE = ("note", "held", "sealed")


@dataclass(frozen=True)
class Verification:
    """The outcome: how many entries were read, where the record stands, what is wrong, and what else was noticed."""

    read: int
    head: Head | None
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def verify(
    store: Store,
    case: str,
    mode: str,
    seen: Head | None = None,
    workers: int = 1,
    tell: Callable[[int], object] = lambda _: None,
) -> Verification:
    """Check a whole record.

    `seen` is a head that somebody kept from earlier: the record must still begin with just those entries. `workers` is
    how many processes check signatures; one: this one does. `tell` is told now and then how many entries have passed.
    """
    audit = TreeAudit(store)
    walk = _Walk(case, mode, audit.problems, SignatureChecks(workers))
    for index, raw in audit.leaves():
        walk.step(index, raw)
        if index % _NOW_AND_THEN == 0:
            tell(index)
    walk.finish()
    head = _head(store, audit, walk)
    problems = audit.problems
    problems += [Problem(None, None, f"the store: {complaint}") for complaint in store.complaints()]
    if head is not None and not problems:
        problems += walk.against_log(head)
        problems += walk.against_seen(store, head, seen)
        problems += _beside(store, walk)
    elif seen is not None and head is not None:
        problems.append(Problem(None, None, f"whether the record continues {seen} cannot be told while it is damaged"))
    return Verification(audit.read, head, tuple(problems), tuple(walk.notices))


def _head(store: Store, audit: TreeAudit, walk: "_Walk") -> Head | None:
    try:
        head, about = store.head(), store.about()
    except (DamagedRow, NotOnRecord) as damage:
        audit.problems.append(Problem(None, None, f"the head cannot be read: {damage}"))
        return None
    audit.against_head(head)
    if walk.founded not in (None, about):
        what = f"the record is filed under {about.origin} ({about.mode}), which is not how it was founded"
        audit.problems.append(Problem(None, None, what))
    return head


class _Walk:
    """What the leaves say, in their order."""

    def __init__(self, case: str, mode: str, problems: list[Problem], checks: SignatureChecks) -> None:
        self.case, self.mode = case, mode
        self._checks = checks
        self.problems, self.notices = problems, list[Problem]()
        self.keyring = Keyring()
        self.founded: About | None = None
        self.references = _References()
        self._unread = False
        self._chains: dict[bytes, tuple[int, bytes]] = {}
        self._forked: dict[tuple[bytes, int], set[bytes]] = {}
        self._seen: dict[tuple[int, bytes], int] = {}
        self._standing: dict[str, str] = {}

    def step(self, index: int, raw: bytes) -> None:
        try:
            leaf = parse_leaf(raw)
        except NotProved as cause:
            self.problems.append(Problem(index, None, str(cause)))
            self._unread = True
            return
        if leaf.envelope.kind == "founding" and index == 0:
            origin = (leaf.envelope.says or {}).get("origin")
            self.founded = About(leaf.envelope.case, leaf.envelope.mode, str(origin))
        for check in (self._signature, self._chain, self._content):
            try:
                check(index, leaf)
            except (NotProved, ValueError) as cause:
                self.problems.append(Problem(index, leaf.envelope.id, str(cause)))
        self.references.add(index, leaf.envelope.by, leaf.envelope.seq, leaf.envelope.id)

    def _signature(self, index: int, leaf: Leaf) -> None:
        if (leaf.envelope.case, leaf.envelope.mode) != (self.case, self.mode):
            raise NotProved(f"it is of {leaf.envelope.case} ({leaf.envelope.mode}), not of {self.case} ({self.mode})")
        if leaf.envelope.kind not in KEEPING:
            self._checks.add(index, leaf, self.keyring.admitted(index, leaf))
            return
        # Whose later signatures count hangs on these, so they are never taken on trust.
        self.keyring.check(index, leaf)
        self.keyring.take(index, leaf)

    def finish(self) -> None:
        """What was still being checked when the last leaf had passed."""
        self.problems += [Problem(one.index, one.id, "the signature does not hold") for one in self._checks.failed()]

    def _chain(self, index: int, leaf: Leaf) -> None:
        envelope, hash = leaf.envelope, leaf.hash
        last, prev = self._chains.get(envelope.by, (0, None))
        if envelope.seq <= last:
            self._forked.setdefault((envelope.by, envelope.seq), set()).add(hash)
            self._notice(index, leaf, f"its key signed another {envelope.seq}. envelope: its story is double")
        else:
            self._chains[envelope.by] = (envelope.seq, hash)
            if envelope.seq > last + 1 and not self._unread:
                raise NotProved(f"the {envelope.seq - 1}. envelope of its key is missing before it")
            if envelope.prev not in (prev, *self._forked.get((envelope.by, last), ())) and not self._unread:
                self._notice(index, leaf, f"it names another {last}. envelope of its key than is on record")
        if envelope.seen is not None:
            if envelope.seen.size > index:
                raise NotProved(f"it says that it saw {envelope.seen.size} entries, but only {index} were there")
            self._seen.setdefault((envelope.seen.size, envelope.seen.root), index)

    def _content(self, index: int, leaf: Leaf) -> None:
        envelope = leaf.envelope
        if envelope.kind in KEEPING:
            return
        if envelope.says is not None:
            entry_of(envelope)
        stands = self._standing.get(envelope.id)
        if (envelope.action == "assert") == (stands is not None):
            what = "is on record already" if stands else f"is not there to {envelope.action}"
            self._notice(index, leaf, f"the id {envelope.id} {what}")
        if envelope.action == "retract":
            self._standing.pop(envelope.id, None)
        else:
            self._standing[envelope.id] = envelope.kind

    def _notice(self, index: int, leaf: Leaf, what: str) -> None:
        self.notices.append(Problem(index, leaf.envelope.id, what))

    def against_log(self, head: Head) -> Iterator[Problem]:
        """That the log's own key signed the head."""
        founding = self.keyring.founding
        if head.size == 0:
            return
        try:
            checkpoint, note = parse_checkpoint(head.note)
            if founding is None or checkpoint.origin != founding.origin:
                raise NotProved("it is not signed for the origin that the record was founded with")
            if (checkpoint.size, checkpoint.root) != (head.size, head.root):
                raise NotProved("it is about another tree")
            note.verify(founding.log)
        except NotProved as cause:
            yield Problem(None, None, f"the checkpoint of the head does not hold: {cause}")

    def against_seen(self, store: Store, head: Head, kept: Head | None) -> Iterator[Problem]:
        """That every tree head that somebody saw is one that this record had."""
        proofs = Proofs(store, head.size)
        for (size, root), index in self._seen.items():
            if proofs.root_before(size) != root:
                what = f"it was made after a tree of {size} entries was seen that this record never had"
                yield Problem(index, None, what)
        if kept and (kept.size > head.size or proofs.root_before(kept.size) != kept.root):
            yield Problem(None, None, f"the record does not continue the one seen earlier ({kept})")


class _References:
    """What leaves can be found by, in their order, as one hash: a record may have a million of them."""

    def __init__(self) -> None:
        self._hasher = sha256()

    def add(self, index: int, by: bytes | None, seq: int, id: str | None) -> None:
        self._hasher.update(b"%d %b %d %b\n" % (index, by or b"", seq, (id or "").encode()))

    def digest(self) -> bytes:
        return self._hasher.digest()


def _beside(store: Store, walk: _Walk) -> Iterator[Problem]:
    """What stands beside the log: damage shows; what can be found must be found where it is."""
    filed = _References()
    try:
        for kind in KINDS_ASIDE:
            for _ in store.shelved(kind):
                pass
        for reference in store.references():
            filed.add(*reference)
        if filed.digest() != walk.references.digest():
            yield from _misfiled(store)
    except DamagedRow as damage:
        yield Problem(None, None, damage.reason)


def _misfiled(store: Store) -> Iterator[Problem]:
    """Which leaves are filed as what they are not, once it is known that some are."""
    envelopes = ((index, leaf.envelope) for index, leaf in parsed(store))
    right = {(index, one.by, one.seq, one.id) for index, one in envelopes}
    for index in sorted({row[0] for row in right ^ set(store.references())}):
        yield Problem(index, None, "the store files it under another signer or id than it has")


def parse_head(text: str) -> Head:
    """Read `214:9f86d0...` as printed by `str(Head)`.

    Raises:
        ValueError: if it is not a size, a colon and 64 hex digits.
    """
    size, _, root = text.partition(":")
    if not size.isdecimal() or len(root) != 64:
        raise ValueError(f"{text!r} is not a head; write the size, a colon and 64 hex digits, as a report prints it")
    try:
        return Head(int(size), bytes.fromhex(root))
    except ValueError as cause:
        raise ValueError(f"{text!r} is not a head; the part after the colon is not hexadecimal") from cause
