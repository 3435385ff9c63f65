"""Taking envelopes into the log, from anybody, in any order, any number of times.

The same bytes give the same place and the same answer. The same identifier with other bytes is a conflict, and both are
kept. What comes before its predecessor is held, not lost. Nothing is put on record in silence, and nothing is refused
without a reason.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from random import uniform
from time import sleep

from truceline.errors import NotProved, RecordRefused, StoreFailed
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.keyring import Keyring
from truceline.record.log import Log
from truceline.record.projection import leaf_at
from truceline.record.store import Aside
from truceline.record.taking import CLOSED, Conflict, Heads, Round, Waiting
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.waiting import HELD, Shelf

SEALED = "sealed"
MOST_SEALED, LONGEST_SEALED = 130, 70_000
_TRIES, _PAUSE = 40, 0.005


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
    """What became of a submission: its leaf hash, where it stands (from 0) if it is on record, and why if more must be
    said."""

    standing: Standing
    hash: bytes
    index: int | None = None
    reason: str = ""


class Register:
    """A log that takes envelopes by the rules of the record."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._begin()

    def _begin(self) -> None:
        self.keyring = keyring_of(self.log)
        self._heads = Heads(self.log)
        self._shelf: Shelf | None = None

    def submit(self, submissions: Sequence[Submission]) -> list[Answer]:
        """Take envelopes in the order given; one answer for each, durable on return.

        Raises:
            StoreFailed: if nothing can be written; nothing of this call is on record then.
            RecordRefused: if others keep writing to the record meanwhile, or it is behind what was signed for.
        """
        for attempt in range(_TRIES):
            try:
                return self._submit(submissions)
            except RecordRefused:
                # Two programs that always try again at once would hold each other up for ever.
                sleep(uniform(0, _PAUSE * attempt))
                # Opened again, not only asked again: a record that went back meanwhile must be refused here.
                self.log = Log(self.log.store, self.log.signer)
                self._begin()
        raise RecordRefused("others keep writing to the record", "let one program write at a time")

    def _submit(self, submissions: Sequence[Submission]) -> list[Answer]:
        if self.log.freshen():
            self._begin()
        shelf, self._shelf = self._shelf or Shelf(self.log.store), None
        intake = _Intake(Round(self.log, self.keyring.copy(), self._heads), shelf)
        answers = [intake.one(submission) for submission in submissions]
        outcomes = intake.release()
        asides = intake.asides()
        if intake.round.rows:
            self.log.append(intake.round.rows, asides)
        elif asides:
            self.log.store.shelve(asides)
        self.keyring, self._shelf = intake.round.keyring, shelf
        if outcomes:
            shelf.drop(list(outcomes))
            with suppress(StoreFailed):  # what waits no longer is found out again, and does no harm until then
                self.log.store.clear(HELD, list(outcomes))
        return [outcomes.get(one.hash, one) if one.standing is Standing.HELD else one for one in answers]


class _Intake:
    """The submissions of one call: a round, and what waits."""

    def __init__(self, round: Round, shelf: Shelf) -> None:
        self.round, self._shelf = round, shelf
        self._held: dict[bytes, tuple[Leaf, list[Aside]]] = {}
        self._outcomes: dict[bytes, Answer] = {}

    def one(self, submission: Submission) -> Answer:
        """What becomes of a submission, as far as can be told before the others."""
        try:
            leaf = parse_leaf(submission.raw)
            sealed = _sealed(leaf, submission)
        except NotProved as cause:
            return Answer(Standing.REFUSED, leaf_hash(submission.raw), reason=str(cause))
        return self._take(leaf, sealed)

    def _take(self, leaf: Leaf, sealed: list[Aside]) -> Answer:
        try:
            index, is_new = self.round.take(leaf, sealed)
        except Waiting as waiting:
            return self._hold(leaf, sealed, waiting)
        except Conflict as conflict:
            return Answer(Standing.CONFLICT, leaf.hash, conflict.index, str(conflict))
        except NotProved as cause:
            return Answer(Standing.REFUSED, leaf.hash, reason=str(cause))
        return Answer(Standing.RECORDED if is_new else Standing.KNOWN, leaf.hash, index)

    def _hold(self, leaf: Leaf, sealed: list[Aside], waiting: Waiting) -> Answer:
        if leaf.hash not in self._shelf:
            if self._shelf.full_for(leaf.envelope.by):
                return Answer(Standing.REFUSED, leaf.hash, reason=f"{waiting}, and too many wait for others already")
            self._held[leaf.hash] = (leaf, sealed)  # whoever sends it again changes nothing of what was sealed for it
        self._shelf.put(leaf, waiting.need)
        return Answer(Standing.HELD, leaf.hash, reason=str(waiting))

    def release(self) -> dict[bytes, Answer]:
        """Take what waited and can stand now; again, until nothing more can. What became of it, by hash."""
        if self.round.closed:
            self._refuse_held()
            return self._outcomes
        done = 0
        while done < len(self.round.leaves):
            for leaf in self._shelf.ready(self.round.leaves[done]):
                _, sealed = self._held.get(leaf.hash, (leaf, []))
                answer = self._take(leaf, sealed)
                if answer.standing is not Standing.HELD:
                    self._outcomes[leaf.hash] = _since_recorded(answer)
                    self._shelf.drop([leaf.hash])
            done += 1
        return self._outcomes

    def _refuse_held(self) -> None:
        """What this call brought would wait for ever. What was told before that it waits stays, and is accounted for
        where the record is archived."""
        for hash in self._held:
            self._outcomes[hash] = Answer(Standing.REFUSED, hash, reason=CLOSED)
        self._shelf.drop(list(self._held))

    def asides(self) -> list[Aside]:
        """What goes beside the log: what waits from now on, and what is sealed."""
        waiting = [(leaf, sealed) for hash, (leaf, sealed) in self._held.items() if hash not in self._outcomes]
        held = [aside for leaf, sealed in waiting for aside in (Aside(HELD, leaf.hash, leaf.raw), *sealed)]
        return [*self.round.asides, *held]


def _since_recorded(answer: Answer) -> Answer:
    """A leaf that waited may have been sent again in the same call, before what it waited for was looked at."""
    return replace(answer, standing=Standing.RECORDED) if answer.standing is Standing.KNOWN else answer


def _sealed(leaf: Leaf, submission: Submission) -> list[Aside]:
    boxes = submission.sealed
    if len(boxes) > MOST_SEALED or any(len(subject) + len(box) > LONGEST_SEALED for subject, box in boxes):
        raise NotProved(f"over {MOST_SEALED} sealed parts come with it, or one of over {LONGEST_SEALED} bytes")
    return [Aside(SEALED, leaf.hash + subject, box) for subject, box in boxes]


def keyring_of(log: Log) -> Keyring:
    """The keys that a log's leaves have made known. Raises NotProved where such a leaf does not hold."""
    keyring = Keyring()
    for index in sorted((*log.store.named("founding"), *log.store.named("key"))):
        leaf = leaf_at(log.store, index)
        keyring.check(index, leaf)
        keyring.take(index, leaf)
    return keyring
