"""The keys of a desk in a folder apart from the record, and what its log remembers having signed.

    log.key    signs the checkpoints of the log
    desk.key   signs the desk's own envelopes; the record's first authority
    log.seen   the size and the root that were signed last

The folder belongs on another disk than the record, and into no backup of it: a record put back from a backup must not
bring back the memory of what was signed.
"""

import os
from pathlib import Path

from truceline.errors import NotOnRecord, NotProved, StoreFailed
from truceline.record.opening import Keys
from truceline.record.tlog.hashes import SIZE
from truceline.record.tlog.notes import SIGNED, base64_of, from_base64
from truceline.record.tlog.private_keys import parse_private, private_line
from truceline.record.tlog.signatures import PrivateKey


class FileMemory:
    """What a log signed last, in a small file.

    It is written when the store has what was signed. Should the machine stop in between, it lags behind the store by
    one step, which is harmless; it is never ahead.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def last(self) -> tuple[int, bytes] | None:
        if not self._path.exists():
            return None
        try:
            size, _, root = self._path.read_text(encoding="ascii").split("\n")[0].partition(" ")
            digest = from_base64(root.strip())
            if len(digest) != SIZE:
                raise NotProved("the root is not a hash")
            return int(size), digest
        except (ValueError, NotProved, OSError) as cause:
            problem = f"{self._path} does not say what was signed last"
            remedy = "find out what the log signed last (a witness knows) and write its size and root there"
            raise StoreFailed(problem, remedy) from cause

    def remember(self, size: int, root: bytes) -> None:
        """Of a fixed length and written over in one piece, so that it is never half a line."""
        if self._file is None:
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.pwrite(self._file, f"{size:<20} {base64_of(root)}\n".encode(), 0)


def make_keys(folder: Path, origin: str) -> Keys:
    """New keys for a live record. Raises StoreFailed where there are keys already; they are never written over."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = {role: PrivateKey(os.urandom(32)) for role in ("log", "desk")}
        for role, key in made.items():
            name = origin if role == "log" else f"{origin}/desk"
            _write_new(folder / f"{role}.key", private_line(name, SIGNED, key))
    except OSError as cause:
        problem = f"no keys can be made in {folder} ({cause.strerror})"
        raise StoreFailed(problem, "name a new folder that you may write to; keys are never written over") from cause
    return Keys(made["log"], made["desk"], FileMemory(folder / "log.seen"))


def write_key(path: Path, name: str, key: PrivateKey) -> None:
    """Keep a key in a file of its own. Raises StoreFailed where there is one already; it is never written over."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(path, private_line(name, SIGNED, key))
    except OSError as cause:
        problem = f"no key can be kept at {path} ({cause.strerror})"
        raise StoreFailed(problem, "name a new folder that you may write to; keys are never written over") from cause


def read_key(path: Path) -> PrivateKey:
    """A key from a file of its own. Raises NotOnRecord where there is none, NotProved where it holds none."""
    if not path.is_file():
        raise NotOnRecord(f"there is no key at {path}", "make one: truceline device new")
    return parse_private(path.read_text(encoding="utf-8"))[1]


def _write_new(path: Path, line: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def read_keys(folder: Path, origin: str) -> Keys:
    """The keys of a live record.

    Raises:
        NotOnRecord: if there are none.
        NotProved: if a file holds no key, or one for another log.
    """
    found: dict[str, PrivateKey] = {}
    for role in ("log", "desk"):
        path = folder / f"{role}.key"
        if not path.is_file():
            raise NotOnRecord(f"{folder} has no keys for {origin}", "run: truceline keys new, or name their folder")
        public, found[role] = parse_private(path.read_text(encoding="utf-8"))
        if role == "log" and public.name != origin:
            raise NotProved(f"{path} is the key of the log {public.name}, not of {origin}")
    return Keys(found["log"], found["desk"], FileMemory(folder / "log.seen"))
