"""What a store of evidence files promises. Engines keep it; the stages know only this."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from truceline.errors import BadInput, Fault

MISSION = "mission"


class State(StrEnum):
    """How a file stands."""

    SOUND = "it is here, and its bytes were hashed again"
    CHANGED = "its bytes here are not those that its name says"
    MISSING = "it came on record, but it is not here"
    PENDING = "an entry names it, but it has not come yet"
    NOT_LOOKED = "it was not looked at"


class Damage(StrEnum):
    """What a check of a store finds."""

    MISSING = "missing"
    CHANGED = "changed"
    FOREIGN = "foreign"
    WRITABLE = "writable"
    UNNAMED = "unnamed"


@dataclass(frozen=True)
class Found:
    """Something that a check found. `name` is a digest in hex, or for what is foreign where it lies in the store.

    Missing: expected, but not here. Changed: other bytes than its name says. Foreign: not put there by this store.
    Writable: sound, but no longer protected. Unnamed: sound, but no entry names it.
    """

    damage: Damage
    name: str

    def __str__(self) -> str:
        return f"{self.damage}: {self.name}"


@dataclass(frozen=True)
class Limits:
    """The largest file taken and what must stay free on the disk, in bytes; how many files may be unfinished."""

    largest: int = 16 * 2**30
    spare: int = 2**30
    unfinished: int = 200


class OtherOffset(BadInput):
    """Bytes were sent for another place than the one where they would continue what is there."""

    def __init__(self, name: str, there: int, offset: int) -> None:
        self.there = there
        problem = f"{there} bytes are there, but the bytes sent begin at {offset}"
        super().__init__(Fault(name, None, problem, f"send it from byte {there} on"))


class EvidenceFiles(Protocol):
    """Files under their SHA-256 (32 bytes).

    A file is whole and on disk under its name, or it is not there; once there it is never changed or overwritten.
    Everything that cannot be read or written raises StoreFailed, and leaves no half of a file under a name.
    """

    def size_of(self, digest: bytes) -> int | None:
        """How many bytes a file has; None where it is not here. Does not look at the bytes."""

    def offset(self, digest: bytes, sender: str = MISSION) -> int:
        """How many bytes of a file have come from a sender (a short name); all of them where the file is here."""

    def receive(self, digest: bytes, size: int, offset: int, pieces: Iterable[bytes], sender: str = MISSION) -> int:
        """Take bytes of a file from an offset on; how many are there now. At `size` bytes, the file is here.

        When `pieces` breaks off, what came stays and can be continued. Senders do not touch each other's bytes, and one
        sender's are taken by one call at a time.

        Raises:
            OtherOffset: if another number of bytes is there.
            BadInput: if it is too large, or too many files are unfinished.
            NotProved: if the bytes are not those of the digest, or more than `size`; what came is discarded.
            StoreFailed: if the disk is full, or the sender is sending already.
        """

    def add(self, pieces: Iterable[bytes], size: int) -> bytes:
        """Take a whole file of `size` bytes whose digest nobody knows yet; its digest.

        Raises as `receive`, and BrokenRecord where it is here already, but with other bytes.
        """

    def read(self, digest: bytes, start: int = 0) -> Iterator[bytes]:
        """The bytes of a file from `start` on, in pieces.

        Raises:
            NotOnRecord: if it is not here.
            BrokenRecord: after the last piece of the whole file, if the bytes were not those of the digest.
        """

    def copy_out(self, digest: bytes, to: Path | None = None) -> Path:
        """Write a working copy into a new file (without `to`: among the working copies); where it is.

        Raises:
            BadInput: if `to` is there already, or lies among the originals.
            BrokenRecord: if the bytes are not those of the digest; nothing is left.
        """

    def check(self, expected: Mapping[bytes, int]) -> Iterator[Found]:
        """Hash everything again and name what is not as it should be; `expected`: digests with sizes in bytes."""
