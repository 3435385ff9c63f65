"""All marks of one judgement."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.exercise.scoring.attribution import Attribution, attribution
from truceline.exercise.scoring.clusters import Grouping, grouping, matched
from truceline.exercise.scoring.judgement import Judgement
from truceline.exercise.scoring.key import Key
from truceline.exercise.scoring.lies import Lies, lies
from truceline.exercise.scoring.particulars import Particulars, particulars
from truceline.exercise.scoring.totals import Totals, totals
from truceline.exercise.scoring.unseen import Unseen, unseen


@dataclass(frozen=True)
class Marks:
    """`unknown`: observations in the judgement that are none of this exercise. `observations`, `put`: how many tell of
    one event each, and how many of them the judge put to an event. `nothing`: judged events that never happened;
    `double`: judged events of which another is the same true event."""

    observations: int
    put: int
    unknown: int
    grouping: Grouping
    nothing: int
    double: int
    attribution: Attribution
    particulars: Particulars
    lies: Lies
    totals: Totals
    unseen: Unseen

    @property
    def count_error(self) -> int:
        """By how many the judged events are more (or, negative, fewer) than the true ones that are told of."""
        return self.grouping.groups - self.grouping.events


def marks_of(judgement: Judgement, key: Key) -> Marks:
    """Hold a judgement against the truth. Neither the order of rows nor the labels of events decide anything."""
    labels = {event.label: number for number, event in enumerate(judgement.events)}
    names = pa.array(list(judgement.seen), pa.string())
    place = pc.index_in(names, key.ids)
    known = np.flatnonzero(place.is_valid().to_numpy(zero_copy_only=False))
    groups = np.array([labels[label] for label in judgement.seen.values()], np.int64)
    judged = np.full(len(key.ids), -1, np.int64)
    judged[pc.fill_null(place, 0).to_numpy()[known]] = groups[known]
    match = matched(key.event, judged, len(judgement.events))
    grouped = np.isin(np.arange(len(match)), judged[judged >= 0])
    happened = match[match >= 0]
    chosen = [event for event, there in zip(judgement.events, grouped, strict=True) if there]
    matches = [int(event) for event in match[grouped]]
    return Marks(
        len(key.ids),
        int((judged >= 0).sum()),
        len(names) - len(known),
        grouping(key.event, judged),
        int((match[grouped] < 0).sum()),
        len(happened) - len(np.unique(happened)),
        attribution(chosen, matches, key),
        particulars(chosen, matches, key.events),
        lies(judgement.doubts, key),
        totals(judgement.totals, key),
        unseen(key, match),
    )
