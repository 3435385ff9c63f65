"""Content as fields that can be shown or withheld one by one, and yet be proved to be the same record.

Each field has a salt of its own, so that a withheld value cannot be guessed from its hash, and equal values leave no
equal bytes. Every entry of a kind has the same fields, with null where nothing is said, so their number tells nothing.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.envelope_form import Commitment
from truceline.record.tlog.hashes import leaf_hash, root_of
from truceline.record.tlog.notes import from_base64
from truceline.values.canonical import Json, canonical_bytes, digest, parse_canonical

SALT = 16
COPY = "truceline/copy/1"
_MARK = "truceline/field/1"
_EVIDENCE = "truceline/evidence/1"
_NAME = re.compile(r"[a-z][a-z0-9_.]{0,79}")
_SALT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Shown:
    """A field with its value and its salt."""

    name: str
    value: Json
    salt: bytes

    @property
    def commitment(self) -> bytes:
        """The hash that stands for it."""
        return digest(_MARK, self.salt, self.name.encode("ascii"), canonical_bytes(self.value))

    def plain(self) -> dict[str, Json]:
        """As it stands in a copy."""
        return {"name": self.name, "value": self.value, "salt": self.salt.hex()}

    def withheld(self) -> "Withheld":
        """The same slot without its value."""
        return Withheld(self.name, self.commitment)


@dataclass(frozen=True)
class Withheld:
    """A field of which only the name and the hash are shown."""

    name: str
    commitment: bytes

    def plain(self) -> dict[str, Json]:
        """As it stands in a copy."""
        return {"name": self.name, "hash": self.commitment.hex()}


Slot = Shown | Withheld


def salted(values: Mapping[str, Json], salt: Callable[[], bytes]) -> tuple[Shown, ...]:
    """Fields with salts, in the order of their names; `salt` gives 16 random bytes each time that it is called."""
    return tuple(Shown(name, values[name], salt()) for name in sorted(values))


def committed(slots: Sequence[Slot]) -> Commitment:
    """The commitment to fields, which an envelope signs."""
    return Commitment(len(slots), root_of([leaf_hash(slot.commitment) for slot in slots]))


def evidence_commitment(file_digest: bytes, salt: bytes) -> bytes:
    """The hash that stands for a piece of evidence that is withheld."""
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
        slots = [slot.withheld() if isinstance(slot, Shown) and not names(slot.name) else slot for slot in self.slots]
        return Copy(self.leaf, tuple(slots))

    def bytes(self) -> bytes:
        """The copy as a file."""
        leaf = b64encode(self.leaf.raw).decode("ascii")
        return canonical_bytes({"form": COPY, "leaf": leaf, "slots": [slot.plain() for slot in self.slots]})

    def verify(self) -> None:
        """That the fields are those to which the leaf commits; the leaf's own signature is another question.

        Raises:
            NotProved: if they are not.
        """
        if self.leaf.envelope.fields is None:
            raise NotProved("the leaf has no fields; its content is open")
        names = [slot.name for slot in self.slots]
        if any(before >= after for before, after in pairwise(names)):
            raise NotProved("the names of the fields do not rise")
        if committed(self.slots) != self.leaf.envelope.fields:
            raise NotProved("the fields are not those to which the leaf commits")


def parse_copy(data: bytes) -> Copy:
    """A copy from a file, checked against its leaf.

    Raises:
        NotProved: if it is not of the form, or its fields are not those of the leaf.
    """
    try:
        content = form.an_object(parse_canonical(data))
    except ValueError as cause:
        raise NotProved(f"a copy is not canonical JSON: {cause}") from cause
    form.only(content, ("form", "leaf", "slots"))
    if content["form"] != COPY:
        raise NotProved(f"a copy is not of the form {COPY}")
    slots = content["slots"]
    if not isinstance(slots, list):
        raise NotProved("the slots of a copy are not a list")
    copy = Copy(parse_leaf(from_base64(form.text(content, "leaf"))), tuple(_slot(form.an_object(one)) for one in slots))
    copy.verify()
    return copy


def _slot(content: Mapping[str, Json]) -> Slot:
    if not _NAME.fullmatch(form.text(content, "name") if "name" in content else ""):
        raise NotProved("a slot has no name")
    if "hash" in content:
        form.only(content, ("name", "hash"))
        return Withheld(form.text(content, "name"), form.hash_of(content, "hash"))
    form.only(content, ("name", "value", "salt"))
    if not _SALT.fullmatch(form.text(content, "salt")):
        raise NotProved(f"a salt is not {SALT} bytes")
    return Shown(form.text(content, "name"), content["value"], bytes.fromhex(form.text(content, "salt")))
