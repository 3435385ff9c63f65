"""The record as plain files that anybody can hold, serve and check: C2SP tiles, bundles, checkpoint, notes, policy.

The same record gives the same bytes from every store. What is finished is never written again, so an export into the
same folder goes on where the last one ended.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from truceline.errors import NotOnRecord, RecordRefused
from truceline.record.keeping import Founding, PolicyEntry
from truceline.record.log import tip_of
from truceline.record.projection import leaf_at
from truceline.record.store import Store
from truceline.record.tlog.checkpoints import checkpoint_of, parse_checkpoint
from truceline.record.tlog.notes import Note, parse_note
from truceline.record.tlog.tiles import WIDTH, bundle, tile_path, widths

Write = Callable[[Path, bytes], object]


def export(store: Store, to: Path, write: Write) -> Iterator[int]:
    """Write a record to a folder; yields how many leaves are in it so far. The checkpoint is written last.

    Raises:
        NotOnRecord: if nothing is on record.
        RecordRefused: if the folder holds an export of another record, or of this one as it will be later.
        BadInput: if the folder cannot be written to.
    """
    note = latest_note(store)
    checkpoint = checkpoint_of(note)
    _refuse_other(to / "checkpoint", checkpoint.origin, checkpoint.size)
    for done, path, data in _files(store, checkpoint.size):
        if not (to / path).is_file():
            write(to / path, data())
        yield done
    for aside in store.shelved("note"):
        write(to / "notes" / aside.key.hex(), aside.value)
    write(to / "policy", policy_text(store).encode())
    write(to / "checkpoint", note.bytes())


def _files(store: Store, size: int) -> Iterator[tuple[int, str, Callable[[], bytes]]]:
    """Every tile and bundle of a tree: how many leaves are done by then, the path, and what gives the bytes."""
    tip = tip_of(store, size)
    for level, full, width in widths(size):
        for number in range(full):
            done = (number + 1) * WIDTH if level == 0 else size
            if level == 0:
                first = number * WIDTH
                yield done, tile_path("entries", number), partial(_bundle, store, first, first + WIDTH)
            yield done, tile_path(level, number), partial(_tile, store, level, number)
        if width:
            if level == 0:
                yield size, tile_path("entries", full, width), partial(_bundle, store, full * WIDTH, size)
            yield size, tile_path(level, full, width), partial(tip.edge, level)


def _bundle(store: Store, start: int, end: int) -> bytes:
    return bundle(leaf for _, leaf in store.leaves(start, end))


def _tile(store: Store, level: int, number: int) -> bytes:
    tile = store.tile(level, number)
    if tile is None:
        raise RecordRefused(f"the tile {number} of level {level} is missing", "run: truceline verify")
    return tile.hashes


def latest_note(store: Store) -> Note:
    """The checkpoint of the head, with the cosignatures kept for it. Raises NotOnRecord for an empty record."""
    head = store.head()
    if head.size == 0:
        raise NotOnRecord("nothing is on record yet", "run: truceline build")
    checkpoint, note = parse_checkpoint(head.note)
    more = []
    for aside in store.shelved("note"):
        kept = parse_note(aside.value)
        if checkpoint_of(kept) == checkpoint:
            more += [one for one in kept.signatures if one not in note.signatures and one not in more]
    return note.adding(more)


def policy_text(store: Store) -> str:
    """The policy that the record names last; where it names none, one that asks for the log's signature only."""
    named = store.named("policy")
    if named:
        return PolicyEntry.of(leaf_at(store, named[-1]).envelope.says or {}).text
    founding = Founding.of(leaf_at(store, 0).envelope.says or {})
    return founding.policy or f"log {founding.log}\nquorum none\n"


def _refuse_other(path: Path, origin: str, size: int) -> None:
    if not path.is_file():
        return
    there, _ = parse_checkpoint(path.read_bytes())
    if there.origin != origin or there.size > size:
        problem = f"{path.parent} holds an export of {there.origin} with {there.size} entries"
        raise RecordRefused(problem, "name another folder")
