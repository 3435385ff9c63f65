"""What a monitor counted in a case."""

from dataclasses import dataclass

from truceline.measures.daily import Level, Series, Span, levels_by_month, series_of, spans_of
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant
from truceline.values.zones import zone


@dataclass(frozen=True)
class Measured:
    """A daily series with its level by month and what other figures say about its unknown days."""

    series: Series
    levels: tuple[Level, ...]
    spans: tuple[Span, ...]


def measure(desk: Desk, *, known: Instant) -> list[Measured]:
    """Every daily series of a case, as known at an instant; days are days of the case's zone."""
    view, home = desk.view(known), zone(desk.case.zone)
    return [
        Measured(series, tuple(levels_by_month(series)), tuple(spans_of(view, series, home)))
        for series in series_of(view, home)
    ]
