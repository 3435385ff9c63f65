"""Pictures as SVG, the same bytes for the same answer. A bar links to the entries that it stands on."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from typing import Any

import matplotlib as mpl
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from truceline.measures.daily import Series
from truceline.reports.wording import Words
from truceline.terms.answers import AgreementState, ReadingState
from truceline.values.instants import DAY, Instant, to_local
from truceline.values.verdicts import Verdict, some
from truceline.values.zones import zone

INK, PALE, FORCE, COUNT = "#22303c", "#e9edf0", "#0f766e", "#2563a6"
STYLE: Any = {
    "font.family": "sans-serif",
    "font.size": 10,
    "svg.fonttype": "none",
    "svg.hashsalt": "truceline",
    "axes.edgecolor": "#b6c0c8",
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
}
UNKNOWN: dict[str, Any] = {"facecolor": "#f4f1e8", "edgecolor": "#b9ad8a", "hatch": "////", "linewidth": 0.0}

Link = Callable[[Sequence[str]], str]
"""The address on the page of the entries that something stands on."""


def counts_chart(series: Series, link: Link, words: Words) -> str:
    """Bars for known days, hatching where a day is unknown: a gap never looks like a quiet day."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.2, 3.0), layout="constrained")
        axes = figure.add_subplot()
        known = [(day, total.low) for day in series.days if (total := day.total)]
        unknown = [day.day for day in series.days if day.total is None]
        top = max((count for _, count in known), default=1) * 1.12
        for first, after in _runs(unknown):
            axes.axvspan(day_left(first), day_left(after), **UNKNOWN)
        bars = axes.bar(
            [day_middle(day.day) for day, _ in known], [count for _, count in known], width=0.9, color=COUNT
        )
        for bar, (day, count) in zip(bars, known, strict=True):
            bar.set_url(link(day.entries))
            bar.set_gid(f"day-{day.day.isoformat()}")
            if count == 0:
                axes.plot(day_middle(day.day), top * 0.012, marker="o", markersize=2.6, color=COUNT)
        axes.set_ylim(0, top)
        axes.set_xlim(day_left(series.days[0].day), day_left(series.days[-1].day + timedelta(days=1)))
        axes.set_ylabel(f"{series.unit} a day")
        legend = [Patch(color=COUNT, label="counted (a dot: none counted)"), Patch(**UNKNOWN, label="unknown")]
        finished(axes, legend)
        return as_svg(figure, f"{words.party(series.observer)}: {series.unit} by day; hatched days are unknown")


def timeline_chart(states: Sequence[AgreementState], at: Instant, words: Words) -> str | None:
    """When each agreement was, is, and by the clock will be in force under each reading; None: nothing to show."""
    rows = [reading for state in states for reading in state.readings]
    shown = [reading for reading in rows if any(window.start for window in reading.windows)]
    if not shown:
        return None
    first, last = _bounds(shown, at)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.2, 0.72 + 0.46 * len(rows)), layout="constrained")
        axes = figure.add_subplot()
        for place, reading in enumerate(rows):
            axes.barh(place, (last - first) / DAY, left=on_axis(first), height=0.56, color=PALE)
            for start, end, verdict in _segments(reading, first, last):
                _segment(axes, place, (start, end), verdict, at)
        axes.axvline(on_axis(at), color="#b42318", linewidth=1.2)
        axes.annotate(
            "cut-off",
            (on_axis(at), -0.68),
            color="#b42318",
            fontsize=8,
            ha="center",
            va="bottom",
            annotation_clip=False,
        )
        axes.set_yticks(range(len(rows)), [_label(reading) for reading in rows])
        axes.set_ylim(len(rows) - 0.5, -0.7)
        axes.set_xlim(on_axis(first), on_axis(last))
        legend = [
            Patch(color=FORCE, label="in force"),
            Patch(color=FORCE, alpha=0.35, label="by the clock, if nothing else happens"),
            Patch(**UNKNOWN, label="cannot be told"),
        ]
        finished(axes, legend, above=1.0 + 0.45 / len(rows))
        return as_svg(figure, "When each agreement is in force under each reading")


def _segment(axes: Any, place: int, span: tuple[Instant, Instant], verdict: Verdict, at: Instant) -> None:
    start, end = span
    if verdict is Verdict.UNKNOWN:
        axes.barh(place, (end - start) / DAY, left=on_axis(start), height=0.56, **UNKNOWN)
        return
    for left, right, alpha in ((start, min(end, at), 1.0), (max(start, at), end, 0.35)):
        if left < right:
            axes.barh(place, (right - left) / DAY, left=on_axis(left), height=0.56, color=FORCE, alpha=alpha)


def _segments(reading: ReadingState, first: Instant, last: Instant) -> Iterable[tuple[Instant, Instant, Verdict]]:
    edges = {edge for window in reading.windows for edge in window.edges() if first < edge < last}
    marks = [first, *sorted(edges), last]
    for start, end in pairwise(marks):
        verdict = some(window.binds(start) for window in reading.windows)
        if verdict is not Verdict.NO:
            yield start, end, verdict


def _bounds(readings: Sequence[ReadingState], at: Instant) -> tuple[Instant, Instant]:
    marks = [at]
    for window in (window for reading in readings for window in reading.windows):
        ranges = [window.start, *(end.when for end in window.ends)]
        marks += [mark for one in ranges if one for mark in (one.earliest, one.latest) if mark is not None]
    margin = max((max(marks) - min(marks)) // 25, DAY)
    return Instant(min(marks) - margin), Instant(max(marks) + margin)


def _label(reading: ReadingState) -> str:
    name = reading.plan.agreement.id
    return name if reading.plan.reading == "text" else f"{name}\nreading {reading.plan.reading}"


def finished(axes: Any, legend: list[Patch], above: float = 1.0) -> None:
    """What all charts over days have in common: the axis of time, the legend over the picture."""
    axes.spines[["top", "right"]].set_visible(False)
    locator = AutoDateLocator(maxticks=10)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.legend(
        handles=legend,
        loc="lower left",
        bbox_to_anchor=(0, above),
        ncols=len(legend),
        frameon=False,
        fontsize=8.5,
        borderpad=0.2,
    )


def _runs(days: Sequence[date]) -> Iterable[tuple[date, date]]:
    """Neighbouring days as [first, after)."""
    for day in days:
        if day - timedelta(days=1) not in days:
            after = day
            while after in days:
                after += timedelta(days=1)
            yield day, after


def day_middle(day: date) -> float:
    """The middle of a day on a time axis."""
    return float(date2num(day))


def day_left(day: date) -> float:
    """Where a day begins on a time axis."""
    return day_middle(day) - 0.5


def on_axis(moment: Instant) -> float:
    """Days on a time axis of UTC; over weeks the zone's offset is too small to be seen."""
    return float(date2num(to_local(moment, zone("UTC"))))


def as_svg(figure: Figure, title: str) -> str:
    """The picture without what changes from run to run or names the tool; its size is left to the page."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    svg = re.sub(r"^.*?<svg", "<svg", out.getvalue(), flags=re.DOTALL)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r'\1 role="img"', svg, count=1)
    return svg.replace(">", f"><title>{escape(title)}</title>", 1)
