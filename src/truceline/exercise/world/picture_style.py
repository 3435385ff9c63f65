"""How the picture of a world looks: one colour for each group of causes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matplotlib.patches import Patch

from truceline.exercise.world.truth import Cause

INK, PALE, TRUCE = "#22303c", "#e9edf0", "#b42318"
PLATE: Any = {"facecolor": "#ffffff", "alpha": 0.7, "edgecolor": "none", "pad": 0.8}
"""What lies under a label, so that it can be read over what is drawn."""
STYLE: Any = {
    "font.family": "sans-serif",
    "font.size": 9,
    "svg.fonttype": "none",
    "svg.hashsalt": "truceline",
    "axes.edgecolor": "#b6c0c8",
    "axes.labelcolor": INK,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


@dataclass(frozen=True)
class Look:
    """Causes that are shown alike."""

    label: str
    colour: str
    causes: tuple[Cause, ...]

    def patch(self) -> Patch:
        """Its place in the legend."""
        return Patch(color=self.colour, label=self.label)


LOOKS: tuple[Look, ...] = (
    Look("fighting", "#7d8b97", (Cause.FIGHTING,)),
    Look("order late", "#7b4fa3", (Cause.ORDER_LATE,)),
    Look("breach", "#c0392b", (Cause.BREACH_UNDISCIPLINED, Cause.BREACH_ORDERED)),
    Look("retaliation", "#e8963c", (Cause.RETALIATION,)),
    Look("drone", "#2563a6", (Cause.DRONE_FLIGHT,)),
    Look("exercise, demining, detonation", "#0f9d8c", (Cause.LIVE_FIRE, Cause.DEMINING, Cause.CONTROLLED_DETONATION)),
    Look("relief, accident", "#c3b583", (Cause.ROTATION, Cause.ACCIDENT)),
)
"""Every cause stands in one of them. The order is that of drawing: what is first lies lowest."""

LOOK_OF: Mapping[Cause, int] = {cause: place for place, look in enumerate(LOOKS) for cause in look.causes}
