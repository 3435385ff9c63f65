"""Checkpoints: C2SP `tlog-checkpoint`."""

import re
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.tlog.hashes import SIZE
from truceline.record.tlog.notes import Note, base64_of, from_base64, parse_note, sign_note
from truceline.record.tlog.signatures import PrivateKey

_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")


def whole(text: str) -> int:
    """A whole number without leading zeros. Raises NotProved."""
    if not _NUMBER.fullmatch(text):
        raise NotProved(f"{text[:40]!r} is not a whole number")
    return int(text)


@dataclass(frozen=True)
class Checkpoint:
    """The head of a tree: whose log, how many leaves, and the root over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{base64_of(self.root)}\n"

    def signed(self, key: PrivateKey) -> Note:
        """The checkpoint as a note, signed by its log."""
        return sign_note(self.text, self.origin, key)


def checkpoint_of(note: Note) -> Checkpoint:
    """What a note says as a checkpoint; nothing is checked about its signatures.

    Extension lines are refused: nobody who watches a log could audit them. Raises NotProved.
    """
    lines = note.text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise NotProved("a note is not a checkpoint without extension lines")
    root = from_base64(lines[2])
    if len(root) != SIZE:
        raise NotProved(f"the root of a checkpoint has {len(root)} bytes")
    return Checkpoint(lines[0], whole(lines[1]), root)


def parse_checkpoint(data: bytes) -> tuple[Checkpoint, Note]:
    """A checkpoint as it is served, and the note that it stands in. Raises NotProved."""
    note = parse_note(data)
    return checkpoint_of(note), note
