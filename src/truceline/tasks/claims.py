"""What each side claims in a case, and what can be told from the claims themselves."""

from truceline.findings.timing import timing_findings
from truceline.incidents.alleged import alleged_incidents
from truceline.incidents.claims import tallies
from truceline.measures.claim_checks import comparisons, parts_checks, running_totals
from truceline.record.view import View
from truceline.reports.sheet import Claimed
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant


def claims_of_case(desk: Desk, *, known: Instant) -> Claimed:
    """The claims of a case as known at an instant."""
    return claimed(desk, desk.view(known))


def claimed(desk: Desk, view: View) -> Claimed:
    """As `claims_of_case`, from a view that is there already."""
    states = {state.version.agreement.id: state for state in desk.states(view, view.known)}
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
    return Claimed(
        known=view.known,
        tallies=tuple(found),
        parts=tuple(check for tally in found for check in parts_checks(tally)),
        running=tuple(running_totals(found)),
        comparisons=tuple(comparisons(found, desk.party_of())),
        timing=tuple(timing),
        alleged=tuple(alleged),
    )
