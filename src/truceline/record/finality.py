"""How final a record is: recorded, witnessed by a quorum, seen by this or that witness; and who is silent.

Nothing here waits for anybody and nobody has a veto: a witness that says nothing is shown, with since when. A quorum
counts only where its witnesses cosigned one and the same checkpoint, so two halves of a forked log never add up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of
from truceline.record.tlog.cosignatures import cosignatures
from truceline.record.tlog.notes import Note
from truceline.record.tlog.policy import NONE, Policy


@dataclass(frozen=True)
class Limits:
    """`now` is a POSIX second. A cosignature older than `fresh` seconds is stale; one that is dated more than `ahead`
    seconds after `now` counts for nothing until then."""

    now: int
    fresh: int = 86_400
    ahead: int = 300


@dataclass(frozen=True)
class Seen:
    """That a witness cosigned a tree of `size` leaves, at a POSIX second by its own clock."""

    witness: str
    size: int
    time: int


@dataclass(frozen=True)
class Quorum:
    """A tree of `size` leaves that a quorum cosigned: complete since `time`, and for the last time complete anew at
    `again` (POSIX seconds)."""

    size: int
    time: int
    again: int


@dataclass(frozen=True)
class Watch:
    """How a witness stands to the log: what it last cosigned (None: nothing that is known here), how many leaves of the
    latest checkpoint it has not seen, whether it has been silent for too long, whether its clock runs ahead."""

    witness: str
    last: Seen | None
    behind: int
    stale: bool
    ahead: bool


@dataclass(frozen=True)
class LeafFinality:
    """How final one leaf is. `witnessed` is the first quorum over it, None while there is none; `seen` has the first
    cosignature over it by each witness that has seen it."""

    index: int
    recorded: bool
    witnessed: Quorum | None
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class Finality:
    """How final a record is.

    `size` is that of the latest checkpoint. `stale`: no quorum vouches that it is recent (an old one may have been
    played back). `withheld` is how many leaves more a checkpoint has that is known here. `contradicting` are
    checkpoints that the log signed for another tree than this copy: with any of them the log has forked.
    """

    size: int
    stale: bool
    withheld: int
    watches: tuple[Watch, ...]
    contradicting: tuple[Note, ...]
    quorums: tuple[Quorum, ...]
    _seen: tuple[Seen, ...]  # by time

    def of(self, index: int) -> LeafFinality:
        """How final the leaf at an index (from 0) is."""
        quorums = [one for one in self.quorums if one.size > index]
        first: dict[str, Seen] = {}
        for one in self._seen:
            if one.size > index:
                first.setdefault(one.witness, one)
        seen = tuple(first[watch.witness] for watch in self.watches if watch.witness in first)
        return LeafFinality(index, index < self.size, min(quorums, key=lambda one: one.time, default=None), seen)


def finality_of(
    policy: Policy, latest: Note, notes: Iterable[Note], root_at: Callable[[int], bytes], limits: Limits
) -> Finality:
    """How final a record is, by the latest checkpoint and by others that were kept.

    `root_at` gives the root of this copy at any size up to that of the latest checkpoint. Kept notes that the log did
    not sign, or of another log, are passed over, and so is a cosignature that does not hold; no other suffers from it.

    Raises:
        NotProved: if the log did not sign the latest checkpoint.
    """
    head = checkpoint_of(latest)
    policy.verify_log(latest, head)
    found: dict[Checkpoint, list[Seen]] = {}
    contradicting = []
    for checkpoint, note in _signed(policy, head, [latest, *notes]):
        if checkpoint.size <= head.size and root_at(checkpoint.size) != checkpoint.root:
            contradicting.append(note)
        else:
            found.setdefault(checkpoint, []).extend(_seen(policy, note, checkpoint))
    return _summed(policy, head, found, tuple(contradicting), limits)


def _summed(
    policy: Policy,
    head: Checkpoint,
    found: dict[Checkpoint, list[Seen]],
    contradicting: tuple[Note, ...],
    limits: Limits,
) -> Finality:
    latest_time = limits.now + limits.ahead
    ahead = {one.witness for seen in found.values() for one in seen if one.time > latest_time}
    timely = {checkpoint: [one for one in seen if one.time <= latest_time] for checkpoint, seen in found.items()}
    here = {checkpoint: seen for checkpoint, seen in timely.items() if checkpoint.size <= head.size}
    quorums = [one for checkpoint, seen in here.items() for one in _quorum(policy, checkpoint.size, seen)]
    everywhere = [one for seen in timely.values() for one in seen]
    return Finality(
        size=head.size,
        stale=all(one.again < limits.now - limits.fresh for one in quorums),
        withheld=max(checkpoint.size for checkpoint in (head, *found)) - head.size,
        watches=tuple(_watch(one.name, everywhere, one.name in ahead, head, limits) for one in policy.witnesses),
        contradicting=contradicting,
        quorums=tuple(quorums),
        _seen=tuple(sorted((one for seen in here.values() for one in seen), key=lambda one: one.time)),
    )


def _signed(policy: Policy, head: Checkpoint, notes: Iterable[Note]) -> Iterator[tuple[Checkpoint, Note]]:
    for note in notes:
        try:
            checkpoint = checkpoint_of(note)
            policy.verify_log(note, checkpoint)
        except NotProved:
            continue
        if checkpoint.origin == head.origin:
            yield checkpoint, note


def _seen(policy: Policy, note: Note, checkpoint: Checkpoint) -> Iterator[Seen]:
    """Who cosigned. One without a time (0, which ML-DSA-44 allows) does not say that it saw no larger tree."""
    for member in policy.witnesses:
        try:
            found = cosignatures(note, checkpoint, [member.key])
        except NotProved:
            continue
        yield from (Seen(member.name, checkpoint.size, one.time) for one in found if one.time)


def _quorum(policy: Policy, size: int, seen: list[Seen]) -> Iterator[Quorum]:
    """The quorum over one checkpoint, where there is one. Where a policy asks for none, nobody witnessed anything."""
    if policy.quorum != NONE and policy.reached({one.witness for one in seen}):
        by_time = sorted(seen, key=lambda one: one.time)
        yield Quorum(size, _reached(policy, by_time), _reached(policy, by_time[::-1]))


def _reached(policy: Policy, seen: list[Seen]) -> int:
    """The time of the cosignature that completes a quorum, in the order given."""
    names: set[str] = set()
    for one in seen:
        names.add(one.witness)
        if policy.reached(names):
            break
    return one.time


def _watch(name: str, seen: list[Seen], ahead: bool, head: Checkpoint, limits: Limits) -> Watch:
    own = [one for one in seen if one.witness == name]
    last = max(own, key=lambda one: (one.time, one.size), default=None)
    if last is None:
        return Watch(name, None, head.size, True, ahead)
    return Watch(name, last, max(0, head.size - last.size), last.time < limits.now - limits.fresh, ahead)
