"""The content of a daily report, before it is laid out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from truceline.findings.timing import TimingFinding
from truceline.incidents.alleged import AllegedIncident
from truceline.incidents.claims import Tally
from truceline.measures.claim_checks import Comparison, PartsCheck, RunningTotal
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

    `timing` says for each tally, and `alleged` for each alleged incident, how it lies to the time in force.
    """

    known: Instant
    tallies: tuple[Tally, ...]
    parts: tuple[PartsCheck, ...]
    running: tuple[RunningTotal, ...]
    comparisons: tuple[Comparison, ...]
    timing: tuple[tuple[Tally, tuple[TimingFinding, ...]], ...]
    alleged: tuple[tuple[AllegedIncident, tuple[TimingFinding, ...]], ...]

    def only(self, agreement: str | None) -> "Claimed":
        """What is about one agreement; everything for None."""
        if agreement is None:
            return self
        return Claimed(
            known=self.known,
            tallies=tuple(one for one in self.tallies if one.agreement == agreement),
            parts=tuple(one for one in self.parts if one.tally.agreement == agreement),
            running=tuple(one for one in self.running if one.later.first.agreement == agreement),
            comparisons=tuple(one for one in self.comparisons if one.one[0].agreement == agreement),
            timing=tuple(one for one in self.timing if one[0].agreement == agreement),
            alleged=tuple(one for one in self.alleged if one[0].first[1].agreement == agreement),
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
