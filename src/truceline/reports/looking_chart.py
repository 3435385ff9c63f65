"""A picture of what was seen over how much looking there was: the two belong on one page, or the first misleads."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from truceline.measures.looking import DayOfLooking
from truceline.record.kinds.field import What
from truceline.reports.charts import COUNT, INK, STYLE, UNKNOWN, as_svg, day_left, day_middle, finished
from truceline.reports.looking import all_of, what_words
from truceline.values.instants import HOUR

_DAY, _NIGHT = "#d9a441", "#33415c"
_SORTS = (COUNT, "#9a3412", "#0f766e", "#7c3aed", "#a16207")


def looking_chart(days: Sequence[DayOfLooking], sorts: Sequence[What]) -> str:
    """Above: counts of the given sorts with their bounds; below: station hours by day and by night. SVG.

    Hatching: nobody logged any looking, so a low count there says nothing.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.2, 4.6), layout="constrained")
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
        for day in days:
            if not day.logged:
                for axes in (upper, lower):
                    axes.axvspan(day_left(day.day), day_left(day.day + timedelta(days=1)), **UNKNOWN)
        for number, what in enumerate(sorts):
            _counts(upper, days, what, _SORTS[number % len(_SORTS)], (number + 1) / (len(sorts) + 1) - 0.5)
        upper.set_ylim(bottom=0)
        upper.set_ylabel("observed (counts)")
        _hours(lower, days)
        lower.set_xlim(day_left(days[0].day), day_left(days[-1].day + timedelta(days=1)))
        legend = [Patch(color=_SORTS[n % len(_SORTS)], label=what_words(what)) for n, what in enumerate(sorts)]
        finished(upper, [*legend, Patch(**UNKNOWN, label="no looking logged: unknown")])
        finished(lower, [Patch(color=_DAY, label="day or twilight"), Patch(color=_NIGHT, label="night")])
        return as_svg(figure, "What was observed by day, over how many station hours of looking there were")


def _counts(axes: Any, days: Sequence[DayOfLooking], what: What, color: str, shift: float) -> None:
    """A bar up to the lower bound, a thin line up to the upper one; an arrow where there is none."""
    for day in days:
        count = dict(day.seen).get(what)
        if count is None:
            continue
        middle = day_middle(day.day) + shift * 0.8
        axes.bar(middle, count.low, width=0.7 / 3, color=color)
        if count.high is None:
            axes.plot(middle, count.low, marker="^", markersize=5, color=INK)
        elif count.high > count.low:
            axes.plot([middle, middle], [count.low, count.high], color=color, linewidth=1.6, alpha=0.6)


def _hours(axes: Any, days: Sequence[DayOfLooking]) -> None:
    for day in days:
        if not day.logged:
            continue
        whole, night = (bound.low / HOUR for bound in all_of(day.looked))
        middle = day_middle(day.day)
        axes.bar(middle, night, width=0.9, color=_NIGHT)
        axes.bar(middle, max(whole - night, 0), bottom=night, width=0.9, color=_DAY)
        if not whole:
            axes.plot(middle, 0, marker="x", markersize=6, color="#b42318", clip_on=False)
    axes.set_ylabel("station hours")
    axes.set_ylim(bottom=0)
