"""Several logs, one for each site: each anchors the others' checkpoints, and nobody's tree is ever merged.

What all of them hold together is a view: every leaf once, with the logs that hold it, in an order that follows from
the leaves and their proofs alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record.envelope import Leaf
from truceline.record.keeping import Anchor
from truceline.record.times import Proved, Times
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of
from truceline.record.tlog.forks import Fork, fork_between, fork_of
from truceline.record.tlog.notes import Note, parse_note
from truceline.record.tlog.policy import Policy
from truceline.record.tlog.proofs import verify_consistency


class Forked(NotProved):
    """The log of another site signed two trees that contradict each other; `fork` proves it to anybody."""

    def __init__(self, fork: Fork) -> None:
        self.fork = fork
        super().__init__("the other site's log has forked: two of its checkpoints cannot both be true")


def next_anchor(note: Note, policy: Policy, last: Anchor | None, proof: Sequence[bytes]) -> Anchor:
    """Another site's checkpoint as an anchor; `policy` names that site's log and its witnesses.

    `last` is the largest anchor of that log so far, and `proof` that the checkpoint continues it.

    Raises:
        Forked: if the checkpoint and the last anchor contradict each other, and the proof shows it.
        NotProved: if it is not cosigned by a quorum, is older than the last one, or is not shown to continue it.
    """
    checkpoint = checkpoint_of(note)
    policy.verify_log(note, checkpoint)
    anchor = Anchor(checkpoint.origin, checkpoint.size, checkpoint.root, str(note))
    if last is not None:
        _check_continues(last, anchor, note, policy, proof)
    policy.verify(note, checkpoint)
    return anchor


def _check_continues(last: Anchor, anchor: Anchor, note: Note, policy: Policy, proof: Sequence[bytes]) -> None:
    """A fork needs no quorum to be one: the log's own signatures are enough. Raises as `next_anchor`."""
    if last.origin != anchor.origin:
        raise NotProved(f"the last anchor is of {last.origin}, the checkpoint of {anchor.origin}")
    fork = _fork(parse_note(last.note.encode()), note, proof)
    if fork is not None:
        fork.verify(policy)
        raise Forked(fork)
    if anchor.size <= last.size:
        raise NotProved(f"the checkpoint has {anchor.size} entries; {last.size} are anchored already")
    verify_consistency(last.size, anchor.size, last.root, anchor.root, proof)


def _fork(one: Note, other: Note, proof: Sequence[bytes]) -> Fork | None:
    """The fork between two checkpoints, where it can be shown."""
    try:
        return fork_between(one, other, proof)
    except NotProved:
        return None


def fork_with_root(last: Anchor, note: Note, root: bytes, proof: Sequence[bytes], policy: Policy) -> Fork:
    """The fork between an anchor and a larger checkpoint, from a copy of the other branch: `root` is what that branch
    had at the anchor's size, `proof` that the checkpoint continues it. Raises NotProved."""
    fork = fork_of(parse_note(last.note.encode()), note, root, proof)
    fork.verify(policy)
    return fork


def checkpoint_in(anchor: Anchor) -> Checkpoint:
    """The checkpoint in an anchor, held against what the anchor says of it. Raises NotProved."""
    checkpoint = checkpoint_of(parse_note(anchor.note.encode()))
    if (checkpoint.origin, checkpoint.size, checkpoint.root) != (anchor.origin, anchor.size, anchor.root):
        raise NotProved("an anchor says something else than the checkpoint in it")
    return checkpoint


@dataclass(frozen=True)
class SiteLog:
    """A copy of a site's log: its origin, its leaves by index, and their provable times."""

    origin: str
    leaves: Sequence[tuple[int, Leaf]]
    times: Times


@dataclass(frozen=True)
class Merged:
    """A leaf in the view of several logs: when it was made, as all of them prove together, and where it stands."""

    leaf: Leaf
    made: Proved
    places: Mapping[str, int]


def merged(sites: Iterable[SiteLog]) -> list[Merged]:
    """Every leaf of several logs once, by its hash; by provable time, then by hash. The order of the logs is nothing.

    Raises:
        NotProved: if two copies of one log have another leaf at one place.
    """
    leaves: dict[bytes, Leaf] = {}
    made: dict[bytes, Proved] = {}
    places: dict[bytes, dict[str, int]] = {}
    taken: dict[tuple[str, int], bytes] = {}
    for site in sites:
        for index, leaf in site.leaves:
            if taken.setdefault((site.origin, index), leaf.hash) != leaf.hash:
                raise NotProved(f"two copies of the log {site.origin} have two leaves at index {index}")
            proved = site.times.of(index, leaf)
            leaves[leaf.hash] = leaf
            made[leaf.hash] = made[leaf.hash].meeting(proved) if leaf.hash in made else proved
            places.setdefault(leaf.hash, {}).setdefault(site.origin, index)
    found = [Merged(leaf, made[hash], dict(sorted(places[hash].items()))) for hash, leaf in leaves.items()]
    return sorted(found, key=_order)


def _order(one: Merged) -> tuple[float, float, bytes]:
    """What is not known lies at the far end: such a leaf may have been made at any time."""
    after = float("-inf") if one.made.after is None else one.made.after.at
    before = float("inf") if one.made.before is None else one.made.before.at
    return after, before, one.leaf.hash
