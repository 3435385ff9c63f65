"""A witness: C2SP `tlog-witness`. It cosigns a checkpoint of a log when that continues the last one that it cosigned.

The decision and the file are one step, under a lock that holds across threads and processes, and the file is on disk
before the cosignature is given. Losing the answer is harmless: the log asks again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from truceline.errors import NotProved, StoreFailed
from truceline.record.tlog.checkpoints import Checkpoint, parse_checkpoint
from truceline.record.tlog.cosignatures import Cosignature, cosign, cosignatures, cosigner
from truceline.record.tlog.forks import fork_between
from truceline.record.tlog.hashes import EMPTY_ROOT
from truceline.record.tlog.notes import Note, NoteSignature
from truceline.record.tlog.policy import Policy
from truceline.record.tlog.proofs import verify_consistency
from truceline.record.tlog.requests import Request, parse_request
from truceline.tasks.witness_folder import BEGIN_ANEW, WitnessFolder


class Why(Enum):
    """Why a checkpoint is not cosigned."""

    MALFORMED = "the request is not of its form"
    UNKNOWN_LOG = "the policy knows no such log"
    NOT_SIGNED = "the log did not sign it"
    OLD_TOO_LARGE = "the old size is larger than the checkpoint's"
    OTHER_SIZE = "the old size is not that of the last checkpoint cosigned"
    OTHER_ROOT = "another tree of this size was cosigned"
    NOT_CONSISTENT = "it is not proved that it continues the last checkpoint cosigned"


@dataclass(frozen=True)
class Refused:
    """A checkpoint that was not cosigned. `size` is that of the last one cosigned (0: none)."""

    why: Why
    words: str
    size: int = 0


@dataclass(frozen=True)
class Kept:
    """What a witness last cosigned of a log, and when by its clock."""

    checkpoint: Checkpoint
    note: Note
    cosignature: Cosignature


class Witness:
    """A witness with its folder, the policy that lists its logs, and a clock that gives POSIX seconds."""

    def __init__(self, folder: WitnessFolder, policy: Policy, clock: Callable[[], int]) -> None:
        self.name, self._private = folder.key()
        self.key = cosigner(self.name, self._private)
        self._folder, self._policy, self._clock = folder, policy, clock

    def add(self, body: bytes) -> NoteSignature | Refused:
        """Answer a request: the cosignature, or why there is none.

        Raises:
            StoreFailed: if what was last cosigned cannot be read, or what is cosigned now cannot be kept.
        """
        try:
            request = parse_request(body)
        except NotProved as fault:
            return Refused(Why.MALFORMED, str(fault))
        checkpoint = request.checkpoint
        if not any(log.key.name == checkpoint.origin for log in self._policy.logs):
            return Refused(Why.UNKNOWN_LOG, f"no log {checkpoint.origin} in the policy")
        try:
            self._policy.verify_log(request.note, checkpoint)
        except NotProved as fault:
            return Refused(Why.NOT_SIGNED, str(fault))
        if request.old > checkpoint.size:
            return Refused(Why.OLD_TOO_LARGE, f"{request.old} is more than {checkpoint.size}")
        with self._folder.locked():
            return self._decide(request, checkpoint)

    def kept(self) -> list[Kept]:
        """What was last cosigned of each log, by origin. Raises StoreFailed."""
        return sorted(map(self._read, self._folder.notes()), key=lambda one: one.checkpoint.origin)

    def evidence(self) -> list[str]:
        """The names of the files of evidence. Raises StoreFailed."""
        return self._folder.evidence()

    def _decide(self, request: Request, checkpoint: Checkpoint) -> NoteSignature | Refused:
        kept = self._remembered(request.note, checkpoint)
        last = kept.checkpoint if kept else Checkpoint(checkpoint.origin, 0, EMPTY_ROOT)
        refused = _refusal(request, checkpoint, last)
        if refused is None:
            line = cosign(checkpoint, self.name, self._private, self._clock())
            self._keep(request.note, checkpoint, line)
            return line
        forked = checkpoint.size == last.size and checkpoint.root != last.root
        if kept and (forked or refused.why is Why.NOT_CONSISTENT):
            self._keep_evidence(kept.note, self._by_log(request.note), request)
        return refused

    def _remembered(self, note: Note, checkpoint: Checkpoint) -> Kept | None:
        """What was last cosigned.

        Where a request carries a larger checkpoint with a cosignature by this very key, the folder is an old copy. What
        was signed binds all the same, so it is kept from then on.
        """
        data = self._folder.note_of(checkpoint.origin)
        kept = self._read(data) if data is not None else None
        try:
            own = cosignatures(note, checkpoint, [self.key])
        except NotProved:
            own = []
        if not own or (kept and kept.checkpoint.size >= checkpoint.size):
            return kept
        line = next(one for one in note.signatures if one.by(self.key))
        return Kept(checkpoint, self._keep(note, checkpoint, line), own[0])

    def _read(self, data: bytes) -> Kept:
        try:
            checkpoint, note = parse_checkpoint(data)
            own = cosignatures(note, checkpoint, [self.key])
        except NotProved as cause:
            raise StoreFailed(f"what this witness last cosigned is damaged: {cause}", BEGIN_ANEW) from cause
        if not own:
            raise StoreFailed("what stands in this witness's folder was not cosigned by its key", BEGIN_ANEW)
        return Kept(checkpoint, note, own[0])

    def _by_log(self, note: Note) -> Note:
        """The note with one signature by each key of the log, so that nobody can make it grow, the log neither."""
        found = [[one for one in note.signatures if one.by(log.key)] for log in self._policy.logs]
        return Note(note.text, tuple(lines[0] for lines in found if lines))

    def _keep(self, note: Note, checkpoint: Checkpoint, line: NoteSignature) -> Note:
        whole = self._by_log(note).adding([line])
        self._folder.keep(checkpoint.origin, whole.bytes())
        return whole

    def _keep_evidence(self, kept: Note, shown: Note, request: Request) -> None:
        name = sha256((kept.text + shown.text).encode()).hexdigest()[:32]
        try:
            self._folder.keep_evidence({f"{name}.fork.json": fork_between(kept, shown, request.proof).bytes()})
        except NotProved:
            self._folder.keep_evidence({f"{name}.kept": kept.bytes(), f"{name}.shown": shown.bytes()})


def _refusal(request: Request, checkpoint: Checkpoint, last: Checkpoint) -> Refused | None:
    """The rules of `tlog-witness`, in their order; `last` is the checkpoint last cosigned, or that of an empty tree."""
    if request.old != last.size:
        return Refused(Why.OTHER_SIZE, f"the last checkpoint cosigned has {last.size} leaves", last.size)
    if checkpoint.size == last.size and checkpoint.root != last.root:
        return Refused(Why.OTHER_ROOT, f"another tree of {last.size} leaves was cosigned", last.size)
    try:
        verify_consistency(last.size, checkpoint.size, last.root, checkpoint.root, request.proof)
    except NotProved as fault:
        return Refused(Why.NOT_CONSISTENT, str(fault), last.size)
    return None
