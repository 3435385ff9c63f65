"""The content of a daily report, before it is laid out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from truceline.findings.timing import TimingFinding
from truceline.incidents.alleged import AllegedIncident
from truceline.incidents.claims import Tally
from truceline.incidents.statements import Decision
from truceline.measures.claim_checks import Comparison, PartsCheck, RunningTotal
from truceline.measures.claim_overlap import Overlap
from truceline.measures.common_hours import Common
from truceline.measures.contradictions import Contradiction
from truceline.measures.daily import Level, Series, Span
from truceline.record.entry import Entry
from truceline.record.store import Head
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.terms.answers import AgreementState
from truceline.terms.duties import DutyState
from truceline.terms.moves import Move
from truceline.terms.tracks import TrackStanding
from truceline.values.instants import Instant
from truceline.values.intervals import Interval


@dataclass(frozen=True)
class Counted:
    """A daily series with its level by month and what other figures say of its unknown days."""

    series: Series
    levels: tuple[Level, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Claimed:
    """The claims known at an instant, put together and checked.

    `timing` says for each tally, and `alleged` for each alleged incident, how it lies to the time in force. `apart`
    are the reasons for which reports that look alike are not one statement; `overlaps` and `event_overlaps` are what
    else is on record for the time of each; `denials` are utterances that deny a report, by its id. A denial stands
    beside a claim and takes nothing away from it.
    """

    known: Instant
    tallies: tuple[Tally, ...]
    parts: tuple[PartsCheck, ...]
    running: tuple[RunningTotal, ...]
    comparisons: tuple[Comparison, ...]
    timing: tuple[tuple[Tally, tuple[TimingFinding, ...]], ...]
    alleged: tuple[tuple[AllegedIncident, tuple[TimingFinding, ...]], ...]
    contradictions: tuple[Contradiction, ...]
    common: tuple[Common, ...]
    overlaps: tuple[tuple[Tally, Overlap], ...]
    event_overlaps: tuple[tuple[AllegedIncident, Overlap], ...]
    apart: tuple[Decision, ...]
    denials: tuple[tuple[str, Entry], ...]

    def denied(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """What denies any of some reports, each utterance once."""
        wanted = set(ids)
        found = {entry.id: entry for id, entry in self.denials if id in wanted}
        return tuple(found.values())

    def only(self, agreement: str | None) -> "Claimed":
        """What is about one agreement; everything for None."""
        if agreement is None:
            return self
        tallies = tuple(one for one in self.tallies if one.agreement == agreement)
        alleged = tuple(one for one in self.alleged if one[0].first[1].agreement == agreement)
        ids = {id for tally in tallies for id in tally.entries}
        ids |= {id for incident, _ in alleged for id in incident.entries}
        return Claimed(
            known=self.known,
            tallies=tallies,
            parts=tuple(one for one in self.parts if one.tally.agreement == agreement),
            running=tuple(one for one in self.running if one.later.first.agreement == agreement),
            comparisons=tuple(one for one in self.comparisons if one.one[0].agreement == agreement),
            timing=tuple(one for one in self.timing if one[0].agreement == agreement),
            alleged=alleged,
            contradictions=tuple(one for one in self.contradictions if one.agreement == agreement),
            common=tuple(one for one in self.common if one.agreement == agreement),
            overlaps=tuple(one for one in self.overlaps if one[0].agreement == agreement),
            event_overlaps=tuple(one for one in self.event_overlaps if one[0].first[1].agreement == agreement),
            apart=tuple(one for one in self.apart if ids & {*one.one, *one.other}),
            denials=tuple(one for one in self.denials if one[0] in ids),
        )


@dataclass(frozen=True)
class Sheet:
    """One day of one case, as known at an instant.

    `window` is the day by the case's zone; `at` its end, the cut-off to which the states refer. `before` are the states
    at its beginning, as known at the same instant. `fresh` are the entries that came on record on the day.
    """

    case: Case
    day: date
    window: Interval
    at: Instant
    view: View
    head: Head
    states: tuple[AgreementState, ...]
    before: tuple[AgreementState, ...]
    moves: tuple[Move, ...]
    commitments: tuple[tuple[str, DutyState], ...]
    tracks: tuple[TrackStanding, ...]
    claimed: Claimed
    counted: tuple[Counted, ...]
    fresh: tuple[Entry, ...]

    def heard(self) -> list[AgreementState]:
        """The agreements of which anything was on record."""
        return [state for state in self.states if state.readings]

    def changes(self) -> Iterator[tuple[AgreementState, AgreementState]]:
        """Agreements that stood otherwise when the day began."""
        for before, after in zip(self.before, self.states, strict=True):
            if [one.standing.status for one in before.readings] != [one.standing.status for one in after.readings]:
                yield before, after

    def fresh_of(self, *kinds: str) -> list[Entry]:
        """The day's entries of some kinds."""
        return [entry for entry in self.fresh if entry.kind in kinds]

    def fresh_tallies(self) -> list[Tally]:
        """Claims with a report that came on record on the day."""
        fresh = {entry.id for entry in self.fresh}
        return [tally for tally in self.claimed.tallies if fresh & set(tally.entries)]

    def parts_of(self, tallies: Iterable[Tally]) -> list[PartsCheck]:
        """The checks of some claims."""
        wanted = list(tallies)
        return [check for check in self.claimed.parts if check.tally in wanted]
