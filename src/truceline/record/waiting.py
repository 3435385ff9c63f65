"""Leaves that wait for another one: kept beside the log until it comes, and found by what they wait for."""

from collections import Counter
from collections.abc import Iterator, Sequence

from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.store import Store
from truceline.record.taking import Need

HELD = "held"
MOST = 10_000
MOST_OF_ONE = 1_000


class Shelf:
    """What waits, as the store keeps it, with what a round adds. Who fills a shelf only fills a part of it."""

    def __init__(self, store: Store) -> None:
        self._waiting: dict[bytes, Leaf] = {}
        self._needing: dict[Need, dict[bytes, Leaf]] = {}
        self._unsorted: list[Leaf] = []
        self._by: Counter[bytes] = Counter()
        for aside in store.shelved(HELD):
            leaf = parse_leaf(aside.value)
            self._keep(leaf)
            self._unsorted.append(leaf)

    def __contains__(self, hash: bytes) -> bool:
        return hash in self._waiting

    def full_for(self, by: bytes) -> bool:
        """Whether nothing more may wait for a key: 1,000 envelopes of one, and 10,000 of all."""
        return self._by[by] >= MOST_OF_ONE or len(self._waiting) >= MOST

    def put(self, leaf: Leaf, need: Need) -> None:
        """Have a leaf wait for something."""
        self._keep(leaf)
        self._needing.setdefault(need, {})[leaf.hash] = leaf

    def _keep(self, leaf: Leaf) -> None:
        if leaf.hash not in self._waiting:
            self._waiting[leaf.hash] = leaf
            self._by[leaf.envelope.by] += 1

    def drop(self, hashes: Sequence[bytes]) -> None:
        """Forget leaves that wait no longer."""
        for hash in hashes:
            leaf = self._waiting.pop(hash, None)
            if leaf is not None:
                self._by[leaf.envelope.by] -= 1

    def ready(self, taken: Leaf) -> Iterator[Leaf]:
        """What may stand now that a leaf was taken. Whoever asks puts back what must wait for something else."""
        envelope = taken.envelope
        unsorted, self._unsorted = self._unsorted, []
        needing = [self._needing.pop(need, {}) for need in ((envelope.by, envelope.seq), envelope.id)]
        for leaf in (*unsorted, *needing[0].values(), *needing[1].values()):
            if leaf.hash in self._waiting:
                yield leaf
