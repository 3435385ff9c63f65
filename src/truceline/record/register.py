"""Taking envelopes into the log, from anybody, in any order, any number of times.

The same bytes give the same place. The same identifier with other bytes is a conflict, and both are kept. What comes
before its predecessor is held, not lost. Nothing is put on record in silence, and nothing is refused without a reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.errors import NotProved, RecordRefused
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.keyring import Keyring
from truceline.record.log import Log
from truceline.record.store import Aside
from truceline.record.taking import Conflict, Round, Waiting

HELD = "held"
SEALED = "sealed"
_MOST_HELD = 10_000
_TRIES = 5


class Standing(StrEnum):
    """What became of an envelope."""

    RECORDED = "recorded"
    KNOWN = "known"
    HELD = "held"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True)
class Submission:
    """A leaf, with fields of it that are sealed for their subjects (by subject)."""

    raw: bytes
    sealed: tuple[tuple[bytes, bytes], ...] = ()


@dataclass(frozen=True)
class Answer:
    """What became of a submission: where it stands (from 0) if it is on record, and why if more must be said."""

    standing: Standing
    hash: bytes
    index: int | None = None
    reason: str = ""


class Register:
    """A log that takes envelopes by the rules of the record."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.keyring = keyring_of(log)

    def submit(self, submissions: Sequence[Submission]) -> list[Answer]:
        """Take envelopes in the order given; one answer for each, durable on return.

        Raises:
            StoreFailed: if nothing can be written; nothing of this call is on record then.
            RecordRefused: if others keep writing to the record meanwhile.
        """
        for _ in range(_TRIES):
            try:
                return self._submit(submissions)
            except RecordRefused:
                self.keyring = keyring_of(self.log)
        raise RecordRefused("others keep writing to the record", "let one program write at a time")

    def _submit(self, submissions: Sequence[Submission]) -> list[Answer]:
        take = Round(self.log, self.keyring.copy())
        held: list[Aside] = []
        answers = [self._one(take, one, held) for one in submissions]
        released = self._release(take)
        held = [one for one in held if one.key not in take.taken]
        if take.rows:
            self.log.append(take.rows, [*take.asides, *held])
        elif held:
            self.log.store.shelve(held)
        self.keyring = take.keyring
        if released:
            self.log.store.clear(HELD, released)
        return [self._settled(take, answer) for answer in answers]

    def _one(self, take: Round, submission: Submission, held: list[Aside]) -> Answer:
        try:
            leaf = parse_leaf(submission.raw)
        except NotProved as cause:
            return Answer(Standing.REFUSED, b"", reason=str(cause))
        sealed = [Aside(SEALED, leaf.hash + subject, box) for subject, box in submission.sealed]
        answer = _taken(take, leaf, sealed)
        if answer.standing is Standing.HELD:
            if len(held) + sum(1 for _ in self.log.store.shelved(HELD)) >= _MOST_HELD:
                return Answer(Standing.REFUSED, leaf.hash, reason="too many envelopes wait for others already")
            held += [Aside(HELD, leaf.hash, leaf.raw), *sealed]
        return answer

    def _release(self, take: Round) -> list[bytes]:
        """Take what was held and can stand now; again, until nothing more can."""
        released: list[bytes] = []
        waiting = [parse_leaf(one.value) for one in self.log.store.shelved(HELD)] if take.rows else []
        progress = True
        while progress:
            progress = False
            for leaf in list(waiting):
                if _taken(take, leaf, ()).standing is not Standing.HELD:
                    waiting.remove(leaf)
                    released.append(leaf.hash)
                    progress = True
        return released

    def _settled(self, take: Round, answer: Answer) -> Answer:
        """The answer, where what was held could be taken by the end of the same call."""
        if answer.standing is Standing.HELD and answer.hash in take.taken:
            return Answer(Standing.RECORDED, answer.hash, take.taken[answer.hash])
        return answer


def _taken(take: Round, leaf: Leaf, sealed: Iterable[Aside]) -> Answer:
    try:
        index, is_new = take.take(leaf, sealed)
    except Waiting as waiting:
        return Answer(Standing.HELD, leaf.hash, reason=str(waiting))
    except Conflict as conflict:
        return Answer(Standing.CONFLICT, leaf.hash, conflict.index, str(conflict))
    except NotProved as cause:
        return Answer(Standing.REFUSED, leaf.hash, reason=str(cause))
    return Answer(Standing.RECORDED if is_new else Standing.KNOWN, leaf.hash, index)


def keyring_of(log: Log) -> Keyring:
    """The keys that a log's leaves have made known. Raises NotProved where such a leaf does not hold."""
    keyring = Keyring()
    for index in sorted((*log.store.named("founding"), *log.store.named("key"))):
        leaf = leaf_at(log, index)
        keyring.check(index, leaf)
        keyring.take(index, leaf)
    return keyring


def leaf_at(log: Log, index: int) -> Leaf:
    """A leaf on record. Raises NotProved where it is none."""
    for _, raw in log.store.leaves(index, index + 1):
        return parse_leaf(raw)
    raise NotProved(f"there is no leaf {index} on record")
