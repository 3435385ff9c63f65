"""Content as fields that can be shown or withheld one by one, and yet be proved to be the same record.

Each field has a salt of its own, so that a withheld value cannot be guessed from its hash, and equal values leave no
equal bytes. Every entry of a kind has the same fields, with null where nothing is said, so their number tells nothing.

Nothing proves the name of a slot that is withheld but its place: the names must be those of the kind, all of them.
Otherwise a signer could commit to two values under one name and show one of them to each side.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from struct import Struct
from typing import Any, NamedTuple, Self

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.entry import field_names
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.envelope_form import Commitment
from truceline.record.tlog.hashes import SIZE, leaf_hashes, root_of
from truceline.values.canonical import DEEPEST, Json, canonical_bytes, digest, parse_unchecked

SALT = 16
LONGEST = 2**20
COPY = "truceline/copy/1"
_KEYS = frozenset(("form", "leaf", "slots"))
_EVIDENCE = "truceline/evidence/1"
_MARK = b"truceline/field/1"
_LENGTH = Struct(">Q").pack
_START = _LENGTH(len(_MARK)) + _MARK + _LENGTH(SALT)
_DEEPEST = DEEPEST - 3


@lru_cache(1_000)
def _named(name: str) -> bytes:
    written = name.encode("ascii")
    return _LENGTH(len(written)) + written


class _Field(NamedTuple):
    """Tuples, because very many copies are checked."""

    name: str
    value: Json
    salt: bytes
    written: bytes


class Shown(_Field):
    """A field with its value and its salt (16 bytes). `written`: the canonical bytes of the value.

    Raises:
        ValueError: if the salt has another length, or the value cannot be written in a copy.
    """

    __slots__ = ()

    def __new__(cls, name: str, value: Json, salt: bytes) -> Self:
        if len(salt) != SALT:
            raise ValueError(f"a salt is not {SALT} bytes")
        return tuple.__new__(cls, (name, value, salt, canonical_bytes(value, _DEEPEST)))

    @property
    def commitment(self) -> bytes:
        """The hash that stands for it."""
        value = self.written
        return sha256(b"".join((_START, self.salt, _named(self.name), _LENGTH(len(value)), value))).digest()

    def bytes(self) -> bytes:
        """As it stands in a copy."""
        return b'{"name":"%b","salt":"%b","value":%b}' % (self.name.encode(), self.salt.hex().encode(), self.written)

    def withheld(self) -> "Withheld":
        """The same slot without its value."""
        return Withheld(self.name, self.commitment)


class Withheld(NamedTuple):
    """A field of which only the name and the hash are shown."""

    name: str
    commitment: bytes

    def bytes(self) -> bytes:
        """As it stands in a copy."""
        return b'{"hash":"%b","name":"%b"}' % (self.commitment.hex().encode(), self.name.encode())

    def withheld(self) -> "Withheld":
        """The same slot."""
        return self


Slot = Shown | Withheld


def salted(values: Mapping[str, Json], salt: Callable[[], bytes]) -> tuple[Shown, ...]:
    """Fields with salts, in the order of their names; `salt` gives 16 random bytes each time that it is called.

    Raises:
        ValueError: if it gives the same bytes twice, or not 16: values could then be guessed or linked.
    """
    fields = tuple(Shown(name, values[name], salt()) for name in sorted(values))
    if len({one.salt for one in fields}) != len(fields):
        raise ValueError("every field needs a salt of its own")
    return fields


def committed(slots: Sequence[Slot]) -> Commitment:
    """The commitment to fields, which an envelope signs.

    The name of each is bound beside its hash, so that nobody can call a withheld field by another's name.
    """
    return Commitment(len(slots), root_of(leaf_hashes([slot.commitment + slot.name.encode("ascii") for slot in slots])))


def evidence_commitment(file_digest: bytes, salt: bytes) -> bytes:
    """The hash that stands for a piece of evidence that is withheld. Raises NotProved for a wrong length."""
    if len(file_digest) != 32 or len(salt) != SALT:
        raise NotProved(f"a salt is not {SALT} bytes, or a digest is not 32")
    return digest(_EVIDENCE, salt, file_digest)


@dataclass(frozen=True)
class Copy:
    """A leaf with its fields, some of them withheld. `withheld` names those."""

    leaf: Leaf
    slots: tuple[Slot, ...]

    @property
    def withheld(self) -> tuple[str, ...]:
        """The names of the fields that are not shown."""
        return tuple(slot.name for slot in self.slots if isinstance(slot, Withheld))

    @property
    def values(self) -> dict[str, Json]:
        """The fields that are shown."""
        return {slot.name: slot.value for slot in self.slots if isinstance(slot, Shown)}

    def showing(self, names: Callable[[str], bool]) -> "Copy":
        """The copy with only those fields shown for which `names` says so."""
        return Copy(self.leaf, tuple(slot if names(slot.name) else slot.withheld() for slot in self.slots))

    def bytes(self) -> bytes:
        """The copy as a file: canonical JSON, where the names are those of fields."""
        slots = b",".join([slot.bytes() for slot in self.slots])
        return b'{"form":"%b","leaf":"%b","slots":[%b]}' % (COPY.encode(), b64encode(self.leaf.raw), slots)

    def verify(self) -> None:
        """That the fields are those to which the leaf commits; the leaf's own signature is another question.

        Raises:
            NotProved: if they are not.
        """
        envelope = self.leaf.envelope
        if envelope.fields is None:
            raise NotProved("the leaf has no fields; its content is open")
        try:
            names = field_names(envelope.kind)
        except ValueError as cause:
            raise NotProved(str(cause)) from cause
        if [slot.name for slot in self.slots] != names:
            raise NotProved(f"the fields are not those of a {envelope.kind}, each once, by name: {', '.join(names)}")
        if committed(self.slots) != envelope.fields:
            raise NotProved("the fields are not those to which the leaf commits")


def parse_copy(data: bytes) -> Copy:
    """A copy from a file, checked against its leaf.

    Raises:
        NotProved: if it is not of the form, or its fields are not those of the leaf.
    """
    if len(data) > LONGEST:
        raise NotProved(f"a copy has {len(data)} bytes; at most {LONGEST} are taken")
    try:
        content = form.an_object(parse_unchecked(data))
    except ValueError as cause:
        raise NotProved(f"a copy is not canonical JSON: {cause}") from cause
    if content.keys() != _KEYS:
        raise NotProved(f"a copy has the keys {', '.join(sorted(content))[:200]}; that is not the form")
    leaf = parse_leaf(_leaf(form.text(content, "leaf")))
    copy = Copy(leaf, parse_slots(content["slots"]))
    copy.verify()
    # Whatever else could stand in the bytes (a second key of one name, another spelling, another form) shows here.
    if copy.bytes() != data:
        raise NotProved(f"a copy is not canonical JSON of the form {COPY}")
    return copy


def _leaf(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError as cause:
        raise NotProved("the leaf of a copy is not base64") from cause


def parse_slots(content: Json) -> tuple[Slot, ...]:
    """Slots from JSON, each shown or withheld and never both. Raises NotProved.

    How digits are spelled is not looked at: whoever asks writes the slots again and compares the bytes.
    """
    if not isinstance(content, list) or len(content) > form.MOST:
        raise NotProved(f"slots are not a list of at most {form.MOST}")
    try:
        return tuple([_SLOTS[len(one)](one) for one in content])
    except (KeyError, TypeError, ValueError) as cause:
        problem = f"a slot is neither shown, with a salt of {SALT} bytes, nor withheld, with a hash of {SIZE}"
        raise NotProved(f"{problem} ({cause})") from cause


def _shown(content: dict[str, Any]) -> Shown:
    return Shown(content["name"], content["value"], bytes.fromhex(content["salt"]))


def _withheld(content: dict[str, Any]) -> Withheld:
    commitment = bytes.fromhex(content["hash"])
    if len(commitment) != SIZE:
        raise ValueError(f"a hash is not {SIZE} bytes")
    return Withheld(content["name"], commitment)


# By the number of keys: whatever has them all has no others.
_SLOTS: dict[int, Callable[[dict[str, Any]], Slot]] = {2: _withheld, 3: _shown}
