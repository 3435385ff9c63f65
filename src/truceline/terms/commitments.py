"""Who promised what by when, and what is on record about it."""

from dataclasses import dataclass
from enum import StrEnum

from truceline.record.kinds import Act, Proposal
from truceline.record.view import View
from truceline.terms.clauses import Deadline, Kind, Term
from truceline.terms.consents import Range
from truceline.terms.load import Version
from truceline.terms.plans import Plan
from truceline.terms.signals import Signal, Timed, happened
from truceline.terms.windows import window_of
from truceline.values.durations import add
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone


class Progress(StrEnum):
    """Where a commitment stands. "No report" says that nothing is on record, not that nothing was done."""

    PENDING = "pending"
    MET = "met"
    MET_LATE = "met late"
    NO_REPORT = "no report of performance"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CommitmentState:
    """A commitment at an instant, as known: `due` None where no deadline is in the text, so it cannot be overdue."""

    term: Term
    progress: Progress
    due: Range | None
    entries: tuple[str, ...]


def commitments(version: Version, plan: Plan, view: View, *, at: Instant) -> list[CommitmentState]:
    """Every commitment of an agreement, as one reading and a view have it, at an instant."""
    found = [term for term in plan.terms if term.kind is Kind.COMMITMENT]
    return [commitment_state(version, plan, term, view, at) for term in found]


def commitment_state(version: Version, plan: Plan, term: Term, view: View, at: Instant) -> CommitmentState:
    """What became of a duty or promise to do something, at an instant, as the view knows it."""
    performed = _performances(version, term, view)
    due = _due(version, plan, term.by, view) if term.by else None
    seen = tuple(event.entry for event in performed if event.occurred.start <= at)
    return CommitmentState(term, _progress(happened(performed), due, at), due, seen)


def _performances(version: Version, term: Term, view: View) -> list[Timed]:
    if term.act is None:
        return []
    actors = (term.act.actor,) if term.act.actor else term.party
    return [
        Timed(entry.occurred, entry.id)
        for entry, act in view.of(Act)
        if act.event == term.act.event and act.actor in actors and act.agreement in (None, version.agreement.id)
    ]


def _due(version: Version, plan: Plan, deadline: Deadline, view: View) -> Range | None:
    if deadline.at is not None:
        return Range(deadline.at, deadline.at)
    anchor = _issued(version, view) if deadline.after == "issued" else window_of(plan, plan.bound[0], view).start
    if anchor is None or deadline.plus is None:
        return None
    home, span = zone(version.agreement.zone), deadline.plus
    earliest = min(add(anchor.earliest, span.duration, rule, home) for rule in span.count)
    if anchor.latest is None:
        return Range(earliest, None)
    return Range(earliest, max(add(anchor.latest, span.duration, rule, home) for rule in span.count))


def _issued(version: Version, view: View) -> Range | None:
    spans = [entry.occurred for entry, made in view.of(Proposal) if made.digest == version.digest]
    return Range(min(span.start for span in spans), min(span.last for span in spans)) if spans else None


def _progress(done: Signal, due: Range | None, at: Instant) -> Progress:
    """Half-open: by the deadline means before it."""
    now = done.at(at)
    if due is None or due.latest is None:
        return {Verdict.YES: Progress.MET, Verdict.NO: Progress.PENDING}.get(now, Progress.UNKNOWN)
    if now is Verdict.YES:
        first, last = done.first(Verdict.YES, Verdict.UNKNOWN), done.first(Verdict.YES)
        if last is not None and last < due.earliest:
            return Progress.MET
        return Progress.MET_LATE if first is not None and first >= due.latest else Progress.UNKNOWN
    if now is Verdict.UNKNOWN:
        return Progress.UNKNOWN
    return Progress.NO_REPORT if at >= due.latest else Progress.PENDING
