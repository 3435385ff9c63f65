"""What each side claims in a case, and what can be told from the claims themselves."""

from truceline.findings.timing import timing_findings
from truceline.incidents.alleged import alleged_incidents
from truceline.incidents.bundles import Reader
from truceline.incidents.claims import ledger
from truceline.incidents.denials import denials
from truceline.incidents.place_words import names
from truceline.incidents.unit_words import Crosswalk
from truceline.measures.between_sides import between_sides
from truceline.measures.claim_checks import comparisons, parts_checks, running_totals
from truceline.measures.claim_overlap import Alleged, Watched, overlap_of, overlap_of_event
from truceline.measures.common_hours import common_hours
from truceline.measures.contradictions import own_contradictions
from truceline.record.view import View
from truceline.reports.claims_page import claims_page
from truceline.reports.sheet import Claimed
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant
from truceline.values.zones import zone


def claims_of_case(desk: Desk, *, known: Instant, crosswalk: Crosswalk | None = None) -> Claimed:
    """The claims of a case as known at an instant; with `crosswalk`, by the mission's own table of units first."""
    return claimed(desk, desk.view(known), crosswalk)


def claims_page_of(desk: Desk, told: Claimed) -> str:
    """Both sides on one HTML page that needs nothing else to be opened."""
    return claims_page(desk.case, desk.view(told.known), desk.head, told)


def claimed(desk: Desk, view: View, crosswalk: Crosswalk | None = None) -> Claimed:
    """As `claims_of_case`, from a view that is there already."""
    reader, home = reader_of(desk, crosswalk), zone(desk.case.zone)
    states = {state.version.agreement.id: state for state in desk.states(view, view.known)}
    told = ledger(view, reader)
    found, events = told.tallies, alleged_incidents(view, reader)
    timing = [
        (tally, tuple(timing_findings(tally.period, states[tally.agreement])))
        for tally in found
        if tally.agreement in states
    ]
    alleged = []
    for incident in events:
        entry, said = incident.first
        held = timing_findings(entry.occurred, states[said.agreement]) if said.agreement in states else []
        alleged.append((incident, tuple(held)))
    parts = tuple(check for tally in found for check in parts_checks(tally))
    watched, listed = Watched(view, home), Alleged(events, reader)
    return Claimed(
        known=view.known,
        tallies=found,
        parts=parts,
        running=tuple(running_totals(found, reader)),
        comparisons=tuple(comparisons(list(found), desk.party_of())),
        timing=tuple(timing),
        alleged=tuple(alleged),
        contradictions=(*own_contradictions(found, parts, reader), *between_sides(found, events, reader)),
        common=tuple(common_hours(found, reader)),
        overlaps=tuple((tally, overlap_of(tally, watched, listed)) for tally in found),
        event_overlaps=tuple((event, overlap_of_event(event, watched, listed, home)) for event in events),
        apart=told.apart,
        denials=tuple(denials(view)),
    )


def reader_of(desk: Desk, crosswalk: Crosswalk | None = None) -> Reader:
    """How a case's reports are read: who speaks for whom, and which names stand for a whole side.

    A party's name stands for a whole side where each of its words is a name ("Russian Federation"); others may hold
    the name of a place.
    """
    sides = (party.name for party in desk.case.parties)
    wide = frozenset(name for side in sides if len(names(side)) == len(side.split()) for name in names(side))
    return Reader(desk.party_of(), crosswalk or Crosswalk(), wide)
