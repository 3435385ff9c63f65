"""A monitor's counts by day, with unknown days as gaps.

A day for which no figure is on record is unknown, never zero. A figure for several days tells nothing about each of
them. A running total beside the daily figures bounds what the unknown days can hold together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from truceline.record.entry import Entry
from truceline.record.kinds import Observation
from truceline.record.view import View
from truceline.values.counts import ZERO, Count, bounded
from truceline.values.instants import day_of
from truceline.values.intervals import Interval, whole_day

DAILY = "daily"
CUMULATIVE = "cumulative"


@dataclass(frozen=True)
class Day:
    """One calendar day: what was counted in each area (None: unknown), and the entries that say so.

    `restated` holds areas whose figure was later given otherwise; the last one recorded counts.
    """

    day: date
    areas: tuple[tuple[str, Count | None], ...]
    entries: tuple[str, ...]
    restated: tuple[str, ...] = ()

    @property
    def total(self) -> Count | None:
        """All areas together; None as soon as one of them is unknown."""
        total = ZERO
        for _, count in self.areas:
            if count is None:
                return None
            total = total + count
        return total


@dataclass(frozen=True)
class Series:
    """Counts by day of one observer in one unit, without a hole in the days."""

    observer: str
    unit: str
    areas: tuple[str, ...]
    days: tuple[Day, ...]

    @property
    def known(self) -> tuple[Day, ...]:
        """The days with a figure for every area."""
        return tuple(day for day in self.days if day.total is not None)


@dataclass(frozen=True)
class Level:
    """The level over a period: of `days` days, `known` have a figure.

    `added` is their sum, `middle` their median and `highest` their largest, by lower bounds where counts are inexact;
    None where no day is known.
    """

    start: date
    end: date
    days: int
    known: int
    added: int
    middle: float | None
    highest: int | None
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """A figure for several days together, or for days that only a running total reaches.

    `unknown` days of it have no figure of their own and together hold `left` (None where that cannot be told).
    """

    start: date
    end: date
    unknown: int
    left: Count | None
    entries: tuple[str, ...]


def series_of(view: View, home: ZoneInfo) -> list[Series]:
    """Every daily series on record, by observer and unit; `home` is the zone whose days are meant."""
    found: dict[tuple[str, str], list[tuple[Entry, Observation]]] = {}
    for entry, seen in view.of(Observation):
        if seen.series == DAILY:
            found.setdefault((seen.observer, seen.unit), []).append((entry, seen))
    return [_series(observer, unit, rows, home) for (observer, unit), rows in sorted(found.items())]


def _series(observer: str, unit: str, rows: Sequence[tuple[Entry, Observation]], home: ZoneInfo) -> Series:
    areas = tuple(sorted({seen.area for _, seen in rows}))
    by_day: dict[date, list[tuple[Entry, Observation]]] = {}
    for entry, seen in sorted(rows, key=lambda row: (row[0].recorded, row[0].id)):
        by_day.setdefault(day_of(entry.occurred.start, home), []).append((entry, seen))
    return Series(observer, unit, areas, tuple(_day(day, areas, by_day.get(day, [])) for day in _every_day(by_day)))


def _every_day(days: Iterable[date]) -> Iterable[date]:
    first, last = min(days), max(days)
    return (first + timedelta(days=after) for after in range((last - first).days + 1))


def _day(day: date, areas: Sequence[str], rows: Sequence[tuple[Entry, Observation]]) -> Day:
    last: dict[str, Count] = {}
    restated = []
    for _, seen in rows:
        if seen.area in last and last[seen.area] != seen.value:
            restated.append(seen.area)
        last[seen.area] = seen.value
    return Day(day, tuple((area, last.get(area)) for area in areas), tuple(e.id for e, _ in rows), tuple(restated))


def level(series: Series, start: date, end: date) -> Level:
    """The level from a day until before another."""
    days = [day for day in series.days if start <= day.day < end]
    counts = [total.low for day in days if (total := day.total)]
    return Level(
        start=start,
        end=end,
        days=(end - start).days,
        known=len(counts),
        added=sum(counts),
        middle=median(counts) if counts else None,
        highest=max(counts, default=None),
        entries=tuple(id for day in days for id in day.entries),
    )


def levels_by_month(series: Series) -> list[Level]:
    """The level in each calendar month, the first and last cut to the series."""
    first, after = series.days[0].day, series.days[-1].day + timedelta(days=1)
    found = []
    while first < after:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        found.append(level(series, first, min(following, after)))
        first = following
    return found


def spans_of(view: View, series: Series, home: ZoneInfo) -> list[Span]:
    """What figures for several days, and running totals, say about the unknown days of a series."""
    return [*_from_totals(view, series, home), *_from_several_days(view, series, home)]


def _beside(view: View, series: Series) -> list[tuple[Entry, Observation]]:
    """Everything that the same observer counted in the same unit."""
    wanted = (series.observer, series.unit)
    return [(entry, seen) for entry, seen in view.of(Observation) if (seen.observer, seen.unit) == wanted]


def _from_several_days(view: View, series: Series, home: ZoneInfo) -> Iterable[Span]:
    groups: dict[Interval, list[tuple[Entry, Observation]]] = {}
    for entry, seen in view.of(Observation):
        several = seen.series not in (DAILY, CUMULATIVE) and whole_day(day_of(entry.occurred.start, home), home)
        if (
            several
            and entry.occurred.end > several.end
            and (seen.observer, seen.unit) == (series.observer, series.unit)
        ):
            groups.setdefault(entry.occurred, []).append((entry, seen))
    for occurred, rows in sorted(groups.items()):
        whole = {seen.area: seen.value for _, seen in rows}
        if set(whole) == set(series.areas):
            total = sum(whole.values(), start=ZERO)
            start, end = day_of(occurred.start, home), day_of(occurred.last, home) + timedelta(days=1)
            yield _span(series, start, end, total, tuple(entry.id for entry, _ in rows))


def _from_totals(view: View, series: Series, home: ZoneInfo) -> Iterable[Span]:
    """Between two running totals from the same start, what the known days leave is on the unknown ones."""
    running = [(entry.occurred.end, entry, seen) for entry, seen in _beside(view, series) if seen.series == CUMULATIVE]
    ordered = sorted(running, key=lambda row: (row[0], row[1].recorded, row[1].id))
    for (end, entry, seen), (end2, entry2, seen2) in pairwise(ordered):
        if end < end2 and entry.occurred.start == entry2.occurred.start and seen.value.exact and seen2.value.exact:
            gained = seen2.value.low - seen.value.low
            if gained >= 0:
                total = Count(gained, gained, str(gained))
                yield _span(series, day_of(end, home), day_of(end2, home), total, (entry.id, entry2.id))


def _span(series: Series, start: date, end: date, total: Count, entries: tuple[str, ...]) -> Span:
    days = [day for day in series.days if start <= day.day < end]
    known = [count for day in days if (count := day.total)]
    unknown = (end - start).days - len(known)
    added = sum(known, start=ZERO)
    left = _less(total, added)
    used = tuple(id for day in days if day.total is not None for id in day.entries)
    return Span(start, end, unknown, left, (*entries, *used))


def _less(total: Count, known: Count) -> Count | None:
    """What a total leaves beside what is known; None where the known is more than the total."""
    if total.high is not None and total.high < known.low:
        return None
    low = 0 if known.high is None else max(total.low - known.high, 0)
    return bounded(low, None if total.high is None else total.high - known.low)
