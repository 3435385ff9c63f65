"""Cosignatures: C2SP `tlog-cosignature`. A witness says: at this time, I had seen no larger consistent tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint
from truceline.record.tlog.notes import Note, NoteKey, NoteSignature
from truceline.record.tlog.signatures import Algorithm, PrivateKey, verify

ED25519 = 0x04
ML_DSA_44 = 0x06
_ALGORITHMS = {ED25519: Algorithm.ED25519, ML_DSA_44: Algorithm.ML_DSA_44}
TYPES = frozenset(_ALGORITHMS)


@dataclass(frozen=True)
class Cosignature:
    """A cosignature that holds: by whom, and at which POSIX second by that witness's clock."""

    key: NoteKey
    time: int


def _message(key: NoteKey, time: int, checkpoint: Checkpoint) -> bytes:
    if key.type == ED25519:
        return f"cosignature/v1\ntime {time}\n{checkpoint.text}".encode()
    name, origin = key.name.encode(), checkpoint.origin.encode()
    if max(len(name), len(origin)) > 255:
        raise NotProved("a name is too long to be cosigned with ML-DSA-44")
    return b"".join(
        (
            b"subtree/v1\n\x00",
            bytes([len(name)]) + name,
            time.to_bytes(8, "big"),
            bytes([len(origin)]) + origin,
            bytes(8),
            checkpoint.size.to_bytes(8, "big"),
            checkpoint.root,
        )
    )


def cosigner(name: str, key: PrivateKey) -> NoteKey:
    """The public side of a witness's key."""
    kind = ED25519 if key.algorithm is Algorithm.ED25519 else ML_DSA_44
    return NoteKey(name, kind, key.public)


def cosign(checkpoint: Checkpoint, name: str, key: PrivateKey, time: int) -> NoteSignature:
    """A cosignature at a POSIX second. The caller has checked that the tree continues what it saw before."""
    public = cosigner(name, key)
    blob = time.to_bytes(8, "big") + key.sign(_message(public, time, checkpoint))
    return NoteSignature(name, public.id, blob)


def cosignature_of(signature: NoteSignature, key: NoteKey, checkpoint: Checkpoint) -> Cosignature:
    """The cosignature that a signature line is. Raises NotProved."""
    algorithm = _ALGORITHMS.get(key.type)
    if algorithm is None or not signature.by(key):
        raise NotProved(f"it is no cosignature by {key.name}")
    time = int.from_bytes(signature.blob[:8], "big")
    if time >= 2**63:
        raise NotProved("the time of a cosignature is too large")
    verify(algorithm, key.public, _message(key, time, checkpoint), signature.blob[8:])
    return Cosignature(key, time)


def cosignatures(note: Note, checkpoint: Checkpoint, keys: Iterable[NoteKey]) -> list[Cosignature]:
    """Every cosignature by one of the keys; unknown signatures are passed over.

    Raises:
        NotProved: if a signature that names one of the keys does not hold.
    """
    known = list(keys)
    return [
        cosignature_of(signature, key, checkpoint)
        for signature in note.signatures
        for key in known
        if signature.by(key)
    ]
