"""What was seen in the field, and how much looking there was."""

from dataclasses import dataclass
from datetime import date

from truceline.measures.looking import DayOfLooking, days_of_looking, field_days, not_looked, seen_over
from truceline.record.entry import Entry
from truceline.record.kinds import Effort
from truceline.record.kinds.field import What
from truceline.record.view import View
from truceline.tasks.desk import Desk
from truceline.values.counts import Count
from truceline.values.instants import Instant
from truceline.values.zones import zone

MOST_DAYS = 1_000


@dataclass(frozen=True)
class Watched:
    """The days asked about, from the field; `view` has the entries that they stand on.

    `seen`: what was seen over all of them, by sort. `missed`: looking that did not take place as meant.
    """

    view: View
    days: tuple[DayOfLooking, ...] = ()
    seen: tuple[tuple[What, Count], ...] = ()
    missed: tuple[tuple[Entry, Effort], ...] = ()


def watched(desk: Desk, *, known: Instant, first: date | None = None, last: date | None = None) -> Watched:
    """What was seen day by day, as known at an instant; without days, all of which anything is on record.

    Days are those of the case's zone; no more than the last thousand are told.
    """
    view, home = desk.view(known), zone(desk.case.zone)
    there = field_days(view, home)
    if there is None and (first is None or last is None):
        return Watched(view)
    begin = first or (there or (last,))[0]
    end = last or (there or (first, first))[1]
    if begin is None or end is None or end < begin:
        return Watched(view)
    begin = max(begin, date.fromordinal(max(end.toordinal() - MOST_DAYS + 1, 1)))
    return Watched(
        view=view,
        days=tuple(days_of_looking(view, begin, end, home)),
        seen=tuple(seen_over(view, begin, end, home)),
        missed=tuple(not_looked(view, begin, end, home)),
    )
