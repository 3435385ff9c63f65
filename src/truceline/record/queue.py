"""What a device keeps of its own envelopes, and what became of them: values, and how they stand in files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.envelope import LONGEST
from truceline.record.register import Answer, Standing
from truceline.record.tlog.notes import Note, NoteKey, base64_of, from_base64, parse_note_key
from truceline.record.tlog.policy import parse_policy
from truceline.record.tlog.receipts import Receipt
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

FORM = "truceline/outbox/1"
ON_RECORD = frozenset((Standing.RECORDED, Standing.KNOWN, Standing.CONFLICT))
_LENGTH, _CHECK = 4, 32


@dataclass(frozen=True)
class Owner:
    """Whose queue it is: the case and its mode, the key that signs (its id), and the key of the log it is for."""

    case: str
    mode: str
    by: bytes
    log: NoteKey

    def bytes(self) -> bytes:
        """As a file: canonical JSON."""
        content: dict[str, Json] = {"form": FORM, "case": self.case, "mode": self.mode, "by": self.by.hex()}
        return canonical_bytes(content | {"log": str(self.log)})


def parse_owner(data: bytes) -> Owner:
    """The owner of a queue from its file. Raises NotProved."""
    content = _object(data)
    form.only(content, ("form", "case", "mode", "by", "log"))
    if content["form"] != FORM:
        raise NotProved(f"it is not a queue of the form {FORM}")
    mode = form.choice(content, "mode", form.MODES)
    log = parse_note_key(form.text(content, "log"))
    return Owner(form.name(content, "case"), mode, form.hash_of(content, "by"), log)


def framed(body: bytes) -> bytes:
    """A row of an append-only file: its length in four bytes, big-endian, itself, and SHA-256 over both."""
    row = len(body).to_bytes(_LENGTH, "big") + body
    return row + sha256(row).digest()


def unframed(data: bytes) -> tuple[list[bytes], int]:
    """The whole rows that a file begins with, and how many bytes they take; what follows is torn or damaged."""
    rows: list[bytes] = []
    place = 0
    while place < len(data):
        end = place + _LENGTH + int.from_bytes(data[place : place + _LENGTH], "big")
        if sha256(data[place:end]).digest() != data[end : end + _CHECK]:
            break
        rows.append(data[place + _LENGTH : end])
        place = end + _CHECK
    return rows, place


def may_be_torn(tail: bytes) -> bool:
    """Whether bytes behind the last whole row may be one row that a crash cut off, or that never reached the disk."""
    length = int.from_bytes(tail[:_LENGTH], "big")
    return not any(tail) or (length <= LONGEST and len(tail) <= _LENGTH + length + _CHECK)


@dataclass(frozen=True)
class Want:
    """A file that a record lacks: its SHA-256, its size, and how many bytes of it have come."""

    digest: bytes
    size: int
    start: int = 0

    def plain(self) -> dict[str, Json]:
        """As it stands in a reply."""
        return {"digest": self.digest.hex(), "size": self.size, "start": self.start}

    @classmethod
    def of(cls, content: Json) -> "Want":
        """From a reply. Raises NotProved."""
        found = form.an_object(content)
        form.only(found, ("digest", "size", "start"))
        return cls(form.hash_of(found, "digest"), form.whole(found, "size", 0), form.whole(found, "start", 0))


@dataclass(frozen=True)
class Reply:
    """What a record says of an envelope: the answer, a proof where it is on record, and files that are still wanted."""

    answer: Answer
    proof: tuple[bytes, ...] = ()
    wants: tuple[Want, ...] = ()

    def receipt(self, note: Note, log: NoteKey) -> Receipt:
        """The receipt that a reply makes together with a checkpoint, verified.

        Raises:
            NotProved: if the envelope is not on the record of that log by this reply.
        """
        if self.answer.index is None:
            raise NotProved("the reply does not say where the envelope stands")
        receipt = Receipt(self.answer.index, self.proof, note)
        receipt.verify(self.answer.hash, parse_policy(f"log {log}\nquorum none\n"))
        return receipt

    def plain(self) -> dict[str, Json]:
        """As it stands in a file."""
        return {
            "hash": self.answer.hash.hex(),
            "standing": self.answer.standing.value,
            "index": self.answer.index,
            "reason": self.answer.reason,
            "proof": [base64_of(one) for one in self.proof],
            "wants": [one.plain() for one in self.wants],
        }

    @classmethod
    def of(cls, content: Json) -> "Reply":
        """From a file. Raises NotProved."""
        found = form.an_object(content)
        form.only(found, ("hash", "standing", "index", "reason", "proof", "wants"))
        standing = Standing(form.choice(found, "standing", list(Standing)))
        index = None if found["index"] is None else form.whole(found, "index", least=0)
        answer = Answer(standing, form.hash_of(found, "hash"), index, form.text(found, "reason"))
        proof, wants = found["proof"], found["wants"]
        if not isinstance(proof, list) or not isinstance(wants, list) or (index is None) == (standing in ON_RECORD):
            raise NotProved("a reply is not of its form")
        return cls(answer, tuple(from_base64(str(one)) for one in proof), tuple(Want.of(one) for one in wants))


def replies_bytes(replies: Iterable[Reply]) -> bytes:
    """Replies as a member of a bundle: a list in canonical JSON."""
    return canonical_bytes([one.plain() for one in replies])


def parse_replies(data: bytes) -> list[Reply]:
    """Replies from a member of a bundle. Raises NotProved."""
    content = _parsed(data)
    if not isinstance(content, list):
        raise NotProved("replies are not a list")
    return [Reply.of(one) for one in content]


def _object(data: bytes) -> Mapping[str, Json]:
    return form.an_object(_parsed(data))


def _parsed(data: bytes) -> Json:
    try:
        return parse_canonical(data)
    except ValueError as cause:
        raise NotProved(f"it is not canonical JSON: {cause}") from cause
