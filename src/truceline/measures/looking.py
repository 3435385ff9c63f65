"""What was seen by day, beside how much looking there was: a low figure may mean that no one looked.

These are counts of observations. The same fire may be in several of them; what happened once is for `incidents`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from truceline.record.entry import Entry
from truceline.record.kinds import Detection, Effort, Restriction
from truceline.record.kinds.field import Light, Looking, Means, What
from truceline.record.view import View
from truceline.values.counts import ZERO, Count, bounded
from truceline.values.durations import parse_duration
from truceline.values.instants import day_of
from truceline.values.intervals import Interval, whole_day

Kind = TypeVar("Kind")
UNCOUNTABLE = "uncountable"
NONE_OF_IT = frozenset((Looking.DOWN, Looking.CANCELLED, Looking.DENIED))
"""States in which nothing can have been noticed, whatever else is said."""


@dataclass(frozen=True)
class Length:
    """A length of time between two bounds, in microseconds."""

    low: int = 0
    high: int = 0

    def __add__(self, other: "Length") -> "Length":
        return Length(self.low + other.low, self.high + other.high)


@dataclass(frozen=True)
class Looked:
    """How long there was looking by one means on a day; `night` is the part that its log says was at night."""

    means: Means
    stations: int
    length: Length
    night: Length


@dataclass(frozen=True)
class DayOfLooking:
    """One day: what was seen of each sort, how there was looking, and what hindered it.

    A detection whose time runs over midnight counts as none at least and all at most on each of its days. `efforts`
    empty: nobody logged any looking, so nothing can be told from a low figure. `uncountable`: the sorts of which more
    was there than anybody could count.
    """

    day: date
    seen: tuple[tuple[What, Count], ...]
    uncountable: tuple[What, ...]
    detections: tuple[str, ...]
    looked: tuple[Looked, ...]
    efforts: tuple[str, ...]
    restrictions: tuple[str, ...]

    @property
    def logged(self) -> bool:
        """Whether any looking, or that there was none, is on record for the day."""
        return bool(self.efforts)


@dataclass(frozen=True)
class FieldDays:
    """The days asked about, from the field; `view` has the entries that they stand on.

    `seen`: what was seen over all of them, by sort. `missed`: looking that did not take place as meant.
    """

    view: View
    days: tuple[DayOfLooking, ...] = ()
    seen: tuple[tuple[What, Count], ...] = ()
    missed: tuple[tuple[Entry, Effort], ...] = ()


def days_of_looking(view: View, first: date, last: date, home: ZoneInfo) -> list[DayOfLooking]:
    """Each day from the first to the last, both inside; days of the zone `home`."""
    seen = _by_day(view.of(Detection), first, last, home)
    looked = _by_day(view.of(Effort), first, last, home)
    hindered = _by_day(view.of(Restriction), first, last, home)
    return [
        DayOfLooking(
            day=day,
            seen=tuple(_seen(seen.get(day, []), whole_day(day, home))),
            uncountable=tuple(_uncountable(seen.get(day, []))),
            detections=tuple(entry.id for entry, _ in seen.get(day, [])),
            looked=tuple(_looked(looked.get(day, []), whole_day(day, home))),
            efforts=tuple(entry.id for entry, _ in looked.get(day, [])),
            restrictions=tuple(entry.id for entry, _ in hindered.get(day, [])),
        )
        for day in _days(first, last)
    ]


def seen_over(view: View, first: date, last: date, home: ZoneInfo) -> list[tuple[What, Count]]:
    """What was seen from the first day to the last, both inside, by sort; never added up over the sorts."""
    whole = Interval(whole_day(first, home).start, whole_day(last, home).end)
    return list(_seen([row for row in view.of(Detection) if row[0].occurred.overlaps(whole)], whole))


def not_looked(view: View, first: date, last: date, home: ZoneInfo) -> list[tuple[Entry, Effort]]:
    """What is logged of looking that did not take place as meant, between two days, both inside; in order of time."""
    whole = Interval(whole_day(first, home).start, whole_day(last, home).end)
    rows = [row for row in view.of(Effort) if row[1].state not in (Looking.LOOKING, Looking.PLANNED)]
    return sorted((row for row in rows if row[0].occurred.overlaps(whole)), key=lambda row: row[0].occurred)


def field_days(view: View, home: ZoneInfo) -> tuple[date, date] | None:
    """The first and the last day of which anything from the field is on record; None where nothing is."""
    spans = [entry.occurred for kind in (Detection, Effort, Restriction) for entry, _ in view.of(kind)]
    if not spans:
        return None
    return day_of(min(one.start for one in spans), home), day_of(max(one.last for one in spans), home)


def length_of(effort: Effort, occurred: Interval, inside: Interval) -> Length:
    """How much of an effort's looking fell inside a stretch of time, as far as its log tells.

    Without `looked`, a station that was looking did so all the time, one that was partly looking, or jammed, anything
    between none and all; what is only planned has not been told yet, and counts as none.
    """
    overlap = max(min(occurred.end, inside.end) - max(occurred.start, inside.start), 0)
    if effort.state in NONE_OF_IT or effort.state is Looking.PLANNED or not overlap:
        return Length()
    if effort.looked is None:
        return Length(overlap if effort.state is Looking.LOOKING else 0, overlap)
    whole = occurred.end - occurred.start
    looked = min(parse_duration(effort.looked).clock, whole)
    return Length(max(looked - (whole - overlap), 0), min(looked, overlap))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=after) for after in range((last - first).days + 1))


def _by_day(
    rows: Iterable[tuple[Entry, Kind]], first: date, last: date, home: ZoneInfo
) -> dict[date, list[tuple[Entry, Kind]]]:
    found: dict[date, list[tuple[Entry, Kind]]] = {}
    for entry, said in rows:
        start, end = day_of(entry.occurred.start, home), day_of(entry.occurred.last, home)
        for day in _days(max(start, first), min(end, last)):
            found.setdefault(day, []).append((entry, said))
    return found


def _seen(rows: Sequence[tuple[Entry, Detection]], day: Interval) -> Iterator[tuple[What, Count]]:
    for what in What:
        counts = [_on(entry, said.value, day) for entry, said in rows if said.what is what]
        if counts:
            yield what, sum(counts, start=ZERO)


def _uncountable(rows: Sequence[tuple[Entry, Detection]]) -> Iterator[What]:
    for what in What:
        if any(said.what is what and said.value.said == UNCOUNTABLE for _, said in rows):
            yield what


def _on(entry: Entry, value: Count, day: Interval) -> Count:
    inside = day.start <= entry.occurred.start and entry.occurred.end <= day.end
    return value if inside else bounded(0, value.high)


def _looked(rows: Sequence[tuple[Entry, Effort]], day: Interval) -> Iterator[Looked]:
    for means in Means:
        mine = [(entry, said) for entry, said in rows if said.means is means]
        if mine:
            lengths = [(said, length_of(said, entry.occurred, day)) for entry, said in mine]
            yield Looked(
                means=means,
                stations=len({said.station for said, _ in lengths}),
                length=sum((one for _, one in lengths), start=Length()),
                night=sum((one for said, one in lengths if said.light is Light.NIGHT), start=Length()),
            )
