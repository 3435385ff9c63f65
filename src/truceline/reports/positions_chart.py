"""Positions over time as SVG: one row for each side and question, a letter and a colour for each stand."""

from typing import Any

import matplotlib as mpl
from matplotlib import figure as figures
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.patches import Patch

from truceline.record.kinds import Stand
from truceline.reports.charts import INK, PALE, STYLE, UNKNOWN, Link, as_svg, on_axis
from truceline.reports.talks import STANDS
from truceline.reports.wording import Words
from truceline.talks.around import Talks
from truceline.talks.positions import Course
from truceline.values.instants import DAY, Instant

_COLOURS = {
    Stand.FOR: "#0f766e",
    Stand.AGAINST: "#b4532a",
    Stand.CONDITIONAL: "#d3a02a",
    Stand.OPEN: "#7d93a8",
    Stand.UNCLEAR: "#b9b3c6",
}
_DARK = (Stand.CONDITIONAL, Stand.UNCLEAR)
_LETTERS = {Stand.FOR: "F", Stand.AGAINST: "A", Stand.CONDITIONAL: "C", Stand.OPEN: "O", Stand.UNCLEAR: "U"}
_GAP = 0.9


def positions_chart(found: Talks, link: Link, words: Words) -> str | None:
    """A bar from each position to the next; pale where no position is on record. None: there is nothing to show.

    Where several positions can be the last, or the time of one is not known to the day, the stretch is hatched.
    """
    starts = [entry.occurred.start for course in found.courses for entry, _ in course.taken]
    if not starts:
        return None
    first, last = _bounds(min(starts), found.at)
    rows = [(question, side) for question in found.questions for side in found.sides if _shown(found, question, side)]
    with mpl.rc_context(STYLE):
        make: Any = figures.Figure
        figure = make(figsize=(9.2, 0.9 + 0.34 * len(rows) + 0.3 * len(found.questions)), layout="constrained")
        axes = figure.add_subplot()
        places = _places(rows)
        for row in rows:
            axes.barh(places[row], (last - first) / DAY, left=on_axis(first), height=0.62, color=PALE)
        for course in found.courses:
            _course(axes, places[(course.question, course.party)], course, last, link)
        for question in found.questions:
            top = min(places[row] for row in rows if row[0] == question)
            axes.text(on_axis(first), top - 0.5, question, fontweight="bold", fontsize=9.5, va="bottom")
        axes.set_yticks([places[row] for row in rows], [words.party(side) for _, side in rows], fontsize=8.5)
        axes.set_ylim(max(places.values()) + 0.5, min(places.values()) - 1.1)
        axes.set_xlim(on_axis(first), on_axis(last))
        _finish(axes)
        return as_svg(figure, "Where each side stands on each question over time; the table below says the same")


def _finish(axes: Any) -> None:
    """Days below, and a legend in two rows above, which is as wide as the page allows."""
    axes.spines[["top", "right"]].set_visible(False)
    locator: Any = AutoDateLocator
    formatter: Any = ConciseDateFormatter
    days = locator(maxticks=10)
    axes.xaxis.set_major_locator(days)
    axes.xaxis.set_major_formatter(formatter(days))
    where: Any = {"loc": "lower left", "bbox_to_anchor": (0, 1.0), "ncols": 4}
    axes.legend(handles=_legend(), frameon=False, fontsize=8.5, borderpad=0.2, **where)


def _legend() -> list[Patch]:
    stands = [Patch(color=_COLOURS[stand], label=f"{_LETTERS[stand]} {STANDS[stand]}") for stand in Stand]
    return [*stands, Patch(**UNKNOWN, label="cannot be told"), Patch(color=PALE, label="none on record")]


def _course(axes: Any, place: float, course: Course, last: Instant, link: Link) -> None:
    taken = course.taken
    for number, (entry, said) in enumerate(taken):
        start = entry.occurred.start
        end = taken[number + 1][0].occurred.start if number + 1 < len(taken) else last
        unsure = min(entry.occurred.end, end) if entry.occurred.end - start > DAY + DAY // 12 else start
        for left, right, look in ((start, unsure, UNKNOWN), (unsure, end, {"color": _COLOURS[said.stand]})):
            if left < right:
                bars = axes.barh(place, (right - left) / DAY, left=on_axis(left), height=0.62, **look)
                bars[0].set_url(link((entry.id,)))
        if end > unsure:
            axes.text(
                on_axis(Instant(unsure)), place, f" {_LETTERS[said.stand]}", va="center", fontsize=8.5,
                color=INK if said.stand in _DARK else "#fff", fontweight="bold",
            )  # fmt: skip
        axes.plot([on_axis(start)] * 2, [place - 0.31, place + 0.31], color=INK, linewidth=0.8)


def _places(rows: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    places: dict[tuple[str, str], float] = {}
    down = 0.0
    for number, row in enumerate(rows):
        if number and rows[number - 1][0] != row[0]:
            down += _GAP
        places[row] = down
        down += 1
    return places


def _shown(found: Talks, question: str, side: str) -> bool:
    have = any(one.question == question and one.party == side for one in found.courses)
    return have or (question, side) in found.silent


def _bounds(first: Instant, at: Instant) -> tuple[Instant, Instant]:
    last = max(at, Instant(first + DAY))
    return Instant(first - max((last - first) // 40, DAY // 2)), last
