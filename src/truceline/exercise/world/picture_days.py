"""The time of a world: each day by cause and side, each hour with day and night, each sector with who was kept out."""

from typing import Any

import numpy as np
from matplotlib import dates as _dates
from matplotlib.colors import PowerNorm
from numpy.typing import NDArray

from truceline.exercise.world.make import World
from truceline.exercise.world.picture_style import INK, LOOK_OF, LOOKS, PLATE, TRUCE
from truceline.exercise.world.sun import DAYLIGHT, height
from truceline.exercise.world.truth import FIRE, Cause, among
from truceline.values.instants import DAY, HOUR, MINUTE, day_of
from truceline.values.zones import zone

_DATES: Any = _dates


def draw_days(axes: Any, world: World) -> None:
    """How many events each day had, by cause; side 0 upward, side 1 downward."""
    truth, days = world.truth, _days(world)
    edges = np.append(days, days[-1] + 1)
    looks = np.array([LOOK_OF[Cause(cause)] for cause in range(len(Cause))])[truth.cause]
    for side, way in ((0, 1), (1, -1)):
        base = np.zeros(len(days))
        for place, look in enumerate(LOOKS):
            mine = (looks == place) & (truth.side == side)
            counts = np.bincount((truth.when[mine] - world.scenario.begin) // DAY, minlength=len(days))
            low, high = (np.append(row, row[-1]) * way for row in (base, base + counts))
            axes.fill_between(edges, low, high, step="post", color=look.colour, linewidth=0)
            base += counts
    axes.axhline(0, color=INK, linewidth=0.8)
    labels = [side.label for side in world.scenario.sides]
    axes.set_title(f"When: events a day, {labels[0]} above, {labels[1]} below")
    axes.yaxis.set_major_formatter(lambda count, _: f"{abs(count):,.0f}")
    _time(axes, world)


def draw_hours(figure: Any, axes: Any, world: World) -> None:
    """Fire by day and hour of the day on the scenario's clocks, with sunrise and sunset in the middle of the front."""
    fire = among(world.truth.cause, FIRE)
    hours = (world.truth.when[fire] - world.scenario.begin) // HOUR
    offset = _offset_hours(world)
    grid = _grid(world, (hours + offset) // 24, (hours + offset) % 24, 24)
    _mesh(figure, axes, world, grid, "events of fire an hour")
    turns = _sun_turns(world) + offset
    axes.scatter(_days(world)[0] - offset / 24 + turns // 24 + 0.5, turns % 24, s=4, color="#d97706", linewidths=0)
    axes.set_ylim(24, 0)
    axes.set_yticks([0, 6, 12, 18, 24])
    axes.set_ylabel("hour of the day")
    axes.set_title("At what hour there was fire; orange: sunrise and sunset")
    _time(axes, world)


def draw_sectors(figure: Any, axes: Any, world: World) -> None:
    """Fire by day and sector, and where and when patrols were kept out."""
    fire = among(world.truth.cause, FIRE)
    day = (world.truth.when[fire] - world.scenario.begin) // DAY
    _mesh(figure, axes, world, _grid(world, day, world.truth.sector[fire], world.front.sectors), "events of fire a day")
    kept_out = np.argwhere(world.access.denied.any(axis=2))
    axes.scatter(_days(world)[0] + kept_out[:, 0] + 0.5, kept_out[:, 1] + 0.5, s=3, color=INK, linewidths=0)
    axes.set_ylim(world.front.sectors, 0)
    axes.set_ylabel("sector")
    axes.set_title("In which sector there was fire; dots: patrols were kept out by one side or both")
    _time(axes, world)


def _sun_turns(world: World) -> NDArray[np.float64]:
    """When the sun rises and sets over the middle of the front, in hours since the world began."""
    scenario, middle = world.scenario, np.array([world.front.length_m / 2])
    minutes = np.arange(scenario.begin, scenario.end, MINUTE, dtype=np.int64)
    north, east = world.front.place(middle, np.zeros(1))
    lit = height(minutes, north, east) > DAYLIGHT
    return np.flatnonzero(np.diff(lit.astype(np.int8))) / 60.0


def _grid(world: World, day: NDArray[np.int64], row: NDArray[np.integer[Any]], rows: int) -> NDArray[np.float64]:
    """How many fall on each row and day."""
    days = len(_days(world))
    inside = (day >= 0) & (day < days)
    cells = row[inside].astype(np.int64) * days + day[inside]
    return np.bincount(cells, minlength=rows * days).reshape(rows, days).astype(np.float64)


def _mesh(figure: Any, axes: Any, world: World, grid: NDArray[np.float64], unit: str) -> None:
    days = _days(world)
    edges = np.append(days, days[-1] + 1)
    top = max(1.0, float(np.quantile(grid, 0.995)))
    norm = PowerNorm(0.5, vmin=0, vmax=top)
    mesh = axes.pcolormesh(edges, np.arange(len(grid) + 1), grid, cmap="Purples", norm=norm, rasterized=True)
    bar = figure.colorbar(mesh, ax=axes, pad=0.01, aspect=14)
    bar.set_label(unit, fontsize=8)
    bar.outline.set_visible(False)


def _time(axes: Any, world: World) -> None:
    """The axis of days, with the beginning of the truce."""
    days = _days(world)
    start = days[0] + world.scenario.days_before
    axes.axvline(start, color=TRUCE, linewidth=1.2)
    place = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "xytext": (3, -9), "bbox": PLATE}
    axes.annotate("truce", (start, 1), color=TRUCE, fontsize=8, **place)
    axes.set_xlim(days[0], days[-1] + 1)
    locator = _DATES.AutoDateLocator(maxticks=12)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(_DATES.ConciseDateFormatter(locator, show_offset=False))
    axes.spines[["top", "right"]].set_visible(False)


def _days(world: World) -> NDArray[np.float64]:
    """Where each day of the world begins on the axis, on the scenario's clocks at the start of the truce."""
    scenario = world.scenario
    first = float(_DATES.date2num(day_of(scenario.start, zone(scenario.zone)))) + _hour(world) / 24
    return first - scenario.days_before + np.arange(scenario.days_before + scenario.days_after, dtype=np.float64)


def _hour(world: World) -> float:
    """The hour that the scenario's clocks show when the truce begins."""
    local = world.scenario.start_local
    return local.hour + local.minute / 60


def _offset_hours(world: World) -> int:
    """How many hours of its day have passed on the scenario's clocks when the world begins."""
    return round(_hour(world))
