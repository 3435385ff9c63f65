"""What the record says about itself: how it was founded, whose signatures count, what was erased, how it ended.

Each is the `says` of an envelope of its own kind (docs/record-format.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.tlog.notes import NoteKey, parse_note_key
from truceline.record.tlog.signatures import PUBLIC_LENGTH, Algorithm, key_id
from truceline.values.canonical import Json

KINDS = ("founding", "key", "policy", "custody", "erasure", "anchor", "closure")
BY_AUTHORITY = ("policy", "erasure", "anchor", "closure")
AUTHORITY = "authority"


@dataclass(frozen=True)
class PublicKey:
    """A key that signs envelopes: its algorithm and its bytes."""

    algorithm: Algorithm
    public: bytes

    @property
    def id(self) -> bytes:
        """The 32 bytes by which envelopes name it."""
        return key_id(self.algorithm, self.public)

    def plain(self) -> dict[str, Json]:
        """As it stands in a founding."""
        return {"algorithm": int(self.algorithm), "public": self.public.hex()}


def public_key(content: Mapping[str, Json]) -> PublicKey:
    """A key from `algorithm` and `public`. Raises NotProved."""
    try:
        algorithm = Algorithm(form.whole(content, "algorithm"))
        public = bytes.fromhex(form.text(content, "public"))
    except ValueError as cause:
        raise NotProved("a key is of an unknown algorithm, or not hexadecimal") from cause
    if len(public) != PUBLIC_LENGTH[algorithm] or public.hex() != content["public"]:
        raise NotProved("a key does not have the length of its algorithm")
    return PublicKey(algorithm, public)


@dataclass(frozen=True)
class Founding:
    """Leaf 0: the log's origin and key, who may enrol others, and the policy that the mission begins with."""

    origin: str
    log: NoteKey
    authority: tuple[PublicKey, ...]
    policy: str = ""

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        authority = [one.plain() for one in self.authority]
        return {"origin": self.origin, "log": str(self.log), "authority": authority, "policy": self.policy}

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "Founding":
        """From an envelope. Raises NotProved."""
        form.only(says, ("origin", "log", "authority", "policy"))
        authority = says["authority"]
        if not isinstance(authority, Sequence) or isinstance(authority, str) or not authority:
            raise NotProved("a founding names no authority")
        keys = []
        for one in authority:
            found = form.an_object(one)
            form.only(found, ("algorithm", "public"))
            keys.append(public_key(found))
        log = parse_note_key(form.text(says, "log"))
        return cls(form.text(says, "origin"), log, tuple(keys), form.text(says, "policy"))


class KeyAct(StrEnum):
    """What is done with a key."""

    ENROL = "enrol"
    ROTATE = "rotate"
    REVOKE = "revoke"
    COMPROMISE = "compromise"


@dataclass(frozen=True)
class KeyEntry:
    """Something done with a key. `since`: the index from which earlier signatures of a compromised key are doubted."""

    act: KeyAct
    key: bytes
    public: PublicKey | None = None
    holder: str | None = None
    replaces: bytes | None = None
    since: int | None = None

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {
            "act": self.act.value,
            "key": self.key.hex(),
            "algorithm": int(self.public.algorithm) if self.public else None,
            "public": self.public.public.hex() if self.public else None,
            "holder": self.holder,
            "replaces": self.replaces.hex() if self.replaces else None,
            "from": self.since,
        }

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "KeyEntry":
        """From an envelope. Raises NotProved."""
        form.only(says, ("act", "key", "algorithm", "public", "holder", "replaces", "from"))
        act = KeyAct(form.choice(says, "act", list(KeyAct)))
        brings = act in (KeyAct.ENROL, KeyAct.ROTATE)
        rotates, compromises = act is KeyAct.ROTATE, act is KeyAct.COMPROMISE
        needed = {"public": brings, "algorithm": brings, "replaces": rotates, "from": compromises}
        for part, wanted in needed.items():
            if (says[part] is not None) != wanted:
                raise NotProved(f"a key entry to {act} {'lacks' if wanted else 'has'} {part}")
        public = public_key(says) if brings else None
        key = form.hash_of(says, "key")
        if public is not None and public.id != key:
            raise NotProved("a key entry names another key than it brings")
        holder = None if says["holder"] is None else form.name(says, "holder")
        if act is KeyAct.ENROL and holder is None:
            raise NotProved("a key is enrolled for nobody; name a role or a party")
        since = form.whole(says, "from", least=0) if act is KeyAct.COMPROMISE else None
        return cls(act, key, public, holder, form.maybe_hash(says, "replaces"), since)


@dataclass(frozen=True)
class PolicyEntry:
    """The quorum that the mission goes by from here on, as the text of a tlog-policy."""

    text: str

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {"text": self.text}

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "PolicyEntry":
        """From an envelope. Raises NotProved."""
        form.only(says, ("text",))
        return cls(form.text(says, "text"))


@dataclass(frozen=True)
class Erasure:
    """Fields that can never be shown again: whose (a random label), on which legal basis, in which leaves."""

    subject: str
    basis: str
    entries: tuple[int, ...]

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {"subject": self.subject, "basis": self.basis, "entries": list(self.entries)}

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "Erasure":
        """From an envelope. Raises NotProved."""
        form.only(says, ("subject", "basis", "entries"))
        entries = says["entries"]
        if not isinstance(entries, list) or not all(isinstance(one, int) and one >= 0 for one in entries):
            raise NotProved("an erasure does not list the entries that it touches")
        return cls(form.text(says, "subject"), form.text(says, "basis"), tuple(entries))


@dataclass(frozen=True)
class Anchor:
    """A checkpoint of another site's log, put into this one."""

    origin: str
    size: int
    root: bytes
    note: str

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {"origin": self.origin, "size": self.size, "root": self.root.hex(), "note": self.note}

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "Anchor":
        """From an envelope. Raises NotProved."""
        form.only(says, ("origin", "size", "root", "note"))
        size = form.whole(says, "size", least=0)
        return cls(form.text(says, "origin"), size, form.hash_of(says, "root"), form.text(says, "note"))


@dataclass(frozen=True)
class Closure:
    """The end of a record: why, and how many files and sealed parts it leaves."""

    reason: str
    evidence: int
    secrets: int

    def plain(self) -> dict[str, Json]:
        """As it stands in an envelope."""
        return {"reason": self.reason, "evidence": self.evidence, "secrets": self.secrets}

    @classmethod
    def of(cls, says: Mapping[str, Json]) -> "Closure":
        """From an envelope. Raises NotProved."""
        form.only(says, ("reason", "evidence", "secrets"))
        return cls(form.text(says, "reason"), form.whole(says, "evidence", 0), form.whole(says, "secrets", 0))
