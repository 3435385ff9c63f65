"""How well observations were put together: pairs, B-cubed, exact clusters. The order of rows decides nothing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Ratio:
    """Precision, recall and their harmonic mean; None where there was nothing to be right or wrong about."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; 0 where both are 0."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Grouping:
    """`pairs`: of two observations of one event; `b3`: averaged over observations. `exact`: events of which the judge
    has all observations in one group and no other in it, of `events` that are told of at all."""

    pairs: Ratio
    b3: Ratio
    exact: int
    events: int
    groups: int


def grouping(true: Labels, judged: Labels) -> Grouping:
    """Marks for putting observations together; both say for each observation to which it belongs.

    A negative label is an observation by itself: one of no event (`true`), or one that nobody put anywhere (`judged`).
    """
    ours, theirs = _alone(true), _alone(judged)
    _, a = np.unique(ours, return_inverse=True)
    _, b = np.unique(theirs, return_inverse=True)
    in_a, in_b = np.bincount(a), np.bincount(b)
    cells, sizes = np.unique(np.stack([a, b]), axis=1, return_counts=True)
    hits, asked, wanted = _pairs(sizes), _pairs(in_b), _pairs(in_a)
    square = sizes.astype(float) ** 2
    many = len(true)
    b3 = Ratio(
        float((square / in_b[cells[1]]).sum() / many) if many else None,
        float((square / in_a[cells[0]]).sum() / many) if many else None,
    )
    whole = (sizes == in_a[cells[0]]) & (sizes == in_b[cells[1]])
    named = np.zeros(len(in_a), bool)
    named[a[true >= 0]] = True
    pairs = Ratio(hits / asked if asked else None, hits / wanted if wanted else None)
    exact = int((whole & named[cells[0]]).sum())
    return Grouping(pairs, b3, exact, int(named.sum()), len(np.unique(judged[judged >= 0])))


def _alone(labels: Labels) -> Labels:
    """The same with a label of its own for everything that has none."""
    found = labels.astype(np.int64).copy()
    loose = found < 0
    found[loose] = found.max(initial=0) + 1 + np.arange(int(loose.sum()))
    return found


def _pairs(sizes: NDArray[np.int64]) -> float:
    return float((sizes.astype(float) * (sizes - 1) / 2).sum())


def matched(true: Labels, judged: Labels, groups: int) -> Labels:
    """For each judged group, the event to which most of its observations belong (the lowest of several); -1: none."""
    found = np.full(groups, -1, np.int64)
    both = (true >= 0) & (judged >= 0)
    if not both.any():
        return found
    cells, sizes = np.unique(np.stack([judged[both], true[both]]), axis=1, return_counts=True)
    order = np.lexsort((-cells[1], sizes, cells[0]))
    found[cells[0][order]] = cells[1][order]
    return found
