"""A whole record in a folder, made leaf by leaf, with a place for somebody to make it wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from verifier import forged as f

OBSERVERS = [f.pair(f"observer {n}") for n in range(3)]


@dataclass
class Record:
    """Leaves in their order, with the end of each key's chain, and what lies beside them."""

    rng: Random = field(default_factory=lambda: Random(7))
    leaves: list[bytes] = field(default_factory=list)
    chains: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    notes: list[bytes] = field(default_factory=list)
    copies: dict[int, bytes] = field(default_factory=dict)
    files: list[bytes] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=list)

    def put(self, envelope: dict[str, Any], by: f.Pair, **others: Any) -> bytes:
        """Sign it as the next of that key's chain, unless `others` say otherwise."""
        seq, last = self.chains.get(by.id, (0, None))
        leaf = f.leaf_of(f.plain(envelope | {"by": by.id, "seq": seq + 1, "prev": last} | others), by)
        self.chains[by.id] = (seq + 1, f.leaf_hash(leaf).hex())
        self.leaves.append(leaf)
        self.hashes.append(f.leaf_hash(leaf))
        return leaf

    def cosigned(self) -> dict[str, Any]:
        """A checkpoint of now, kept as a note, as the next envelopes have seen it."""
        size, root = len(self.leaves), f.root(self.hashes)
        note = f.witnessed(f.checkpoint_text(f.ORIGIN, size, root)).encode()
        self.notes.append(note)
        return {"note": sha256(note).hexdigest(), "root": root.hex(), "size": size}

    def entry(self, by: f.Pair, **others: Any) -> None:
        envelope, slots = f.shut(self.rng, f.FIELDS)
        leaf = self.put(envelope, by, **others)
        if self.rng.random() < 0.1:
            shown = [slot if self.rng.random() < 0.5 else f.withheld(slot) for slot in slots]
            self.copies[len(self.leaves) - 1] = f.copy_of(leaf, shown)

    def write(self, folder: Path) -> Path:
        text = f.checkpoint_text(f.ORIGIN, len(self.leaves), f.root(self.hashes))
        files = {"checkpoint": f.witnessed(text, time=f.NOON + 9999).encode(), "policy": f.policy_text().encode()}
        files |= self._tiles()
        files |= {f"notes/{sha256(note).hexdigest()}": note for note in self.notes}
        files |= {f"copies/{n}.json": copy for n, copy in self.copies.items()}
        files |= {evidence_path(data): data for data in self.files}
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return folder

    def _tiles(self) -> dict[str, bytes]:
        files = {}
        for n in range(0, len(self.leaves), 256):
            part = self.leaves[n : n + 256]
            files[tile_path("entries", n // 256, len(part))] = b"".join(len(x).to_bytes(2, "big") + x for x in part)
        level, hashes = 0, self.hashes
        while hashes:
            for n in range(0, len(hashes), 256):
                part = hashes[n : n + 256]
                files[tile_path(str(level), n // 256, len(part))] = b"".join(part)
            whole = len(hashes) // 256
            hashes = [f.root(hashes[n * 256 : n * 256 + 256]) for n in range(whole)]
            level += 1
        return files


def tile_path(level: str, n: int, width: int) -> str:
    name = f"{n % 1000:03}"
    while n := n // 1000:
        name = f"x{n % 1000:03}/{name}"
    return f"tile/{level}/{name}" + (f".p/{width}" if width < 256 else "")


def evidence_path(data: bytes) -> str:
    digest = sha256(data).hexdigest()
    return f"evidence/{digest[:2]}/{digest}"


def founded() -> Record:
    """The founding and the enrolment of three observers."""
    record = Record()
    record.put(f.founding(), f.AUTHORITY)
    for observer in OBSERVERS:
        record.put(f.enrolment(observer), f.AUTHORITY)
    return record


def grown(entries: int, observers: Sequence[f.Pair] = OBSERVERS) -> Record:
    """A sound record with so many entries, a few notes, copies and a file."""
    record = founded()
    record.files.append(b"a picture")
    named = {"digest": sha256(b"a picture").hexdigest(), "size": 9, "type": "image/png"}
    record.entry(observers[0], evidence=[named])
    seen = record.cosigned()
    for n in range(1, entries):
        if n % 100 == 0:
            seen = record.cosigned()
        record.entry(observers[n % len(observers)], seen=seen)
    return record
