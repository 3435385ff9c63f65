"""Reading a bundle: a ZIP of which every byte is accounted for, checked from end to end before anything is taken.

Only one of the many ways to write a ZIP is accepted: members one after another from the first byte on, stored, without
flags, extras or comments, and then the directory, which says the same of each as the member itself. So no two readers
can see two contents in it, nothing unfolds, nothing overlaps, and no name leads anywhere.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import SEEK_END
from stat import S_IFMT, S_IFREG
from typing import Any, BinaryIO
from zlib import crc32

from truceline.errors import NotProved
from truceline.record import bundle
from truceline.record.bundle import Manifest, parse_manifest

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_NAME = 128
_PIECE = 2**20


@dataclass(frozen=True)
class _Entry:
    name: str
    crc: int
    size: int
    start: int

    @property
    def data(self) -> int:
        """Where its bytes begin."""
        return self.start + _LOCAL.size + len(self.name)


class Bundle:
    """A bundle that was checked from end to end; what is read later is checked again as far as it was."""

    def __init__(self, stream: BinaryIO, manifest: Manifest, entries: dict[str, _Entry]) -> None:
        self.manifest = manifest
        self._stream, self._entries = stream, entries
        self._digests = {one.name: one.digest for one in manifest.members}

    def names(self, sort: str) -> list[str]:
        """The members of a sort, in the order of their names."""
        return sorted(one.name for one in self.manifest.members if one.sort == sort)

    def read(self, name: str) -> bytes:
        """A small member. Raises NotProved where it is not there, or changed since it was checked."""
        if name not in self._digests or bundle.sort_of(name) == "evidence":
            raise NotProved(f"the bundle has no {name} that could be read at once")
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, in pieces. Raises NotProved at the end where they are not those of the manifest."""
        yield from _pieces(self._stream, self._entries[name], self._digests[name])


def check_bundle(stream: BinaryIO) -> Bundle:
    """A bundle, all of it read and held against its manifest.

    Raises:
        NotProved: if it is cut off, changed, too large, or anything else than a bundle.
    """
    found: list[Bundle] = []
    for _ in checking(stream, found):
        pass
    return found[0]


def checking(stream: BinaryIO, found: list[Bundle]) -> Iterator[int]:
    """The same step by step; yields how many bytes of members are done, and puts the bundle into `found` at the end."""
    with _whole():
        entries = _entries(stream)
        last = list(entries.values())[-1]
        if last.name != bundle.MANIFEST:
            raise NotProved("a bundle ends with its manifest")
        manifest = parse_manifest(b"".join(_pieces(stream, last, None)))
        if [one.name for one in manifest.members] != list(entries)[:-1]:
            raise NotProved("the members of the bundle are not those of its manifest")
        done = last.size
        for member in manifest.members:
            if member.size != entries[member.name].size:
                raise NotProved(f"{member.name} has another size than the manifest says")
            for piece in _pieces(stream, entries[member.name], member.digest):
                done += len(piece)
                yield done
    found.append(Bundle(stream, manifest, entries))


def _pieces(stream: BinaryIO, entry: _Entry, digest: bytes | None) -> Iterator[bytes]:
    hasher, crc, left = sha256(), 0, entry.size
    stream.seek(entry.data)
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise NotProved(f"the bundle is cut off in {entry.name}")
        hasher.update(piece)
        crc, left = crc32(piece, crc), left - len(piece)
        place = stream.tell()
        yield piece
        stream.seek(place)
    if crc != entry.crc or digest not in (None, hasher.digest()):
        raise NotProved(f"{entry.name} was changed: its bytes are not those that the bundle says")


def _entries(stream: BinaryIO) -> dict[str, _Entry]:
    size = stream.seek(0, SEEK_END)
    if not _END.size < size <= bundle.LARGEST:
        raise NotProved(f"a bundle has at most {bundle.LARGEST} bytes, and is not empty; this file has {size}")
    mark, disk, other, count, total, length, directory, comment = _unpack(stream, _END, size - _END.size)
    if mark != b"PK\x05\x06" or comment or disk or other or count != total:
        raise NotProved("the file does not end as a bundle does: it was cut off, or is something else")
    if not 0 < count <= bundle.MOST_MEMBERS or length > count * (_ENTRY.size + _LONGEST_NAME):
        raise NotProved(f"a bundle has at most {bundle.MOST_MEMBERS} members, and one at least")
    if directory + length != size - _END.size:
        raise NotProved("the directory of the bundle is not where it should be")
    return _directory(stream, count, directory)


def _directory(stream: BinaryIO, count: int, directory: int) -> dict[str, _Entry]:
    """Every member, each where the one before ends."""
    found: dict[str, _Entry] = {}
    place, after = directory, 0
    for _ in range(count):
        entry, place = _entry(stream, place)
        if entry.name in found:
            raise NotProved(f"the bundle has two members {entry.name}")
        if entry.start != after:
            raise NotProved(f"{entry.name} overlaps another member, or something is hidden before it")
        _check_local(stream, entry)
        found[entry.name], after = entry, entry.data + entry.size
    if after != directory or place != stream.seek(0, SEEK_END) - _END.size:
        raise NotProved("something is hidden between the members of the bundle and its directory")
    return found


def _entry(stream: BinaryIO, place: int) -> tuple[_Entry, int]:
    row = _unpack(stream, _ENTRY, place)
    mark, _, _, flags, method, _, _, crc, packed, size, named, extra, comment, disk, _, attributes, start = row
    if mark != b"PK\x01\x02" or named > _LONGEST_NAME or extra or comment or disk:
        raise NotProved("the directory of the bundle is not of its form")
    name = stream.read(named).decode("ascii", "replace")
    bundle.check_size(name, size)
    if flags or method or packed != size:
        raise NotProved(f"{name} is packed or encrypted; a bundle stores its members as they are")
    if S_IFMT(attributes >> 16) not in (0, S_IFREG):
        raise NotProved(f"{name} is not a plain file")
    return _Entry(name, crc, size, start), place + _ENTRY.size + named


def _check_local(stream: BinaryIO, entry: _Entry) -> None:
    mark, _, flags, method, _, _, crc, packed, size, named, extra = _unpack(stream, _LOCAL, entry.start)
    name = stream.read(named)
    said = (mark, flags, method, crc, packed, size, name, extra)
    if said != (b"PK\x03\x04", 0, 0, entry.crc, entry.size, entry.size, entry.name.encode("ascii"), 0):
        raise NotProved(f"{entry.name} says something else of itself than the directory of the bundle")


def _unpack(stream: BinaryIO, row: struct.Struct, place: int) -> tuple[Any, ...]:
    stream.seek(place)
    return row.unpack(stream.read(row.size))


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except (struct.error, OSError) as cause:
        raise NotProved(f"the bundle cannot be read to its end ({cause})") from cause
