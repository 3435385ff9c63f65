"""What the log comes to: the entries in their order, and which of them stand. It can be made again from the log alone.

Anybody with a copy of the log makes the same, so nobody can be shown another state of the same entries.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from truceline.errors import NotProved
from truceline.record.entry import Entry, entry_of
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.keeping import KINDS as KEEPING
from truceline.record.store import Store
from truceline.values.canonical import Json, canonical_bytes

Contents = Callable[[Leaf], Mapping[str, Json] | None]


@dataclass(frozen=True)
class Projection:
    """Entries in the order of the log, the indices of those whose content is not at hand, and the state they come to.

    `state` is SHA-256 over what stands: for each id its leaf's index and hash (docs/record-format.md).
    """

    entries: tuple[Entry, ...]
    withheld: tuple[int, ...]
    state: bytes


def project(store: Store, contents: Contents = lambda _: None) -> Projection:
    """The entries of a record; `contents` gives the content of a leaf that only commits to it, or None.

    Raises:
        NotProved, ValueError: if a leaf on record is not of its form; `verify` names it.
        DamagedRow: if the store cannot be read.
    """
    entries, withheld, leaves = [], [], []
    for index, leaf in parsed(store):
        if leaf.envelope.kind in KEEPING:
            continue
        leaves.append((index, leaf))
        content = leaf.envelope.says or contents(leaf)
        if content is None:
            withheld.append(index)
        else:
            entries.append(entry_of(leaf.envelope, content))
    return Projection(tuple(entries), tuple(withheld), state_of(leaves))


def parsed(store: Store) -> Iterator[tuple[int, Leaf]]:
    """Every leaf of a record with its index."""
    for index, raw in store.leaves(0, 2**62):
        yield index, parse_leaf(raw)


def leaf_at(store: Store, index: int) -> Leaf:
    """A leaf on record. Raises NotProved where there is none."""
    for _, raw in store.leaves(index, index + 1):
        return parse_leaf(raw)
    raise NotProved(f"there is no leaf {index} on record")


def state_of(leaves: Iterable[tuple[int, Leaf]]) -> bytes:
    """The hash over what stands after these entries. An assertion under an id that stands changes nothing."""
    stands: dict[str, tuple[int, Leaf]] = {}
    for index, leaf in leaves:
        id, action = leaf.envelope.id, leaf.envelope.action
        if action == "retract":
            stands.pop(id, None)
        elif (id in stands) == (action == "correct"):
            stands[id] = (index, leaf)
    rows: list[Json] = [[id, index, leaf.hash.hex()] for id, (index, leaf) in sorted(stands.items())]
    return sha256(canonical_bytes(rows)).digest()
