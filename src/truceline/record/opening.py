"""How a record begins, and who signs it where there is no secret to keep.

A reconstruction or an exercise is signed with keys that anybody can make from the case's name: the same files give the
same bytes, and nobody can mistake the signatures for somebody's word. A live record has keys of its own.
"""

from dataclasses import dataclass
from hashlib import sha256

from truceline.record.envelope import Envelope, Leaf, sealed
from truceline.record.keeping import Founding, PublicKey
from truceline.record.log import Log, Memory, Signer
from truceline.record.register import Register, Submission
from truceline.record.store import About, Store
from truceline.record.tlog.notes import SIGNED, NoteKey
from truceline.record.tlog.signatures import PrivateKey

LIVE = "live"


def origin_of(base: str, mode: str) -> str:
    """The origin of a log. That of an exercise or a reconstruction says so, and can never be a live one."""
    return base if mode == LIVE else f"{base}/{mode}"


@dataclass(frozen=True)
class Keys:
    """What a desk signs with: the log's key, and the key of the desk, which is the record's first authority."""

    log: PrivateKey
    desk: PrivateKey
    memory: Memory | None = None

    def signer(self, origin: str) -> Signer:
        """The signer of the log's checkpoints."""
        return Signer(origin, self.log, self.memory)


def open_keys(about: About) -> Keys:
    """Keys that are no secret, for a reconstruction or an exercise.

    Raises:
        ValueError: for a live record.
    """
    if about.mode == LIVE:
        raise ValueError("a live record is never signed with keys that anybody can make")
    log, desk = (sha256(f"truceline/open-key/1\n{role}\n{about.origin}".encode()).digest() for role in ("log", "desk"))
    return Keys(PrivateKey(log), PrivateKey(desk))


def opened(store: Store, keys: Keys, claimed: int, policy: str = "") -> Register:
    """A record ready to take envelopes; an empty one is founded first, at an instant that the desk claims.

    Raises:
        RecordRefused: if the store is behind what was signed.
        BrokenRecord: if it does not hold the tree that its head names.
        DamagedRow: if it cannot be read.
    """
    about = store.about()
    register = Register(Log(store, keys.signer(about.origin)))
    if register.log.head.size == 0:
        register.submit([Submission(_founding(about, keys, claimed, policy).raw)])
    return register


def _founding(about: About, keys: Keys, claimed: int, policy: str) -> Leaf:
    log = NoteKey(about.origin, SIGNED, keys.log.public)
    founding = Founding(about.origin, log, (PublicKey(keys.desk.algorithm, keys.desk.public),), policy)
    envelope = Envelope(
        case=about.case,
        mode=about.mode,
        kind="founding",
        id="founding",
        action="assert",
        by=keys.desk.id,
        seq=1,
        prev=None,
        claimed=claimed,
        says=founding.plain(),
    )
    return sealed(envelope, keys.desk)
