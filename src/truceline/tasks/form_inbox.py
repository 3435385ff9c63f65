"""The inbox of filled-in forms: a folder of a case for what is on its way onto the record.

    stations.json     who may submit (tasks/stations.py)
    incoming/         what is being received; swept at every start, nobody was told that it had arrived
    held/HEX/         a form that is not complete yet, by its instance ID: form.xml, station, its files
    taken.jsonl       one line for each form that is on record: instance ID, entries, hashes; nothing of its content

A file lies there under the hash of its name: the names themselves are never used as names, nor kept anywhere.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import mkdtemp

from truceline.errors import StoreFailed
from truceline.values.instants import Instant

_FORM, _STATION, _WHY = "form.xml", "station", "why"
_LONGEST_ENDING = 6


@dataclass(frozen=True)
class Piece:
    """A file that came with a form: where its bytes are, their SHA-256 in hex, how many, and the first of them."""

    path: Path
    digest: str
    size: int
    head: bytes


@dataclass(frozen=True)
class Taken:
    """A form that is on record.

    `instance` and `first` are 32 hex digits: its own, and that of the form of which it is the last of several edited
    copies (its own, where it is none). `ids` are its entries, `files` digests by the key of the file's name, `form` the
    SHA-256 of the XML, in hex.
    """

    instance: str
    first: str
    kind: str
    ids: tuple[str, ...]
    form: str
    files: Mapping[str, str]
    station: str
    at: Instant


@dataclass(frozen=True)
class Held:
    """A form that waits: its XML, which station sent it, since when, and its files by the keys of their names.

    `why`: for what reason it was not taken, though it was complete; empty where nothing was tried.
    """

    instance: str
    xml: bytes
    station: str
    since: Instant
    files: Mapping[str, Path]
    why: str = ""


def key_of(name: str) -> str:
    """What stands for the name of a file: 32 hex digits."""
    return sha256(name.encode()).hexdigest()[:32]


def piece_of(path: Path, head: int) -> Piece:
    """A file that lies in the inbox, hashed again. Raises StoreFailed."""
    with _told(path), path.open("rb") as file:
        hasher, size, first = sha256(), 0, b""
        while data := file.read(2**20):
            first = first or data[:head]
            hasher.update(data)
            size += len(data)
    return Piece(path, hasher.hexdigest(), size, first)


class Inbox:
    """The inbox at a folder. For one program at a time; all reading and writing may raise StoreFailed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._offsets: dict[str, int] = {}
        self._latest: dict[str, str] = {}

    def begin(self) -> None:
        """Make what is missing, sweep what a crash left, and read what was taken."""
        with _told(self.root):
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._close()
            shutil.rmtree(self.root / "incoming", ignore_errors=True)
            for name in ("incoming", "held", "offered"):
                (self.root / name).mkdir(mode=0o700, exist_ok=True)
            for folder in (self.root / "held").iterdir():
                if not (folder / _FORM).is_file():
                    shutil.rmtree(folder)
            self._mend()
        self.read()

    def _close(self) -> None:
        """What came out of a backup or another folder may be open to others: it is theirs no longer."""
        self.root.chmod(0o700)
        stations = self.root / "stations.json"
        if stations.is_file():
            stations.chmod(0o600)

    def read(self) -> None:
        """Read what was taken, changing nothing."""
        path = self.root / "taken.jsonl"
        with _told(path):
            data = path.read_bytes() if path.is_file() else b""
        offset = 0
        for line in data.splitlines(keepends=True):
            if line.endswith(b"\n"):
                self._remember(_taken(line), offset)
            offset += len(line)

    def _remember(self, taken: Taken, offset: int) -> None:
        self._offsets[taken.instance] = offset
        if taken.first != taken.instance or taken.first in self._latest:
            self._latest[taken.first] = taken.instance

    def _mend(self) -> None:
        """A last line that was cut off had not been answered; the record knows all the same."""
        path = self.root / "taken.jsonl"
        if path.is_file():
            data = path.read_bytes()
            if not data.endswith(b"\n"):
                os.truncate(path, data.rfind(b"\n") + 1)

    @contextmanager
    def spool(self) -> Iterator[Path]:
        """A folder for one request; whatever is left in it afterwards goes."""
        with _told(self.root / "incoming"):
            folder = Path(mkdtemp(dir=self.root / "incoming"))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def room(self) -> int:
        """How many bytes are free on the disk."""
        with _told(self.root):
            return shutil.disk_usage(self.root).free

    def taken(self, instance: str) -> Taken | None:
        """The form that is on record under an instance ID."""
        offset = self._offsets.get(instance)
        if offset is None:
            return None
        with _told(self.root / "taken.jsonl"), (self.root / "taken.jsonl").open("rb") as file:
            file.seek(offset)
            return _taken(file.readline())

    def first_of(self, instance: str) -> str:
        """The instance ID under which something was first submitted."""
        taken = self.taken(instance)
        return instance if taken is None else taken.first

    def latest_of(self, first: str) -> str:
        """The instance ID of the last edited copy that is on record; its own where there is none."""
        return self._latest.get(first, first)

    def note(self, taken: Sequence[Taken]) -> None:
        """Write down what is on record now; durable on return."""
        path = self.root / "taken.jsonl"
        lines = [json.dumps(asdict(one), sort_keys=True).encode() + b"\n" for one in taken]
        with _told(path), path.open("ab") as file:
            offset = file.tell()
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
        for one, line in zip(taken, lines, strict=True):
            self._remember(one, offset)
            offset += len(line)

    def held(self, instance: str) -> Held | None:
        """What waits under an instance ID."""
        folder = self.root / "held" / instance
        with _told(folder):
            if not (folder / _FORM).is_file():
                return None
            since = Instant((folder / _FORM).stat().st_mtime_ns // 1000)
            files = {path.name.partition(".")[0]: path for path in folder.iterdir()}
            files = {key: path for key, path in files.items() if key not in ("form", _STATION, _WHY)}
            station, why = (_text(folder / name) for name in (_STATION, _WHY))
            return Held(instance, (folder / _FORM).read_bytes(), station, since, files, why)

    def waiting(self) -> list[Held]:
        """Everything that waits, the longest first."""
        folder = self.root / "held"
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        found = [held for name in names if (held := self.held(name)) is not None]
        return sorted(found, key=lambda one: (one.since, one.instance))

    def hold(self, instance: str, xml: bytes, station: str, files: Mapping[str, Piece]) -> None:
        """Keep a form and files of it (by their names) until it is complete; durable on return.

        What is there already stays. The form itself is put there last, and only with it does anything count.
        """
        folder = self.root / "held" / instance
        with _told(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            for name, piece in files.items():
                place = folder / f"{key_of(name)}{_ending(name)}"
                if not place.exists():
                    _settle(piece.path)
                    piece.path.rename(place)
            for name, data in ((_STATION, station.encode()), (_FORM, xml)):
                if not (folder / name).exists():
                    growing = folder / f"{name}.new"
                    growing.write_bytes(data)
                    _settle(growing)
                    growing.rename(folder / name)
            _settle(folder)
            _settle(folder.parent)

    def remark(self, instance: str, why: str) -> None:
        """Write down why what is held was not taken."""
        with _told(self.root):
            (self.root / "held" / instance / _WHY).write_text(why, encoding="utf-8")

    def drop(self, instance: str) -> None:
        """What was held is on record: it need not wait any more. The form goes first, so that no half is found."""
        folder = self.root / "held" / instance
        with _told(folder):
            (folder / _FORM).unlink(missing_ok=True)
            if folder.is_dir():
                shutil.rmtree(folder)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _ending(name: str) -> str:
    """The ending of a name where it is plain: the type of a file is told by it."""
    ending = PurePath(name).suffix.lower()
    plain = ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= _LONGEST_ENDING
    return ending if plain else ""


def _taken(line: bytes) -> Taken:
    try:
        content = json.loads(line)
        return Taken(**content | {"ids": tuple(content["ids"])})
    except (ValueError, TypeError, KeyError) as cause:
        remedy = "take that line out; the forms that it stood for are on record all the same"
        raise StoreFailed(f"taken.jsonl has a line that says nothing ({cause})", remedy) from cause


def _settle(path: Path) -> None:
    """Have a file, or the names in a folder, on disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        remedy = "see that the disk is there, has room, and may be written to"
        raise StoreFailed(f"{path.name} in the inbox cannot be used ({cause.strerror})", remedy) from cause
