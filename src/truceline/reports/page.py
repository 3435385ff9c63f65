"""The daily report as one HTML page: no script, nothing fetched, every figure linked to its entries."""

from collections.abc import Iterable, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from truceline.record.entry import Entry
from truceline.reports import both_sides
from truceline.reports import claims as claim_words
from truceline.reports.charts import counts_chart, timeline_chart
from truceline.reports.citations import Citations
from truceline.reports.counts import can_say, cannot_say
from truceline.reports.deadlines import deadlines
from truceline.reports.holding import holding
from truceline.reports.sheet import Sheet
from truceline.reports.wording import Words
from truceline.values.intervals import Interval, show_interval
from truceline.values.zones import zone_data_version


@cache
def template(name: str) -> Template:
    """A page's template; a name that it uses and does not get is an error."""
    loader = PackageLoader("truceline.reports", "pages")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)


def page(sheet: Sheet) -> str:
    """The page for a sheet; the same bytes for the same sheet."""
    words, citations = Words(sheet.case), Citations(sheet.view)

    def cite(ids: Iterable[str]) -> Markup:
        """Links to entries; many of them fold into one."""
        return links(citations.cite(ids))

    def link(ids: Sequence[str]) -> str:
        """The place on the page of the first entry."""
        cited = citations.cite(ids)
        return f"#e-{cited[0][1]}" if cited else ""

    return template("daily.html").render(
        sheet=sheet,
        words=words,
        cite=cite,
        cited=citations.cited,
        claims=claim_words,
        both=both_sides,
        deadlines=deadlines(sheet, words),
        holding=holding(sheet, words),
        timeline=Markup(timeline_chart(sheet.states, sheet.at, words) or ""),
        counts_chart=lambda series: Markup(counts_chart(series, link, words)),
        can_say=can_say,
        cannot_say=cannot_say,
        when=lambda entry: when(entry.occurred, words),
        recorded=lambda entry: show_interval(Interval(entry.recorded, entry.recorded + 1), words.home)[:10],
        host=_host,
        names=_names,
        zone_rules=zone_data_version(),
    )


def links(cited: list[tuple[int, str]]) -> Markup:
    """Numbers as links; a run of three or more as `9-20`, which opens at its first."""
    runs: list[list[tuple[int, str]]] = []
    for number, id in sorted(cited):
        if runs and runs[-1][-1][0] == number - 1:
            runs[-1].append((number, id))
        else:
            runs.append([(number, id)])
    short = [[link] for run in runs if len(run) < 3 for link in run]
    shown = sorted([*short, *(run for run in runs if len(run) > 2)])
    return Markup('<span class="refs">{}</span>').format(Markup(" ").join(_link(run) for run in shown))


def _link(run: list[tuple[int, str]]) -> Markup:
    (first, id), (last, _) = run[0], run[-1]
    label = str(first) if first == last else f"{first}\u2013{last}"
    return Markup('<a href="#e-{}" title="{}">{}</a>').format(id, ", ".join(id for _, id in run), label)


def when(occurred: Interval, words: Words) -> str:
    """When something happened, by the clocks of the case."""
    return show_interval(occurred, words.home).replace("T", " ")


def _host(address: str) -> str:
    return address.split("/")[2].removeprefix("www.") if "//" in address else address


def _names(entry: Entry, words: Words) -> str:
    """Who an entry is from or about, as the mandate calls them."""
    payload = entry.payload
    if hasattr(payload, "participants"):
        return " and ".join(words.party(name) for name in payload.participants)
    for column in ("speaker", "actor", "issuer", "party", "body", "observer"):
        if name := getattr(payload, column, None):
            return words.party(name)
    return ""
