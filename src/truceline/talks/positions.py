"""Where each side stands on each open question over time, as read from what it said; nobody's position is changed here.

A question on which nothing of a side is on record has no position of that side, which is not neutrality.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.record.entry import Entry
from truceline.record.kinds import Manner, Position, Stand
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.talks.order import after, by_then, happened_by, last_of
from truceline.talks.utterances import Spoken, utterances_of
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, every

Taken = tuple[Entry, Position]


@dataclass(frozen=True)
class Since:
    """Something said after a position was taken; `later` is unknown where their times overlap."""

    spoken: Spoken
    later: Verdict


@dataclass(frozen=True)
class Course:
    """The positions of one side on one question by an instant, in the order of time.

    `now`: those that can be the last. `since`: what the side said on the question later (or perhaps later) than the
    last position and from which no position was read. `lost`: utterances on which the last position stands and that
    are not on record as known: taken back since, or put on record only later.
    """

    party: str
    question: str
    taken: tuple[Taken, ...]
    now: tuple[Taken, ...]
    since: tuple[Since, ...]
    lost: tuple[str, ...]

    @property
    def denials(self) -> tuple[Since, ...]:
        """What was said later and denies something."""
        return tuple(one for one in self.since if one.spoken.said.manner is Manner.DENIED)

    @property
    def changes(self) -> tuple[tuple[Taken, Taken], ...]:
        """The points at which stand or condition changed: what stood before, and what from then on."""
        return tuple((one, other) for one, other in pairwise(self.taken) if _terms(one) != _terms(other))

    @property
    def stands(self) -> tuple[Stand, ...]:
        """Where the side stands now; several where which position is the last cannot be told."""
        return tuple(dict.fromkeys(said.stand for _, said in self.now))


def courses_of(view: View, case: Case, at: Instant) -> list[Course]:
    """Every side's course on every question on which it has taken a position by an instant, by question and side."""
    taken: dict[tuple[str, str], list[Taken]] = {}
    for entry, said in by_then(view.of(Position), at):
        taken.setdefault((said.question, case.party_of(said.party)), []).append((entry, said))
    spoken = utterances_of(view, case, at)
    read_from = {id for _, said in view.of(Position) for id in said.said or ()}
    found = []
    for (question, party), positions in sorted(taken.items()):
        now = last_of(positions, at)
        unread = [one for one in spoken if _unread(one, party, question, read_from)]
        since = [Since(one, later) for one in unread if (later := _later(one.entry, now)) is not Verdict.NO]
        lost = [id for _, said in now for id in said.said or () if view.get(id) is None]
        found.append(Course(party, question, tuple(positions), now, tuple(since), tuple(dict.fromkeys(lost))))
    return found


def questions_of(view: View, at: Instant) -> list[str]:
    """Every question on which somebody took a position by an instant, in the order of their names."""
    return sorted({said.question for _, said in by_then(view.of(Position), at)})


def settled(course: Course, at: Instant) -> Verdict:
    """Whether the last position can be told: one is left, and it was certainly taken by then."""
    if len({_terms(taken) for taken in course.now}) > 1:
        return Verdict.UNKNOWN
    return (
        Verdict.YES
        if any(happened_by(entry.occurred, at) is Verdict.YES for entry, _ in course.now)
        else Verdict.UNKNOWN
    )


def _terms(taken: Taken) -> tuple[Stand, str]:
    return taken[1].stand, taken[1].condition


def _unread(one: Spoken, party: str, question: str, read_from: set[str]) -> bool:
    return one.whose == party and one.said.about == question and one.entry.id not in read_from


def _later(entry: Entry, now: Sequence[Taken]) -> Verdict:
    return every(after(entry.occurred, position.occurred) for position, _ in now)
