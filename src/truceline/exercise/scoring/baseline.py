"""A plain judge: what lies near in time and place is one event. It never sees the truth."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.scoring.observed import Observed, bounds
from truceline.values.counts import bounded
from truceline.values.instants import DAY, MINUTE, Instant, day_of, show
from truceline.values.zones import zone

_WINDOW = 6 * MINUTE
_NEAR_M = 1_500.0
_FAR_M = 6_000.0
"""However unsure two places are: what is farther apart is not one event."""
_EXCUSED = frozenset({"live_fire_exercise", "demining", "controlled_detonation"})
_VAGUE = frozenset({"undetermined_explosion", "projectile", "outgoing", "fire", "smoke", "other"})
_METRES = 111_195.0
_UTC = zone("UTC")
Cells = Mapping[str, str]


@dataclass(frozen=True)
class _Group:
    rows: list[int]
    side: str
    excluded: bool


def judged(observed: Observed, home: ZoneInfo, sides: Sequence[str]) -> Iterator[Cells]:
    """The rows of a judgement (docs/exercise.md). `sides`: the ids of both sides."""
    labels = grouped(observed)
    groups: dict[int, list[int]] = {}
    for row in np.flatnonzero(labels >= 0).tolist():
        groups.setdefault(int(labels[row]), []).append(row)
    words = {name: observed.word(name) for name in observed.words.column_names}
    found = [_group(rows, words) for rows in groups.values()]
    for number, group in enumerate(found, start=1):
        yield _event(f"e{number}", group, observed, words)
    yield from _days(found, observed, words, home, sides)


def grouped(observed: Observed) -> NDArray[np.int64]:
    """A group for each row that tells of one event with its hour and place; -1 for all others.

    Two rows are of one event when they are within six minutes of one another, and no farther apart than both are
    unsure.
    """
    kinds = np.isin(observed.words["kind"].to_numpy(zero_copy_only=False).astype(str), ("detection", "complaint"))
    burning = np.array([word == "satellite" for word in observed.word("means")])
    usable = np.flatnonzero(
        kinds & ~burning & ~np.isnan(observed.north) & (observed.ends - observed.begins < DAY // 48)
    )
    order = usable[np.argsort(observed.begins[usable], kind="stable")]
    begins, north, east = observed.begins[order], observed.north[order], observed.east[order]
    reach = np.clip(np.nan_to_num(observed.within[order], nan=2_000.0), 0, _FAR_M)
    squeeze = np.cos(np.radians(north)) * _METRES
    label = np.arange(len(order))
    step, edges = 1, []
    while step < len(order):
        gap = begins[step:] - begins[:-step]
        if not (gap <= _WINDOW).any():
            break
        off = np.hypot((north[step:] - north[:-step]) * _METRES, (east[step:] - east[:-step]) * squeeze[:-step])
        near = (gap <= _WINDOW) & (off <= np.minimum(_NEAR_M + np.maximum(reach[step:], reach[:-step]), _FAR_M))
        first = np.flatnonzero(near)
        edges.append(np.stack([first, first + step]))
        step += 1
    found = np.full(len(observed), -1, np.int64)
    found[order] = _connected(label, edges)
    return found


def _connected(label: NDArray[np.int64], edges: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The lowest row that each row hangs together with, by lowering labels along all edges until none moves."""
    if not edges:
        return label
    first, second = np.concatenate(edges, axis=1)
    while True:
        low = np.minimum(label[first], label[second])
        before = label.copy()
        np.minimum.at(label, first, low)
        np.minimum.at(label, second, low)
        label = label[label]
        if (label == before).all():
            return label


def _group(rows: list[int], words: Mapping[str, list[str | None]]) -> _Group:
    """Who did it: the side that the other side's complaint names, where the mission noticed it too; else nobody can
    tell."""
    accused = Counter(one for row in rows if (one := words["accused"][row]))
    ours = any(words["kind"][row] == "detection" for row in rows)
    side = accused.most_common(1)[0][0] if len(accused) == 1 and ours else "not_attributed"
    return _Group(rows, side, any(words["assessed"][row] in _EXCUSED for row in rows))


def _event(label: str, group: _Group, observed: Observed, words: Mapping[str, list[str | None]]) -> Cells:
    rows = group.rows
    best = min(rows, key=lambda row: (observed.within[row], row))
    lows, highs = zip(*(bounds(value) for row in rows if (value := words["value"][row])), strict=True)
    high = None if None in highs else max(one for one in highs if one is not None)
    kinds = Counter(str(words["what"][row]) for row in rows)
    named = [kind for kind, _ in kinds.most_common() if kind not in _VAGUE] or [kinds.most_common(1)[0][0]]
    when = Instant(int(median(observed.begins[row] for row in rows)) // 1_000_000 * 1_000_000)
    within = max(1, round(float(np.nan_to_num(observed.within[best], nan=5_000.0))))
    return {
        "sort": "event",
        "event": label,
        "observations": " ".join(str(words["id"][row]) for row in rows),
        "when": show(when, _UTC),
        "location": f"{observed.north[best]:.5f} {observed.east[best]:.5f} within {within} m",
        "what": named[0],
        "value": bounded(min(lows), high).said,
        "side": group.side,
        "probability": "" if group.side == "not_attributed" else "0.9",
        "excluded": "yes" if group.excluded else "no",
    }


def _days(
    groups: list[_Group],
    observed: Observed,
    words: Mapping[str, list[str | None]],
    home: ZoneInfo,
    sides: Sequence[str],
) -> Iterator[Cells]:
    """Totals of each day and side: from what was attributed to all that nobody could; and totals that are far above."""
    sure: Counter[tuple[str, str]] = Counter()
    open_ones: Counter[str] = Counter()
    days = {day_of(Instant(int(one)), home).isoformat() for one in observed.begins}
    for group in groups:
        if not group.excluded:
            day = day_of(Instant(int(observed.begins[group.rows[0]])), home).isoformat()
            sure[day, group.side] += group.side != "not_attributed"
            open_ones[day] += group.side == "not_attributed"
    for day in sorted(days):
        for side in sides:
            low = sure[day, side]
            yield {
                "sort": "total",
                "day": day,
                "side": side,
                "value": f"{low}-{low + open_ones[day]}",
                "unit": "events",
            }
    for row, kind in enumerate(words["kind"]):
        if kind == "claim" and not words["part_of"][row]:
            day = day_of(Instant(int(observed.begins[row])), home).isoformat()
            low = sure[day, str(words["accused"][row])]
            yield _doubt(row, low, low + open_ones[day], words)


def _doubt(row: int, low: int, high: int, words: Mapping[str, list[str | None]]) -> Cells:
    """A total above all that anybody noticed is false; one that the mission itself saw is true."""
    said = bounds(str(words["value"][row]))[0]
    verdict = "false" if said > high else "true" if said <= low else "cannot_tell"
    return {"sort": "claim", "observations": str(words["id"][row]), "verdict": verdict, "value": f"{low}-{high}"}
