"""When a point in time comes: every counting rule that the text leaves open, over every instant that is possible."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from truceline.terms.facts import Facts
from truceline.terms.ranges import Range
from truceline.terms.ranges import at as exactly_at
from truceline.terms.times import Edge, Point, Span, Timepoint
from truceline.values.durations import CountingRule, add, subtract
from truceline.values.instants import DAY, MICROSECOND, Instant, day_of, from_datetime, start_of_day


def instant_of(point: Timepoint, facts: Facts, party: str | None = None, each: Range | None = None) -> Range | None:
    """When a point in time comes, as a range; None where nothing on record lets it come."""
    home = facts.plan.home
    return _over(point, facts, party, each, lambda moment: [at for at, _ in _instants(point, moment, home)])


def limit_of(point: Timepoint, facts: Facts, party: str | None = None, each: Range | None = None) -> Range | None:
    """The first instant that is too late for a deadline, as a range over every reading of its edge."""
    return _over(point, facts, party, each, limits_after(point, facts.plan.home))


def _over(
    point: Timepoint, facts: Facts, party: str | None, each: Range | None, follow: Callable[[Instant], list[Instant]]
) -> Range | None:
    anchor = point.after or point.before
    if anchor is None:
        return exactly_at(Instant(0)).mapped(follow)
    base = each if anchor.point is Point.EACH else facts.anchor(anchor, party)
    return None if base is None else base.mapped(follow)


def _instants(point: Timepoint, moment: Instant, home: ZoneInfo) -> list[tuple[Instant, bool]]:
    """Every instant that can be meant, each with whether it is already the end of its last day."""
    if point.at is not None:
        return [(point.at, False)]
    if point.on is not None:
        return [(_on(point.on, point.time, home), False)]
    if point.day is not None:
        return [(_on(day_of(moment, home) + timedelta(days=point.day - 1), point.time, home), False)]
    reckon, span = (add, point.plus) if point.plus else (subtract, point.minus)
    found = [(reckon(moment, span.duration, rule, home), rule) for rule in span.rules] if span else []
    if point.time:
        return [(_on(_last_day(at, rule, home), point.time, home), False) for at, rule in found]
    return [(at, rule is CountingRule.DAY_INCLUSIVE and point.plus is not None) for at, rule in found]


def _last_day(moment: Instant, rule: CountingRule, home: ZoneInfo) -> date:
    """The day that is meant; counted with the first day, the end of the last one is the midnight after it."""
    return day_of(Instant(moment - MICROSECOND) if rule is CountingRule.DAY_INCLUSIVE else moment, home)


def _on(day: date, clock: time | None, home: ZoneInfo) -> Instant:
    """A time of day on a day; where the clocks skip it, the first instant after, and the first of two."""
    if clock is None:
        return start_of_day(day, home)
    return from_datetime(datetime.combine(day, clock, tzinfo=home).replace(fold=0))


def _limits(point: Timepoint, moment: Instant, closed: bool, home: ZoneInfo) -> list[Instant]:
    if closed:
        return [moment]
    day_ends = start_of_day(day_of(moment, home) + timedelta(days=1), home)
    edges = {
        Edge.BEFORE: [moment],
        Edge.NO_LATER_THAN: [day_ends if point.is_day else Instant(moment + MICROSECOND)],
        Edge.BY_END_OF: [day_ends],
        Edge.UNSTATED: [moment, day_ends],
    }
    return edges[point.limit]


def limits_after(point: Timepoint, home: ZoneInfo) -> Callable[[Instant], list[Instant]]:
    """Every first instant too late that a deadline counted from an instant can have."""
    return lambda moment: [
        limit for at, closed in _instants(point, moment, home) for limit in _limits(point, at, closed, home)
    ]


def fixed_length(point: Timepoint) -> int | None:
    """The microseconds from the anchor to the first instant too late, where they are always the same; else None."""
    span = point.plus
    if span is None or point.time or point.limit not in (Edge.BEFORE, Edge.NO_LATER_THAN):
        return None
    length = fixed_span(span)
    return None if length is None else length + (MICROSECOND if point.limit is Edge.NO_LATER_THAN else 0)


def fixed_span(span: Span) -> int | None:
    """The microseconds of a length that is always the same, whatever the clocks do; else None."""
    length = span.duration
    if length.months or (length.days and span.count != (CountingRule.ELAPSED,)):
        return None
    return length.days * DAY + length.clock
