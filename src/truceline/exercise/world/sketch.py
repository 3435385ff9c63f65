"""Events before their details are drawn: when, where along the line, who, why, and what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.truth import NOBODY, Cause


@dataclass(frozen=True, eq=False)
class Sketch:
    """Columns of one length. `along`, `across`: metres along and off the line; `across` is nan where it is not settled
    yet. `answers`: the row of the event answered, in a row of sketches that stays the same; -1 none."""

    when: NDArray[np.int64]
    along: NDArray[np.float64]
    across: NDArray[np.float32]
    sector: NDArray[np.int16]
    side: NDArray[np.int8]
    formation: NDArray[np.int16]
    cause: NDArray[np.int8]
    answers: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.when)

    def at(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Self:
        """The rows that an index or a mask picks, in that order."""
        return type(self)(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


@dataclass(frozen=True, eq=False)
class Who:
    """Of each event: in which sector it is, which side did it, and which formation, a row of `Orders`; -1 nobody."""

    sector: NDArray[np.int16]
    side: NDArray[np.int8]
    formation: NDArray[np.int16]


def sketch(
    when: NDArray[np.int64],
    along: NDArray[np.float64],
    who: Who,
    cause: Cause,
    across: NDArray[np.float64] | None = None,
    answers: NDArray[np.int64] | None = None,
) -> Sketch:
    """Events of one cause. What is not given is not settled yet, or answers nothing."""
    rows = len(when)
    return Sketch(
        when=when,
        along=along,
        across=np.full(rows, np.nan, np.float32) if across is None else across.astype(np.float32),
        sector=who.sector,
        side=who.side,
        formation=who.formation,
        cause=np.full(rows, cause, np.int8),
        answers=np.full(rows, NOBODY, np.int64) if answers is None else answers,
    )


def joined(parts: Sequence[Sketch]) -> Sketch:
    """Sketches one after another."""
    names = [field.name for field in fields(Sketch)]
    return Sketch(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})
