"""Three-valued answers over time, from events whose time may be uncertain.

A signal gives a verdict for every instant and changes only at its edges. An event whose time is an interval took place
at one instant inside it; a verdict is yes or no only where every possible placement of the events agrees, taking each
signal by itself (Kleene's logic over signals: sound, and at worst more often unknown than need be).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from truceline.values.instants import MICROSECOND, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, alike, every, some


@dataclass(frozen=True)
class Timed:
    """An event: when it took place, the entry that tells of it, and its rank among events at one instant."""

    occurred: Interval
    entry: str
    rank: int = 0


@dataclass(frozen=True)
class Signal:
    """A verdict for every instant, constant between neighbouring edges."""

    edges: frozenset[Instant]
    at: Callable[[Instant], Verdict]

    def first(self, *wanted: Verdict) -> Instant | None:
        """The first instant at which the verdict is one of those wanted, or None."""
        return next((edge for edge in sorted(self.edges) if self.at(edge) in wanted), None)


def constant(answer: Verdict) -> Signal:
    """The same answer always. Its one edge stands at the beginning of time, for `first`."""
    return Signal(frozenset({BEGINNING}), lambda _moment: answer)


def known_everywhere(signal: Signal) -> Signal:
    """The same signal, reckoned once at each of its edges, so that asking again costs little."""
    marks: list[Instant] = []
    answers: list[Verdict] = []
    for edge in sorted({BEGINNING, *signal.edges}):
        answer = signal.at(edge)
        if not answers or answer is not answers[-1]:
            marks.append(edge)
            answers.append(answer)
    return Signal(frozenset(marks), lambda moment: answers[bisect_right(marks, moment) - 1])


BEGINNING = Instant(-(2**62))


def edges_of(events: Iterable[Timed]) -> frozenset[Instant]:
    """Where what is known of the order of events can change."""
    spans = [event.occurred for event in events]
    marks = {mark for span in spans for mark in (span.start, span.start + MICROSECOND, span.last)}
    return frozenset({BEGINNING, *(Instant(mark) for mark in marks)})


class Lasts:
    """Which of several events can have been the last by an instant.

    At one instant a higher rank comes later. Events of one rank at one instant are all possibly last: the order in
    which they came on record decides nothing.
    """

    def __init__(self, events: Sequence[Timed]) -> None:
        self._by_last = sorted(events, key=lambda event: (event.occurred.last, event.rank))
        self._lasts = [event.occurred.last for event in self._by_last]
        places = [(event.occurred.start, event.rank) for event in self._by_last]
        self._latest = list(accumulate(places, max))
        self._loose = [event for event in self._by_last if not event.occurred.exact]

    def at(self, moment: Instant) -> Iterator[Timed | None]:
        """Every event that can have been the last; None where it can be that none has taken place yet."""
        past = bisect_right(self._lasts, moment)
        if not past:
            yield None
        # Whatever certainly came before another event that is over cannot have been the last.
        bar = self._latest[past - 1] if past else (BEGINNING, 0)
        for event in self._by_last[bisect_left(self._lasts, bar[0], 0, past) : past]:
            if (event.occurred.last, event.rank) >= bar:
                yield event
        for event in self._loose:
            if event.occurred.start <= moment < event.occurred.last and (moment, event.rank) >= bar:
                yield event


def last_of(answers: Sequence[tuple[Timed, Verdict]], before: Verdict) -> Signal:
    """The answer of the last event by an instant, and `before` while there was none."""
    by_entry = {event.entry: answer for event, answer in answers}
    events = [event for event, _ in answers]
    lasts = Lasts(events)

    def at(moment: Instant) -> Verdict:
        return alike(before if event is None else by_entry[event.entry] for event in lasts.at(moment))

    return Signal(edges_of(events), at)


def signal_every(signals: Sequence[Signal]) -> Signal:
    """Where all hold."""
    return Signal(_all_edges(signals), lambda moment: every(signal.at(moment) for signal in signals))


def signal_some(signals: Sequence[Signal]) -> Signal:
    """Where one holds."""
    return Signal(_all_edges(signals), lambda moment: some(signal.at(moment) for signal in signals))


def at_least(needed: int, signals: list[Signal]) -> Signal:
    """Whether at least so many of the signals hold."""

    def at(moment: Instant) -> Verdict:
        answers = [signal.at(moment) for signal in signals]
        if answers.count(Verdict.YES) >= needed:
            return Verdict.YES
        return Verdict.NO if len(answers) - answers.count(Verdict.NO) < needed else Verdict.UNKNOWN

    return Signal(_all_edges(signals), at)


def negated(signal: Signal) -> Signal:
    """Where it does not hold."""
    return Signal(signal.edges, lambda moment: ~signal.at(moment))


def _all_edges(signals: Iterable[Signal]) -> frozenset[Instant]:
    return frozenset({BEGINNING}).union(*(signal.edges for signal in signals))
