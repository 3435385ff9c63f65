"""Values that stand beside the log, sealed under one key for each subject, so that destroying the key destroys them.

A leaf only commits to its fields. Beside it stand boxes, one for each subject that fields of it belong to.

    box    1 byte 0x01, nonce of 12 bytes, AES-256-GCM over the padded part; bound to the leaf and the subject
    part   8 bytes length, canonical JSON {"fields": [...], "files": [...]}, zeros up to the size class
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Evidence
from truceline.record.fields import Shown, evidence_commitment, parse_slots
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

SUBJECT = 16
KEY = 32
NONCE = 12
SIZES = (2_048, 8_192, 32_768, 65_520)
_FORM = b"\x01"
_MARK = b"truceline/sealed/1"
_LABEL = re.compile(f"[0-9a-f]{{{2 * SUBJECT}}}")
_LENGTH = Struct(">Q")
_AROUND = len(_FORM) + NONCE + _LENGTH.size + 16


class Keystore(Protocol):
    """Data keys by subject (a random label of 16 bytes), apart from the record and its backups."""

    def create(self, subjects: Sequence[bytes]) -> None:
        """Keys for subjects that have none yet; durable on return.

        Raises RecordRefused for a subject whose key was destroyed, and StoreFailed.
        """

    def key(self, subject: bytes) -> bytes | None:
        """The key of a subject (32 bytes); None where it was destroyed.

        Raises StoreFailed also for a subject that was never there: another keystore, or an old one, is not an erasure.
        """

    def destroy(self, subject: bytes) -> None:
        """Destroy a key, if there is one, and let none be made for that subject again; durable on return.

        May be repeated. Raises StoreFailed.
        """

    def subjects(self) -> list[bytes]:
        """Every subject that has a key. Raises StoreFailed."""


class Readings(Protocol):
    """Who opened sealed fields, by role, when, and how many. Never what was in them."""

    def begins(self, role: str, at: int) -> None:
        """Somebody begins to read (microseconds UTC); written before anything is opened. Raises StoreFailed."""

    def ends(self, role: str, at: int, leaves: int, fields: int) -> None:
        """That reading ended, having opened so many fields of so many leaves. Raises StoreFailed."""


@dataclass(frozen=True)
class File:
    """A file that a leaf names by a salted commitment only: its place in the evidence of the envelope (from 0)."""

    place: int
    digest: bytes
    size: int
    type: str
    salt: bytes

    @property
    def commitment(self) -> bytes:
        """What the envelope has at that place. Raises NotProved."""
        return evidence_commitment(self.digest, self.salt)

    def plain(self) -> dict[str, Json]:
        """As it stands in a box."""
        named = Evidence(self.digest, self.size, self.type).plain()
        return {**named, "place": self.place, "salt": self.salt.hex()}

    @classmethod
    def of(cls, content: Json) -> "File":
        """From a box. Raises NotProved, ValueError."""
        found = form.an_object(content)
        form.only(found, ("digest", "size", "type", "place", "salt"))
        named = Evidence.of({key: found[key] for key in ("digest", "size", "type")})
        place, salt = form.whole(found, "place", least=0), bytes.fromhex(form.text(found, "salt"))
        return cls(place, named.digest or b"", named.size, named.type, salt)


@dataclass(frozen=True)
class Part:
    """What of a leaf belongs to one subject: fields, and files."""

    fields: tuple[Shown, ...] = ()
    files: tuple[File, ...] = ()

    def bytes(self) -> bytes:
        """The part as it is sealed, before padding."""
        fields: Json = [{"name": one.name, "value": one.value, "salt": one.salt.hex()} for one in self.fields]
        return canonical_bytes({"fields": fields, "files": [one.plain() for one in self.files]})


def seal(part: Part, leaf: bytes, subject: bytes, key: bytes, nonce: bytes) -> bytes:
    """A box. `leaf` is the hash of the leaf, `nonce` 12 random bytes that were never used with this key.

    Its length is one of four, so that it hardly tells how much is in it.

    Raises:
        ValueError: if there is too much for the largest.
    """
    plain = part.bytes()
    size = next((one for one in SIZES if len(plain) + _AROUND <= one), None)
    if size is None:
        raise ValueError(f"{len(plain)} bytes are too many to be sealed; at most {SIZES[-1] - _AROUND} are")
    padded = (_LENGTH.pack(len(plain)) + plain).ljust(size - _AROUND + _LENGTH.size, b"\0")
    return _FORM + nonce + AESGCM(key).encrypt(nonce, padded, _bound(leaf, subject))


def unseal(box: bytes, leaf: Leaf, subject: bytes, key: bytes, commitments: Mapping[str, bytes]) -> Part:
    """What is in a box, each field held against its commitment by name, each file against the leaf.

    Raises:
        NotProved: if the box is not of this leaf, subject and key, or holds something else than was committed to.
    """
    start = len(_FORM)
    try:
        if box[:start] != _FORM or len(box) not in SIZES:
            raise NotProved("it is not of the form")
        nonce, sealed = box[start : start + NONCE], box[start + NONCE :]
        part = _part(AESGCM(key).decrypt(nonce, sealed, _bound(leaf.hash, subject)))
        _hold_against(part, leaf, commitments)
    except (InvalidTag, NotProved, ValueError) as cause:
        problem = f"the box of leaf {leaf.hash.hex()[:12]} for the subject {subject.hex()} is wrong"
        raise NotProved(f"{problem}: {str(cause) or 'it does not open'}") from cause
    return part


def _bound(leaf: bytes, subject: bytes) -> bytes:
    return b"".join(_LENGTH.pack(len(one)) + one for one in (_MARK, leaf, subject))


def _part(padded: bytes) -> Part:
    end = _LENGTH.size + _LENGTH.unpack_from(padded)[0]
    if padded[end:].strip(b"\0") or end > len(padded):
        raise NotProved("its padding is not zeros")
    content = form.an_object(parse_canonical(padded[_LENGTH.size : end]))
    form.only(content, ("fields", "files"))
    slots, files = parse_slots(content["fields"]), content["files"]
    fields = tuple(one for one in slots if isinstance(one, Shown) and isinstance(one.name, str))
    if len(fields) != len(slots) or not isinstance(files, list):
        raise NotProved("a field in it has no name or no value, or its files are not a list")
    part = Part(fields, tuple(File.of(one) for one in files))
    if part.bytes() != padded[_LENGTH.size : end]:
        raise NotProved("something in it is spelled otherwise than it would be written")
    return part


def _hold_against(part: Part, leaf: Leaf, commitments: Mapping[str, bytes]) -> None:
    for one in part.fields:
        if commitments.get(one.name) != one.commitment:
            raise NotProved(f"the field {one.name:.80} is not the one that was committed to")
    evidence = leaf.envelope.evidence
    for file in part.files:
        if file.place >= len(evidence) or evidence[file.place].commitment != file.commitment:
            raise NotProved(f"the file {file.place} is not the one that was committed to")


def parse_subject(label: object) -> bytes:
    """A subject from its label, 32 small hexadecimal digits. Raises ValueError."""
    if not isinstance(label, str) or not _LABEL.fullmatch(label):
        raise ValueError(f"{label!r:.80} is not the label of a subject; it has {2 * SUBJECT} small hexadecimal digits")
    return bytes.fromhex(label)
