"""Totals of a day and side with bounds: how often the truth lies inside, and how wide they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from truceline.exercise.scoring.judgement import Total, Unit
from truceline.exercise.scoring.key import Key
from truceline.exercise.scoring.particulars import Share
from truceline.exercise.watching.days import local_dates
from truceline.values.zones import zone


@dataclass(frozen=True)
class Totals:
    """`inside`: totals whose bounds hold the true number. `width`: the middle of how wide they are, as a share of the
    true number (or of one, where there is none); an upper bound that is missing holds everything and is counted in
    `open`."""

    inside: Share
    width: float | None
    open: int


def totals(judged: Sequence[Total], key: Key) -> Totals:
    """Marks for totals. A total counts what is a breach only; days are those of the case's clocks."""
    events = key.events
    days = local_dates(events.begins, zone(key.zone))
    counted = ~events.excluded
    hits, widths, left_open = 0, [], 0
    for one in judged:
        mine = counted & (days == one.day) & (events.side == key.sides.index(one.side))
        true = int(mine.sum() if one.unit is Unit.EVENTS else np.sum(events.rounds[mine]))
        high = one.count.high
        hits += one.count.low <= true and (high is None or true <= high)
        if high is None:
            left_open += 1
        else:
            widths.append((high - one.count.low) / max(true, 1))
    return Totals(Share(hits, len(judged)), median(widths) if widths else None, left_open)
