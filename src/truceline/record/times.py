"""When a leaf was made, as far as it can be proved: after what its signer had seen, before what a witness saw of it.

A claimed time stands beside that interval. It is flagged where it lies outside, and never changed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.errors import NotProved
from truceline.record.envelope import Leaf
from truceline.record.envelope_form import Seen
from truceline.record.log import Proofs
from truceline.record.store import Store
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of, parse_checkpoint
from truceline.record.tlog.cosignatures import cosignatures
from truceline.record.tlog.notes import Note
from truceline.record.tlog.policy import Policy
from truceline.values.instants import SECOND, Instant


@dataclass(frozen=True, order=True)
class Bound:
    """An instant, and the witness whose clock and signature stand for it."""

    at: Instant
    witness: str


class Flag(StrEnum):
    """How a time that somebody claims lies to what can be proved."""

    TOO_EARLY = "earlier than what its signer had seen by then"
    TOO_LATE = "later than a witness saw it on record"


@dataclass(frozen=True)
class Proved:
    """Made not before one instant and before another; None: nothing is known on that side."""

    after: Bound | None
    before: Bound | None

    @property
    def empty(self) -> bool:
        """True where the two contradict each other: the clock of a witness is wrong."""
        return self.after is not None and self.before is not None and self.after.at >= self.before.at

    def flag(self, claimed: int, tolerance: int) -> Flag | None:
        """How a claimed instant lies outside by more than a tolerance (both microseconds); None where it does not."""
        if self.after is not None and claimed < self.after.at - tolerance:
            return Flag.TOO_EARLY
        if self.before is not None and claimed >= self.before.at + tolerance:
            return Flag.TOO_LATE
        return None

    def meeting(self, other: "Proved") -> "Proved":
        """What both say together: the same leaf was made once, whichever logs hold it."""
        after = [one for one in (self.after, other.after) if one is not None]
        before = [one for one in (self.before, other.before) if one is not None]
        return Proved(max(after, default=None), min(before, default=None))


class Times:
    """The provable times of a log's leaves, from a policy that names its witnesses and the notes that were kept.

    `root_at` gives the root of this log at a size up to `size`. A note that its log did not sign, or of another tree
    than this one, proves nothing about its leaves and is passed over; so is a cosignature without a time.
    """

    def __init__(
        self, origin: str, policy: Policy, notes: Iterable[bytes], root_at: Callable[[int], bytes], size: int
    ) -> None:
        self._policy = policy
        self._seen: dict[bytes, tuple[Checkpoint, Bound]] = {}
        bounds: dict[int, Bound] = {}
        for checkpoint, note in self._sound(origin, notes):
            times = list(_times(policy, note, checkpoint))
            if not times or checkpoint.size > size or root_at(checkpoint.size) != checkpoint.root:
                continue
            first = min(times)
            self._seen[note.digest()] = (checkpoint, Bound(Instant(first.at * SECOND), first.witness))
            # Within the second that is named: the leaf was there before that second was over.
            last = Bound(Instant((first.at + 1) * SECOND), first.witness)
            bounds[checkpoint.size] = min(last, bounds.get(checkpoint.size, last))
        self._sizes = sorted(bounds)
        self._before = _smallest_from([bounds[one] for one in self._sizes])

    def _sound(self, origin: str, notes: Iterable[bytes]) -> Iterator[tuple[Checkpoint, Note]]:
        for data in notes:
            try:
                checkpoint, note = parse_checkpoint(data)
                self._policy.verify_log(note, checkpoint)
            except NotProved:
                continue
            if checkpoint.origin == origin:
                yield checkpoint, note

    def of(self, index: int, leaf: Leaf) -> Proved:
        """The provable times of the leaf at an index."""
        place = bisect_right(self._sizes, index)
        before = self._before[place] if place < len(self._before) else None
        return Proved(self._after(leaf.envelope.seen), before)

    def _after(self, seen: Seen | None) -> Bound | None:
        found = None if seen is None else self._seen.get(seen.note)
        if seen is None or found is None or (found[0].size, found[0].root) != (seen.size, seen.root):
            return None
        return found[1]


def _times(policy: Policy, note: Note, checkpoint: Checkpoint) -> Iterator[Bound]:
    """Who cosigned, and at which POSIX second; one that does not hold does not spoil the others."""
    for member in policy.witnesses:
        try:
            found = cosignatures(note, checkpoint, [member.key])
        except NotProved:
            continue
        yield from (Bound(Instant(one.time), member.name) for one in found if one.time)


def _smallest_from(bounds: list[Bound]) -> list[Bound]:
    """For each place the smallest from there on."""
    found: list[Bound] = []
    for one in reversed(bounds):
        found.append(min(one, found[-1]) if found else one)
    return found[::-1]


def times_of(store: Store, policy: Policy, others: Iterable[bytes] = ()) -> Times:
    """The provable times of the leaves of a record, by its kept notes and others. Raises DamagedRow."""
    head = store.head()
    proofs = Proofs(store, head.size)
    notes = [aside.value for aside in store.shelved("note")]
    return Times(store.about().origin, policy, [head.note, *notes, *others], proofs.root_before, head.size)


def cosigned_at(policy: Policy, note: Note) -> dict[str, int]:
    """The POSIX second at which each witness of a policy last cosigned a checkpoint."""
    return {one.witness: one.at for one in sorted(_times(policy, note, checkpoint_of(note)))}
