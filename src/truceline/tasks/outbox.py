"""A device's queue: a folder with the envelopes that it signed and what became of each.

    owner            whose queue it is (record/queue.py)
    leaves           the signed leaves in their order, rows with a checksum; only ever appended to
    answers          what became of them, rows with a checksum; only ever appended to
    receipts/HEX     the proof that a leaf is on record (.tlog-proof), by its hash
    signed           the place and the hash of the leaf that was signed last

An envelope is on disk before anybody gets it. No place is signed twice: what a crash tore off had never been given out,
and an older copy of the folder shows as long as the memory that is kept apart from it is younger. Where that memory was
put back too, the device cannot know; the record then shows the fork as a conflict, and so do the answers.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from truceline.errors import BrokenRecord, NotOnRecord, NotProved, RecordRefused, StoreFailed
from truceline.record.contents import check_content
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.log import Memory
from truceline.record.pen import Pen, Place
from truceline.record.queue import ON_RECORD, Owner, Reply, framed, may_be_torn, parse_owner, unframed
from truceline.record.queue import parse_replies as _replies
from truceline.record.queue import replies_bytes as _bytes
from truceline.record.tlog.notes import Note, base64_of, from_base64

_ANEW = "have a new key enrolled for this device and begin a new queue; send what is in this one all the same"


class Outbox:
    """The queue in a folder. Raises NotOnRecord where there is none; all reading and writing may raise StoreFailed."""

    def __init__(self, path: Path, memory: Memory | None = None) -> None:
        self.path = path
        self._memory = memory
        self._near = _Signed(path / "signed")
        if not is_outbox(path):
            raise NotOnRecord(f"{path} is not a queue", "name the folder of a device's queue")
        with _told(path):
            self.owner = parse_owner((path / "owner").read_bytes())

    @classmethod
    def begin(cls, path: Path, owner: Owner, memory: Memory | None = None) -> "Outbox":
        """A new, empty queue. Raises RecordRefused where there is one, or the key has signed before."""
        if (path / "owner").exists() or (memory is not None and memory.last() is not None):
            raise RecordRefused(f"{path} is a queue already, or its key has signed before", _ANEW)
        with _told(path):
            (path / "receipts").mkdir(mode=0o700, parents=True, exist_ok=True)
            _append(path / "owner", owner.bytes())
        return cls(path, memory)

    def leaves(self) -> list[Leaf]:
        """Every leaf that was signed, in its order. Raises BrokenRecord where one was changed or lost."""
        return self._read()[0]

    def torn(self) -> int:
        """How many bytes of a row lie at the end that a crash cut off; the next `write` takes them away."""
        return self._read()[1]

    def write(self, pen: Pen, **entry: object) -> Leaf:
        """The next envelope, signed and on disk; `entry` as for `Pen.write`. The pen's own place is not gone by.

        Raises:
            NotProved: if no record would take what it says; nothing was signed.
            RecordRefused: if the folder is older than what the key has signed.
            BrokenRecord: if a leaf in it was changed or lost.
        """
        with self._alone():
            leaves, torn = self._read()
            self._refuse_older(leaves)
            pen.place = Place(len(leaves), leaves[-1].hash if leaves else None)
            leaf = pen.write(**entry)  # type: ignore[arg-type]
            self._check(leaf)
            if torn:
                _cut(self.path / "leaves", torn)
            _append(self.path / "leaves", framed(leaf.raw))
            for memory in (self._near, self._memory):
                if memory is not None:
                    memory.remember(leaf.envelope.seq, leaf.hash)
        return leaf

    def _check(self, leaf: Leaf) -> None:
        """A refused envelope would stop all that follow it, so it is held against the rules before it is kept."""
        envelope, owner = leaf.envelope, self.owner
        if (envelope.case, envelope.mode, envelope.by) != (owner.case, owner.mode, owner.by):
            raise NotProved("the pen is for another case or has another key than the queue")
        check_content(envelope)

    def _read(self) -> tuple[list[Leaf], int]:
        path = self.path / "leaves"
        with _told(self.path):
            data = path.read_bytes() if path.exists() else b""
        rows, whole = unframed(data)
        near = self._near.last()
        if whole < len(data) and (not may_be_torn(data[whole:]) or (near and near[0] > len(rows))):
            raise BrokenRecord(f"{path}: the envelope {len(rows) + 1} was changed", _ANEW)
        return list(self._chained(rows)), len(data) - whole

    def _chained(self, rows: Sequence[bytes]) -> Iterator[Leaf]:
        prev: bytes | None = None
        for seq, raw in enumerate(rows, start=1):
            try:
                leaf = parse_leaf(raw)
            except NotProved as cause:
                raise BrokenRecord(f"the envelope {seq} in the queue was changed: {cause}", _ANEW) from cause
            if (leaf.envelope.by, leaf.envelope.seq, leaf.envelope.prev) != (self.owner.by, seq, prev):
                raise BrokenRecord(f"the envelope {seq} in the queue does not follow the one before it", _ANEW)
            prev = leaf.hash
            yield leaf

    def _refuse_older(self, leaves: Sequence[Leaf]) -> None:
        for memory in (self._near, self._memory):
            last = memory.last() if memory is not None else None
            if last and (last[0] > len(leaves) or leaves[last[0] - 1].hash != last[1]):
                problem = f"{self.path} holds {len(leaves)} envelopes, but its key has signed others, {last[0]} in all"
                raise RecordRefused(f"{problem}: it is an older copy", _ANEW)

    def replies(self) -> dict[bytes, Reply]:
        """The last reply about each leaf, by its hash; one that was proved is never replaced by one that was not."""
        path = self.path / "answers"
        with _told(self.path):
            data = path.read_bytes() if path.exists() else b""
        found: dict[bytes, Reply] = {}
        for row in unframed(data)[0]:
            for reply in _replies(row):
                before = found.get(reply.answer.hash)
                if before is None or not _settled(before) or _settled(reply):
                    found[reply.answer.hash] = reply
        return found

    def waiting(self) -> list[Leaf]:
        """The leaves of which nobody has proved yet that they are on record. All may be sent again at any time."""
        replies = self.replies()
        return [leaf for leaf in self.leaves() if leaf.hash not in replies or not _settled(replies[leaf.hash])]

    def keep(self, replies: Iterable[Reply], note: Note | None) -> list[Reply]:
        """Keep what a record said; those that say without proof that a leaf is on record are not believed, and given
        back."""
        own = {leaf.hash for leaf in self.leaves()}
        known = self.replies()
        kept, doubted = [], []
        for reply in replies:
            hash = reply.answer.hash
            if hash not in own:
                continue
            try:
                if _settled(reply):
                    self._keep_receipt(hash, reply, note)
            except NotProved:
                doubted.append(reply)
                continue
            if known.get(hash) != reply:
                kept.append(reply)
        with self._alone():
            path = self.path / "answers"
            if path.exists():
                data = path.read_bytes()
                _cut(path, len(data) - unframed(data)[1])
            for reply in kept:
                _append(path, framed(_bytes([reply])))
        return doubted

    def _keep_receipt(self, hash: bytes, reply: Reply, note: Note | None) -> None:
        if note is None:
            raise NotProved("a reply without a checkpoint proves nothing")
        text = str(reply.receipt(note, self.owner.log)).encode()
        path = self.path / "receipts" / hash.hex()
        with _told(self.path):
            growing = path.with_suffix(".new")
            growing.unlink(missing_ok=True)
            _append(growing, text)
            growing.replace(path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with _told(self.path), (self.path / "lock").open("ab") as file:
            flock(file, LOCK_EX)
            yield


def is_outbox(path: Path) -> bool:
    """Whether a folder is a device's queue."""
    return (path / "owner").is_file()


def _settled(reply: Reply) -> bool:
    return reply.answer.standing in ON_RECORD


class _Signed:
    """What was signed last, beside the leaves: it tells a row that was torn from one that was damaged later."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> tuple[int, bytes] | None:
        try:
            seq, _, hash = self._path.read_text(encoding="ascii").partition(" ")
            return int(seq), from_base64(hash.strip())
        except FileNotFoundError:
            return None
        except (ValueError, NotProved) as cause:
            raise BrokenRecord(f"{self._path} was changed", _ANEW) from cause

    def remember(self, size: int, root: bytes) -> None:
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(file, f"{size:<20} {base64_of(root)}\n".encode(), 0)
            os.fsync(file)
        finally:
            os.close(file)


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _cut(path: Path, count: int) -> None:
    if count:
        os.truncate(path, path.stat().st_size - count)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        problem = f"the queue {path} cannot be read or written ({cause.strerror})"
        raise StoreFailed(problem, "look after the disk, and use a folder that you may write to") from cause
