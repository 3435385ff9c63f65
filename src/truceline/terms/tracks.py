"""What runs beside the ceasefire: exchanges, aid, agreements still unsigned, talks."""

from dataclasses import dataclass

from truceline.record.kinds import Act, Contact, Statement
from truceline.record.view import View
from truceline.terms.schema import Track
from truceline.terms.signals import Lasts, Signal, Timed, last_of
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class TrackStanding:
    """Where a track stood at an instant, as known.

    `states` holds every state that it can have been in; more than one where the order of events is uncertain, none
    where nothing on record settles it. `since` are the entries that brought it there; `entries` all that tell of it by
    then, in the order of time.
    """

    track: Track
    states: tuple[str, ...]
    since: tuple[str, ...]
    entries: tuple[str, ...]


def track_standing(track: Track, view: View, *, at: Instant) -> TrackStanding:
    """Where a track stood at an instant, as the view knows it."""
    steps = _steps(track, view)
    state_of = {event.entry: state for event, state in steps}
    lasts = [event for event in Lasts([event for event, _ in steps]).at(at) if event is not None]
    states = sorted({state_of[event.entry] for event in lasts})
    return TrackStanding(track, tuple(states), tuple(event.entry for event in lasts), _told(track, view, at))


def track_signal(track: Track, state: str, view: View) -> Signal:
    """Whether a track is in a state."""
    steps = [(event, Verdict.YES if brought == state else Verdict.NO) for event, brought in _steps(track, view)]
    return last_of(steps, before=Verdict.NO)


def _steps(track: Track, view: View) -> list[tuple[Timed, str]]:
    """Every event that brought the track into a state."""
    meaning = {step.event: step.state for step in track.states}
    return [
        (Timed(entry.occurred, entry.id), state)
        for event, state in meaning.items()
        for entry, act in view.acts(event)
        if act.track == track.id
    ]


def _told(track: Track, view: View, at: Instant) -> tuple[str, ...]:
    acts = [(entry.occurred, entry.id) for entry, act in view.of(Act) if act.track == track.id]
    said = [(entry.occurred, entry.id) for entry, said in view.of(Statement) if said.about == track.id]
    met = [(entry.occurred, entry.id) for entry, met in view.of(Contact) if met.about == track.id]
    return tuple(id for occurred, id in sorted((*acts, *said, *met)) if occurred.start <= at)
