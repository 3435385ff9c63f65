"""Signed notes and their keys: C2SP `signed-note`."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from truceline.errors import NotProved
from truceline.record.tlog.signatures import Algorithm, PrivateKey, verify

SIGNED = 0x01
_DASH = "\N{EM DASH}"
_MOST_SIGNATURES = 100


def base64_of(data: bytes) -> str:
    """Standard base64."""
    return b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes of standard base64, in its one spelling. Raises NotProved."""
    try:
        data = b64decode(text, validate=True)
    except ValueError as cause:
        raise NotProved("a text is not base64") from cause
    if base64_of(data) != text:
        raise NotProved("a text is not base64 in its one spelling")
    return data


def named(name: str) -> str:
    """A name that a key may have. Raises NotProved."""
    if not name or "+" in name or name != "".join(name.split()) or not name.isprintable():
        raise NotProved(f"{name!r} cannot be the name of a key")
    return name


@dataclass(frozen=True)
class NoteKey:
    """A public key with the name and the type under which it signs notes."""

    name: str
    type: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature line names it."""
        return sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64_of(bytes([self.type]) + self.public)}"


def parse_note_key(text: str) -> NoteKey:
    """A key written `name+id+base64`. Raises NotProved."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise NotProved(f"{text!r} is not a key; write name+id+base64")
    data = from_base64(parts[2])
    key = NoteKey(named(parts[0]), data[0] if data else 0, data[1:])
    if key.id.hex() != parts[1]:
        raise NotProved(f"the key {parts[0]} does not have the id {parts[1]}")
    return key


@dataclass(frozen=True)
class NoteSignature:
    """One signature line: who, the id of the key, and what follows the id."""

    name: str
    id: bytes
    blob: bytes

    def __str__(self) -> str:
        return f"{_DASH} {self.name} {base64_of(self.id + self.blob)}\n"

    def by(self, key: NoteKey) -> bool:
        """True where it names that key."""
        return self.name == key.name and self.id == key.id


@dataclass(frozen=True)
class Note:
    """A text (it ends in a newline) and the signatures under it, checked or not."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(str(one) for one in self.signatures)

    def digest(self) -> bytes:
        """SHA-256 of its bytes, by which an envelope names it."""
        return sha256(self.bytes()).digest()

    def bytes(self) -> bytes:
        """The note as it is kept and served."""
        return str(self).encode()

    def adding(self, signatures: Sequence[NoteSignature]) -> "Note":
        """The note with more signatures under it."""
        return replace(self, signatures=(*self.signatures, *signatures))

    def verify(self, key: NoteKey) -> None:
        """That a plain Ed25519 key signed the text. Raises NotProved; a wrong signature by that key counts too."""
        found = [one for one in self.signatures if one.by(key)]
        if not found or key.type != SIGNED:
            raise NotProved(f"{key.name} did not sign it")
        for one in found:
            verify(Algorithm.ED25519, key.public, self.text.encode(), one.blob)


def sign_note(text: str, name: str, key: PrivateKey) -> Note:
    """A text with one plain Ed25519 signature."""
    signer = NoteKey(named(name), SIGNED, key.public)
    return Note(text, (NoteSignature(name, signer.id, key.sign(text.encode())),))


def parse_note(data: bytes) -> Note:
    """A note as it is kept and served. Raises NotProved."""
    try:
        text = data.decode()
    except UnicodeDecodeError as cause:
        raise NotProved("a note is not UTF-8") from cause
    if any(ord(char) < 0x20 and char != "\n" for char in text):
        raise NotProved("a note holds control characters")
    body, gap, lines = text.rpartition("\n\n")
    if not gap or not lines.endswith("\n"):
        raise NotProved("a note has no signatures under its text")
    rows = lines[:-1].split("\n")
    if len(rows) > _MOST_SIGNATURES:
        raise NotProved(f"a note has more than {_MOST_SIGNATURES} signatures")
    return Note(body + "\n", tuple(parse_signature(row) for row in rows))


def parse_signature(line: str) -> NoteSignature:
    """One signature line, without its newline. Raises NotProved."""
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != _DASH:
        raise NotProved("a line under a note is not a signature")
    data = from_base64(parts[2])
    if len(data) < 5:
        raise NotProved("a signature under a note is too short")
    return NoteSignature(named(parts[1]), data[:4], data[4:])
