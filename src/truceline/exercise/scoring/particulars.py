"""When, where, what and how many, and whether it counts at all: each judged event against its true one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from truceline.exercise.scoring.clusters import Ratio
from truceline.exercise.scoring.judgement import Judged
from truceline.exercise.scoring.key import Events
from truceline.values.instants import MINUTE

_EARTH_M = 6_371_000.0


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    hits: int
    many: int

    @property
    def share(self) -> float | None:
        """As a share; None of nothing."""
        return self.hits / self.many if self.many else None


@dataclass(frozen=True)
class Particulars:
    """`minutes`, `kilometres`: the middle error of times and places. `inside`: places whose own radius holds the truth.
    `what`: kinds that are right. `counts`: counts whose bounds hold the truth. `excluded`: what is no breach, found."""

    minutes: float | None
    kilometres: float | None
    inside: Share
    what: Share
    counts: Share
    excluded: Ratio


def particulars(judged: Sequence[Judged], match: Sequence[int], events: Events) -> Particulars:
    """Marks for the particulars of every judged event that happened."""
    pairs = [(one, event) for one, event in zip(judged, match, strict=True) if event >= 0]
    times = [_minutes(one, int(events.begins[event])) for one, event in pairs if one.when is not None]
    off = [(one.place.within_m, _metres(one, events, event)) for one, event in pairs if one.place is not None]
    held = [metres <= within for within, metres in off if within is not None]
    what = [one.what == str(events.what[event]) for one, event in pairs if one.what is not None]
    counts = [_holds(one, int(events.rounds[event])) for one, event in pairs if one.count is not None]
    return Particulars(
        median(times) if times else None,
        median(metres for _, metres in off) / 1000 if off else None,
        Share(sum(held), len(held)),
        Share(sum(what), len(what)),
        Share(sum(counts), len(counts)),
        _excluded(pairs, events),
    )


def _minutes(one: Judged, begins: int) -> float:
    """How far the told time is from the true beginning; 0 where an interval holds it."""
    if one.when is None or one.when.start <= begins < one.when.end:
        return 0.0
    return min(abs(begins - one.when.start), abs(begins - one.when.last)) / MINUTE


def _metres(one: Judged, events: Events, event: int) -> float:
    if one.place is None:
        return math.inf
    north, east = math.radians(one.place.north), math.radians(one.place.east)
    to_north, to_east = math.radians(float(events.north[event])), math.radians(float(events.east[event]))
    half = math.sin((to_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(half)))


def _holds(one: Judged, rounds: int) -> bool:
    return one.count is not None and one.count.low <= rounds and (one.count.high is None or rounds <= one.count.high)


def _excluded(pairs: Sequence[tuple[Judged, int]], events: Events) -> Ratio:
    """What is no breach: precision of calling it so, and recall among judged events that are none."""
    said = [bool(events.excluded[event]) for one, event in pairs if one.excluded]
    true = [bool(one.excluded) for one, event in pairs if events.excluded[event]]
    return Ratio(sum(said) / len(said) if said else None, sum(true) / len(true) if true else None)
