"""What was seen in the field, and how much looking there was."""

from datetime import date

from truceline.measures.looking import FieldDays, days_of_looking, field_days, not_looked, seen_over
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant
from truceline.values.zones import zone

MOST_DAYS = 1_000


def watched(desk: Desk, *, known: Instant, first: date | None = None, last: date | None = None) -> FieldDays:
    """What was seen day by day, as known at an instant; without days, all of which anything is on record.

    Days are those of the case's zone; no more than the last thousand are told.
    """
    view, home = desk.view(known), zone(desk.case.zone)
    there = field_days(view, home)
    if there is None and (first is None or last is None):
        return FieldDays(view)
    begin = first or (there or (last,))[0]
    end = last or (there or (first, first))[1]
    if begin is None or end is None or end < begin:
        return FieldDays(view)
    begin = max(begin, date.fromordinal(max(end.toordinal() - MOST_DAYS + 1, 1)))
    return FieldDays(
        view=view,
        days=tuple(days_of_looking(view, begin, end, home)),
        seen=tuple(seen_over(view, begin, end, home)),
        missed=tuple(not_looked(view, begin, end, home)),
    )
