"""Bundles: one file for a stick, a plain ZIP with everything stored as it is, and a manifest at the end.

    checkpoint          the latest checkpoint of the log that it comes from
    leaves/NNNNNN       leaves, as in an entry bundle of C2SP `tlog-tiles`
    answers/NNNNNN      what became of leaves (record/queue.py)
    notes/HEX           checkpoints that somebody saw, by SHA-256
    evidence/HEX-START  bytes of a file, by its SHA-256, from START on
    manifest            what it is, how much of each there is, and the size and SHA-256 of every other member

A bundle is believed in nothing: its leaves are signed, its answers carry proofs, its files are named by their hashes.
The manifest tells damage from loss. Reading is in `record.bundle_check`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.values.canonical import Json, canonical_bytes, parse_canonical
from truceline.values.names import parse_name

FORM = "truceline/bundle/1"
MANIFEST = "manifest"
CHECKPOINT = "checkpoint"
MOST_MEMBERS = 10_000
LARGEST = 2**31 - 1
"""Bytes of a whole bundle: it fits on every stick, and needs no second form of ZIP."""
PART = 2**28
"""Bytes of a file in one member."""
_SMALL = 2**24
_NAME = re.compile(
    r"(?P<one>manifest|checkpoint)|(?P<row>leaves|answers)/[0-9]{6}"
    r"|(?P<hex>notes)/[0-9a-f]{64}|(?P<part>evidence)/[0-9a-f]{64}-[0-9]{15}"
)
LIMITS = {
    MANIFEST: 2**22,
    CHECKPOINT: 2**18,
    "leaves": _SMALL,
    "answers": _SMALL,
    "notes": 2**18,
    "evidence": PART,
}


class What(StrEnum):
    """What a bundle carries."""

    ENVELOPES = "envelopes"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Member:
    """A member: its name, its bytes, and their SHA-256."""

    name: str
    size: int
    digest: bytes

    @property
    def sort(self) -> str:
        """Which of the sorts of members it is."""
        return sort_of(self.name)

    def plain(self) -> dict[str, Json]:
        """As it stands in a manifest."""
        return {"name": self.name, "size": self.size, "sha256": self.digest.hex()}

    @classmethod
    def of(cls, content: Json) -> "Member":
        """From a manifest. Raises NotProved."""
        found = form.an_object(content)
        form.only(found, ("name", "size", "sha256"))
        name = form.text(found, "name")
        if sort_of(name) == MANIFEST:
            raise NotProved("a manifest lists itself")
        return cls(name, check_size(name, form.whole(found, "size", least=0)), form.hash_of(found, "sha256"))


def sort_of(name: str) -> str:
    """The sort of a member: `manifest`, `checkpoint`, or the word before the slash. Raises NotProved."""
    if not _NAME.fullmatch(name):
        raise NotProved(f"a bundle has no member named {name[:100]!r}")
    return name.partition("/")[0]


def check_size(name: str, size: int) -> int:
    """The size, where a member of that name may have it. Raises NotProved."""
    if size > LIMITS[sort_of(name)]:
        raise NotProved(f"{name} says that it has {size} bytes; at most {LIMITS[sort_of(name)]} are taken")
    return size


@dataclass(frozen=True)
class Manifest:
    """What stands at the end of a bundle.

    `start` is the index of the first leaf where the leaves come from a log in its order; `counts` say how many leaves,
    answers, notes and bytes of evidence there are.
    """

    what: What
    case: str
    mode: str
    start: int | None
    counts: Mapping[str, int]
    members: tuple[Member, ...]

    def bytes(self) -> bytes:
        """The manifest as a member: canonical JSON."""
        content: dict[str, Json] = {
            "form": FORM,
            "what": self.what.value,
            "case": self.case,
            "mode": self.mode,
            "start": self.start,
            "counts": dict(self.counts),
            "members": [one.plain() for one in self.members],
        }
        return canonical_bytes(content)


COUNTS = ("answers", "evidence", "leaves", "notes")


def parse_manifest(data: bytes) -> Manifest:
    """A manifest, its form checked. Raises NotProved."""
    try:
        content = form.an_object(parse_canonical(data))
    except ValueError as cause:
        raise NotProved(f"the manifest is not canonical JSON: {cause}") from cause
    form.only(content, ("form", "what", "case", "mode", "start", "counts", "members"))
    if content["form"] != FORM:
        raise NotProved(f"the manifest is not of the form {FORM}")
    members = content["members"]
    if not isinstance(members, list) or len(members) >= MOST_MEMBERS:
        raise NotProved(f"the manifest does not list at most {MOST_MEMBERS} members")
    counts = form.an_object(content["counts"])
    form.only(counts, COUNTS)
    return Manifest(
        What(form.choice(content, "what", list(What))),
        parse_case(content),
        form.choice(content, "mode", form.MODES),
        None if content["start"] is None else form.whole(content, "start", least=0),
        {name: form.whole(counts, name, least=0) for name in COUNTS},
        tuple(Member.of(one) for one in members),
    )


def parse_case(content: Mapping[str, Json]) -> str:
    """The case of a manifest. Raises NotProved."""
    try:
        return parse_name(content["case"])
    except ValueError as cause:
        raise NotProved(f"the case of a bundle: {cause}") from cause
