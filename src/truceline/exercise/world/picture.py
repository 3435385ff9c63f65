"""A picture of a made-up world for people: what happened where, when, by whom and why.

The same world gives the same bytes. In the two large pictures of the front the line is drawn out straight, and what
lies off it is drawn larger than what lies along it.
"""

import io
import re
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from truceline.exercise.world.make import World
from truceline.exercise.world.picture_days import draw_days, draw_hours, draw_sectors
from truceline.exercise.world.picture_front import draw_front, draw_line
from truceline.exercise.world.picture_style import LOOKS, STYLE
from truceline.exercise.world.truth import Cause

_MARK = "Exercise: made up. Nothing here is evidence about any real conflict."


def world_picture(world: World) -> str:
    """The world as one SVG: the line, the front before and under the truce, and the days, hours and sectors."""
    scenario, under = world.scenario, world.truth.when >= world.scenario.start
    with mpl.rc_context(STYLE):
        sheet: Any = Figure
        figure = sheet(figsize=(9.6, 13.2), layout="constrained", dpi=150)
        axes = figure.subplots(6, 1, height_ratios=[0.6, 1.2, 1.2, 1.5, 1.1, 1.3])
        draw_line(axes[0], world)
        draw_front(axes[1], world, ~under, f"the {scenario.days_before} days before the truce")
        draw_front(axes[2], world, under, f"the {scenario.days_after} days of the truce")
        draw_days(axes[3], world)
        draw_hours(figure, axes[4], world)
        draw_sectors(figure, axes[5], world)
        title = f"{scenario.name}, seed {scenario.seed}: {len(world.truth):,} events\n{_MARK}"
        figure.suptitle(title, x=0.01, ha="left", fontsize=10)
        _legend(figure, world)
        return _as_svg(figure, f"Exercise world {scenario.name}: events by place, day, hour and cause")


def _legend(figure: Any, world: World) -> None:
    counts = np.bincount(world.truth.cause, minlength=len(Cause))
    patches = [look.patch() for look in LOOKS if counts[list(look.causes)].any()]
    figure.legend(handles=patches, loc="outside lower left", ncols=len(patches), frameon=False, fontsize=8.5)


def _as_svg(figure: Any, title: str) -> str:
    """The picture without what changes from run to run; its size is left to the page."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    svg = re.sub(r"^.*?<svg", "<svg", out.getvalue(), flags=re.DOTALL)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r'\1 role="img"', svg, count=1)
    return svg.replace(">", f"><title>{escape(title)}</title>", 1)
