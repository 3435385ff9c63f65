"""Compartments as files that only their owner may read, beside the keys of subjects.

compartments/NAME.box   a closed compartment (record/people/compartment.py)
compartments/guard      canonical JSON: the guard's key, and its hashes by pseudonym
"""

import os
from pathlib import Path
from typing import cast

from truceline.errors import NotOnRecord, StoreFailed
from truceline.record.people.guard import KEY, Guard
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

_OWN = 0o600
_FLAGS = os.O_NOFOLLOW | os.O_CLOEXEC


class FileCompartments:
    """Keeps the promises of `record.people.keeping_apart.Compartments` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        return sorted(path.stem for path in self._folder.glob("*.box"))

    def read(self, name: str) -> bytes:
        path = self._folder / f"{name}.box"
        try:
            return path.read_bytes()
        except FileNotFoundError:
            known = ", ".join(self.names()) or "none has been made"
            remedy = f"make it with: truceline people new; there are: {known}"
            raise NotOnRecord(f"there is no compartment {name}", remedy) from None
        except OSError as cause:
            raise _failed(path.name, cause) from cause

    def write(self, name: str, kept: bytes, guard: Guard) -> None:
        # A guard that knows a name too many only refuses one word more; a name without a guard could go on record.
        self._put("guard", canonical_bytes(_plain(guard)))
        self._put(f"{name}.box", kept)

    def guard(self) -> Guard:
        try:
            content = parse_canonical((self._folder / "guard").read_bytes())
        except FileNotFoundError:
            return Guard(os.urandom(KEY))
        except (OSError, ValueError) as cause:
            raise StoreFailed("the guard of names cannot be read", "put it back from a backup") from cause
        found = cast("dict[str, Json]", content)
        known = cast("dict[str, list[str]]", found["known"])
        return Guard(bytes.fromhex(str(found["key"])), {one: frozenset(hashes) for one, hashes in known.items()})

    def _put(self, name: str, data: bytes) -> None:
        growing, path = self._folder / f"{name}.new", self._folder / name
        try:
            self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            file = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _FLAGS, _OWN)
            with os.fdopen(file, "wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            growing.replace(path)
        except OSError as cause:
            raise _failed(name, cause) from cause


def _plain(guard: Guard) -> Json:
    return {"key": guard.key.hex(), "known": {one: sorted(hashes) for one, hashes in sorted(guard.known.items())}}


def _failed(name: str, cause: OSError) -> StoreFailed:
    remedy = "see that the disk is there, has room, and may be written to"
    return StoreFailed(f"{name} cannot be used ({cause.strerror})", remedy)
