"""What is sent to a witness: the body of `add-checkpoint`, C2SP `tlog-witness`."""

from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of, whole
from truceline.record.tlog.hashes import SIZE
from truceline.record.tlog.notes import Note, base64_of, from_base64, parse_note

_MOST_HASHES = 63
_OLD = "old "


@dataclass(frozen=True)
class Request:
    """A checkpoint to be cosigned, with the proof that it continues the tree of `old` leaves."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    @property
    def checkpoint(self) -> Checkpoint:
        """What the note says. Raises NotProved."""
        return checkpoint_of(self.note)

    def bytes(self) -> bytes:
        """The request as it is sent, or carried on a stick."""
        hashes = "".join(f"{base64_of(one)}\n" for one in self.proof)
        return f"{_OLD}{self.old}\n{hashes}\n{self.note}".encode()


def parse_request(data: bytes) -> Request:
    """A request, its form checked and nothing else. Raises NotProved."""
    head, gap, rest = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as cause:
        raise NotProved("a request is not plain text") from cause
    if not gap or not lines[0].startswith(_OLD):
        raise NotProved("a request does not begin with the old size, hashes and an empty line")
    if len(lines) - 1 > _MOST_HASHES:
        raise NotProved(f"a request has more than {_MOST_HASHES} hashes")
    request = Request(whole(lines[0].removeprefix(_OLD)), tuple(map(_hash, lines[1:])), parse_note(rest))
    checkpoint_of(request.note)
    return request


def _hash(line: str) -> bytes:
    found = from_base64(line)
    if len(found) != SIZE:
        raise NotProved(f"a hash of the proof has {len(found)} bytes")
    return found
