"""Watches of a desk: which stretch each covered, who took over (by label), and what no watch covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.liaison.moments import happened_by
from truceline.liaison.order import by_then
from truceline.record.entry import Entry
from truceline.record.kinds import Acknowledgement, Handover
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, some


@dataclass(frozen=True)
class Watch:
    """A stretch of duty that was handed over.

    `happened`: whether the hand-over had taken place by then. `acknowledged`: whether the incoming watch had confirmed
    it; unknown where the time of the acknowledgement leaves both open.
    """

    entry: Entry
    handover: Handover
    happened: Verdict
    acknowledged: Verdict
    acknowledgements: tuple[tuple[Entry, Acknowledgement], ...]

    @property
    def span(self) -> Interval:
        """The stretch that it covered."""
        return self.handover.watch


@dataclass(frozen=True)
class Gap:
    """A stretch between two watches that none covers; the ids are those of the hand-overs around it."""

    span: Interval
    after: str
    before: str


def watches(view: View, at: Instant, desk: str | None = None) -> list[Watch]:
    """Every watch that was or may have been handed over by an instant, by its stretch; of one desk if it is named."""
    found = [
        _watch(view, entry, said, at) for entry, said in by_then(view.of(Handover), at) if desk in (None, said.desk)
    ]
    return sorted(found, key=lambda one: (one.handover.desk, one.span, one.entry.id))


def _watch(view: View, entry: Entry, said: Handover, at: Instant) -> Watch:
    confirmed = tuple(pair for pair in by_then(view.of(Acknowledgement), at) if pair[1].of == entry.id)
    acknowledged = some(happened_by(one.occurred, at) for one, _ in confirmed)
    return Watch(entry, said, happened_by(entry.occurred, at), acknowledged, confirmed)


def gaps(found: Iterable[Watch]) -> list[Gap]:
    """The stretches between the first and the last watch of each desk that no watch of that desk covers."""
    by_desk: dict[str, list[tuple[Interval, str]]] = {}
    for one in found:
        by_desk.setdefault(one.handover.desk, []).append((one.span, one.entry.id))
    return [gap for covered in by_desk.values() for gap in gaps_in(covered)]


def gaps_in(covered: Sequence[tuple[Interval, str]]) -> list[Gap]:
    """The same for stretches of one desk, each with the id that tells of it."""
    found: list[Gap] = []
    reached: tuple[Instant, str] | None = None
    for span, id in sorted(covered):
        if reached is not None and span.start > reached[0]:
            found.append(Gap(Interval(reached[0], span.start), reached[1], id))
        if reached is None or span.end > reached[0]:
            reached = (span.end, id)
    return found


def broken_chains(found: Iterable[Watch]) -> list[tuple[Watch, Watch]]:
    """Neighbouring watches of one desk where the one was handed to another label than that which handed over next."""
    return [
        (one, after)
        for one, after in pairwise(found)
        if one.handover.desk == after.handover.desk and one.handover.incoming != after.handover.outgoing
    ]


def before(found: Sequence[Watch], start: Instant) -> Watch | None:
    """The last watch that was over at an instant, if any."""
    over = [one for one in found if one.span.end <= start]
    return max(over, key=lambda one: (one.span.end, one.span.start, one.entry.id), default=None)


def partly(found: Sequence[Watch], stretch: Interval) -> tuple[Watch, ...]:
    """Hand-overs of stretches that overlap this one without being it."""
    return tuple(one for one in found if one.span != stretch and one.span.overlaps(stretch))


def of_stretch(found: Sequence[Watch], stretch: Interval) -> Watch | None:
    """The hand-over of exactly this stretch; the last one made, where there are several."""
    same = [one for one in found if one.span == stretch]
    return max(same, key=lambda one: (one.entry.occurred, one.entry.id), default=None)
