"""Between which bounds a point in time must lie, as far as the text alone settles it.

Every point is reckoned from a root: the calendar itself, or something whose time the text does not know, such as the
start. Two points can be compared only from the same root. Days are taken with an hour to spare for a change of clocks.
"""

from dataclasses import dataclass
from functools import cached_property

from truceline.terms.clauses import Effect
from truceline.terms.schema import Agreement, Phase
from truceline.terms.times import Anchor, Edge, Point, Span, Timepoint
from truceline.values.durations import CountingRule
from truceline.values.instants import DAY, HOUR, start_of_day
from truceline.values.zones import zone

CALENDAR = "calendar"


@dataclass(frozen=True)
class Bounds:
    """From the earliest to the latest, in microseconds after the root; None: the text sets no bound."""

    root: str
    earliest: int | None
    latest: int | None

    def plus(self, least: int, most: int) -> "Bounds":
        """The bounds that much later."""
        earliest = None if self.earliest is None else self.earliest + least
        return Bounds(self.root, earliest, None if self.latest is None else self.latest + most)

    def surely_after(self, other: "Bounds | None") -> bool:
        """Whether it lies after the other wherever within their bounds both are."""
        if other is None or self.root != other.root or self.earliest is None or other.latest is None:
            return False
        return self.earliest > other.latest


def length(span: Span) -> tuple[int, int]:
    """The least and the most that a length can come to."""
    duration = span.duration
    if not (duration.months or duration.days):
        return duration.clock, duration.clock
    least, most = (duration.months * days * DAY + duration.days * DAY for days in (28, 31))
    if span.count == (CountingRule.ELAPSED,):
        return least, most
    shorter = DAY if CountingRule.DAY_INCLUSIVE in span.count else 0
    return least - shorter - HOUR, most + HOUR


@dataclass(frozen=True)
class Moments:
    """The points in time of one agreement."""

    agreement: Agreement

    def of(self, point: Timepoint | None, seen: frozenset[str] = frozenset()) -> Bounds | None:
        """The bounds of a point; None where nothing can be said."""
        if point is None:
            return None
        if point.at is not None:
            return Bounds(CALENDAR, point.at, point.at)
        if point.on is not None:
            return self._day(point)
        if point.before and point.minus:
            least, most = length(point.minus)
            base = self._anchor(point.before, seen)
            return base.plus(-most, -least) if base else None
        base = self._anchor(point.after, seen) if point.after else None
        return self._later(base, point) if base else None

    def _day(self, point: Timepoint) -> Bounds:
        first = int(start_of_day(point.on, zone(self.agreement.zone))) if point.on else 0
        if point.time is not None:
            clock = (point.time.hour * 60 + point.time.minute) * HOUR // 60
            return Bounds(CALENDAR, first + clock - HOUR, first + clock + HOUR)
        return Bounds(CALENDAR, first, first + (DAY if point.limit is Edge.BY_END_OF else 0) + HOUR)

    def _later(self, base: Bounds, point: Timepoint) -> Bounds:
        if point.day is not None:
            return base.plus((point.day - 2) * DAY - HOUR, point.day * DAY + HOUR)
        least, most = length(point.plus) if point.plus else (0, 0)
        return base.plus(least - DAY, most + DAY) if point.time else base.plus(least, most)

    def _anchor(self, anchor: Anchor, seen: frozenset[str]) -> Bounds | None:
        if anchor.point is Point.START:
            return self.start
        if anchor.point is Point.END:
            return self.end
        if anchor.phase:
            return self.phase_begins(anchor.phase, seen)
        if anchor.phase_end:
            return self.phase_ends(anchor.phase_end, seen)
        return Bounds(anchor.model_dump_json(exclude_none=True), 0, 0)

    @property
    def start(self) -> Bounds:
        """The start, as its own root, since consents decide it."""
        return Bounds(Point.START.value, 0, 0)

    @cached_property
    def not_before(self) -> Bounds | None:
        """The calendar time before which nothing is in force, where the entry rule fixes one."""
        rule = self.agreement.entry
        named = any(term.effect is Effect.START for term in self.agreement.terms)
        fixed = self.of(rule.at) if rule and not rule.retroactive and not named else None
        return Bounds(fixed.root, fixed.earliest, None) if fixed and fixed.root == CALENDAR else None

    @cached_property
    def end(self) -> Bounds | None:
        """The end, from the start or on the calendar; None where it may move or none is stated."""
        if self._may_move():
            return None
        if self.agreement.duration:
            return self.start.plus(*length(self.agreement.duration))
        return self.of(self.agreement.until)

    def _may_move(self) -> bool:
        extends = any(term.effect is Effect.EXTEND and not term.of for term in self.agreement.terms)
        return extends or self.agreement.renewal is not None or self.agreement.stop_clock

    def phase_begins(self, name: str, seen: frozenset[str] = frozenset()) -> Bounds | None:
        """When a phase begins; a phase with a condition is its own root."""
        number, phase = next((n, one) for n, one in enumerate(self.agreement.phases) if one.id == name)
        if name in seen:
            return None
        if phase.condition:
            return Bounds(f"phase {name}", 0, 0)
        if phase.begins:
            return self.of(phase.begins, seen | {name})
        return self.phase_ends(self.agreement.phases[number - 1].id, seen | {name}) if number else self.start

    def phase_ends(self, name: str, seen: frozenset[str] = frozenset()) -> Bounds | None:
        """When a phase has had its time; None where it may go on, or has no end of its own."""
        phase: Phase = next(one for one in self.agreement.phases if one.id == name)
        if phase.continues_while:
            return None
        if phase.until:
            return self.of(phase.until, seen)
        begins = self.phase_begins(name, seen) if phase.duration else None
        return begins.plus(*length(phase.duration)) if begins and phase.duration else None
