"""The form of an envelope, key by key: readers that take a part of a JSON object or refuse it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.values.canonical import Json
from truceline.values.names import parse_name

FORM = "truceline/envelope/1"
MODES = ("live", "reconstructed", "exercise")
ACTIONS = ("assert", "correct", "retract")
MOST = 64
KEYS = frozenset(("form", "case", "mode", "kind", "id", "action", "by", "seq", "prev", "seen", "claimed", "evidence"))
_HASH = re.compile(r"[0-9a-f]{64}")
_PART = r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}"
_TYPE = re.compile(f"{_PART}/{_PART}")


def an_object(content: Json) -> Mapping[str, Json]:
    """An object. Raises NotProved."""
    if not isinstance(content, Mapping):
        raise NotProved("a JSON object is missing where one belongs")
    return content


def only(content: Mapping[str, Json], keys: Collection[str], one_of: Collection[str] = ()) -> None:
    """Exactly these keys, and one of the others. Raises NotProved."""
    also = [key for key in one_of if key in content]
    if set(content) != {*keys, *also} or len(also) != bool(one_of):
        raise NotProved(f"an object has the keys {', '.join(sorted(content))[:200]}; that is not the form")


def name(content: Mapping[str, Json], key: str) -> str:
    """A short name. Raises NotProved."""
    try:
        return parse_name(content[key])
    except ValueError as cause:
        raise NotProved(f"{key}: {cause}") from cause


def text(content: Mapping[str, Json], key: str) -> str:
    """A text. Raises NotProved."""
    found = content[key]
    if not isinstance(found, str):
        raise NotProved(f"{key} is not a text")
    return found


def choice(content: Mapping[str, Json], key: str, choices: Collection[str]) -> str:
    """One of some texts. Raises NotProved."""
    found = text(content, key)
    if found not in choices:
        raise NotProved(f"{key} is {found[:40]!r}, not one of {', '.join(choices)}")
    return found


def whole(content: Mapping[str, Json], key: str, least: int | None = None) -> int:
    """A whole number. Raises NotProved."""
    found = content[key]
    if isinstance(found, bool) or not isinstance(found, int) or (least is not None and found < least):
        raise NotProved(f"{key} is not a whole number of at least {least}")
    return found


def hash_of(content: Mapping[str, Json], key: str) -> bytes:
    """32 bytes in small hexadecimal digits. Raises NotProved."""
    found = content[key]
    if not isinstance(found, str) or not _HASH.fullmatch(found):
        raise NotProved(f"{key} is not 64 small hexadecimal digits")
    return bytes.fromhex(found)


def maybe_hash(content: Mapping[str, Json], key: str) -> bytes | None:
    """32 bytes or null. Raises NotProved."""
    return None if content[key] is None else hash_of(content, key)


@dataclass(frozen=True)
class Seen:
    """The last cosigned checkpoint that a signer knew: its size, its root, and SHA-256 of the note's bytes."""

    size: int
    root: bytes
    note: bytes

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {"size": self.size, "root": self.root.hex(), "note": self.note.hex()}

    @classmethod
    def of(cls, content: Json) -> "Seen | None":
        """From an envelope. Raises NotProved."""
        if content is None:
            return None
        found = an_object(content)
        only(found, ("size", "root", "note"))
        return cls(whole(found, "size", least=1), hash_of(found, "root"), hash_of(found, "note"))


@dataclass(frozen=True)
class Commitment:
    """A commitment to fields: how many there are, and the root over them."""

    count: int
    root: bytes

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {"count": self.count, "root": self.root.hex()}

    @classmethod
    def of(cls, content: Json) -> "Commitment":
        """From an envelope. Raises NotProved."""
        found = an_object(content)
        only(found, ("count", "root"))
        count = whole(found, "count", least=1)
        if count > MOST:
            raise NotProved(f"an envelope commits to {count} fields; at most {MOST} are taken")
        return cls(count, hash_of(found, "root"))


@dataclass(frozen=True)
class Evidence:
    """A file that an envelope stands on: its SHA-256, bytes and media type; or a salted commitment to its SHA-256."""

    digest: bytes | None = None
    size: int = 0
    type: str = ""
    commitment: bytes | None = None

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        if self.digest is None:
            return {"commitment": (self.commitment or b"").hex()}
        return {"digest": self.digest.hex(), "size": self.size, "type": self.type}

    @classmethod
    def of(cls, content: Json) -> "Evidence":
        """From an envelope. Raises NotProved."""
        found = an_object(content)
        if "commitment" in found:
            only(found, ("commitment",))
            return cls(commitment=hash_of(found, "commitment"))
        only(found, ("digest", "size", "type"))
        if not _TYPE.fullmatch(text(found, "type")):
            raise NotProved("the type of a piece of evidence is not a media type")
        return cls(hash_of(found, "digest"), whole(found, "size", least=0), text(found, "type"))
