"""Everything that a case is set to show: its record built and a report of each of its days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from truceline.reports.index import Listing, index_page
from truceline.tasks.desk import Desk
from truceline.tasks.report import daily_report

Write = Callable[[Path, str], Path]
"""Writes a text to a path in one step and gives the path back."""


@dataclass(frozen=True)
class Step:
    """A report that was written."""

    day: date
    path: Path


def report_days(desk: Desk, out: Path, write: Write) -> Iterator[Step]:
    """Write the report of each day that the case names, one after another."""
    for day in desk.case.report_days:
        path = out / desk.case.id / f"{day.isoformat()}.html"
        yield Step(day, write(path, daily_report(desk, day)))


def write_index(desks: list[Desk], out: Path, write: Write) -> Path:
    """Write the page that leads to all reports."""
    listings = [Listing(desk.case, desk.head, len(desk.entries)) for desk in desks]
    return write(out / "index.html", index_page(listings))
