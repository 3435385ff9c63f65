"""Files of evidence in a folder.

    sha256/aa/bb/HEX     originals and derivatives, whole, read-only, never overwritten
    incoming/HEX.SENDER  unfinished, one for each sender, so that nobody's bytes mix with another's
    working/             copies to work with; nothing here is evidence

No file carries the name that it came with.
"""

import os
import secrets
import shutil
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from truceline.engines.files.receiving import SEALED, Unfinished, pieces_of, sweep, told, unfinished
from truceline.errors import BadInput, BrokenRecord, Fault, NotOnRecord, NotProved, StoreFailed
from truceline.record.evidence.files import MISSION, Damage, Found, Limits
from truceline.values.names import parse_name

DAY = 86_400.0
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class EvidenceFolder:
    """Keeps the promises of `record.evidence.files.EvidenceFiles`. Nothing is on disk before the first file comes."""

    def __init__(self, root: Path, limits: Limits | None = None) -> None:
        self._root, self._limits = root, limits or Limits()

    @property
    def working(self) -> Path:
        """Where copies to work with are put."""
        return self._root / "working"

    def size_of(self, digest: bytes) -> int | None:
        return _regular_size(self._place(digest))

    def offset(self, digest: bytes, sender: str = MISSION) -> int:
        whole = self.size_of(digest)
        return (_regular_size(self._incoming(digest, sender)) or 0) if whole is None else whole

    def receive(self, digest: bytes, size: int, offset: int, pieces: Iterable[bytes], sender: str = MISSION) -> int:
        here = self.size_of(digest)
        if here is not None:
            return here
        path = self._incoming(digest, sender)
        self._allow(path, size, size - offset)
        with unfinished(path) as one:
            one.take(pieces, size, offset)
            if one.there == size:
                self._settle(one, digest)
            return one.there

    def add(self, pieces: Iterable[bytes], size: int) -> bytes:
        path = self._root / "incoming" / f"new.{secrets.token_hex(16)}"
        self._allow(path, size, size)
        with unfinished(path) as one:
            try:
                one.take(pieces, size, 0)
                if one.there != size:
                    raise NotProved(f"{one.there} bytes came of the {size} that were announced; all were discarded")
                digest = one.digest()
                known = self.size_of(digest) is not None
                one.settle(self._place(digest))
            finally:
                one.discard()
        if known:
            deque(self.read(digest), maxlen=0)
        return digest

    def _settle(self, one: Unfinished, digest: bytes) -> None:
        found = one.digest()
        if found != digest:
            one.discard()
            raise NotProved(f"the bytes have the digest {found.hex()}, not {digest.hex()}; all were discarded")
        one.settle(self._place(digest))

    def _allow(self, path: Path, size: int, more: int) -> None:
        limits, name = self._limits, path.name.partition(".")[0]
        if not 0 <= size <= limits.largest:
            problem = f"it has {size} bytes; at most {limits.largest} are taken"
            raise BadInput(Fault(name, None, problem, "cut it into parts, or hand it over on a disk of its own"))
        with told(self._root, "written"):
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            free = shutil.disk_usage(self._root).free
        if free < more + limits.spare:
            problem = (
                f"{more} bytes more would leave less than {limits.spare} of the {free} bytes that are free on the disk"
            )
            raise StoreFailed(problem, "make room on the disk, and send it again")
        self._allow_one_more(path, name)

    def _allow_one_more(self, path: Path, name: str) -> None:
        """What nobody wrote to for a day makes room, so that nobody can block others with beginnings."""
        if path.exists() or self._unfinished() < self._limits.unfinished:
            return
        sweep(path.parent, DAY)
        if self._unfinished() >= self._limits.unfinished:
            problem = f"{self._limits.unfinished} other files are unfinished"
            raise BadInput(Fault(name, None, problem, "finish those first; unfinished ones go after a day"))

    def _unfinished(self) -> int:
        folder = self._root / "incoming"
        return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0

    def read(self, digest: bytes, start: int = 0) -> Iterator[bytes]:
        path = self._place(digest)
        if _regular_size(path) is None:
            raise NotOnRecord(f"the file {digest.hex()} is not here", "fetch it from whoever has it")
        hasher = sha256()
        for piece in _pieces(path, start):
            hasher.update(piece)
            yield piece
        if start == 0 and hasher.digest() != digest:
            problem = f"the file {digest.hex()} was changed: its bytes have another digest"
            raise BrokenRecord(problem, "put it aside and fetch it again from whoever has it")

    def copy_out(self, digest: bytes, to: Path | None = None) -> Path:
        path = to or self.working / _name(digest)
        if self._is_original(path):
            raise BadInput(Fault(_shown(path), None, "lies among the originals", "name another folder"))
        pieces = self.read(digest)
        try:
            if to is None:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with path.open("xb") as file:
                self._copy(pieces, file.fileno(), path)
        except OSError as cause:
            remedy = "name a new file in a folder that you may write to, with room"
            raise BadInput(Fault(_shown(path), None, f"cannot be written ({cause.strerror})", remedy)) from cause
        return path

    def _copy(self, pieces: Iterator[bytes], to: int, path: Path) -> None:
        try:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[os.write(to, rest) :]
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _is_original(self, path: Path) -> bool:
        there, root = path.resolve(), self._root.resolve()
        return any(there.is_relative_to(root / part) for part in ("sha256", "incoming"))

    def check(self, expected: Mapping[bytes, int]) -> Iterator[Found]:
        seen = set()
        for path in _walk(self._root / "sha256"):
            digest = self._named(path)
            if digest is None:
                yield Found(Damage.FOREIGN, _shown(path.relative_to(self._root)))
                continue
            seen.add(digest)
            damage = _damage(path, digest, expected)
            if damage is not None:
                yield Found(damage, digest.hex())
        for digest in sorted(set(expected) - seen):
            yield Found(Damage.MISSING, digest.hex())

    def _named(self, path: Path) -> bytes | None:
        """The digest that a file's name and place say; None where this store would not have put it there."""
        with suppress(ValueError):
            digest = bytes.fromhex(path.name)
            if len(digest) == 32 and self._place(digest) == path and _regular_size(path) is not None:
                return digest
        return None

    def _place(self, digest: bytes) -> Path:
        name = _name(digest)
        return self._root / "sha256" / name[:2] / name[2:4] / name

    def _incoming(self, digest: bytes, sender: str) -> Path:
        try:
            return self._root / "incoming" / f"{_name(digest)}.{parse_name(sender)}"
        except ValueError as cause:
            raise BadInput(Fault("sender", None, str(cause), "give each sender a short name")) from cause


def _name(digest: bytes) -> str:
    """Only 32 bytes make a name, so nothing that a name could do to a path can come in."""
    if not isinstance(digest, bytes) or len(digest) != 32:
        raise BadInput(Fault("digest", None, "is not the 32 bytes of a SHA-256", "name the file by its SHA-256"))
    return digest.hex()


def _shown(path: Path) -> str:
    """A path fit for a terminal."""
    return "".join(char if char.isprintable() else "?" for char in str(path))


def _regular_size(path: Path) -> int | None:
    """The size of a file that is one; None for what is not there, for links, folders and pipes."""
    with told(path, "looked up"):
        try:
            found = path.lstat()
        except FileNotFoundError:
            return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _pieces(path: Path, start: int) -> Iterator[bytes]:
    with told(path, "read"):
        opened = os.open(path, _READ)
    try:
        found = pieces_of(opened, start)
        while True:
            with told(path, "read"):
                piece = next(found, None)
            if piece is None:
                return
            yield piece
    finally:
        os.close(opened)


def _damage(path: Path, digest: bytes, expected: Mapping[bytes, int]) -> Damage | None:
    hasher = sha256()
    for piece in _pieces(path, 0):
        hasher.update(piece)
    if hasher.digest() != digest:
        return Damage.CHANGED
    if digest not in expected:
        return Damage.UNNAMED
    return None if stat.S_IMODE(path.lstat().st_mode) == SEALED else Damage.WRITABLE


def _walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no real folder itself, by name."""
    with told(folder, "read"):
        entries = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
    for path in entries:
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path
