"""The cell of a time, filled from the columns of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from truceline.intake.cell_forms import Moments
from truceline.intake.date_forms import Written, parse_clock, parse_written
from truceline.intake.spans import between, span_of, span_text, widened
from truceline.values.intervals import Interval
from truceline.values.zones import zone

Columns = Mapping[str, str]


@dataclass(frozen=True)
class TimeFiller:
    """What fills the cell of a time. `precision` says how wide it is, `home` is the zone of times that name none."""

    time: Moments
    precision: Callable[[Columns], str] | None
    home: ZoneInfo

    def __call__(self, columns: Columns) -> str:
        """The text of a time; empty where nothing is given. Raises ValueError where it cannot be read."""
        found = self.span(columns)
        return "" if found is None else span_text(*found)

    def day(self, text: str) -> tuple[Interval, ZoneInfo] | None:
        """A single text as a day; None where it is something else. Raises ValueError where it cannot be read."""
        written = parse_written(text, self.time.formats)
        if written.clock is not None or written.first != written.last:
            return None
        at = _zone(self.time, self.home, {})
        return span_of(written, at), at

    def span(self, columns: Columns) -> tuple[Interval, ZoneInfo] | None:
        """The time itself with its zone: what the text means. Raises as before."""
        return _span(self.time, self.precision, self.home, columns)


def _span(
    time: Moments, precision: Callable[[Columns], str] | None, home: ZoneInfo, columns: Columns
) -> tuple[Interval, ZoneInfo] | None:
    start = next((text for name in time.start if (text := columns.get(name, ""))), "")
    if not start:
        return None
    at = _zone(time, home, columns)
    span = span_of(_written(start, time.clock, time, columns), at)
    end = columns.get(time.end, "") if time.end else ""
    if end:
        span = between(span, span_of(_written(end, time.end_clock, time, columns), at))
    how = "" if precision is None else precision(columns)
    return (widened(span, how, at) if how else span), at


def _zone(time: Moments, home: ZoneInfo, columns: Columns) -> ZoneInfo:
    named = columns.get(time.zone_from, "") if time.zone_from else ""
    if named or time.zone:
        return zone(named or time.zone or "")
    return home


def _written(text: str, clock_column: str | None, time: Moments, columns: Columns) -> Written:
    written = parse_written(text, time.formats)
    clock = columns.get(clock_column, "") if clock_column else ""
    if not clock or clock in time.clock_unknown:
        return written
    if written.first != written.last or written.clock is not None:
        raise ValueError(f"{text!r} and the clock {clock!r} do not go together; a clock belongs to a day without one")
    return replace(written, clock=parse_clock(clock, time.clock_formats))
