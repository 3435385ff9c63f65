"""Anchoring: putting another site's checkpoint on this record, and witnessing it."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from truceline.errors import NotProved, RecordRefused
from truceline.record.keeping import Anchor
from truceline.record.pen import Pen
from truceline.record.projection import leaf_at, parsed
from truceline.record.register import Answer, Register, Standing, Submission
from truceline.record.sites import Forked, SiteLog, checkpoint_in, next_anchor
from truceline.record.store import Aside, Store
from truceline.record.times import times_of
from truceline.record.tlog.notes import Note, NoteSignature
from truceline.record.tlog.policy import Policy
from truceline.record.tlog.requests import parse_request

FORK = "fork"
Cosign = Callable[[bytes], NoteSignature | None]
"""Asks this site's witness for its cosignature under a request; None where it refuses, and keeps the evidence."""


def last_anchor(store: Store, origin: str) -> Anchor | None:
    """The largest checkpoint of another log that stands on this record."""
    found = [Anchor.of(leaf_at(store, index).envelope.says or {}) for index in store.named("anchor")]
    return max((one for one in found if one.origin == origin), key=lambda one: one.size, default=None)


def anchor(register: Register, pen: Pen, note: Note, policy: Policy, proof: Sequence[bytes], claimed: int) -> Answer:
    """Put another site's checkpoint on this record, signed with the pen of this site's authority.

    `policy` names that site's log and witnesses, `proof` shows that the checkpoint continues the last anchor.

    Raises:
        Forked: if it contradicts the last anchor; the proof of the fork is kept beside the log.
        NotProved: if it is not cosigned by a quorum, or not shown to continue the last anchor.
        RecordRefused: if this record does not take it.
    """
    store = register.log.store
    try:
        made = next_anchor(note, policy, last_anchor(store, _origin(note)), proof)
    except Forked as forked:
        keep_fork(store, forked)
        raise
    if made.origin == store.about().origin:
        raise NotProved("a log does not anchor itself")
    checkpoint_in(made)
    leaf = pen.write("anchor", "anchor", made.plain(), claimed=claimed)
    (answer,) = register.submit([Submission(leaf.raw)])
    if answer.standing is not Standing.RECORDED:
        raise RecordRefused(f"the anchor cannot be put on record: {answer.reason}", "sign it with the authority's key")
    return answer


def _origin(note: Note) -> str:
    return note.text.partition("\n")[0]


def keep_fork(store: Store, forked: Forked) -> None:
    """Keep the proof of a fork beside the log, by its SHA-256."""
    data = forked.fork.bytes()
    store.shelve([Aside(FORK, sha256(data).digest(), data)])


def forks_kept(store: Store) -> list[bytes]:
    """The proofs of forks that were kept, as files."""
    return [aside.value for aside in store.shelved(FORK)]


def witnessed_anchor(
    register: Register, pen: Pen, request: bytes, policy: Policy, cosign: Cosign, claimed: int
) -> tuple[NoteSignature, Answer]:
    """Be another site's witness: cosign what it asks for, and put that checkpoint on this record; for it to keep.

    The request's own proof may start from what the witness saw last, so it serves as the anchor's where both are even.

    Raises:
        NotProved: if the witness refuses.
        As `anchor`.
    """
    asked = parse_request(request)
    line = cosign(request)
    if line is None:
        raise NotProved("this site's witness refuses to cosign it, and has kept what speaks against it")
    return line, anchor(register, pen, asked.note.adding([line]), policy, asked.proof, claimed)


def site_log(store: Store, policy: Policy) -> SiteLog:
    """A record as one of several logs in a merged view; `policy` names its witnesses. Raises NotProved, DamagedRow."""
    return SiteLog(store.about().origin, list(parsed(store)), times_of(store, policy))
