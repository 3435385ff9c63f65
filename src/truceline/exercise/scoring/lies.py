"""Which claims and complaints were called false, which were, and how well it was told by how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.exercise.scoring.clusters import Ratio
from truceline.exercise.scoring.judgement import Doubt, Verdict
from truceline.exercise.scoring.key import Key
from truceline.exercise.scoring.particulars import Share
from truceline.exercise.scoring.probabilities import Probabilities, marked


@dataclass(frozen=True)
class Lies:
    """`found`: lies called so (recall is over all lies of the kinds that were judged). `judged`: how many claims had a
    verdict, `withheld` of them without an answer. `counts`: true numbers that the judge's bounds hold; `off`: the
    middle of how far the judge's number is from the true one, as a share of it."""

    found: Ratio
    judged: int
    withheld: int
    counts: Share
    off: float | None
    probabilities: Probabilities


def lies(doubts: Sequence[Doubt], key: Key) -> Lies:
    """Marks for doubting what was said. What is not known to the truth is left out."""
    place = pc.index_in(pa.array([one.observation for one in doubts], pa.string()), key.said).to_pylist()
    known = [(one, at) for one, at in zip(doubts, place, strict=True) if at is not None]
    called = [bool(key.lie[at]) for one, at in known if one.verdict is Verdict.FALSE]
    kinds = {bool(key.claim[at]) for _, at in known}
    wanted = int(np.sum(key.lie & np.isin(key.claim, list(kinds)))) if kinds else 0
    told = [(one.count, int(key.true[at])) for one, at in known if one.count is not None and key.true[at] >= 0]
    held = [count.low <= true and (count.high is None or true <= count.high) for count, true in told]
    off = [abs(_middle(count.low, count.high) - true) / max(true, 1) for count, true in told]
    return Lies(
        Ratio(sum(called) / len(called) if called else None, sum(called) / wanted if wanted else None),
        len(known),
        sum(one.verdict is Verdict.CANNOT_TELL for one, _ in known),
        Share(sum(held), len(held)),
        median(off) if off else None,
        marked([(one.probability, bool(key.lie[at])) for one, at in known if one.probability is not None]),
    )


def _middle(low: int, high: int | None) -> float:
    return low if high is None else (low + high) / 2
