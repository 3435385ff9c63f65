"""Before, after and last, where a time may be known only within bounds: yes, no, or cannot be told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from truceline.values.instants import MICROSECOND, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

What_co = TypeVar("What_co", covariant=True)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Event(Generic[What_co]):
    """Something that took place at one instant of `occurred`; at one instant, a higher `rank` comes later."""

    occurred: Interval
    rank: int
    what: What_co


def happened_by(occurred: Interval, moment: Instant) -> Verdict:
    """Whether something had taken place by an instant, itself included."""
    return came_before(occurred, Instant(moment + MICROSECOND))


def came_before(occurred: Interval, limit: Instant) -> Verdict:
    """Whether something took place before an instant: what came exactly at it came too late."""
    if occurred.last < limit:
        return Verdict.YES
    return Verdict.NO if limit <= occurred.start else Verdict.UNKNOWN


def possible_lasts(events: Sequence[Event[What_co]], moment: Instant) -> Iterator[What_co | None]:
    """Everything that can have been the last by an instant; None where it can be that nothing had come yet.

    Events of one rank at one instant are all possibly last: which came on record first decides nothing.
    """
    over = [(event.occurred.start, event.rank) for event in events if event.occurred.last <= moment]
    if not over:
        yield None
    bar = max(over, default=None)
    for event in events:
        # The later it is placed, the fewer others can stand behind it; what is over cannot stand before its start.
        place = (min(event.occurred.last, moment), event.rank)
        if event.occurred.start <= moment and (bar is None or place >= bar):
            yield event.what


def throughout(occurred: Interval, edges: Iterable[Instant], answer: Callable[[Instant], Answer]) -> frozenset[Answer]:
    """Every answer that is possible for something that took place at one instant of `occurred`.

    `edges`: the instants at which the answer can change.
    """
    marks = {occurred.start, occurred.last, *(edge for edge in edges if occurred.holds(edge))}
    return frozenset(answer(mark) for mark in marks)


def edges_of(events: Iterable[Event[object]]) -> frozenset[Instant]:
    """The instants at which it can change which event was the last."""
    spans = [event.occurred for event in events]
    return frozenset(Instant(mark) for span in spans for mark in (span.start, span.start + MICROSECOND, span.last))
