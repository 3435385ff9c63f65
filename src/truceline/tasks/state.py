"""What was in force in a case, and where the linked tracks stood."""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.record.view import View
from truceline.tasks.desk import Desk
from truceline.terms.answers import AgreementState
from truceline.terms.foresight import Way, ways
from truceline.terms.moves import Move, moves
from truceline.terms.tracks import TrackStanding, track_standing
from truceline.values.instants import Instant


@dataclass(frozen=True)
class CaseState:
    """Every agreement and every track of a case at an instant, as known at an instant."""

    at: Instant
    known: Instant
    states: tuple[AgreementState, ...]
    tracks: tuple[TrackStanding, ...]


def state_of_case(desk: Desk, *, at: Instant, known: Instant) -> CaseState:
    """The state of a case at an instant, as known at an instant (microseconds UTC)."""
    view = desk.view(known)
    return CaseState(at, known, tuple(desk.states(view, at)), tuple(tracks_in(desk, view, at)))


def tracks_in(desk: Desk, view: View, at: Instant) -> list[TrackStanding]:
    """Where every linked track stood at an instant, as the view knows it."""
    return [track_standing(track, view, at=at) for one in desk.versions for track in one.agreement.tracks]


def ways_of_case(desk: Desk, *, at: Instant, known: Instant) -> list[Way]:
    """The smallest sets of acts that would bring each agreement of a case into another state."""
    view = desk.view(known)
    return [way for state in desk.states(view, at) for one in state.readings for way in ways(one, view, at=at)]


def moves_of_case(desk: Desk, *, at: Instant, known: Instant) -> list[Move]:
    """Whose move it was in a case."""
    view = desk.view(known)
    return moves_in(desk.states(view, at))


def moves_in(states: Iterable[AgreementState]) -> list[Move]:
    """Whose move it was, from states that are there already."""
    return [move for state in states for move in moves(state)]
