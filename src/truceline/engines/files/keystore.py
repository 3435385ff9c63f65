"""The keys of subjects in one file apart from the record, and a log of who read.

    subjects.keys   a head, then one slot of 64 bytes for each subject: label, key, check
    subjects.reads  a line of JSON for each reading that began or ended

A key is destroyed by writing zeros over it in its place, and having that on disk. A database would keep its old pages
in journals, and a file for each key would leave the key in the block that was let go. What no program can promise:
disks that write elsewhere (flash, copy-on-write, snapshots) may keep the old block, so the file belongs on an encrypted
volume, and its backups must expire; until then a backup brings the key back.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_UN, flock
from hashlib import sha256
from pathlib import Path

from truceline.errors import RecordRefused, StoreFailed
from truceline.record.sealing import KEY, SUBJECT
from truceline.values.canonical import Json

_SLOT = 64
_HEAD = b"truceline/keystore/1\n".ljust(_SLOT, b"\0")
_GONE = bytes(_SLOT - SUBJECT)
_OWN = 0o600
_FLAGS = os.O_NOFOLLOW | os.O_CLOEXEC


class FileKeystore:
    """Keeps the promises of `record.sealing.Keystore` in a file that only its owner may read.

    The file is made with the first key. Several processes may use it; what one destroys, no other still gives.
    """

    def __init__(self, path: Path, random: Callable[[int], bytes] = os.urandom) -> None:
        self._path, self._random = path, random
        self._places: dict[bytes, int] = {}
        self._read_until = _SLOT

    def create(self, subjects: Sequence[bytes]) -> None:
        with self._opened(os.O_CREAT) as file:
            self._catch_up(file)
            for subject in sorted({*subjects}):
                if subject not in self._places:
                    self._write_new(file, subject, _slot(subject, self._random(KEY)))
                elif self._key(file, subject) is None:
                    remedy = "write what is new under a new subject"
                    raise RecordRefused(f"the subject {subject.hex()} was erased", remedy)
            os.fsync(file)

    def key(self, subject: bytes) -> bytes | None:
        with self._opened() as file:
            if subject not in self._places:
                self._catch_up(file)
            if subject not in self._places:
                problem = f"{self._path.name} has no key for the subject {subject.hex()}, and none was destroyed there"
                raise StoreFailed(problem, "see that the keystore of this record is there, and not an old one")
            return self._key(file, subject)

    def destroy(self, subject: bytes) -> None:
        with self._opened(os.O_CREAT) as file:
            self._catch_up(file)
            if subject in self._places:
                os.pwrite(file, _GONE, self._places[subject] + SUBJECT)
            else:
                self._write_new(file, subject, subject + _GONE)
            os.fsync(file)

    def subjects(self) -> list[bytes]:
        with self._opened() as file:
            self._catch_up(file)
            return sorted(subject for subject in self._places if self._key(file, subject) is not None)

    @contextmanager
    def _opened(self, how: int = 0) -> Iterator[int]:
        """The file, for this call alone. Raises StoreFailed."""
        try:
            if how & os.O_CREAT:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | _FLAGS | how, _OWN)
            try:
                flock(file, LOCK_EX)
                self._begin(file)
                yield file
                flock(file, LOCK_UN)
            finally:
                os.close(file)
        except OSError as cause:
            remedy = "see that the disk is there, has room, and may be written to"
            raise StoreFailed(f"{self._path.name} cannot be used ({cause.strerror})", remedy) from cause

    def _begin(self, file: int) -> None:
        head = os.pread(file, _SLOT, 0)
        if _HEAD.startswith(head) and head != _HEAD:
            os.fchmod(file, _OWN)
            os.pwrite(file, _HEAD, 0)
            _settle(self._path.parent)
        elif head != _HEAD:
            raise StoreFailed(f"{self._path.name} holds no keys of subjects", "name the right file")

    def _catch_up(self, file: int) -> None:
        """Find what other processes added. A slot that a power cut left unfinished was never given out."""
        end = os.fstat(file).st_size // _SLOT * _SLOT
        for place in range(self._read_until, end, _SLOT):
            self._places.setdefault(os.pread(file, SUBJECT, place), place)
        self._read_until = max(self._read_until, end)

    def _write_new(self, file: int, subject: bytes, slot: bytes) -> None:
        if len(subject) != SUBJECT or len(slot) != _SLOT:
            raise ValueError(f"a subject has {SUBJECT} bytes")
        os.pwrite(file, slot, self._read_until)
        self._places[subject] = self._read_until
        self._read_until += _SLOT

    def _key(self, file: int, subject: bytes) -> bytes | None:
        slot = os.pread(file, _SLOT, self._places[subject])
        if slot == subject + _GONE:
            return None
        key = slot[SUBJECT : SUBJECT + KEY]
        if slot != _slot(subject, key):
            problem = f"the key of the subject {subject.hex()} is damaged"
            raise StoreFailed(problem, "if it was being erased, erase it again; else put it back from a backup")
        return key


def _slot(subject: bytes, key: bytes) -> bytes:
    """The check shows damage; it does not keep anybody from writing."""
    return subject + key + sha256(b"truceline/key-check/1" + subject + key).digest()[: _SLOT - SUBJECT - KEY]


def _settle(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


class FileReadings:
    """Keeps the promises of `record.sealing.Readings`: lines that are only ever added."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begins(self, role: str, at: int) -> None:
        self._add({"role": role, "at": at, "reading": "begins"})

    def ends(self, role: str, at: int, leaves: int, fields: int) -> None:
        self._add({"role": role, "at": at, "reading": "ends", "leaves": leaves, "fields": fields})

    def _add(self, said: dict[str, Json]) -> None:
        try:
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _FLAGS, _OWN)
            try:
                os.write(file, json.dumps(said).encode() + b"\n")
                os.fsync(file)
            finally:
                os.close(file)
        except OSError as cause:
            remedy = "see that the disk is there, has room, and may be written to; nothing is read without it"
            raise StoreFailed(f"{self._path.name} cannot be written ({cause.strerror})", remedy) from cause
