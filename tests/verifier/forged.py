"""A small plain generator of records, receipts and copies, and of everything that somebody might make of them.

It signs with a library, but makes leaves, trees, proofs and notes itself, from the document on the formats: it must be
able to say wrong things, which the program that keeps the record cannot.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MARK = b"truceline/envelope/1\n"


def plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@dataclass(frozen=True)
class Pair:
    """A key pair, and the names that others use for it."""

    secret: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self.secret.public_key().public_bytes_raw()

    @property
    def author(self) -> bytes:
        return b"\x01" + self.public

    @property
    def id(self) -> str:
        return sha256(self.author).hexdigest()

    def note_id(self, name: str, kind: int) -> bytes:
        return sha256(name.encode() + b"\n" + bytes([kind]) + self.public).digest()[:4]

    def vkey(self, name: str, kind: int) -> str:
        return f"{name}+{self.note_id(name, kind).hex()}+{b64(bytes([kind]) + self.public)}"


def pair(name: str) -> Pair:
    return Pair(Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest()))


def leaf_of(envelope: bytes, by: Pair) -> bytes:
    return b"\x01" + by.secret.sign(MARK + envelope) + envelope


# The tree as RFC 6962, 2.1 defines it, on lists of leaf hashes.


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def split(n: int) -> int:
    return 1 << (n - 1).bit_length() - 1


def root(hashes: Sequence[bytes]) -> bytes:
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"").digest()
    k = split(len(hashes))
    return sha256(b"\x01" + root(hashes[:k]) + root(hashes[k:])).digest()


def inclusion(m: int, hashes: Sequence[bytes]) -> list[bytes]:
    if len(hashes) == 1:
        return []
    k = split(len(hashes))
    if m < k:
        return [*inclusion(m, hashes[:k]), root(hashes[k:])]
    return [*inclusion(m - k, hashes[k:]), root(hashes[:k])]


def consistency(m: int, hashes: Sequence[bytes], whole: bool = True) -> list[bytes]:
    if m == len(hashes):
        return [] if whole else [root(hashes)]
    k = split(len(hashes))
    if m <= k:
        return [*consistency(m, hashes[:k], whole), root(hashes[k:])]
    return [*consistency(m - k, hashes[k:], False), root(hashes[:k])]


# Notes.


def signed(text: str, *signers: tuple[Pair, str]) -> str:
    lines = [f"— {name} {b64(by.note_id(name, 1) + by.secret.sign(text.encode()))}\n" for by, name in signers]
    return text + "\n" + "".join(lines)


def cosignature(text: str, by: Pair, name: str, time: int) -> str:
    signature = by.secret.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
    return f"— {name} {b64(by.note_id(name, 4) + time.to_bytes(8, 'big') + signature)}\n"


def checkpoint_text(origin: str, size: int, root_hash: bytes) -> str:
    return f"{origin}\n{size}\n{b64(root_hash)}\n"


# Fields.


def long(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part


def field_hash(salt: bytes, name: str, value: Any) -> bytes:
    parts = (b"truceline/field/1", salt, name.encode(), plain(value))
    return sha256(b"".join(map(long, parts))).digest()


ORIGIN = "record.example/mission"
NOON = 1_742_000_300
AUTHORITY, OBSERVER, LOG, STRANGER = pair("authority"), pair("observer"), pair("log"), pair("stranger")
WITNESSES = {name: pair(name) for name in ("north", "south", "neutral")}
FIELDS: dict[str, Any] = {
    "occurred": [1_742_000_000_000_000, 1_742_000_060_000_000],
    "recorded": 1_742_000_100_000_000,
    "says.area": "sector-4",
    "says.series": None,
    "says.unit": "вибухи",
    "says.value": "about 40",
    "sources": ["patrol-7"],
    "text": 'Вибухи на півночі; \u0435\u0301, \x7f\u2028 "\\ /\n',
}


def policy_text(origin: str = ORIGIN) -> str:
    """Two of three, one of them the neutral witness."""
    lines = [f"log {LOG.vkey(origin, 1)}", "# who witnesses"]
    lines += [f"witness {name} {key.vkey(f'{name}.example/w', 4)}" for name, key in WITNESSES.items()]
    lines += ["group sides any north south", "group both all sides neutral", "quorum both"]
    return "\n".join(lines) + "\n"


def envelope(kind: str, says: Any, by: Pair, **others: Any) -> dict[str, Any]:
    return {
        "form": "truceline/envelope/1",
        "case": "small-case",
        "mode": "live",
        "kind": kind,
        "id": f"{kind}-1" if kind in ("observation", "act") else kind,  # record-keeping speaks about itself
        "action": "assert",
        "by": by.id,
        "seq": 1,
        "prev": None,
        "seen": None,
        "claimed": 1_742_000_200_000_000,
        "evidence": [],
        "says": says,
    } | others


def founding(origin: str = ORIGIN) -> dict[str, Any]:
    authority = [{"algorithm": 1, "public": AUTHORITY.public.hex()}]
    says = {"origin": origin, "log": LOG.vkey(origin, 1), "authority": authority, "policy": policy_text(origin)}
    return envelope("founding", says, AUTHORITY)


def enrolment(key: Pair, **others: Any) -> dict[str, Any]:
    says = {"act": "enrol", "key": key.id, "algorithm": 1, "public": key.public.hex(), "holder": "patrol"}
    return envelope("key", says | {"replaces": None, "from": None} | others, AUTHORITY)


def shut(rng: Random, values: dict[str, Any], **others: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An envelope that commits to its content, and all its slots, shown."""
    slots = [{"name": n, "value": values[n], "salt": rng.randbytes(16).hex()} for n in sorted(values)]
    hashes = [field_hash(bytes.fromhex(slot["salt"]), slot["name"], slot["value"]) for slot in slots]
    made = envelope("observation", None, OBSERVER, **others)
    del made["says"]
    leaves = [leaf_hash(h + slot["name"].encode()) for h, slot in zip(hashes, slots, strict=True)]
    made["fields"] = {"count": len(slots), "root": root(leaves).hex()}
    return made, slots


def withheld(slot: dict[str, Any]) -> dict[str, Any]:
    return {"name": slot["name"], "hash": field_hash(bytes.fromhex(slot["salt"]), slot["name"], slot["value"]).hex()}


def copy_of(leaf: bytes, slots: Sequence[dict[str, Any]]) -> bytes:
    return plain({"form": "truceline/copy/1", "leaf": b64(leaf), "slots": list(slots)})


def proof_text(index: int, hashes: Sequence[bytes], checkpoint: str) -> str:
    return "\n".join(["c2sp.org/tlog-proof@v1", f"index {index}", *map(b64, hashes), "", checkpoint])


def witnessed(text: str, origin: str = ORIGIN, who: Sequence[str] = ("north", "neutral"), time: int = NOON) -> str:
    """A checkpoint as it leaves the log, with its cosignatures."""
    lines = [cosignature(text, WITNESSES[name], f"{name}.example/w", time + n) for n, name in enumerate(who)]
    return signed(text, (LOG, origin)) + "".join(lines)
