"""What a witness keeps, in files that can be read without this program.

    key          PRIVATE+KEY+<name>+<id>+<base64 of type and seed>; nobody else may read it
    logs/HEX     the last checkpoint cosigned, for each log, by SHA-256 of its origin
    evidence/    HEX.fork.json: a proof that a log forked. HEX.kept and HEX.shown: two checkpoints beside each other of
                 which nobody has shown that the one continues the other; they accuse nobody

Every file is whole and on disk when a function returns.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path

from truceline.errors import NotProved, StoreFailed
from truceline.record.tlog.cosignatures import TYPES, cosigner
from truceline.record.tlog.notes import NoteKey
from truceline.record.tlog.private_keys import parse_private, private_line
from truceline.record.tlog.signatures import Algorithm, PrivateKey

BEGIN_ANEW = "make a new key in a new folder (truceline witness new) and have it put into the policy; this one is spent"
_MOST_EVIDENCE = 200
_UNFINISHED = ".new"


class WitnessFolder:
    """The folder of a witness. All reading and writing raises StoreFailed when it cannot be done."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone among all threads and processes. The system lets go of the lock when a process dies."""
        with _told("locked"):
            file = (self._path / "lock").open("ab")
        with file:
            flock(file, LOCK_EX)
            yield

    def note_of(self, origin: str) -> bytes | None:
        """The last checkpoint cosigned of a log; None where there was none.

        A folder `logs` that is not there is an error and no beginning: a witness that forgets can be led astray.
        """
        name = sha256(origin.encode()).hexdigest()
        return (self._path / "logs" / name).read_bytes() if name in self._names("logs") else None

    def notes(self) -> list[bytes]:
        """The last checkpoints cosigned of all logs."""
        return [(self._path / "logs" / name).read_bytes() for name in self._names("logs")]

    def keep(self, origin: str, note: bytes) -> None:
        """Put a checkpoint in the place of the last one cosigned."""
        self._write(self._path / "logs" / sha256(origin.encode()).hexdigest(), note)

    def evidence(self) -> list[str]:
        """The names of the files of evidence."""
        return self._names("evidence")

    def keep_evidence(self, files: Mapping[str, bytes]) -> None:
        """Keep evidence. Of each kind there are at most 200 files, so that nobody can fill the disk."""
        kinds = [Path(name).suffix for name in self.evidence()]
        for name, data in files.items():
            if kinds.count(Path(name).suffix) < _MOST_EVIDENCE:
                self._write(self._path / "evidence" / name, data)

    def _names(self, part: str) -> list[str]:
        with _told("read"):
            return sorted(one.name for one in (self._path / part).iterdir() if one.suffix != _UNFINISHED)

    def _write(self, path: Path, data: bytes) -> None:
        with _told("written"):
            partial = path.with_name(path.name + _UNFINISHED)
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
            _settle(path.parent)

    def make(self, name: str, algorithm: Algorithm, seed: bytes) -> NoteKey:
        """Make the folder and a key from a seed of 32 random bytes; the public key, for a policy.

        Raises:
            NotProved: if the name cannot be that of a key.
            StoreFailed: if there is a key already; it is never written over.
        """
        key = PrivateKey(seed, algorithm)
        public = cosigner(name, key)
        line = private_line(name, public.type, key)
        with _told("made"):
            for part in (self._path, self._path / "logs", self._path / "evidence"):
                part.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(self._path / "key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            _settle(self._path)
        return public

    def key(self) -> tuple[str, PrivateKey]:
        """The name and the key. Errors never show what stands in the file. Raises NotProved if it holds no key."""
        with _told("read"):
            line = (self._path / "key").read_bytes().decode("utf-8", "replace")
        public, key = parse_private(line)
        if public.type not in TYPES:
            raise NotProved("the key file holds a key of a type with which no witness cosigns")
        return public.name, key


@contextmanager
def _told(done: str) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        problem = f"the witness's folder cannot be {done}: {cause.strerror} ({cause.filename})"
        remedy = "look after the disk and the folder's name; a folder is made with `truceline witness new`"
        raise StoreFailed(problem, remedy) from cause


def _settle(folder: Path) -> None:
    """Have the names in a folder on disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
