"""What a monitor counted in a case."""

from truceline.measures.daily import levels_by_month, series_of, spans_of
from truceline.record.view import View
from truceline.reports.sheet import Counted
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant
from truceline.values.zones import zone


def measure(desk: Desk, *, known: Instant) -> list[Counted]:
    """Every daily series of a case, as known at an instant; days are days of the case's zone."""
    return counted(desk, desk.view(known))


def counted(desk: Desk, view: View) -> list[Counted]:
    """As `measure`, from a view that is there already."""
    home = zone(desk.case.zone)
    return [
        Counted(series, tuple(levels_by_month(series)), tuple(spans_of(view, series, home)))
        for series in series_of(view, home)
    ]
