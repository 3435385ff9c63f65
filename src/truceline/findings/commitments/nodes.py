"""Everything that somebody owes: promises, and the duties and commitments of agreements, in one shape."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from truceline.findings.commitments.promises import Desk
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.standing import Standing, promise_standing, term_standing
from truceline.record.entry import Entry
from truceline.record.kinds import Promise
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Kind, Term
from truceline.terms.duties import DutyState, owed
from truceline.terms.performances import owers
from truceline.terms.ranges import has_passed
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Node:
    """One thing that somebody owes.

    `id`: that of the promise, or `agreement/term` (with `:party` where several owe it, each for itself). `event`: the
    act that performs it. `entry`: the promise itself. `track`: what it is part of.
    """

    id: str
    owed_by: tuple[str, ...]
    owed_to: tuple[str, ...]
    event: str | None
    text: str
    standing: Standing
    entry: str | None = None
    agreement: str | None = None
    track: str | None = None
    promise: Promise | None = field(default=None, repr=False)
    term: Term | None = field(default=None, repr=False)
    reading: ReadingState | None = field(default=None, repr=False, compare=False)


def nodes_of(desk: Desk, side: Side, at: Instant) -> list[Node]:
    """Everything that is or was owed at an instant, as one side reads the agreements; promises last, as they came."""
    return [*_terms(side, at), *_promises(desk, at)]


def _promises(desk: Desk, at: Instant) -> Iterator[Node]:
    for entry, said in sorted(desk.view.of(Promise), key=_order):
        yield Node(
            id=entry.id,
            owed_by=(said.party,),
            owed_to=(said.to,) if said.to else (),
            event=said.event,
            text=entry.text,
            standing=promise_standing(desk, entry, said, at),
            entry=entry.id,
            agreement=said.agreement,
            track=said.track,
            promise=said,
        )


def _order(pair: tuple[Entry, Promise]) -> tuple[int, int, str]:
    return pair[0].occurred.start, pair[0].occurred.end, pair[0].id


def _terms(side: Side, at: Instant) -> Iterator[Node]:
    for reading in side.readings:
        tracks = {step.event: track.id for track in reading.plan.agreement.tracks for step in track.states}
        for duty in owed(reading.scene, at, kept=True):
            if not _before_its_text(reading, duty.term, at):
                yield _of_term(reading, duty, at, tracks)


def _before_its_text(reading: ReadingState, term: Term, at: Instant) -> bool:
    """Whether the text was certainly put forward later, and does not reach back to the instant asked about."""
    issued = reading.scene.issued()
    if issued is None or has_passed(issued, at) is not Verdict.NO:
        return False
    return term.kind is Kind.COMMITMENT or reading.standing.in_force is Verdict.NO


def _of_term(reading: ReadingState, duty: DutyState, at: Instant, tracks: dict[str, str]) -> Node:
    term, agreement = duty.term, reading.plan.agreement.id
    event = term.act.event if term.act else None
    return Node(
        id=term_id(agreement, term, duty.party),
        owed_by=duty.party,
        owed_to=term.to,
        event=event,
        text=term.text,
        standing=term_standing(reading.scene, duty, at),
        agreement=agreement,
        track=tracks.get(event or ""),
        term=term,
        reading=reading,
    )


def term_id(agreement: str, term: Term, who: tuple[str, ...]) -> str:
    """The id of what one party (or several together) owe by a term."""
    return f"{agreement}/{term.id}" + ("" if len(owers(term)) == 1 else f":{who[0]}")
