"""When something happens, between two instants that are both possible."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from truceline.terms.signals import BEGINNING, Signal
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Range:
    """Something happened or will happen between two instants, both possible; `latest` None: it may never."""

    earliest: Instant
    latest: Instant | None

    @property
    def exact(self) -> bool:
        """True where only one instant is possible."""
        return self.earliest == self.latest

    def mapped(self, all_of: Callable[[Instant], Iterable[Instant]]) -> "Range":
        """The range of what follows: `all_of` gives every instant that can follow one, and never turns time round."""
        latest = None if self.latest is None else max(all_of(self.latest))
        return Range(min(all_of(self.earliest)), latest)


def at(moment: Instant) -> Range:
    """An instant that is known exactly."""
    return Range(moment, moment)


def later_of(ranges: Iterable[Range | None]) -> Range | None:
    """When the last of several has come; None where one of them never comes."""
    found = list(ranges)
    if not found or any(one is None for one in found):
        return None
    known = [one for one in found if one is not None]
    return Range(max(one.earliest for one in known), last_of_all(known))


def last_of_all(ranges: Iterable[Range]) -> Instant | None:
    """The latest instant of all; None where one of them may never come."""
    lasts = [one.latest for one in ranges]
    return None if None in lasts else max(last for last in lasts if last is not None)


def earlier_of(ranges: Iterable[Range | None]) -> Range | None:
    """When the first of several has come; None where none of them comes."""
    known = [one for one in ranges if one is not None]
    if not known:
        return None
    lasts = [one.latest for one in known if one.latest is not None]
    return Range(min(one.earliest for one in known), min(lasts, default=None))


def first_holding(signal: Signal, since: Range | None = None) -> Range | None:
    """When a signal first holds, not before `since`."""
    if since is None:
        earliest, latest = signal.first(Verdict.YES, Verdict.UNKNOWN), signal.first(Verdict.YES)
        return None if earliest is None else Range(earliest, latest)
    earliest = first_from(signal, since.earliest, Verdict.YES, Verdict.UNKNOWN)
    latest = None if since.latest is None else first_from(signal, since.latest, Verdict.YES)
    return None if earliest is None else Range(earliest, latest)


def first_from(signal: Signal, since: Instant, *wanted: Verdict) -> Instant | None:
    """The first instant, not before `since`, at which a signal is one of the verdicts wanted."""
    if signal.at(since) in wanted:
        return since
    return next((edge for edge in sorted(signal.edges) if edge > since and signal.at(edge) in wanted), None)


def first_of(times: Iterable[Interval]) -> Range | None:
    """When the first of several events took place; None where there is none."""
    spans = list(times)
    return Range(min(span.start for span in spans), min(span.last for span in spans)) if spans else None


def has_passed(when: Range | None, moment: Instant) -> Verdict:
    """Whether something that happens once has happened by an instant."""
    if when is None or moment < when.earliest:
        return Verdict.NO
    return Verdict.YES if when.latest is not None and when.latest <= moment else Verdict.UNKNOWN


def passed(when: Range | None) -> Signal:
    """Whether something that happens once has happened."""
    marks = () if when is None else (when.earliest, when.latest)
    edges = frozenset({BEGINNING, *(mark for mark in marks if mark is not None)})
    return Signal(edges, lambda moment: has_passed(when, moment))


def happened(times: Iterable[Interval]) -> Signal:
    """Whether one of several events has taken place by an instant (itself included)."""
    return passed(first_of(times))
