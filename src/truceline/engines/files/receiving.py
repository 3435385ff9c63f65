"""Unfinished files: the bytes of one sender, hashed while they are written, and put in their place as a whole."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path

from truceline.errors import NotProved, StoreFailed
from truceline.record.evidence.files import OtherOffset

PIECE = 2**20
_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
SEALED = 0o444
_OWN = 0o600


@contextmanager
def told(path: Path, done: str) -> Iterator[None]:
    """Turn what the disk says into StoreFailed."""
    try:
        yield
    except OSError as cause:
        remedy = "see that the disk is there, has room, and may be written to"
        raise StoreFailed(f"{path.name} cannot be {done} ({cause.strerror})", remedy) from cause


class Unfinished:
    """One unfinished file, open and locked. `there`: how many bytes it has."""

    def __init__(self, path: Path, opened: int) -> None:
        self._path, self._opened = path, opened
        self.there = os.fstat(opened).st_size
        self._hasher = sha256() if self.there == 0 else None

    def take(self, pieces: Iterable[bytes], size: int, offset: int) -> None:
        """Write pieces behind what is there, up to `size` bytes. What `pieces` raises goes on to the caller.

        Raises:
            OtherOffset: if another number of bytes is there than `offset`.
            NotProved: if there are more than `size`; everything is discarded.
            StoreFailed: if the disk is full; it then holds no more than before the call.
        """
        if offset != self.there:
            raise OtherOffset(self._path.name.partition(".")[0], self.there, offset)
        for piece in pieces:
            if self.there + len(piece) > size:
                self.discard()
                raise NotProved(f"more bytes came than the {size} that were announced; all were discarded")
            self._write(piece, offset)

    def _write(self, piece: bytes, offset: int) -> None:
        rest, place = memoryview(piece), self.there
        with told(self._path, "written"):
            try:
                while rest:
                    written = os.pwrite(self._opened, rest, place)
                    rest, place = rest[written:], place + written
            except OSError:
                # The room is given back, because the log itself may need it.
                os.ftruncate(self._opened, offset)
                raise
        if self._hasher is not None:
            self._hasher.update(piece)
        self.there = place

    def digest(self) -> bytes:
        """The SHA-256 of what is there. What other calls wrote is read again, so it is what the disk gives back."""
        if self._hasher is None:
            hasher = sha256()
            with told(self._path, "read"):
                for piece in pieces_of(self._opened):
                    hasher.update(piece)
            self._hasher = hasher
        return self._hasher.digest()

    def settle(self, place: Path) -> None:
        """Seal the file and put it in its place; both are on disk when this returns.

        A file that is there already stays, and this one goes: it has the same digest.
        """
        with told(self._path, "kept"):
            new = [folder for folder in (place.parent, *place.parents[1:4]) if not folder.exists()]
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.fchmod(self._opened, SEALED)
            os.fsync(self._opened)
            if place.exists():
                self.discard()
                return
            self._path.rename(place)
            for folder in (place.parent, *(one.parent for one in new)):
                settle_folder(folder)

    def discard(self) -> None:
        """Take the unfinished file away."""
        with told(self._path, "discarded"):
            self._path.unlink(missing_ok=True)


@contextmanager
def unfinished(path: Path) -> Iterator[Unfinished]:
    """The unfinished file at a path, made where it is not there, for this call alone.

    The lock is of the system and goes with the process, so that what a killed one left can be continued.

    Raises:
        StoreFailed: if another call has it.
    """
    with told(path, "written"):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = _opened(path)
    try:
        _lock(path, opened)
        yield Unfinished(path, opened)
    finally:
        os.close(opened)


def _opened(path: Path) -> int:
    try:
        return os.open(path, _OPEN, _OWN)
    except PermissionError:
        # A crash came between sealing it and putting it in its place.
        sealed = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            _lock(path, sealed)
            os.fchmod(sealed, _OWN)
        finally:
            os.close(sealed)
        return os.open(path, _OPEN, _OWN)


def _lock(path: Path, opened: int) -> None:
    """Also refuses a file that was put in its place between opening and locking: writing would change an original."""
    try:
        flock(opened, LOCK_EX | LOCK_NB)
        same = os.path.samestat(os.fstat(opened), path.lstat())
    except (BlockingIOError, FileNotFoundError):
        same = False
    if not same:
        problem = "its bytes are being received just now"
        raise StoreFailed(problem, "ask again how many are there, and go on from there")


def pieces_of(opened: int, start: int = 0) -> Iterator[bytes]:
    """The bytes of an open file from a place on, in pieces of 1 MiB."""
    while piece := os.pread(opened, PIECE, start):
        start += len(piece)
        yield piece


def settle_folder(folder: Path) -> None:
    """Have the names in a folder on disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sweep(folder: Path, older: float) -> int:
    """Take away unfinished files that nobody wrote to for so many seconds; how many. Those being written to stay."""
    gone, until = 0, time.time() - older
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.is_symlink() or not path.is_file() or path.stat().st_mtime > until:
            continue
        try:
            with unfinished(path) as one:
                one.discard()
                gone += 1
        except StoreFailed:
            continue
    return gone
