"""Writing envelopes with a key: each follows the one before it, also without the record at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.record.envelope import Envelope, Leaf, sealed
from truceline.record.envelope_form import Commitment, Evidence, Seen
from truceline.record.store import Store
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.signatures import PrivateKey
from truceline.values.canonical import Json


@dataclass(frozen=True)
class Place:
    """Where a key stands among its own envelopes: how many it has signed, and the hash of the last."""

    seq: int = 0
    prev: bytes | None = None


def place_in(store: Store, by: bytes) -> Place:
    """Where a key stands by what is on record; a fork goes on from its first branch."""
    seq = store.last_of(by)
    if not seq:
        return Place()
    index = store.signed_by(by, seq)[0]
    return Place(seq, next(leaf_hash(raw) for _, raw in store.leaves(index, index + 1)))


class Pen:
    """Signs envelopes of one case with one key, one after another."""

    def __init__(self, case: str, mode: str, key: PrivateKey, place: Place, seen: Seen | None = None) -> None:
        self.key = key
        self.place = place
        self._blank = Envelope(case, mode, "", "", "assert", key.id, 0, None, 0, seen)

    def write(
        self,
        kind: str,
        id: str,
        content: Mapping[str, Json] | Commitment,
        *,
        claimed: int,
        action: str = "assert",
        evidence: Sequence[Evidence] = (),
    ) -> Leaf:
        """The next envelope, signed; `content` in the open, or a commitment to its fields. Raises NotProved."""
        envelope = replace(
            self._blank,
            kind=kind,
            id=id,
            action=action,
            seq=self.place.seq + 1,
            prev=self.place.prev,
            claimed=claimed,
            evidence=tuple(evidence),
            says=None if isinstance(content, Commitment) else content,
            fields=content if isinstance(content, Commitment) else None,
        )
        leaf = sealed(envelope, self.key)
        self.place = Place(envelope.seq, leaf.hash)
        return leaf
