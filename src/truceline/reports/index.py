"""The page that leads to the reports."""

from dataclasses import dataclass

from truceline.record.store import Head
from truceline.reports.page import template
from truceline.reports.wording import Words
from truceline.sources.case import Case


@dataclass(frozen=True)
class Listing:
    """A case with where its record stands; its reports are those of its `report_days`."""

    case: Case
    head: Head
    entries: int


def index_page(listings: list[Listing]) -> str:
    """One HTML page with a link to every report; the same bytes for the same cases."""
    return template("index.html").render(cases=[(listing, Words(listing.case)) for listing in listings])
