"""How a mission's own counts lie to what a side claims: how much of the claim's time it looked at, and what it counted.

A day without a figure is unknown, never quiet. What the mission counted is in its own unit and names no side: it stands
beside a claim, never against it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from truceline.incidents.alleged import AllegedIncident
from truceline.incidents.bundles import Reader
from truceline.incidents.claims import Tally
from truceline.incidents.place_words import alike, names
from truceline.measures.daily import CUMULATIVE
from truceline.record.entry import Entry
from truceline.record.kinds import Observation
from truceline.record.view import View
from truceline.values.counts import ZERO, Count, bounded
from truceline.values.instants import Instant, day_of, start_of_day
from truceline.values.intervals import Interval

Seen = tuple[Entry, Observation]
Span = tuple[Sequence[str], int, int]
"""A stretch of ids: which, from where, until before where. Very many claims share the ids of a mission's counts."""


@dataclass(frozen=True)
class Looked:
    """What one observer counted, in one unit, during a claim's time.

    Of `days` calendar days that the claim touches, `some` have a figure for an area and `every` for all `areas`.
    `inside` observations lie wholly inside the claim's time and make `counted` together (None: there are none);
    `partly` reach beyond it. `named`: the claim's scope names these areas; otherwise whether they lie in its scope
    cannot be told.
    """

    observer: str
    unit: str
    areas: tuple[str, ...]
    named: bool
    days: int
    some: int
    every: int
    inside: int
    partly: int
    counted: Count | None
    spans: tuple["Span", ...] = field(compare=False, repr=False)

    @property
    def entries(self) -> tuple[str, ...]:
        """The observations that lie inside."""
        return tuple(id for ids, first, after in self.spans for id in ids[first:after])


@dataclass(frozen=True)
class Overlap:
    """What is on record beside a claim in its time: the mission's counts, and single events that either side alleges.

    `own` are single events that the same side alleges of the same accused in the time, `others` those that the accused
    side alleges of it.
    """

    looked: tuple[Looked, ...]
    own: int
    others: int


class Watched:
    """A mission's observations by observer, unit and area, ready to be asked about any time."""

    def __init__(self, view: View, home: ZoneInfo) -> None:
        self._home = home
        self._series: dict[tuple[str, str], dict[str, _Area]] = {}
        rows: dict[tuple[str, str, str], dict[Interval, Seen]] = {}
        for entry, seen in sorted(view.of(Observation), key=lambda row: (row[0].recorded, row[0].id)):
            if seen.series != CUMULATIVE:
                rows.setdefault((seen.observer, seen.unit, seen.area), {})[entry.occurred] = (entry, seen)
        for observer, unit in sorted({key[:2] for key in rows}):
            areas = {key[2]: found for key, found in sorted(rows.items()) if key[:2] == (observer, unit)}
            held = {area: _parts_of(area, areas) for area in areas}
            self._series[observer, unit] = {
                area: _Area(found, [when for part in held[area] for when in areas[part]], home)
                for area, found in areas.items()
            }

    def during(self, period: Interval, scope: str) -> tuple[Looked, ...]:
        """What every observer counted during a time, in the areas that a scope names, or in all where it names none."""
        wanted = names(scope)
        chosen = {key: tuple(area for area in areas if _in(area, wanted)) for key, areas in self._series.items()}
        named = any(chosen.values())
        return tuple(
            self._looked(key, chosen[key] if named else tuple(areas), named, period)
            for key, areas in self._series.items()
            if chosen[key] or not named
        )

    def _looked(self, key: tuple[str, str], chosen: tuple[str, ...], named: bool, period: Interval) -> Looked:
        areas = self._series[key]
        first, last = (day_of(moment, self._home).toordinal() for moment in (period.start, period.last))
        leaves = [area for area in chosen if not areas[area].holds]
        known = [areas[area].days_in(first, last) for area in leaves]
        whole = [areas[area].days_in(first, last) for area in chosen if areas[area].holds]
        inside = [areas[area].inside(period) for area in chosen]
        return Looked(
            observer=key[0],
            unit=key[1],
            areas=tuple(leaves) or chosen,
            named=named,
            days=last - first + 1,
            some=len(set().union(*known, *whole)),
            every=len(set(known[0]).intersection(*known).union(*whole)) if known else len(set().union(*whole)),
            inside=sum(one.number for one in inside),
            partly=sum(one.partly for one in inside),
            counted=sum((one.value for one in inside), start=ZERO) if any(one.number for one in inside) else None,
            spans=tuple(one.span for one in inside),
        )


def _in(area: str, wanted: Iterable[str]) -> bool:
    """Whether an area lies in what a scope names: all of its names are among them."""
    found = names(area)
    return bool(found) and all(any(alike(name, other) for other in wanted) for name in found)


@dataclass(frozen=True)
class _Inside:
    number: int
    partly: int
    value: Count
    span: Span


class _Area:
    """One area's observations in order of time, with running sums so that any stretch is asked in a few steps."""

    def __init__(self, found: Mapping[Interval, Seen], parts: Sequence[Interval], home: ZoneInfo) -> None:
        self.holds = bool(parts)
        self._rows = [found[when] for when in _apart(found, sorted(parts))]
        self._ids = [entry.id for entry, _ in self._rows]
        self._starts = [entry.occurred.start for entry, _ in self._rows]
        self._ends = [entry.occurred.end for entry, _ in self._rows]
        self._low, self._open, self._more = [0], [0], [0]
        for _, seen in self._rows:
            value = seen.value
            self._low.append(self._low[-1] + value.low)
            self._open.append(self._open[-1] + (value.high is None))
            self._more.append(self._more[-1] + (0 if value.high is None else value.high - value.low))
        days = {
            day
            for when in found
            for day in range(day_of(when.start, home).toordinal(), day_of(when.last, home).toordinal() + 1)
        }
        self._days = sorted(days)

    def days_in(self, first: int, last: int) -> set[int]:
        """The days with an observation."""
        return set(self._days[bisect_left(self._days, first) : bisect_left(self._days, last + 1)])

    def inside(self, period: Interval) -> _Inside:
        """What was counted wholly inside a time."""
        first = bisect_left(self._starts, period.start)
        after = max(first, bisect_left(self._ends, period.end + 1))
        touched = bisect_left(self._starts, period.end) - bisect_left(self._ends, period.start + 1)
        low = self._low[after] - self._low[first]
        high = None if self._open[after] > self._open[first] else low + self._more[after] - self._more[first]
        partly = max(touched - (after - first), 0)
        return _Inside(after - first, partly, bounded(low, high), (self._ids, first, after))


def _parts_of(area: str, areas: Iterable[str]) -> list[str]:
    """The areas that another holds: all their names are among its own, and it has more."""
    return [other for other in areas if names(other) and names(other) < names(area)]


def _apart(found: Iterable[Interval], parts: Sequence[Interval]) -> list[Interval]:
    """Times that do not overlap, the shorter first taken: a figure for two days counts where its days have none.

    Nor do they overlap the times for which the parts of the area have a figure.
    """
    kept: list[Interval] = []
    for when in sorted(found, key=lambda one: (one.end - one.start, one.start)):
        if _free(when, kept) and _free(when, parts):
            kept.insert(bisect_left(kept, when), when)
    return kept


def _free(when: Interval, taken: Sequence[Interval]) -> bool:
    place = bisect_left(taken, when)
    before_free = place == 0 or taken[place - 1].end <= when.start
    return before_free and (place == len(taken) or when.end <= taken[place].start)


class Alleged:
    """Single events by who alleges them of whom, ready to be counted for any time."""

    def __init__(self, events: Sequence[AllegedIncident], reader: Reader) -> None:
        self._reader = reader
        self._starts: dict[tuple[str, str], list[Instant]] = {}
        for event in events:
            entry, said = event.first
            sides = reader.side(said.issuer), reader.side(said.accused)
            self._starts.setdefault(sides, []).append(entry.occurred.start)
        for starts in self._starts.values():
            starts.sort()

    def between(self, issuer: str, accused: str, period: Interval) -> int:
        """How many events one side alleges of another that can have begun in a time."""
        starts = self._starts.get((self._reader.side(issuer), self._reader.side(accused)), [])
        return bisect_left(starts, period.end) - bisect_left(starts, period.start)


def overlap_of(tally: Tally, watched: Watched, alleged: Alleged) -> Overlap:
    """What is on record beside a claim."""
    scope = " ".join(dict.fromkeys(figure.first.scope for figure in tally.totals or tally.figures))
    return Overlap(
        looked=watched.during(tally.period, scope),
        own=alleged.between(tally.issuer, tally.accused, tally.period),
        others=alleged.between(tally.accused, tally.issuer, tally.period),
    )


def overlap_of_event(event: AllegedIncident, watched: Watched, alleged: Alleged, home: ZoneInfo) -> Overlap:
    """What is on record beside an alleged event, on the days on which it can have happened."""
    entry, said = event.first
    days = Interval(_start(entry.occurred.start, home), _start(Instant(entry.occurred.last), home, after=1))
    return Overlap(
        looked=watched.during(days, said.place),
        own=alleged.between(said.issuer, said.accused, days),
        others=alleged.between(said.accused, said.issuer, days),
    )


def _start(moment: Instant, home: ZoneInfo, after: int = 0) -> Instant:
    return start_of_day(date.fromordinal(day_of(moment, home).toordinal() + after), home)
