"""A table to which rows are added for good: each is on the disk before anybody is told that it was taken."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from truceline.engines.files.receiving import told


class FileJournal:
    """The lines of a JSON Lines file."""

    def __init__(self, path: Path) -> None:
        self._path, self._before = path, 0

    def add(self, lines: Sequence[str]) -> None:
        """Write lines behind what is there. Raises StoreFailed; the file is then as it was."""
        with told(self._path, "written"):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._before = self._path.stat().st_size if self._path.is_file() else 0
            try:
                with self._path.open("ab") as file:
                    file.write("".join(f"{line}\n" for line in lines).encode())
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                self.undo()
                raise

    def mend(self) -> None:
        """Take away a last line that was cut off: nobody was told that it was taken. Raises StoreFailed."""
        with told(self._path, "mended"):
            data = self._path.read_bytes() if self._path.is_file() else b""
            self._before = data.rfind(b"\n") + 1
        if self._before < len(data):
            self.undo()

    def undo(self) -> None:
        """Take back what `add` wrote last. Raises StoreFailed."""
        with told(self._path, "put back"), self._path.open("r+b") as file:
            file.truncate(self._before)
            os.fsync(file.fileno())


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else who asks for the same lock goes on meanwhile; it ends with the program, however that ends.

    The file is taken away at the end. Whoever waited for one that was taken away asks for
    a new one. Raises StoreFailed.
    """
    opened = _taken(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(opened)


def _taken(path: Path) -> int:
    while True:
        with told(path, "locked"):
            path.parent.mkdir(parents=True, exist_ok=True)
            opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        flock(opened, LOCK_EX)
        try:
            if os.path.samestat(os.fstat(opened), path.stat()):
                return opened
        except FileNotFoundError:
            pass
        os.close(opened)
