"""Writing bundles: from a device's queue, from a record, and the answers that travel back (record/bundle.py)."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from truceline.errors import BadInput, Fault
from truceline.record import bundle
from truceline.record.bundle import COUNTS, Manifest, Member, What
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.queue import Reply, Want, replies_bytes
from truceline.record.store import Store
from truceline.record.tlog.tiles import WIDTH
from truceline.record.tlog.tiles import bundle as joined
from truceline.tasks.export import latest_note
from truceline.tasks.outbox import Outbox

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_SPARE = 2**23
"""Bytes kept for the manifest and the directory."""


@contextmanager
def bundle_file(path: Path) -> Iterator[BinaryIO]:
    """A file for a bundle: whole and on disk under its name at the end, or not there. Raises BadInput."""
    growing = path.with_name(path.name + ".new")
    try:
        with growing.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        growing.replace(path)
    except OSError as cause:
        problem = f"cannot be written ({cause.strerror})"
        raise BadInput(Fault(str(path), None, problem, "name a stick or folder with room")) from cause
    finally:
        growing.unlink(missing_ok=True)


class Files(Protocol):
    """What bundles ask of a store of evidence files; `record.evidence.files.EvidenceFiles` keeps it."""

    def size_of(self, digest: bytes) -> int | None:
        """How many bytes a file has; None where it is not here."""

    def offset(self, digest: bytes, sender: str = ...) -> int:
        """How many bytes of a file have come from a sender."""

    def receive(self, digest: bytes, size: int, offset: int, pieces: Iterable[bytes], sender: str = ...) -> int:
        """Take bytes of a file from an offset on; how many are there now. Raises BadInput, NotProved, StoreFailed."""

    def read(self, digest: bytes, start: int = 0) -> Iterator[bytes]:
        """The bytes of a file from `start` on, in pieces."""


@dataclass
class Packed:
    """What went into a bundle so far: leaves, the index of the leaf that would be next, bytes of files, and the files
    for which there was no room or which are not here."""

    leaves: int = 0
    next: int = 0
    bytes: int = 0
    left: tuple[Want, ...] = ()


class _Packing:
    """A bundle that is being written. The same content gives the same bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = ZipFile(stream, "w", ZIP_STORED)
        self._members: list[Member] = []
        self._counts = dict.fromkeys(COUNTS, 0)
        self._used = 0

    @property
    def room(self) -> int:
        """How many bytes may still go in."""
        if len(self._members) + 2 >= bundle.MOST_MEMBERS:
            return 0
        return bundle.LARGEST - _SPARE - self._used

    def put(self, name: str, pieces: Iterable[bytes], size: int, count: int = 1) -> None:
        """Add a member of `size` bytes."""
        info = ZipInfo(name, _FIRST_DAY)
        info.create_system, info.external_attr, info.file_size = _UNIX, 0o644 << 16, size
        hasher = sha256()
        with self._zip.open(info, "w") as member:
            for piece in pieces:
                hasher.update(piece)
                member.write(piece)
        self._used += size + 2 * len(name) + 128
        if name != bundle.MANIFEST:
            self._members.append(Member(name, size, hasher.digest()))
            sort = bundle.sort_of(name)
            if sort in self._counts:
                self._counts[sort] += count

    def whole(self, name: str, data: bytes, count: int = 1) -> None:
        """Add a member that is at hand."""
        self.put(name, [data], len(data), count)

    def finish(self, what: What, case: str, mode: str, start: int | None) -> None:
        """Write the manifest and the directory; the stream stays open."""
        manifest = Manifest(what, case, mode, start, self._counts, tuple(self._members))
        self.whole(bundle.MANIFEST, manifest.bytes())
        self._zip.close()


def pack_outbox(
    stream: BinaryIO, outbox: Outbox, leaves: Sequence[Leaf], files: Files | None = None, notes: Sequence[bytes] = ()
) -> Packed:
    """Envelopes of a queue as a bundle, in the order given, with the files that the record still wants."""
    packing, packed = _Packing(stream), Packed()
    for number in range(0, len(leaves), WIDTH):
        if packing.room < bundle.LIMITS["leaves"]:
            break
        rows = [leaf.raw for leaf in leaves[number : number + WIDTH]]
        packing.whole(f"leaves/{number // WIDTH:06}", joined(rows), len(rows))
        packed.leaves += len(rows)
    for note in {sha256(one).hexdigest(): one for one in notes}.items():
        packing.whole(f"notes/{note[0]}", note[1])
    wants = [want for reply in outbox.replies().values() for want in reply.wants]
    _put_files(packing, packed, [*_named_by(leaves), *wants], files)
    packing.finish(What.ENVELOPES, outbox.owner.case, outbox.owner.mode, None)
    return packed


def pack_record(
    stream: BinaryIO, store: Store, start: int, files: Files | None, wants: Sequence[Want] | None, packed: Packed
) -> Iterator[int]:
    """Leaves of a record from an index on as a bundle, with its checkpoint and the notes that they saw; yields how many
    are done. `wants` says which files go with them; None: all that they name. `packed` grows meanwhile.

    Raises:
        NotOnRecord: if nothing is on record.
    """
    about, note = store.about(), latest_note(store)
    packing = _Packing(stream)
    packing.whole(bundle.CHECKPOINT, note.bytes())
    seen: set[bytes] = set()
    named: dict[bytes, Want] = {}
    packed.next = start
    for number, rows in enumerate(_chunks(store, start)):
        if packing.room < bundle.LIMITS["leaves"]:
            break
        packing.whole(f"leaves/{number:06}", joined(rows), len(rows))
        leaves = [parse_leaf(raw) for raw in rows]
        seen |= {leaf.envelope.seen.note for leaf in leaves if leaf.envelope.seen is not None}
        named |= {want.digest: want for want in _named_by(leaves)}
        packed.leaves, packed.next = packed.leaves + len(rows), packed.next + len(rows)
        yield packed.leaves
    for digest in sorted(seen):
        kept = store.aside("note", digest)
        if kept is not None and packing.room > len(kept):
            packing.whole(f"notes/{digest.hex()}", kept)
    _put_files(packing, packed, list(named.values()) if wants is None else wants, files)
    packing.finish(What.ENVELOPES, about.case, about.mode, start)


def pack_answers(stream: BinaryIO, case: str, mode: str, note: bytes, replies: Sequence[Reply]) -> None:
    """Answers as a bundle, with the checkpoint to which their proofs lead."""
    packing = _Packing(stream)
    if note:
        packing.whole(bundle.CHECKPOINT, note)
    for number in range(0, len(replies), WIDTH):
        part = replies[number : number + WIDTH]
        packing.whole(f"answers/{number // WIDTH:06}", replies_bytes(part), len(part))
    packing.finish(What.ANSWERS, case, mode, None)


def _chunks(store: Store, start: int) -> Iterator[list[bytes]]:
    rows: list[bytes] = []
    for _, raw in store.leaves(start, store.head().size):
        rows.append(raw)
        if len(rows) == WIDTH:
            yield rows
            rows = []
    if rows:
        yield rows


def _named_by(leaves: Iterable[Leaf]) -> list[Want]:
    return [Want(one.digest, one.size) for leaf in leaves for one in leaf.envelope.evidence if one.digest is not None]


def _put_files(packing: _Packing, packed: Packed, wants: Iterable[Want], files: Files | None) -> None:
    """Files in parts, from where the other side has them; a later wish about the same file counts."""
    left = []
    for want in {one.digest: one for one in wants}.values():
        size = files.size_of(want.digest) if files is not None else None
        start = want.start
        while files is not None and size is not None and start < size and packing.room > 0:
            count = min(bundle.PART, size - start, packing.room)
            name = f"evidence/{want.digest.hex()}-{start:015}"
            packing.put(name, _exactly(files.read(want.digest, start), count), count, count)
            start, packed.bytes = start + count, packed.bytes + count
        if size is None or start < size:
            left.append(Want(want.digest, want.size, start))
    packed.left = tuple(left)


def _exactly(pieces: Iterator[bytes], count: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece[:count]
        count -= len(piece[:count])
        if not count:
            return
