"""Whose signatures count at which place of the log. Position decides, never a claimed time."""

from dataclasses import dataclass, replace

from truceline.errors import NotProved
from truceline.record.envelope import Leaf
from truceline.record.keeping import AUTHORITY, BY_AUTHORITY, KINDS, Founding, KeyAct, KeyEntry, PublicKey


@dataclass(frozen=True)
class Holding:
    """A key on record: who holds it, from which leaf on it counts and until which, and from where it is doubted."""

    key: PublicKey
    holder: str | None
    since: int
    until: int | None = None
    doubted: int | None = None


class Keyring:
    """The keys of a record, as the leaves so far have made them known."""

    def __init__(self) -> None:
        self.founding: Founding | None = None
        self._keys: dict[bytes, Holding] = {}

    def copy(self) -> "Keyring":
        """The same keys, to be changed apart from these."""
        other = Keyring()
        other.founding, other._keys = self.founding, dict(self._keys)
        return other

    def holdings(self) -> list[Holding]:
        """Every key that was ever on record."""
        return list(self._keys.values())

    def holding(self, key: bytes) -> Holding | None:
        """A key on record, by its id."""
        return self._keys.get(key)

    def check(self, index: int, leaf: Leaf) -> None:
        """That a leaf may stand at an index: its signature holds and counts there, and its signer may say such a thing.

        Raises:
            NotProved: if not.
        """
        leaf.verify(self.admitted(index, leaf))

    def admitted(self, index: int, leaf: Leaf) -> bytes:
        """The key with which a leaf that may stand at an index must be signed; whether it is, is not looked at here.

        Raises:
            NotProved: if it may not stand there.
        """
        if (leaf.envelope.kind in KINDS or leaf.envelope.id in KINDS) and leaf.envelope.id != leaf.envelope.kind:
            raise NotProved("the id of an entry about the record itself is its kind, and no other has such an id")
        if leaf.envelope.kind in KINDS and leaf.envelope.says is None:
            raise NotProved("what the record says about itself is always in the open")
        if index == 0:
            return self._founder(leaf)
        if leaf.envelope.kind == "founding":
            raise NotProved("a record is founded once")
        held = self.counts(index, leaf.envelope.by)
        self._check_right(index, leaf, held)
        if leaf.algorithm is not held.key.algorithm:
            raise NotProved("it is signed with another algorithm than its key has")
        return held.key.public

    def counts(self, index: int, key: bytes) -> Holding:
        """The key, where its signature counts at an index. Raises NotProved."""
        held = self._keys.get(key)
        if held is None or held.since > index:
            raise NotProved(f"its key {key.hex()[:12]} was not enrolled")
        if held.until is not None and index > held.until:
            raise NotProved(f"its key {key.hex()[:12]} no longer counted")
        return held

    def is_doubted(self, index: int, key: bytes) -> bool:
        """Whether a leaf stands where its key was later said to have been in other hands."""
        held = self._keys.get(key)
        return held is not None and held.doubted is not None and index >= held.doubted

    def _founder(self, leaf: Leaf) -> bytes:
        says = leaf.envelope.says
        if leaf.envelope.kind != "founding" or says is None:
            raise NotProved("the first leaf does not found the record")
        founding = Founding.of(says)
        signer = next((one for one in founding.authority if one.id == leaf.envelope.by), None)
        if signer is None or signer.algorithm is not leaf.algorithm:
            raise NotProved("the founding is not signed by one of its authority's keys")
        return signer.public

    def _check_right(self, index: int, leaf: Leaf, held: Holding) -> None:
        envelope = leaf.envelope
        if envelope.kind in BY_AUTHORITY and held.holder != AUTHORITY:
            raise NotProved(f"only the authority may put a {envelope.kind} on record")
        if envelope.kind == "key":
            act = KeyEntry.of(envelope.says or {})
            own = envelope.by in (act.replaces, act.key) and act.act in (KeyAct.ROTATE, KeyAct.REVOKE)
            if held.holder != AUTHORITY and not own:
                raise NotProved(f"only the authority may {act.act} the key of another")
            if act.since is not None and act.since > index:
                raise NotProved("a key is said to be compromised from a place that is yet to come")

    def take(self, index: int, leaf: Leaf) -> None:
        """Go by what a leaf that was checked says about keys. Raises NotProved where it cannot be."""
        envelope = leaf.envelope
        if envelope.kind == "founding" and index == 0:
            self.founding = Founding.of(envelope.says or {})
            for key in self.founding.authority:
                self._keys[key.id] = Holding(key, AUTHORITY, since=0)
        elif envelope.kind == "key":
            self._take(index, KeyEntry.of(envelope.says or {}))

    def _take(self, index: int, act: KeyEntry) -> None:
        if act.public is not None:
            if act.key in self._keys:
                raise NotProved("a key is enrolled twice")
            before = self._known(act.replaces) if act.replaces else None
            if before is not None and before.until is not None:
                raise NotProved("a key that no longer counts cannot be replaced")
            holder = before.holder if before else act.holder
            self._keys[act.key] = Holding(act.public, holder, since=index + 1)
        ended = act.replaces if act.act is KeyAct.ROTATE else act.key
        if act.act is not KeyAct.ENROL and ended is not None:
            held = self._known(ended)
            until = index if held.until is None else held.until
            self._keys[ended] = replace(held, until=until, doubted=_earlier(held.doubted, act.since))

    def _known(self, key: bytes) -> Holding:
        if key not in self._keys:
            raise NotProved("a key entry speaks of a key that is not on record")
        return self._keys[key]


def _earlier(one: int | None, other: int | None) -> int | None:
    found = [place for place in (one, other) if place is not None]
    return min(found, default=None)
