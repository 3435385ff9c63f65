"""Which cosignatures are enough: C2SP `tlog-policy`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from truceline.errors import NotProved
from truceline.record.tlog import cosignatures as cosigned
from truceline.record.tlog.checkpoints import Checkpoint, whole
from truceline.record.tlog.cosignatures import Cosignature, cosignatures
from truceline.record.tlog.notes import SIGNED, Note, NoteKey, parse_note_key

NONE = "none"


@dataclass(frozen=True)
class Member:
    """A witness as the policy names it; `address` is where it is asked, where the policy says so."""

    name: str
    key: NoteKey
    address: str | None = None


@dataclass(frozen=True)
class Policy:
    """Logs, witnesses, groups (how many of which names) and the name of the witness or group that is a quorum."""

    logs: tuple[Member, ...]
    witnesses: tuple[Member, ...]
    groups: Mapping[str, tuple[int, tuple[str, ...]]]
    quorum: str

    def reached(self, witnesses: Collection[str]) -> bool:
        """Whether the witnesses of these names are a quorum."""
        return self.quorum == NONE or self._has(self.quorum, witnesses)

    def _has(self, name: str, witnesses: Collection[str]) -> bool:
        if name not in self.groups:
            return name in witnesses
        least, names = self.groups[name]
        return sum(self._has(one, witnesses) for one in names) >= least

    def cosigned(self, note: Note, checkpoint: Checkpoint) -> dict[str, Cosignature]:
        """The earliest cosignature by each witness, by the policy's names. Raises NotProved for a wrong one."""
        found = cosignatures(note, checkpoint, [one.key for one in self.witnesses])
        # The later entry of a dictionary wins: a time of zero says nothing, so it comes before all others.
        by_key = {one.key: one for one in sorted(found, key=lambda one: (one.time > 0, -one.time))}
        return {one.name: by_key[one.key] for one in self.witnesses if one.key in by_key}

    def verify(self, note: Note, checkpoint: Checkpoint) -> dict[str, Cosignature]:
        """That a checkpoint is signed by a log of this policy and cosigned by a quorum; by whom.

        Raises:
            NotProved: if it is not.
        """
        self.verify_log(note, checkpoint)
        found = self.cosigned(note, checkpoint)
        if not self.reached(found):
            raise NotProved(f"no quorum: cosigned by {', '.join(found) or 'nobody'}")
        return found

    def verify_log(self, note: Note, checkpoint: Checkpoint) -> None:
        """That the log of the checkpoint's origin signed it. Raises NotProved."""
        keys = [one.key for one in self.logs if one.key.name == checkpoint.origin]
        if not keys:
            raise NotProved(f"the policy knows no log {checkpoint.origin}")
        if not any(signature.by(key) for key in keys for signature in note.signatures):
            raise NotProved(f"the log {checkpoint.origin} did not sign it")
        for key in keys:
            if key.type != SIGNED:
                cosignatures(note, checkpoint, [key])
            elif any(signature.by(key) for signature in note.signatures):
                note.verify(key)


@dataclass
class _Reading:
    logs: list[Member] = field(default_factory=list)
    witnesses: list[Member] = field(default_factory=list)
    groups: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    grouped: set[str] = field(default_factory=set)
    quorum: str | None = None

    def take(self, words: list[str]) -> None:
        match words:
            case ["log", key, *address] if len(address) <= 1:
                self.logs.append(self._member("", key, address, {SIGNED, cosigned.ML_DSA_44}, self.logs))
            case ["witness", name, key, *address] if len(address) <= 1:
                self._new(name)
                self.witnesses.append(self._member(name, key, address, cosigned.TYPES, self.witnesses))
            case ["group", name, least, *names] if names:
                self._new(name)
                self.groups[name] = self._group(least, names)
            case ["quorum", name] if self.quorum is None:
                self.quorum = name if name == NONE else self._known(name)
            case _:
                raise NotProved(f"the policy does not allow the line {' '.join(words)[:80]!r} here")

    def _names(self) -> set[str]:
        return {one.name for one in self.witnesses} | self.groups.keys()

    def _new(self, name: str) -> None:
        if name == NONE or name in self._names():
            raise NotProved(f"the policy names {name} twice")

    def _known(self, name: str) -> str:
        if name not in self._names():
            raise NotProved(f"the policy does not say before who {name} is")
        return name

    def _member(self, name: str, text: str, address: list[str], types: Collection[int], others: list[Member]) -> Member:
        key = parse_note_key(text)
        if key.type not in types:
            raise NotProved(f"the key {key.name} is not of a type for this line")
        if any(other.key.public == key.public for other in others):
            raise NotProved(f"the policy lists the key of {key.name} twice")
        return Member(name, key, address[0] if address else None)

    def _group(self, least: str, names: list[str]) -> tuple[int, tuple[str, ...]]:
        for one in names:
            if self._known(one) in self.grouped:
                raise NotProved(f"the policy puts {one} into two groups")
            self.grouped.add(one)
        count = {"any": 1, "all": len(names)}.get(least) or whole(least)
        if not 1 <= count <= len(names):
            raise NotProved(f"a group of {len(names)} cannot ask for {count}")
        return count, tuple(names)


def parse_policy(text: str) -> Policy:
    """A policy file. Raises NotProved, naming the line's fault."""
    if any((ord(char) < 0x20 and char not in "\t\n") or ord(char) == 0x7F for char in text):
        raise NotProved("the policy holds control characters")
    if text and not text.endswith("\n"):
        raise NotProved("the last line of the policy does not end")
    reading = _Reading()
    for line in text.split("\n"):
        words = [word for word in line.replace("\t", " ").split(" ") if word]
        if words and not words[0].startswith("#"):
            reading.take(words)
    if reading.quorum is None:
        raise NotProved("the policy names no quorum")
    return Policy(tuple(reading.logs), tuple(reading.witnesses), reading.groups, reading.quorum)
