"""Custody: one thing that was done with a file, as the `says` of an envelope (docs/record-format.md)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.errors import BadInput, Fault, NotProved
from truceline.record import envelope_form as form
from truceline.record.envelope_form import Evidence
from truceline.values.canonical import Json

KIND = "custody"
OCTETS = "application/octet-stream"
_KEYS = ("act", "object", "size", "type", "from", "copy", "to", "how")
_LONGEST = 1000
_LARGEST = 2**53 - 1
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Act(StrEnum):
    """What was done with a file."""

    RECEIVED = "received"
    COPIED = "copied"
    OPENED = "opened"
    DERIVED = "derived"
    EXPORTED = "exported"


class Copy(StrEnum):
    """Evidentiary: kept as it came, never opened. Working: may be opened, and what comes of it is another file."""

    EVIDENTIARY = "evidentiary"
    WORKING = "working"


@dataclass(frozen=True)
class Custody:
    """One act.

    `object` is the SHA-256 of the file (32 bytes), `source` that of the file which it was derived from, `to` a role or
    a place that got it and never a person's name, `how` a few words. The name that it came with has no place here.
    """

    act: Act
    object: bytes
    size: int
    type: str
    copy: Copy
    how: str
    source: bytes | None = None
    to: str | None = None

    @property
    def evidence(self) -> Evidence:
        """The file as an envelope names it."""
        return Evidence(self.object, self.size, self.type)

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {
            "act": self.act.value,
            "object": self.object.hex(),
            "size": self.size,
            "type": self.type,
            "from": None if self.source is None else self.source.hex(),
            "copy": self.copy.value,
            "to": self.to,
            "how": self.how,
        }

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "Custody":
        """From an envelope. Raises NotProved."""
        form.only(says, _KEYS)
        act = Act(form.choice(says, "act", list(Act)))
        file = Evidence.of({"digest": says["object"], "size": says["size"], "type": says["type"]})
        source = form.maybe_hash(says, "from")
        if (source is not None) != (act is Act.DERIVED) or source == file.digest:
            raise NotProved(f"a file that was {act} names another one that it came from exactly when it was derived")
        to = None if says["to"] is None else _words(says, "to")
        if act is Act.EXPORTED and not to:
            raise NotProved("a file that was exported does not say to where")
        object, copy = form.hash_of(says, "object"), Copy(form.choice(says, "copy", list(Copy)))
        return cls(act, object, _bounded(file.size), file.type, copy, _words(says, "how"), source, to)


def _words(says: Mapping[str, Json], key: str) -> str:
    found = form.text(says, key)
    if len(found) > _LONGEST or not found.isprintable():
        raise NotProved(f"{key} is longer than {_LONGEST} letters, or holds control characters")
    return found


def _bounded(size: int) -> int:
    if size > _LARGEST:
        raise NotProved("the size of a file is larger than any")
    return size


def parse_digest(text: str) -> bytes:
    """The SHA-256 of a file from 64 small hexadecimal digits, and from nothing else. Raises BadInput."""
    if not _DIGEST.fullmatch(text):
        remedy = "write the 64 digits that `truceline evidence list` shows"
        raise BadInput(Fault("DIGEST", None, "is not 64 small hexadecimal digits", remedy))
    return bytes.fromhex(text)
