"""Three-valued answers over time as arrays, so that many instants can be asked at once."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.terms.signals import BEGINNING, Signal
from truceline.values.verdicts import Verdict

Times = NDArray[np.int64]
Codes = NDArray[np.int8]

NO, UNKNOWN, YES = 0, 1, 2
_CODES = {Verdict.NO: NO, Verdict.UNKNOWN: UNKNOWN, Verdict.YES: YES}


@dataclass(frozen=True)
class Steps:
    """A signal: `codes[i]` (0 no, 1 unknown, 2 yes) holds from `edges[i]` (microseconds UTC) to the next edge."""

    edges: Times
    codes: Codes
    marks: list[int]
    """The edges as plain numbers, for one question at a time."""

    def index(self, times: Times) -> NDArray[np.intp]:
        """The step in which each instant lies."""
        return np.searchsorted(self.edges, times, side="right") - 1

    def at(self, times: Times) -> Codes:
        """The answer at each instant."""
        return self.codes[self.index(times)]

    def throughout(self, starts: Times, lasts: Times) -> Codes:
        """One answer for every instant from start to last: unknown where they differ."""
        first, last = self.index(starts), self.index(lasts)
        found = self.codes[first]
        across = np.flatnonzero(first != last)
        for code in (YES, NO) if len(across) else ():
            before = np.concatenate(([0], np.cumsum(self.codes == code)))
            alike = before[last[across] + 1] - before[first[across]] == last[across] - first[across] + 1
            found[across[alike]] = code
            across = across[~alike]
        found[across] = UNKNOWN
        return found

    def throughout_one(self, start: int, last: int) -> int:
        """The same for one stretch of time."""
        first, end = bisect_right(self.marks, start) - 1, bisect_right(self.marks, last)
        answers = {int(code) for code in self.codes[first:end]}
        return answers.pop() if len(answers) == 1 else UNKNOWN


def steps_of(signal: Signal) -> Steps:
    """A signal as steps; neighbouring steps with one answer are joined."""
    marks: list[int] = []
    codes: list[int] = []
    for edge in sorted({BEGINNING, *signal.edges}):
        code = _CODES[signal.at(edge)]
        if not codes or code != codes[-1]:
            marks.append(edge)
            codes.append(code)
    return Steps(np.array(marks, np.int64), np.array(codes, np.int8), marks)


def common_edges(several: Sequence[Steps]) -> Times:
    """Every edge of several signals, in order."""
    return np.unique(np.concatenate([one.edges for one in several]))
