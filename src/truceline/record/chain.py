"""The hash chain over the entries: each link commits to the bytes of its entry and to everything before it.

SHA-256 over parts with their lengths and a domain mark (see `values.canonical.digest`). A chain shows any change to
somebody who kept an earlier head; it proves nothing to somebody who has only the file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.record.entry import Entry, body_of
from truceline.values.canonical import digest

_START = "truceline/record/1"
_LINK = "truceline/entry/1"


@dataclass(frozen=True)
class StoredRow:
    """A row as a log keeps it: place (from 1), id, canonical bytes, and the hash of the chain up to it (32 bytes)."""

    seq: int
    id: str
    body: bytes
    link: bytes


@dataclass(frozen=True)
class Head:
    """Where a record stands: how many entries it has, and the hash of the chain up to the last."""

    size: int
    link: bytes

    def __str__(self) -> str:
        return f"{self.size}:{self.link.hex()}"


def start_of(case: str, mode: str) -> bytes:
    """The hash before the first entry. It holds the case and the mode, so an exercise can never pass for live."""
    return digest(_START, case.encode(), mode.encode())


def next_link(previous: bytes, body: bytes) -> bytes:
    """The hash after an entry."""
    return digest(_LINK, previous, body)


def chained(entries: Iterable[Entry], after: Head) -> Iterator[StoredRow]:
    """The rows that put entries on record after a head."""
    seq, link = after.size, after.link
    for entry in entries:
        seq += 1
        body = body_of(entry, seq)
        link = next_link(link, body)
        yield StoredRow(seq, entry.id, body, link)


def parse_head(text: str) -> Head:
    """Read `214:9f86d0...` as printed by `str(Head)`.

    Raises:
        ValueError: if it is not a size, a colon and 64 hex digits.
    """
    size, _, link = text.partition(":")
    if not size.isdecimal() or len(link) != 64:
        raise ValueError(f"{text!r} is not a head; write the size, a colon and 64 hex digits, as a report prints it")
    try:
        return Head(int(size), bytes.fromhex(link))
    except ValueError as cause:
        raise ValueError(f"{text!r} is not a head; the part after the colon is not hexadecimal") from cause
