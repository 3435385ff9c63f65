"""Entries of one kind in the order of time, and which of them can have been the last."""

from collections.abc import Sequence
from typing import TypeVar

from truceline.liaison.moments import Event, happened_by, possible_lasts
from truceline.record.entry import Entry
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

Kind = TypeVar("Kind")


def in_order(pairs: Sequence[tuple[Entry, Kind]]) -> list[tuple[Entry, Kind]]:
    """Entries in the order of their times, those of one time by id, however they arrived."""
    return sorted(pairs, key=lambda pair: (pair[0].occurred, pair[0].id))


def by_then(pairs: Sequence[tuple[Entry, Kind]], at: Instant) -> list[tuple[Entry, Kind]]:
    """Those that happened, or may have happened, by an instant, in their order."""
    return [pair for pair in in_order(pairs) if happened_by(pair[0].occurred, at) is not Verdict.NO]


def last_of(pairs: Sequence[tuple[Entry, Kind]], at: Instant) -> tuple[tuple[tuple[Entry, Kind], ...], bool]:
    """Those that can have been the last by an instant, and whether one is certain to have happened by then.

    More than one where their times overlap, or where one may have happened only after the instant.
    """
    found = list(possible_lasts([Event(pair[0].occurred, 0, pair) for pair in in_order(pairs)], at))
    return tuple(pair for pair in found if pair is not None), None not in found


def within(span: Interval, stretch: Interval) -> Verdict:
    """Whether something took place inside a stretch [start, end), where its own time may leave that open."""
    if not span.overlaps(stretch):
        return Verdict.NO
    return Verdict.YES if stretch.start <= span.start and span.end <= stretch.end else Verdict.UNKNOWN
