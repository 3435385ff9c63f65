"""The windows of silence of a case: where each stands, what lies inside, and what does not fit with the agreements."""

from dataclasses import dataclass

from truceline.findings.window_conflicts import Conflict, conflicts
from truceline.findings.window_incidents import Inside, inside
from truceline.incidents.alleged import alleged_incidents
from truceline.liaison.windows import WindowStanding, windows_of
from truceline.record.kinds import Window
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Silence:
    """One window with everything that is found about it."""

    standing: WindowStanding
    inside: Inside
    conflicts: tuple[Conflict, ...]


def windows_of_case(desk: Desk, *, at: Instant, known: Instant) -> list[Silence]:
    """Every window of silence of a case at an instant, as known at an instant."""
    view = desk.view(known)
    states = desk.states(view, at)
    definitions = [said for state in states for said in state.version.agreement.definitions]
    alleged = alleged_incidents(view) if view.of(Window) else []
    standings = windows_of(view, desk.case, at)
    return [
        Silence(
            one,
            inside(one, view, alleged, desk.case, definitions),
            tuple(conflicts(one, standings, states, desk.case)),
        )
        for one in standings
    ]
