"""What was on and off when: the states of a track one after the other, with the entries that brought them.

A measure that is taken back (aid paused, resumed, paused again) is told by its history; that it was resumed once stays
true.
"""

from dataclasses import dataclass

from truceline.record.view import View
from truceline.terms.schema import Track
from truceline.values.instants import Instant
from truceline.values.intervals import Interval


@dataclass(frozen=True)
class Stretch:
    """One state of a track: since when, until when (None: it still stands), and the entries that brought it.

    Both are intervals in which the change took place. `unsure`: it is not known which of two changes came first.
    """

    state: str
    since: Interval
    until: Interval | None
    entries: tuple[str, ...]
    unsure: bool = False


@dataclass(frozen=True)
class History:
    """The stretches of a track by an instant, in the order of time."""

    track: Track
    stretches: tuple[Stretch, ...]


def history_of(track: Track, view: View, at: Instant) -> History:
    """The states of a track by an instant; neighbouring acts that bring the same state are one stretch."""
    meaning = {step.event: step.state for step in track.states}
    steps = sorted(
        (entry.occurred, entry.id, state)
        for event, state in meaning.items()
        for entry, act in view.acts(event)
        if act.track == track.id and entry.occurred.start <= at
    )
    runs: list[tuple[str, Interval, list[str], bool]] = []
    latest: Interval | None = None
    for when, id, state in steps:
        crossed = latest is not None and when.start <= latest.last and not (when.exact and latest.exact)
        if runs and runs[-1][0] == state:
            runs[-1][2].append(id)
        else:
            runs.append((state, when, [id], crossed))
        latest = when if latest is None or when.last > latest.last else latest
    ends: list[Interval | None] = [*(run[1] for run in runs[1:]), None][: len(runs)]
    return History(
        track,
        tuple(
            Stretch(state, since, until, tuple(ids), unsure)
            for (state, since, ids, unsure), until in zip(runs, ends, strict=True)
        ),
    )
