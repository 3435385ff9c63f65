#!/usr/bin/env python3
"""Check a Truceline record, or a receipt from one, without trusting anybody.

    python truceline_verify.py [--policy FILE] [--key VKEY] [--signer HEX] [--seen SIZE:ROOTHEX] PATH...

PATH is a folder (a static export), a receipt (NAME.tlog-proof beside NAME.leaf or NAME.json), a copy, a leaf, an
acknowledgement or a fork proof. Exit code 0: sound. 1: something is wrong, one line each. 2: a file cannot be read.

This one file needs Python 3.11 and nothing else; where PyNaCl or cryptography is installed it is only faster. It is
written from the document "The record: its formats" and from the standards named there, and shares no code with the
program that keeps the record. It reads top down: bytes, signatures, tree, notes, policy, leaf, copy, receipt, folder.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

LARGEST = 2**53 - 1


class Wrong(Exception):
    """What is given is not what it says it is. `code` is one short word, the same in every verifier."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code = code


def need(holds: object, code: str, what: str) -> None:
    if not holds:
        raise Wrong(code, what)


# ---- 1. Bytes: one spelling for each value, everything else refused ------------------------------------------------


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def is_int(value: object, low: int = 0, high: int = LARGEST) -> bool:
    return type(value) is int and low <= value <= high  # True is an int in Python, but not here


def is_hex(value: object, length: int = 32) -> bool:
    return isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{2 * length}}}", value) is not None


def is_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_-]{0,79}", value) is not None


def unbase64(text: str, code: str) -> bytes:
    """Standard alphabet with padding. Decoding and encoding again shows stray bits, which a decoder may pass over."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Wrong(code, f"{text[:60]!r} is not base64") from None
    need(base64.b64encode(data).decode() == text, code, f"{text[:60]!r} is a second spelling of its bytes")
    return data


def decimal(text: str, code: str) -> int:
    need(re.fullmatch(r"0|[1-9][0-9]{0,15}", text) and int(text) <= LARGEST, code, f"{text[:60]!r} is not a number")
    return int(text)


def canonical(value: Any) -> bytes:
    """The one way to write a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse_json(data: bytes) -> Any:
    """Read canonical JSON: what a canonical writer would write for the value must be these very bytes."""
    try:
        text = data.decode()
        value = json.loads(text, object_pairs_hook=_pairs, parse_int=_whole, parse_float=_no, parse_constant=_no)
        _check_depth(value, 0)
        again = canonical(value)
    except (ValueError, RecursionError) as problem:  # a lone surrogate is a ValueError too, when it is encoded
        raise Wrong("json", f"not canonical JSON: {str(problem)[:80]}") from None
    need(again == data, "json", "not canonical JSON: a canonical writer would write other bytes")
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs) or not all(key.isascii() for key, _ in pairs):
        raise ValueError("a key twice, or one that is not ASCII")
    return dict(pairs)


def _whole(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST:
        raise ValueError("a number too large to be written the same everywhere")
    return int(text)


def _no(text: str) -> None:
    raise ValueError("a number that is not whole")


def _check_depth(value: object, depth: int) -> None:
    if isinstance(value, dict | list):
        if depth == 16:
            raise ValueError("nested more than 16 deep")
        for inner in value.values() if isinstance(value, dict) else value:
            _check_depth(inner, depth + 1)


# ---- 2. Ed25519, by the one rule that everybody shares -------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]  # x = X/Z, y = Y/Z, T = XY/Z, as in RFC 8032, 5.1.4


def _add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    k, m, n, o = f - e, h - g, h + g, f + e
    return k * m % P, n * o % P, m * n % P, k * o % P


def _times(n: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while n:
        total, point, n = _add(total, point) if n & 1 else total, _add(point, point), n >> 1
    return total


def _encode(point: Point) -> bytes:
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _decode(data: bytes) -> Point | None:
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    if y >= P:
        return None  # a second spelling of a point
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None  # not on the curve
    return (x, y, 1, x * y % P) if x & 1 == sign else (P - x, y, 1, -x * y % P)


BASE = _decode(bytes.fromhex("58" + 31 * "66")) or (0, 1, 1, 0)


def _small(point: Point | None) -> bool:
    return point is None or _encode(_times(8, point)) == _encode((0, 1, 1, 0))


def plain_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """The rule itself: A canonical, A and R not of small order, S below the order, R the encoding of S*B - h*A."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, s = _decode(public), int.from_bytes(signature[32:], "little")
    if a is None or _small(a) or _small(_decode(signature[:32])) or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return _encode(_add(_times(s, BASE), _times(h, (P - a[0], a[1], 1, P - a[3])))) == signature[:32]


def quick_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """The same answer from a library: what libraries differ on is settled before they are asked."""
    if len(public) != 32 or len(signature) != 64 or int.from_bytes(signature[32:], "little") >= ORDER:
        return False
    y_of_public, y_of_r = (int.from_bytes(data, "little") & (2**255 - 1) for data in (public, signature[:32]))
    if y_of_public >= P or y_of_public in SMALL or y_of_r in SMALL:
        return False
    try:
        LIBRARY(public, message, signature)
    except Exception:  # each library has its own refusal
        return False
    return True


def _eighths() -> frozenset[int]:
    """The y of the eight points of small order: 0, 1, -1 and two more."""
    torsion = _decode(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))
    points = [_encode(_times(n, torsion or (0, 1, 1, 0))) for n in range(8)]
    return frozenset(int.from_bytes(data, "little") & (2**255 - 1) for data in points)


def _with_nacl() -> Callable[[bytes, bytes, bytes], object]:
    from nacl.bindings import crypto_sign_open  # noqa: PLC0415 - only where it is installed

    return lambda public, message, signature: crypto_sign_open(signature + message, public)


def _with_cryptography() -> Callable[[bytes, bytes, bytes], object]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey as Key  # noqa: PLC0415 - as above

    return lambda public, message, signature: Key.from_public_bytes(public).verify(signature, message)


def _library() -> Callable[[bytes, bytes, bytes], object] | None:
    for offered in (_with_nacl, _with_cryptography):
        try:
            return offered()
        except Exception:  # a library that is broken is as good as none
            continue
    return None


SMALL = _eighths()
LIBRARY: Any = _library()


def ml_dsa_44(public: bytes, message: bytes, signature: bytes) -> bool:
    """FIPS 204; only where cryptography offers it, otherwise `unchecked`, which never counts as sound."""
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only where it is installed
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey  # noqa: PLC0415 - as above

        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message)
    except ValueError:
        return False
    except Exception as refusal:
        need(type(refusal).__name__ == "InvalidSignature", "unchecked", "ML-DSA-44 cannot be checked on this machine")
        return False
    return InvalidSignature is not None


def signature_holds(algorithm: int, public: bytes, message: bytes, signature: bytes) -> bool:
    if algorithm == 6:
        return ml_dsa_44(public, message, signature)
    return (quick_ed25519 if LIBRARY else plain_ed25519)(public, message, signature)


# ---- 3. The tree: RFC 6962, proofs as in RFC 9162, 2.1.3.2 and 2.1.4.2 ---------------------------------------------


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00", leaf)


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01", left, right)


class Tree:
    """A tree that only grows, kept as the roots of its full subtrees, largest first: flat in memory.

    `tiles[level]` holds the hashes of the tile that is being filled at that level.
    """

    def __init__(self) -> None:
        self.size = 0
        self.roots: list[bytes] = []
        self.tiles: list[list[bytes]] = [[]]

    def append(self, digest: bytes) -> None:
        height = 0
        while True:
            if height % 8 == 0:
                self._into_tile(height // 8, digest)
            if not self.size >> height & 1:
                break
            digest, height = node_hash(self.roots.pop(), digest), height + 1
        self.roots.append(digest)
        self.size += 1

    def _into_tile(self, level: int, digest: bytes) -> None:
        if level == len(self.tiles):
            self.tiles.append([])
        if len(self.tiles[level]) == 256:  # it stayed full until the next one began, so that it could be looked at
            self.tiles[level].clear()
        self.tiles[level].append(digest)

    def root(self) -> bytes:
        if not self.roots:
            return sha256(b"")
        digest = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            digest = node_hash(left, digest)
        return digest


def root_of(hashes: Sequence[bytes]) -> bytes:
    tree = Tree()
    for digest in hashes:
        tree.append(digest)
    return tree.root()


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """`leaf` (a leaf hash) is at `index` in the tree of `size` leaves with this root. The length must fit."""
    need(index < size, "index", f"index {index} is not below the size {size}")
    first, last, digest = index, size - 1, leaf
    for other in proof:
        need(last, "length", "the inclusion proof is too long")
        if first & 1 or first == last:
            digest = node_hash(other, digest)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            digest = node_hash(digest, other)
        first, last = first >> 1, last >> 1
    need(last == 0, "length", "the inclusion proof is too short")
    need(digest == root, "path", "the inclusion proof does not lead to the root of the checkpoint")


def check_consistency(size: int, root: bytes, later_size: int, later_root: bytes, proof: Sequence[bytes]) -> None:
    """The tree of `later_size` begins with the very leaves of the tree of `size`."""
    need(0 < size <= later_size, "size", f"nothing is proved from size {size} to size {later_size}")
    if size == later_size:
        need(not proof, "length", "two trees of one size need no hashes")
        need(root == later_root, "path", "two trees of one size with different roots")
        return
    path = list(proof) if size & (size - 1) else [root, *proof]  # a full tree is itself the first hash
    need(path, "length", "the consistency proof is empty")
    first, last = size - 1, later_size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        need(last, "length", "the consistency proof is too long")
        if first & 1 or first == last:
            old, new = node_hash(other, old), node_hash(other, new)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            new = node_hash(new, other)
        first, last = first >> 1, last >> 1
    need(last == 0, "length", "the consistency proof is too short")
    need((old, new) == (root, later_root), "path", "the consistency proof does not join the two roots")


# ---- 4. Notes, keys, checkpoints, cosignatures: C2SP signed-note, tlog-checkpoint, tlog-cosignature ----------------

NOTE, COSIGNATURE, ML_DSA = 1, 4, 6
LENGTHS = {NOTE: (32, 64), COSIGNATURE: (32, 72), ML_DSA: (1312, 8 + 2420)}  # public key, signature
NO_NAME = re.compile("[+\\x00- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")  # Unicode spaces and "+"


@dataclass(frozen=True)
class Key:
    """A key as a policy names it: who, its short id, what kind of signature it makes."""

    name: str
    id: bytes
    kind: int
    public: bytes


def parse_key(text: str) -> Key:
    """`name+id+base64`; the id is computed again, so a mistyped key cannot pass."""
    name, _, rest = text.partition("+")
    short, _, encoded = rest.partition("+")
    need(name and not NO_NAME.search(name) and is_hex(short, 4), "key", f"{text[:60]!r} is not a key")
    data = unbase64(encoded, "key")
    need(data and len(data) - 1 == LENGTHS.get(data[0], (-1, 0))[0], "key", f"{name}: a kind of key not known here")
    need(sha256(name.encode(), b"\n", data)[:4].hex() == short, "key", f"{name}: the id does not belong to the key")
    return Key(name, bytes.fromhex(short), data[0], data[1:])


def parse_note(data: bytes) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The signed text, and the signatures as (name, id, signature)."""
    try:
        note = data.decode()
    except UnicodeDecodeError:
        raise Wrong("note", "the note is not UTF-8") from None
    need(not re.search(r"[\x00-\x09\x0b-\x1f]", note), "note", "the note holds a control character")
    cut = note.rfind("\n\n")
    text, lines = note[: cut + 1], note[cut + 2 :].split("\n")
    need(cut > 0 and lines.pop() == "" and 1 <= len(lines) <= 100, "note", "the note has no 1 to 100 signature lines")
    return text, [_signature_line(line) for line in lines]


def _signature_line(line: str) -> tuple[str, bytes, bytes]:
    name, _, encoded = line.removeprefix("— ").partition(" ")
    need(line.startswith("— ") and name and not NO_NAME.search(name), "note", f"{line[:60]!r} is no signature line")
    data = unbase64(encoded, "note")
    need(len(data) >= 5, "note", f"{name}: the signature is too short")
    return name, data[:4], data[4:]


def cosigned_message(key: Key, time: int, text: str) -> bytes:
    if key.kind == COSIGNATURE:
        return f"cosignature/v1\ntime {time}\n{text}".encode()
    origin, size, root = parse_checkpoint(text)
    name, log = key.name.encode(), origin.encode()
    need(len(name) < 256 and len(log) < 256, "signature", "a name too long for a cosignature")
    numbers = time.to_bytes(8, "big") + bytes([len(log)]) + log + bytes(8) + size.to_bytes(8, "big")
    return b"subtree/v1\n\x00" + bytes([len(name)]) + name + numbers + root


def check_signature(key: Key, text: str, signature: bytes) -> int | None:
    """The time of a cosignature, or None for a plain signature of a note."""
    need(len(signature) == LENGTHS[key.kind][1], "signature", f"{key.name}: a signature of the wrong length")
    if key.kind == NOTE:
        need(signature_holds(1, key.public, text.encode(), signature), "signature", f"{key.name}: does not hold")
        return None
    time = int.from_bytes(signature[:8], "big")
    need(time <= LARGEST, "signature", f"{key.name}: a time beyond all times")
    holds = signature_holds(key.kind, key.public, cosigned_message(key, time, text), signature[8:])
    need(holds, "signature", f"the cosignature of {key.name} does not hold")
    return time


def parse_checkpoint(text: str) -> tuple[str, int, bytes]:
    lines = text.split("\n")
    shape = len(lines) == 4 and lines[0] and not NO_NAME.search(lines[0])
    need(shape, "checkpoint", "not the three lines of a checkpoint")
    size, root = decimal(lines[1], "checkpoint"), unbase64(lines[2], "checkpoint")
    need(len(root) == 32 and (size or root == sha256(b"")), "checkpoint", "the root is not a root")
    return lines[0], size, root


# ---- 5. Policy: C2SP tlog-policy -----------------------------------------------------------------------------------


@dataclass
class Policy:
    """Whose signatures count. Names are octets, kept here as Latin-1."""

    logs: list[Key] = field(default_factory=list)
    witnesses: dict[str, Key] = field(default_factory=dict)
    groups: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    quorum: str | None = None

    def all_keys(self) -> list[Key]:
        return [*self.logs, *self.witnesses.values()]

    def satisfied(self, cosigned: set[str]) -> bool:
        reached = {"none", *cosigned}
        for name, (threshold, members) in self.groups.items():  # members stand before their group
            if sum(member in reached for member in members) >= threshold:
                reached.add(name)
        return self.quorum in reached


def parse_policy(data: bytes) -> Policy:
    text = data.decode("latin-1")
    need(re.fullmatch("[\t\n -~\x80-\xff]*\n", text), "policy", "a control character, or a last line without its end")
    policy = Policy()
    for number, line in enumerate(text.split("\n")[:-1], 1):
        words = re.findall("[^ \t]+", line)
        if words and not words[0].startswith("#"):
            try:
                _policy_line(policy, words)
            except Wrong as problem:
                raise Wrong("policy", f"line {number}: {problem}") from None
    need(policy.quorum, "policy", "no quorum line")
    return policy


def _policy_line(policy: Policy, words: list[str]) -> None:
    kinds = {"log": _log_line, "witness": _witness_line, "group": _group_line, "quorum": _quorum_line}
    need(words[0] in kinds, "policy", f"{words[0][:40]!r} is no kind of line")
    kinds[words[0]](policy, words[1:])


def _policy_key(word: str, kinds: tuple[int, ...], others: Sequence[Key], policy: Policy) -> Key:
    try:
        key = parse_key(word.encode("latin-1").decode())
    except UnicodeDecodeError:
        raise Wrong("policy", "a key that is not UTF-8") from None
    need(key.kind in kinds, "policy", f"{key.name}: a kind of key that cannot sign here")
    need(all(key.public != other.public for other in others), "policy", f"{key.name}: the same key twice")
    ids = [(other.name, other.id) for other in policy.all_keys()]
    need((key.name, key.id) not in ids, "policy", f"{key.name}: the same id twice")
    return key


def _log_line(policy: Policy, words: list[str]) -> None:
    need(1 <= len(words) <= 2, "policy", "write: log VKEY [URL]")
    policy.logs.append(_policy_key(words[0], (NOTE,), policy.logs, policy))


def _witness_line(policy: Policy, words: list[str]) -> None:
    need(2 <= len(words) <= 3, "policy", "write: witness NAME VKEY [URL]")
    _new_name(policy, words[0])
    key = _policy_key(words[1], (COSIGNATURE, ML_DSA), list(policy.witnesses.values()), policy)
    policy.witnesses[words[0]] = key


def _new_name(policy: Policy, name: str) -> None:
    need(name not in {"none", *policy.witnesses, *policy.groups}, "policy", f"{name}: a name twice")


def _group_line(policy: Policy, words: list[str]) -> None:
    need(len(words) >= 3, "policy", "write: group NAME THRESHOLD MEMBER...")
    name, many, *members = words
    _new_name(policy, name)
    taken = {member for _, group in policy.groups.values() for member in group}
    for place, member in enumerate(members):
        need(member in policy.witnesses or member in policy.groups, "policy", f"{member}: not defined above")
        need(member not in taken and member not in members[:place], "policy", f"{member}: a member twice")
    threshold = {"any": 1, "all": len(members)}.get(many) or decimal(many, "policy")
    need(1 <= threshold <= len(members), "policy", f"{name}: a threshold that cannot be")
    policy.groups[name] = (threshold, members)


def _quorum_line(policy: Policy, words: list[str]) -> None:
    need(len(words) == 1 and policy.quorum is None, "policy", "write one line: quorum NAME")
    need(words[0] in {"none", *policy.witnesses, *policy.groups}, "policy", f"{words[0]}: not defined above")
    policy.quorum = words[0]


@dataclass(frozen=True)
class Head:
    """What a checkpoint says, by whose key of a log it is signed, who cosigned it when, and what was not checked."""

    origin: str
    size: int
    root: bytes
    log: Key
    witnesses: dict[str, int]
    unchecked: list[str]


def open_checkpoint(data: bytes, policy: Policy) -> Head:
    """Signed by a log of the policy under its own name. Who cosigned is told; `check_quorum` asks for enough."""
    text, lines = parse_note(data)
    origin, size, root = parse_checkpoint(text)
    signed, witnesses, unchecked = _known_signatures(text, lines, policy)
    logs = [key for key in signed if key in policy.logs and key.name == origin]
    need(logs, "log", f"no log of the policy signed this checkpoint of {origin}")
    return Head(origin, size, root, logs[0], witnesses, unchecked)


def _known_signatures(
    text: str, lines: list[tuple[str, bytes, bytes]], policy: Policy
) -> tuple[list[Key], dict[str, int], list[str]]:
    """Unknown keys are passed over, as the standard says; a known key whose signature fails spoils the whole note."""
    names = {(key.name, key.id): name for name, key in policy.witnesses.items()}
    keys = {(key.name, key.id): key for key in policy.all_keys()}
    signed: list[Key] = []
    witnesses: dict[str, int] = {}
    unchecked: list[str] = []
    for name, short, signature in lines:
        if (name, short) not in keys:
            continue
        try:
            time = check_signature(keys[name, short], text, signature)
        except Wrong as problem:
            need(problem.code == "unchecked", problem.code, str(problem))
            unchecked.append(name)
            continue
        signed.append(keys[name, short])
        if time is not None:
            label = names[name, short]
            witnesses[label] = min(time, witnesses.get(label, time))
    return signed, witnesses, unchecked


def check_quorum(head: Head, policy: Policy) -> None:
    need(policy.satisfied(set(head.witnesses)), "quorum", f"the quorum {policy.quorum} is not reached")


# ---- 6. Leaf and envelope ------------------------------------------------------------------------------------------

SIGNATURE_LENGTH = {1: 64, 6: 2420}
PUBLIC_LENGTH = {1: 32, 6: 1312}
SIGNED = b"truceline/envelope/1\n"
COMMON = {"form", "case", "mode", "kind", "id", "action", "by", "seq", "prev", "seen", "claimed", "evidence"}
ENTRIES = {"proposal", "consent", "reading", "power", "decision", "act", "statement", "contact", "claim"}
ENTRIES |= {"allegation", "observation"}
ENTRIES |= {
    "notice",
    "reply",
    "remedy",
    "disclosure",
    "presence",
    "window",
    "confirmation",
    "step",
    "message",
    "acknowledgement",
    "handover",
    "session",
    "item",
    "minute",
    "task",
    "progress",
    "exchange",
    "quota",
    "roster",
    "delivery",
    "dispute",
    "embargo",
    "person",
    "promise",
    "assessment",
    "utterance",
    "position",
    "briefing",
    "delegation",
    "detection",
    "restriction",
    "effort",
    "inventory",
    "casualty",
    "complaint",
    "listing",
    "intake",
}
CONTENT = {"occurred", "recorded", "sources", "text"}


@dataclass(frozen=True)
class Leaf:
    """A leaf taken apart. `says` is the envelope, whose rules hold; the signature is looked at apart."""

    data: bytes
    algorithm: int
    signature: bytes
    envelope: bytes
    says: dict[str, Any]

    def signed_by(self, public: bytes) -> bool:
        return signature_holds(self.algorithm, public, SIGNED + self.envelope, self.signature)


def parse_leaf(data: bytes) -> Leaf:
    need(0 < len(data) <= 60_000, "leaf", f"a leaf of {len(data)} bytes")
    need(data[0] in SIGNATURE_LENGTH, "algorithm", f"the algorithm {data[0]} is not known")
    cut = 1 + SIGNATURE_LENGTH[data[0]]
    need(len(data) > cut, "leaf", "nothing is signed")
    envelope = parse_json(data[cut:])
    check_envelope(envelope)
    return Leaf(data, data[0], data[1:cut], data[cut:], envelope)


def key_id(algorithm: int, public: str) -> str:
    return sha256(bytes([algorithm]), bytes.fromhex(public)).hex()


def check_author(leaf: Leaf, key: bytes) -> None:
    """`key` is the algorithm byte and the public key; the envelope names it by its hash."""
    need(sha256(key).hex() == leaf.says["by"] and key[0] == leaf.algorithm, "signer", "the envelope names another key")
    need(leaf.signed_by(key[1:]), "signature", "the signature of the envelope does not hold")


def check_envelope(says: Any) -> None:
    """Every rule of the table, in its order; the first that does not hold is named."""
    need(isinstance(says, dict), "envelope", "not an object")
    open_or_not = set(says) - COMMON
    need(set(says) >= COMMON and open_or_not in ({"says"}, {"fields"}), "envelope", "other keys than an envelope has")
    rules: dict[str, Rule] = {
        "form": _only("truceline/envelope/1"),
        "case": is_name,
        "mode": _only("live", "reconstructed", "exercise"),
        "kind": _only(*ENTRIES, *RECORD_KEEPING),
        "id": lambda x: x == says["kind"] if says["kind"] in RECORD_KEEPING else is_name(x) and x not in RECORD_KEEPING,
        "action": _only("assert", "correct", "retract"),
        "by": is_hex,
        "seq": lambda x: is_int(x, 1),
        "prev": lambda x: x is None if says["seq"] == 1 else is_hex(x),
        "seen": _is_seen,
        "claimed": is_int,
        "evidence": lambda x: isinstance(x, list) and len(x) <= 64 and all(map(_is_evidence, x)),
        "says": lambda x: isinstance(x, dict) and RECORD_KEEPING.get(says["kind"], _is_content)(x),
        "fields": lambda x: says["kind"] in ENTRIES and _has(x, {"count": lambda n: is_int(n, 1, 64), "root": is_hex}),
    }
    for key, rule in rules.items():
        need(key not in says or rule(says[key]), "envelope", f"`{key}` is not as it must be")


Rule = Callable[[Any], object]


def _has(value: Any, rules: Mapping[str, Rule]) -> bool:
    """An object with exactly these keys, each as its rule says."""
    return isinstance(value, dict) and set(value) == set(rules) and all(rule(value[k]) for k, rule in rules.items())


def _is_seen(x: Any) -> bool:
    return x is None or _has(x, {"note": is_hex, "root": is_hex, "size": lambda n: is_int(n, 1)})


def _is_evidence(x: Any) -> bool:
    return _has(x, {"digest": is_hex, "size": is_int, "type": _is_media_type}) or _has(x, {"commitment": is_hex})


def _is_media_type(x: Any) -> bool:
    part = r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}"
    return isinstance(x, str) and re.fullmatch(f"{part}/{part}", x) is not None


def _is_text(x: Any) -> bool:
    return isinstance(x, str)


def _is_list(x: Any) -> bool:
    return isinstance(x, list)


def _only(*allowed: str | None) -> Rule:
    return lambda x: any(type(x) is type(one) and x == one for one in allowed)


def _or_null(rule: Rule) -> Rule:
    return lambda x: x is None or rule(x)


def _is_content(x: Any) -> bool:
    """What an entry says in the open. `occurred` is half-open, so its end lies behind its start."""
    return _has(x, {**VALUES, "says": lambda v: isinstance(v, dict)})


def _is_interval(x: Any) -> bool:
    return isinstance(x, list) and len(x) == 2 and all(is_int(n, -LARGEST) for n in x) and x[0] < x[1]


VALUES: dict[str, Rule] = {
    "occurred": _is_interval,
    "recorded": lambda x: is_int(x, -LARGEST),
    "sources": _is_list,
    "text": _is_text,
}


def _is_public(algorithm: Any, public: Any) -> bool:
    return is_int(algorithm) and algorithm in PUBLIC_LENGTH and is_hex(public, PUBLIC_LENGTH[algorithm])


def _is_founding(x: Any) -> bool:
    return _has(x, {"origin": _is_text, "log": _is_log_key, "authority": _is_authority, "policy": _is_policy})


def _is_log_key(x: Any) -> bool:
    try:
        return parse_key(x).kind == NOTE if isinstance(x, str) else False
    except Wrong:
        return False


def _is_policy(x: Any) -> bool:
    try:
        return isinstance(x, str) and (x == "" or parse_policy(x.encode()) is not None)
    except Wrong:
        return False


def _is_authority(x: Any) -> object:
    keys = x if isinstance(x, list) else []
    shape = keys and all(isinstance(key, dict) and set(key) == {"algorithm", "public"} for key in keys)
    return shape and all(_is_public(key["algorithm"], key["public"]) for key in keys)


def _is_key_act(x: Any) -> bool:
    """Only a new key brings its public key; only a rotation replaces; only a compromise reaches back."""
    act = x.get("act")
    new, rotate, compromise = act in ("enrol", "rotate"), act == "rotate", act == "compromise"
    rules: dict[str, Rule] = {
        "act": lambda a: new or compromise or a == "revoke",
        "key": is_hex,
        "algorithm": lambda a: is_int(a) and a in PUBLIC_LENGTH if new else a is None,
        "public": lambda p: _is_public(x["algorithm"], p) if new else p is None,
        "holder": is_name if act == "enrol" else _or_null(is_name),
        "replaces": is_hex if rotate else _only(None),
        "from": is_int if compromise else _only(None),
    }
    return _has(x, rules) and (not new or key_id(x["algorithm"], x["public"]) == x["key"])


def _is_custody(x: Any) -> bool:
    rules: dict[str, Rule] = {
        "act": _only("received", "copied", "opened", "derived", "exported"),
        "object": is_hex,
        "size": is_int,
        "type": _is_media_type,
        "from": _or_null(is_hex),
        "copy": _only("evidentiary", "working"),
        "to": _or_null(_is_text),
        "how": _is_text,
    }
    return _has(x, rules)


def _is_erasure(x: Any) -> bool:
    return _has(x, {"subject": _is_text, "basis": _is_text, "entries": lambda e: _is_list(e) and all(map(is_int, e))})


RECORD_KEEPING: dict[str, Callable[[Any], bool]] = {
    "founding": _is_founding,
    "key": _is_key_act,
    "policy": lambda x: _has(x, {"text": lambda t: t != "" and _is_policy(t)}),
    "custody": _is_custody,
    "erasure": _is_erasure,
    "anchor": lambda x: _has(x, {"origin": _is_text, "size": is_int, "root": is_hex, "note": _is_text}),
    "closure": lambda x: _has(x, {"reason": _is_text, "evidence": is_int, "secrets": is_int}),
}


# ---- 7. Fields and copies ------------------------------------------------------------------------------------------


def commitment(mark: str, *parts: bytes) -> bytes:
    """A hash over parts with their lengths, so that no two lists of parts share bytes."""
    return sha256(*(len(part).to_bytes(8, "big") + part for part in (mark.encode(), *parts)))


@dataclass(frozen=True)
class Copy:
    """A leaf with the fields that are shown, and the names of those that are withheld."""

    leaf: Leaf
    shown: dict[str, Any]
    withheld: list[str]


def check_copy(data: bytes) -> Copy:
    """A slot holds a value with its salt, or a hash, never both; every slot is there, once, in order."""
    copy = parse_json(data)
    need(
        _has(copy, {"form": _only("truceline/copy/1"), "leaf": _is_text, "slots": _is_list}),
        "copy",
        "other keys than a copy has",
    )
    leaf = parse_leaf(unbase64(copy["leaf"], "copy"))
    need("fields" in leaf.says, "copy", "the leaf commits to no fields")
    need(all(map(_is_slot, copy["slots"])), "copy", "a slot that is neither shown nor withheld")
    names = [slot["name"] for slot in copy["slots"]]
    need(names == sorted(set(names)), "copy", "the names of the slots do not strictly rise")
    need(set(names) >= CONTENT, "copy", "a field that every entry has is missing")
    need(all(name in CONTENT or name.startswith("says.") for name in names), "copy", "a field that no entry has")
    need(len(names) == leaf.says["fields"]["count"], "fields", "not as many slots as were signed")
    root = root_of([_slot_hash(slot) for slot in copy["slots"]]).hex()
    need(root == leaf.says["fields"]["root"], "fields", "a value, salt, name or hash is not the one signed")
    shown = {slot["name"]: slot["value"] for slot in copy["slots"] if "value" in slot}
    need(all(VALUES[name](shown[name]) for name in CONTENT & set(shown)), "copy", "a value that its field cannot have")
    return Copy(leaf, shown, [name for name in names if name not in shown])


def _is_slot(slot: Any) -> bool:
    shown = {"name": _is_field_name, "value": lambda _: True, "salt": lambda x: is_hex(x, 16)}
    return _has(slot, shown) or _has(slot, {"name": _is_field_name, "hash": is_hex})


def _is_field_name(x: Any) -> bool:
    return isinstance(x, str) and re.fullmatch("[a-z][a-z0-9_.]{0,79}", x) is not None


def _slot_hash(slot: dict[str, Any]) -> bytes:
    """The name stands beside the hash, so that a withheld field cannot be called by another's name."""
    name = slot["name"].encode()
    if "hash" in slot:
        return leaf_hash(bytes.fromhex(slot["hash"]) + name)
    shown = commitment("truceline/field/1", bytes.fromhex(slot["salt"]), name, canonical(slot["value"]))
    return leaf_hash(shown + name)


# ---- 8. Receipts, acknowledgements, fork proofs --------------------------------------------------------------------


@dataclass(frozen=True)
class Receipt:
    """What a sound receipt proves."""

    index: int
    head: Head
    leaf: Leaf
    copy: Copy | None


def parse_proof(data: bytes) -> tuple[int, list[bytes], bytes]:
    """C2SP tlog-proof without its `extra` line: index, hashes, and the checkpoint as it was issued."""
    head, cut, checkpoint = data.partition(b"\n\n")
    lines = head.decode("latin-1").split("\n")
    need(cut and len(lines) >= 2 and lines[0] == "c2sp.org/tlog-proof@v1", "proof", "not a .tlog-proof")
    need(lines[1].startswith("index "), "proof", "no line `index`; an `extra` line is not used here")
    hashes = [unbase64(line, "proof") for line in lines[2:]]
    need(len(hashes) <= 63 and all(len(h) == 32 for h in hashes), "proof", "a hash that is not 32 bytes, or over 63")
    return decimal(lines[1][6:], "proof"), hashes, checkpoint


def check_receipt(proof: bytes, thing: bytes, policy: Policy) -> Receipt:
    """`thing` is the leaf, or a copy of it. In the record at that place, and witnessed as the policy asks."""
    index, hashes, checkpoint = parse_proof(proof)
    copy = check_copy(thing) if thing.startswith(b"{") else None
    leaf = copy.leaf if copy else parse_leaf(thing)
    head = open_checkpoint(checkpoint, policy)
    check_quorum(head, policy)
    check_inclusion(leaf_hash(leaf.data), index, head.size, hashes, head.root)
    check_mode(leaf, head.origin)
    return Receipt(index, head, leaf, copy)


def check_mode(leaf: Leaf, origin: str) -> None:
    mode = next((mode for mode in ("reconstructed", "exercise") if origin.endswith("/" + mode)), "live")
    need(leaf.says["mode"] == mode, "mode", f"an entry that is {leaf.says['mode']} in a log that is {mode}")


def check_acknowledgement(data: bytes, policy: Policy) -> tuple[str, bytes, int]:
    """The log's promise: origin, leaf hash, and the second by which that leaf will be in the log."""
    text, lines = parse_note(data)
    parts = text.split("\n")
    shape = len(parts) == 5 and parts[0] == "truceline/acknowledgement/1"
    need(shape, "acknowledgement", "not the four lines of an acknowledgement")
    promised, by = unbase64(parts[2], "acknowledgement"), decimal(parts[3], "acknowledgement")
    need(len(promised) == 32, "acknowledgement", "the leaf hash is not 32 bytes")
    only_logs = Policy(logs=[key for key in policy.logs if key.name == parts[1]])
    need(_known_signatures(text, lines, only_logs)[0], "log", f"no log of the policy signed this for {parts[1]}")
    return parts[1], promised, by


def check_fork(data: bytes, policy: Policy) -> tuple[Head, Head]:
    """The log signed two trees that cannot both be: the smaller is not the beginning of the larger."""
    fork = parse_json(data)
    rules = {
        "form": _only("truceline/fork/1"),
        "smaller": _is_text,
        "larger": _is_text,
        "root": is_hex,
        "proof": _is_list,
    }
    need(_has(fork, rules), "fork", "other keys than a fork proof has")
    need(len(fork["proof"]) <= 63 and all(map(_is_text, fork["proof"])), "fork", "the proof is not a list of hashes")
    hashes = [unbase64(text, "fork") for text in fork["proof"]]
    need(all(len(h) == 32 for h in hashes), "fork", "a hash that is not 32 bytes")
    smaller, larger = (open_checkpoint(fork[key].encode(), policy) for key in ("smaller", "larger"))
    need(smaller.origin == larger.origin, "fork", "two different logs")
    root = bytes.fromhex(fork["root"])
    need(root != smaller.root, "fork", "both checkpoints tell the same history")
    check_consistency(smaller.size, root, larger.size, larger.root, hashes)
    return smaller, larger


# ---- 9. A whole folder: every leaf against every tile, root, signature, chain, note, copy and file -----------------


@dataclass
class Signer:
    """A key as the record knows it: may it sign from here on, is it the authority's, and the end of its chain."""

    public: bytes
    authority: bool
    ended: bool = False
    seq: int = 0
    last: str | None = None


class Folder:
    """Reads bundle by bundle, so memory does not grow with the record; tells each problem where it stands."""

    def __init__(self, root: Path, policy: Policy, tell: Callable[[str], None]) -> None:
        self.root, self.policy, self.tell = root, policy, tell
        self.tree, self.head, self.founding = Tree(), Head("", 0, b"", Key("", b"", 0, b""), {}, []), dict[str, Any]()
        self.signers: dict[str, Signer] = {}
        self.notes: dict[str, Head] = {}
        self.due: dict[int, list[tuple[str, bytes]]] = {}  # roots that the tree must have at these sizes
        self.files: dict[str, int] = {}
        self.looked_at: set[Path] = set()
        self.wrongs = self.doubted = self.unwitnessed = 0
        self.recorded_policy = ""
        self.stands: dict[str, list[Any]] = {}

    def wrong(self, where: str, problem: Wrong | str) -> None:
        self.wrongs += 1
        code = f" [{problem.code}]" if isinstance(problem, Wrong) else ""
        self.tell(f"WRONG {where}: {problem}{code}")

    def noticed(self, where: str, what: str) -> None:
        """What a signer did, not the record: both stories are kept, and shown."""
        self.tell(f"NOTICED {where}: {what}")

    def attempt(self, where: str, check: Callable[..., Any], *given: Any) -> Any:
        """The answer of a check, or None after telling why it failed."""
        try:
            return check(*given)
        except Wrong as problem:
            self.wrong(where, problem)
        except FileNotFoundError:
            self.wrong(where, "the file is missing")
        return None

    def check(self, kept: Sequence[tuple[int, bytes]]) -> None:
        """`kept` are tree heads that somebody wrote down earlier: (size, root)."""
        data = (self.root / "checkpoint").read_bytes()
        self.head = self.attempt("checkpoint", open_checkpoint, data, self.policy) or self._unsigned_head(data)
        if self.head.log.name:
            self.attempt("checkpoint", check_quorum, self.head, self.policy)
        for size, root in [*kept, (self.head.size, self.head.root)]:
            self._root_due("checkpoint" if root == self.head.root else f"--seen {size}", size, root)
        self._read_notes()
        self._read_files()
        self._grow()
        self._after()

    def _unsigned_head(self, data: bytes) -> Head:
        """What the checkpoint says although nobody's signature holds: so that the rest can still be looked at."""
        origin, size, root = parse_checkpoint(data.partition(b"\n\n")[0].decode("utf-8", "replace") + "\n")
        return Head(origin, size, root, Key("", b"", 0, b""), {}, [])

    def _root_due(self, where: str, size: int, root: bytes) -> None:
        if size > self.head.size:
            self.wrong(where, f"a tree of {size} leaves, but the checkpoint has only {self.head.size}")
        self.due.setdefault(size, []).append((where, root))

    def _read_notes(self) -> None:
        for path in sorted((self.root / "notes").glob("*")):
            data, where = path.read_bytes(), f"notes/{path.name}"
            if sha256(data).hex() != path.name:
                self.wrong(where, "the name is not the SHA-256 of the file")
            elif head := self.attempt(where, open_checkpoint, data, self.policy):
                self.notes[path.name] = head
                self.unwitnessed += not head.witnesses
                self._root_due(where, head.size, head.root)

    def _read_files(self) -> None:
        for path in (self.root / "evidence").glob("*/*"):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if (path.parent.name, path.name) == (digest[:2], digest):
                self.files[digest] = path.stat().st_size
            else:
                self.wrong(f"evidence/{path.parent.name}/{path.name}", "the name is not the SHA-256 of the file")

    def _grow(self) -> None:
        self._compare_roots()  # a head of size 0
        for number in range(-(-self.head.size // 256)):
            width = min(256, self.head.size - number * 256)
            leaves = self.attempt(self._path("entries", number, width), self._bundle, number, width)
            hashes = list(map(leaf_hash, leaves)) if leaves else self._hashes("0", number, width)
            if len(hashes) != width:
                self.wrong(f"index {self.tree.size}", "neither leaves nor hashes: nothing after this can be checked")
                return
            for place, digest in enumerate(hashes):
                if leaves:
                    self._leaf(number * 256 + place, leaves[place], digest)
                self.tree.append(digest)
                self._compare_roots()
            self._compare_tiles()

    def _path(self, level: str, number: int, width: int) -> str:
        """C2SP tlog-tiles: three digits a folder, all but the last with an x; a partial tile in a folder of its own."""
        digits = f"{number:0{-(-len(str(number)) // 3) * 3}}"
        parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
        name = "/".join([*("x" + part for part in parts[:-1]), parts[-1]])
        return f"tile/{level}/{name}" + (f".p/{width}" if width < 256 else "")

    def _read(self, path: str) -> bytes:
        self.looked_at.add(self.root / path)
        return (self.root / path).read_bytes()

    def _bundle(self, number: int, width: int) -> list[bytes]:
        return parse_bundle(self._read(self._path("entries", number, width)), width)

    def _hashes(self, level: str, number: int, width: int) -> list[bytes]:
        data = self.attempt(self._path(level, number, width), self._read, self._path(level, number, width)) or b""
        return [data[i : i + 32] for i in range(0, len(data), 32)]

    def _compare_roots(self) -> None:
        for where, root in self.due.pop(self.tree.size, []):
            if self.tree.root() != root:
                self.wrong(where, f"the root of the first {self.tree.size} leaves is another: {self.tree.root().hex()}")

    def _compare_tiles(self) -> None:
        """After a bundle: the tiles that it filled and, at the end, those that stay partial."""
        for level, tile in enumerate(self.tree.tiles):
            whole, rest = divmod(self.tree.size, 256 ** (level + 1))
            last = self.tree.size == self.head.size and (self.tree.size >> 8 * level) % 256
            if rest == 0 or last:
                number, width = (whole - 1, 256) if rest == 0 else (whole, len(tile))
                self._compare_tile(str(level), number, width, tile)

    def _compare_tile(self, level: str, number: int, width: int, tile: list[bytes]) -> None:
        path = self._path(level, number, width)
        stored = self._hashes(level, number, width)
        for place, digest in enumerate(tile):
            if stored and stored[place : place + 1] != [digest]:
                self.wrong(path, f"hash {place} is not that of the leaves")
                return
        if stored and len(stored) != width:
            self.wrong(path, f"{len(stored)} hashes, not {width}")

    # Each leaf

    def _leaf(self, index: int, data: bytes, digest: bytes) -> None:
        leaf: Leaf | None = self.attempt(f"index {index}", parse_leaf, data)
        if leaf is None:
            return
        says, where = leaf.says, f"index {index}"
        if index == 0:
            self._found(leaf)
        elif says["kind"] == "founding":
            self.wrong(where, "a second founding")
        if (says["case"], says["mode"]) != (self.founding.get("case"), self.founding.get("mode")):
            self.wrong(where, "another case or mode than in the founding leaf")
        signer = self.signers.get(says["by"])
        if signer is None:
            self.wrong(where, Wrong("signer", "signed by a key that was not enrolled before this place"))
        else:
            self._signature(where, leaf, signer, digest)
        self._stand(index, says, digest)
        self._seen(where, index, says["seen"])
        self._evidence(where, says["evidence"])
        self._copy(index, data)

    def _stand(self, index: int, says: dict[str, Any], digest: bytes) -> None:
        """What the log comes to: which leaf stands under each id."""
        if says["kind"] in RECORD_KEEPING:
            return
        id, action = says["id"], says["action"]
        if action == "retract":
            self.stands.pop(id, None)
        elif (id in self.stands) == (action == "correct"):
            self.stands[id] = [id, index, digest.hex()]

    def state(self) -> str:
        """SHA-256 over what stands: the same for everybody who has this log."""
        return sha256(canonical([self.stands[id] for id in sorted(self.stands)])).hex()

    def _found(self, leaf: Leaf) -> None:
        """Leaf 0 says whose keys are the authority's; it is signed by one of them."""
        if leaf.says["kind"] != "founding":
            self.wrong("index 0", "leaf 0 is not a founding")
            return
        self.founding, content = leaf.says, leaf.says["says"]
        for key in content["authority"]:
            data = bytes([key["algorithm"]]) + bytes.fromhex(key["public"])
            self.signers[sha256(data).hex()] = Signer(data, authority=True)
        log = parse_key(content["log"])
        if content["origin"] != self.head.origin or (self.head.log.name and log.public != self.head.log.public):
            self.wrong("index 0", Wrong("log", "the founding names another origin or key of the log"))
        self.recorded_policy = content["policy"]
        self.attempt("index 0", check_mode, leaf, self.head.origin)

    def _signature(self, where: str, leaf: Leaf, signer: Signer, digest: bytes) -> None:
        if self.attempt(where, self._author, leaf, signer.public) is None:
            return
        says = leaf.says
        if says["seq"] > signer.seq + 1:
            self.wrong(where, f"a gap: {says['seq']} comes after {signer.seq} of this key")
        elif says["seq"] <= signer.seq:
            self.noticed(where, f"a fork: {says['seq']} of this key after {signer.seq}; its story is double")
        elif says["prev"] != signer.last:
            self.noticed(where, "a fork: `prev` names another leaf than the one before of this key")
        signer.seq, signer.last = says["seq"], digest.hex()
        if signer.ended:
            self.wrong(where, Wrong("signer", "signed by a key that was ended before this place"))
        else:
            self._allowed(where, leaf, signer)

    def _author(self, leaf: Leaf, key: bytes) -> bool:
        check_author(leaf, key)
        return True

    def _allowed(self, where: str, leaf: Leaf, signer: Signer) -> None:
        kind, content = leaf.says["kind"], leaf.says.get("says", {})
        ends = {"revoke": "key", "rotate": "replaces"}.get(content["act"], "") if kind == "key" else ""
        own = ends and content[ends] == leaf.says["by"]
        if kind in ("policy", "erasure", "anchor", "closure", "key") and not signer.authority and not own:
            self.wrong(where, Wrong("signer", f"only the authority signs `{kind}`"))
        elif kind == "key":
            self._key(where, content)
        elif kind == "policy":
            self.recorded_policy = content["text"]

    def _key(self, where: str, says: dict[str, Any]) -> None:
        new, old = says["act"] in ("enrol", "rotate"), says["replaces"] if says["act"] == "rotate" else says["key"]
        before = self.signers.get(old)
        if new and says["key"] in self.signers:
            self.wrong(where, Wrong("signer", "this key was enrolled before"))
        elif says["act"] != "enrol" and (before is None or (before.ended and new)):
            self.wrong(where, Wrong("signer", "the key that this speaks about is not in force"))
        elif says["act"] == "compromise" and says["from"] > self.tree.size:
            self.wrong(where, "a compromise from a place that is yet to come")
        elif new:
            authority = before.authority if before else says["holder"] == "authority"
            data = bytes([says["algorithm"]]) + bytes.fromhex(says["public"])
            self.signers[says["key"]] = Signer(data, authority)
        if says["act"] != "enrol" and before:
            before.ended = True
        if says["act"] == "compromise":
            self.doubted += 1
            self.tell(f"DOUBTED {where}: leaves of key {says['key'][:16]} from index {says['from']} on")

    def _seen(self, where: str, index: int, seen: dict[str, Any] | None) -> None:
        """The note must be here, say the same, and be older than the leaf; its root is compared as the tree grows."""
        if seen is None:
            return
        head = self.notes.get(seen["note"])
        if head is None:
            self.wrong(where, f"`seen` names a note that is not in notes/: {seen['note']}")
        elif (head.size, head.root.hex()) != (seen["size"], seen["root"]) or seen["size"] > index:
            self.wrong(where, "`seen` is not what its note says, or not older than the leaf")

    def _evidence(self, where: str, evidence: list[dict[str, Any]]) -> None:
        for item in evidence:
            size = self.files.get(item.get("digest", ""))
            if size is not None and size != item["size"]:
                self.wrong(where, f"evidence {item['digest']} has {size} bytes, not {item['size']}")

    def _copy(self, index: int, data: bytes) -> None:
        path = self.root / "copies" / f"{index}.json"
        if path.exists():
            copy = self.attempt(f"copies/{index}.json", check_copy, path.read_bytes())
            if copy and copy.leaf.data != data:
                self.wrong(f"copies/{index}.json", "a copy of another leaf")

    # At the end: what is there and belongs to nothing, and what could not be looked at

    def _after(self) -> None:
        if not self.head.size:
            self.wrong("checkpoint", "an empty record has no founding")
        for path in sorted((self.root / "copies").glob("*")):
            if not re.fullmatch(r"(0|[1-9][0-9]*)\.json", path.name) or int(path.stem) >= self.head.size:
                self.wrong(f"copies/{path.name}", "a copy of no leaf")
        for path in sorted(set((self.root / "tile").rglob("*")) - self.looked_at):
            if path.is_file() and not self._older_partial(path):
                self.wrong(path.relative_to(self.root).as_posix(), "a tile that belongs to nothing")
        stored = self.root / "policy"
        if self.recorded_policy and stored.exists() and stored.read_bytes() != self.recorded_policy.encode():
            self.wrong("policy", "not the policy that the record goes by")
        self.tell(f"state {self.state()}")
        self._not_checked()

    def _not_checked(self) -> None:
        unchecked = [f"the ML-DSA-44 cosignature of {name}" for name in self.head.unchecked]
        if not self.head.witnesses:
            unchecked.append("no witness cosigned; nobody but the log vouches that it shows everybody the same record")
        if self.unwitnessed:
            unchecked.append(
                f"when was seen what {self.unwitnessed} notes say: no witness of this policy cosigned them"
            )
        for what in [*unchecked, "whether what the leaves say is true, and whether anything was never recorded"]:
            self.tell(f"NOT CHECKED: {what}")

    def _older_partial(self, path: Path) -> bool:
        """A tile from a smaller tree may stay: it must be the beginning of the one that took its place."""
        whole = path.parent.with_suffix("")
        kept = self.looked_at & {whole, *path.parent.iterdir()}
        return path.parent.suffix == ".p" and any(p.read_bytes().startswith(path.read_bytes()) for p in kept)


def state_of(folder: Path) -> str:
    """The state that the log in an export comes to, in hex; whether the export is sound is another question."""
    reading = Folder(folder, Policy(quorum="none"), lambda _: None)
    reading.check([])
    return reading.state()


def parse_bundle(data: bytes, width: int) -> list[bytes]:
    """C2SP tlog-tiles: each leaf behind its length in two bytes, exactly as many as the tree has there."""
    leaves, place = [], 0
    while place < len(data):
        length = int.from_bytes(data[place : place + 2], "big")
        leaves.append(data[place + 2 : place + 2 + length])
        place += 2 + length
    need(place == len(data) and len(leaves) == width, "bundle", f"not {width} whole leaves")
    return leaves


# ---- 10. Command line ----------------------------------------------------------------------------------------------


def when(second: int) -> str:
    late = second >= 253402300800  # the year 10000
    return f"second {second}" if late else f"{datetime.fromtimestamp(second, UTC):%Y-%m-%d %H:%M:%S} UTC"


def check_path(path: Path, policy: Policy, options: argparse.Namespace, tell: Callable[[str], None]) -> int:
    """How many things are wrong there."""
    if path.is_dir():
        folder = Folder(path, policy, tell)
        folder.check([_kept(text) for text in options.seen])
        return folder.wrongs
    try:
        for line in _told(path, policy, bytes.fromhex(options.signer or "")):
            tell(f"{path.name}: {line}")
    except Wrong as problem:
        tell(f"WRONG {path.name}: {problem} [{problem.code}]")
        return 1
    return 0


def _kept(text: str) -> tuple[int, bytes]:
    size, _, root = text.partition(":")
    need(is_hex(root), "key", "--seen is SIZE:ROOTHEX")
    return decimal(size, "key"), bytes.fromhex(root)


def _told(path: Path, policy: Policy, signer: bytes) -> Iterator[str]:
    data = path.read_bytes()
    if data.startswith(b"c2sp.org/"):
        beside = [path.with_suffix(ending) for ending in (".leaf", ".json") if path.with_suffix(ending).exists()]
        if not beside:
            raise FileNotFoundError(f"{path}: the leaf or copy must stand beside it as {path.stem}.leaf or .json")
        receipt = check_receipt(data, beside[0].read_bytes(), policy)
        yield f"in the record of {receipt.head.origin} at index {receipt.index}, among {receipt.head.size} leaves"
        yield from _told_head(receipt.head)
        yield from _told_leaf(receipt.leaf, receipt.copy, signer)
    elif data.startswith(b"truceline/acknowledgement/1\n"):
        origin, promised, by = check_acknowledgement(data, policy)
        yield f"{origin} promised that leaf {promised.hex()} will be in the log by {when(by)}"
    elif data.startswith(b"{") and b'"truceline/fork/1"' in data:
        smaller, larger = check_fork(data, policy)
        yield f"PROVED: {smaller.origin} signed two histories, one of {smaller.size} leaves and one of {larger.size}"
    else:
        copy = check_copy(data) if data.startswith(b"{") else None
        yield from _told_leaf(copy.leaf if copy else parse_leaf(data), copy, signer)
        yield "NOT CHECKED: whether it is in any record; that needs a receipt"


def _told_head(head: Head) -> Iterator[str]:
    for name, time in head.witnesses.items():
        yield f"witnessed by {name.encode('latin-1').decode(errors='replace')} at {when(time)}"
    if not head.witnesses:
        yield "NOT CHECKED: no witness; nobody but the log vouches that it shows everybody the same record"
    for name in head.unchecked:
        yield f"NOT CHECKED: the ML-DSA-44 cosignature of {name}"


def _told_leaf(leaf: Leaf, copy: Copy | None, signer: bytes) -> Iterator[str]:
    if signer:
        check_author(leaf, signer)
        yield "signed by the key that was given with --signer"
    else:
        yield f"NOT CHECKED: the signature of its author, key {leaf.says['by'][:16]}; give the key with --signer"
    if copy:
        yield f"shown: {' '.join(copy.shown) or 'nothing'}; withheld: {' '.join(copy.withheld) or 'nothing'}"


def policy_for(options: argparse.Namespace, paths: Sequence[Path], tell: Callable[[str], None]) -> Policy:
    """The policy that was given; else the key that was given; else, for a folder, its own, which proves less."""
    if options.policy:
        return parse_policy(Path(options.policy).read_bytes())
    tell("NOT CHECKED: no --policy, so who must witness is not known from anybody outside")
    if options.key:
        return Policy(logs=[parse_key(options.key)], quorum="none")
    for folder in (path for path in paths if (path / "policy").is_file()):
        tell("NOT CHECKED: whether the keys are the right ones; they are taken from the folder itself")
        return parse_policy((folder / "policy").read_bytes())
    raise FileNotFoundError("no key to check against: give --policy FILE or --key VKEY")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--policy", help="a tlog-policy from somebody whom you trust")
    parser.add_argument("--key", help="the key of the log, where there is no policy")
    parser.add_argument("--signer", help="algorithm byte and public key of the author of a leaf, hex")
    parser.add_argument("--seen", action="append", default=[], metavar="SIZE:ROOTHEX", help="a tree head kept earlier")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    options = parser.parse_args(arguments)

    def tell(line: str) -> None:
        sys.stdout.write("".join(letter if letter.isprintable() else "?" for letter in line) + "\n")

    try:
        policy = policy_for(options, options.paths, tell)
        wrongs = sum(check_path(path, policy, options, tell) for path in options.paths)
    except (OSError, Wrong, ValueError) as problem:
        tell(f"CANNOT READ: {problem}")
        return 2
    tell(f"WRONG: {wrongs} problems" if wrongs else "SOUND")
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main())
