"""Envelopes: what somebody puts on record, in canonical bytes, signed, with its place among that signer's envelopes.

The formats are those of docs/record-format.md. A leaf is checked as bytes before anything in it is believed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.envelope_form import FORM, Commitment, Evidence, Seen
from truceline.record.envelope_line import read_line
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.signatures import SIGNATURE_LENGTH, Algorithm, PrivateKey, verify
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

LONGEST = 60_000
_MARK = b"truceline/envelope/1\n"
_ALGORITHMS = {int(one): (one, 1 + length) for one, length in SIGNATURE_LENGTH.items()}


@dataclass(frozen=True)
class Envelope:
    """What is signed.

    `by` is the id of the signing key (32 bytes), `seq` its place among that key's envelopes (from 1), `prev` the hash
    of the leaf before it, `seen` the last cosigned checkpoint that the signer knew, `claimed` when the signer says it
    was made (microseconds UTC). The content is `says` where it is open, or a commitment to its fields.
    """

    case: str
    mode: str
    kind: str
    id: str
    action: str
    by: bytes
    seq: int
    prev: bytes | None
    claimed: int
    seen: Seen | None = None
    evidence: tuple[Evidence, ...] = ()
    says: Mapping[str, Json] | None = None
    fields: Commitment | None = None

    def bytes(self) -> bytes:
        """Its canonical bytes. Raises ValueError where it holds something that cannot be written."""
        content: dict[str, Json] = {
            "form": FORM,
            "case": self.case,
            "mode": self.mode,
            "kind": self.kind,
            "id": self.id,
            "action": self.action,
            "by": self.by.hex(),
            "seq": self.seq,
            "prev": None if self.prev is None else self.prev.hex(),
            "seen": None if self.seen is None else self.seen.plain(),
            "claimed": self.claimed,
            "evidence": [one.plain() for one in self.evidence],
        }
        if self.says is not None:
            content["says"] = self.says
        if self.fields is not None:
            content["fields"] = self.fields.plain()
        return canonical_bytes(content)


@dataclass(frozen=True)
class Leaf:
    """A leaf of the log: the bytes, and what they say. Only `verify` tells whether the signature holds."""

    raw: bytes
    algorithm: Algorithm
    envelope: Envelope

    @property
    def hash(self) -> bytes:
        """Its RFC 6962 hash, by which it is named."""
        return leaf_hash(self.raw)

    def verify(self, public: bytes) -> None:
        """That the envelope was signed with a key. Raises NotProved."""
        signature_holds(self.raw, public)


def signature_holds(raw: bytes, public: bytes) -> None:
    """That a leaf, whose form was checked, is signed with a key. Raises NotProved."""
    algorithm, start = _ALGORITHMS[raw[0]]
    verify(algorithm, public, _MARK + raw[start:], raw[1:start])


def sealed(envelope: Envelope, key: PrivateKey) -> Leaf:
    """An envelope signed.

    Raises:
        NotProved: if the leaf would be too long, or the envelope is not of the form.
    """
    if envelope.by != key.id:
        raise NotProved("the envelope names another key than the one that signs it")
    try:
        body = envelope.bytes()
    except ValueError as cause:
        raise NotProved(f"the envelope cannot be written: {cause}") from cause
    return parse_leaf(bytes([key.algorithm]) + key.sign(_MARK + body) + body)


def parse_leaf(raw: bytes) -> Leaf:
    """A leaf from its bytes, its form checked to the last key; the signature is not.

    Raises:
        NotProved: if it is not one.
    """
    if len(raw) > LONGEST:
        raise NotProved(f"a leaf has {len(raw)} bytes; at most {LONGEST} are taken")
    known = _ALGORITHMS.get(raw[0]) if raw else None
    if known is None:
        raise NotProved("a leaf is signed with an unknown algorithm")
    algorithm, start = known
    body = raw[start:]
    return Leaf(raw, algorithm, _quickly(body) or _thoroughly(body))


def _thoroughly(body: bytes) -> Envelope:
    try:
        content = parse_canonical(body)
    except ValueError as cause:
        raise NotProved(f"an envelope is not canonical JSON: {cause}") from cause
    return _envelope(form.an_object(content))


def _quickly(body: bytes) -> Envelope | None:
    line = read_line(body)
    if line is None:
        return None
    action, by, case, claimed, count, root, id, kind, mode, prev, note, head, size, seq = line
    # Positions instead of names: this is run a million times in an audit.
    return Envelope(
        case,
        mode,
        kind,
        id,
        action,
        bytes.fromhex(by),
        int(seq),
        bytes.fromhex(prev) if prev else None,
        int(claimed),
        Seen(int(size), bytes.fromhex(head), bytes.fromhex(note)) if size and head and note else None,
        (),
        None,
        Commitment(int(count), bytes.fromhex(root)),
    )


def _envelope(content: Mapping[str, Json]) -> Envelope:
    form.only(content, form.KEYS, one_of=("says", "fields"))
    seq = form.whole(content, "seq", least=1)
    prev = form.maybe_hash(content, "prev")
    if (prev is None) != (seq == 1):
        raise NotProved("an envelope names the one before it exactly when there is one")
    if content["form"] != FORM:
        raise NotProved(f"an envelope is of the form {content['form']!r}, not {FORM}")
    return Envelope(
        case=form.name(content, "case"),
        mode=form.choice(content, "mode", form.MODES),
        kind=form.name(content, "kind"),
        id=form.name(content, "id"),
        action=form.choice(content, "action", form.ACTIONS),
        by=form.hash_of(content, "by"),
        seq=seq,
        prev=prev,
        claimed=form.whole(content, "claimed", least=0),
        seen=Seen.of(content["seen"]),
        evidence=_evidence(content["evidence"]),
        says=form.an_object(content["says"]) if "says" in content else None,
        fields=Commitment.of(content["fields"]) if "fields" in content else None,
    )


def _evidence(content: Json) -> tuple[Evidence, ...]:
    if not isinstance(content, Sequence) or isinstance(content, str) or len(content) > form.MOST:
        raise NotProved(f"the evidence of an envelope is not a list of at most {form.MOST}")
    return tuple(Evidence.of(one) for one in content)
