"""Both sides' claims on one HTML page: no script, nothing fetched, every figure linked to its entries."""

from collections.abc import Iterable

from markupsafe import Markup

from truceline.measures.common_hours import Common
from truceline.record.store import Head
from truceline.record.view import View
from truceline.reports import both_sides
from truceline.reports import claims as claim_words
from truceline.reports.citations import Citations
from truceline.reports.page import links, template, when
from truceline.reports.sheet import Claimed
from truceline.reports.wording import Words
from truceline.sources.case import Case
from truceline.values.intervals import Interval, show_interval


def claims_page(case: Case, view: View, head: Head, claimed: Claimed) -> str:
    """The page; the same bytes for the same claims."""
    words, citations = Words(case), Citations(view)

    def cite(ids: Iterable[str]) -> Markup:
        """Links to entries; many of them fold into one."""
        return links(citations.cite(ids))

    return template("claims.html").render(
        case=case,
        head=head,
        claimed=claimed,
        words=words,
        cite=cite,
        cited=citations.cited,
        claims=claim_words,
        both=both_sides,
        when=lambda entry: when(entry.occurred, words),
        recorded=lambda entry: show_interval(Interval(entry.recorded, entry.recorded + 1), words.home)[:10],
        bars=_bars,
        agreements=list(dict.fromkeys(one.agreement for one in claimed.common)),
    )


def _bars(common: Common) -> list[tuple[str, str]]:
    """The time of each side's longest figure as percents of the time of both: where it begins, and how long it is."""
    if not all(common.claimed):
        return []
    spans = [
        max((one.total[0].period for one in side), key=lambda span: span.end - span.start) for side in common.claimed
    ]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    return [
        (f"{100 * (span.start - first) / (last - first):.1f}", f"{100 * (span.end - span.start) / (last - first):.1f}")
        for span in spans
    ]
