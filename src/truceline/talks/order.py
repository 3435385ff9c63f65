"""Before, by then and last, where a time may be known only within bounds."""

from collections.abc import Sequence
from typing import TypeVar

from truceline.record.entry import Entry
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

Kind = TypeVar("Kind")


def happened_by(span: Interval, moment: Instant) -> Verdict:
    """Whether something had taken place by an instant, itself included."""
    if span.last <= moment:
        return Verdict.YES
    return Verdict.NO if span.start > moment else Verdict.UNKNOWN


def after(one: Interval, other: Interval) -> Verdict:
    """Whether the one took place after the other; unknown where their times overlap."""
    if one.start > other.last:
        return Verdict.YES
    return Verdict.NO if one.last <= other.start else Verdict.UNKNOWN


def by_then(pairs: Sequence[tuple[Entry, Kind]], at: Instant) -> list[tuple[Entry, Kind]]:
    """What happened or may have happened by an instant, in the order of time; of one time by id."""
    found = [pair for pair in pairs if happened_by(pair[0].occurred, at) is not Verdict.NO]
    return sorted(found, key=lambda pair: (pair[0].occurred, pair[0].id))


def last_of(pairs: Sequence[tuple[Entry, Kind]], at: Instant) -> tuple[tuple[Entry, Kind], ...]:
    """Those that can have been the last by an instant: none of the others is certain to have come after them."""
    found = by_then(pairs, at)
    sure = [entry.occurred.start for entry, _ in found if happened_by(entry.occurred, at) is Verdict.YES]
    return tuple(pair for pair in found if not any(start > pair[0].occurred.last for start in sure))
