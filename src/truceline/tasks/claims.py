"""What each side claims in a case, and what can be told from the claims themselves."""

from dataclasses import dataclass

from truceline.findings.timing import TimingFinding, timing_findings
from truceline.incidents.alleged import AllegedIncident, alleged_incidents
from truceline.incidents.claims import Tally, tallies
from truceline.measures.claim_checks import (
    Comparison,
    PartsCheck,
    RunningTotal,
    comparisons,
    parts_checks,
    running_totals,
)
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant


@dataclass(frozen=True)
class ClaimSheet:
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

    def only(self, agreement: str | None) -> "ClaimSheet":
        """What is about one agreement; everything for None."""
        if agreement is None:
            return self
        return ClaimSheet(
            known=self.known,
            tallies=tuple(one for one in self.tallies if one.agreement == agreement),
            parts=tuple(one for one in self.parts if one.tally.agreement == agreement),
            running=tuple(one for one in self.running if one.later.first.agreement == agreement),
            comparisons=tuple(one for one in self.comparisons if one.one[0].agreement == agreement),
            timing=tuple(one for one in self.timing if one[0].agreement == agreement),
            alleged=tuple(one for one in self.alleged if one[0].first[1].agreement == agreement),
        )


def claim_sheet(desk: Desk, *, known: Instant) -> ClaimSheet:
    """The claims of a case as known at an instant."""
    view = desk.view(known)
    states = {state.version.agreement.id: state for state in desk.states(view, known)}
    found = tallies(view)
    timing = [
        (tally, tuple(timing_findings(tally.period, states[tally.agreement])))
        for tally in found
        if tally.agreement in states
    ]
    alleged = []
    for incident in alleged_incidents(view):
        entry, said = incident.first
        held = timing_findings(entry.occurred, states[said.agreement]) if said.agreement in states else []
        alleged.append((incident, tuple(held)))
    return ClaimSheet(
        known=known,
        tallies=tuple(found),
        parts=tuple(check for tally in found for check in parts_checks(tally)),
        running=tuple(running_totals(found)),
        comparisons=tuple(comparisons(found, desk.party_of())),
        timing=tuple(timing),
        alleged=tuple(alleged),
    )
