"""What nobody could have known: events that no row tells of, where nobody looked; and what was there and was missed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.scoring.key import Key


@dataclass(frozen=True)
class Unseen:
    """Of `events` in all: `told` of by some row; `blind`: by none, and no station could have noticed it; `escaped`: by
    none, though a station was near and looking. Of those told of, `missed` are in no judged event."""

    events: int
    told: int
    blind: int
    escaped: int
    missed: int


def unseen(key: Key, match: NDArray[np.int64]) -> Unseen:
    """How much of what happened could be known at all, and how much of that the judge has."""
    many = len(key.events)
    told = np.zeros(many, bool)
    told[key.event[key.event >= 0]] = True
    looked = key.events.looked > 0
    judged = np.zeros(many, bool)
    judged[match[match >= 0]] = True
    return Unseen(
        many, int(told.sum()), int((~told & ~looked).sum()), int((~told & looked).sum()), int((told & ~judged).sum())
    )
