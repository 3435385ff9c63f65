"""Number for number: how far the two sides are out of step, by each body's count of both. Counts of two bodies never
make one balance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.exchanges.counts import Counted
from truceline.exchanges.flows import Flow


class Step(StrEnum):
    """How far a stage that binds both sides has come."""

    NEITHER = "no count of either part on record"
    ONE = "a count of one part only"
    BOTH = "counts of both parts"


@dataclass(frozen=True)
class Balance:
    """By one body's count, how many more `one` gave than `other`: from `low` to `high` (negative: fewer).

    None: no bound on that side is known. `stage` None: over all stages.
    """

    stage: str | None
    category: str
    one: str
    other: str
    body: str
    low: int | None
    high: int | None

    @property
    def even(self) -> bool:
        """True where both gave the same number by this count."""
        return self.low == self.high == 0


@dataclass(frozen=True)
class Tied:
    """One stage of one category that both sides owe each other; `gave`: whose part somebody counted."""

    stage: str
    category: str
    step: Step
    gave: tuple[str, ...]


def balances(flows: Sequence[Flow]) -> tuple[Balance, ...]:
    """The balance of every stage and over all, for each body that counted both ways."""
    return tuple(found for one, other in _pairs(flows) for stage in _stages(one) for found in _at(one, other, stage))


def tied(flows: Sequence[Flow]) -> tuple[Tied, ...]:
    """Every stage of every category that goes both ways, with whose part is on record."""
    found = []
    for one, other in _pairs(flows):
        names = dict.fromkeys(line.stage for flow in (one, other) for line in flow.stages if line.stage is not None)
        for stage in names:
            lines = [(flow.way.giver, flow.at(stage)) for flow in (one, other)]
            gave = tuple(giver for giver, line in lines if line is not None and line.counted)
            found.append(Tied(stage, one.way.category, list(Step)[len(gave)], gave))
    return tuple(found)


def _pairs(flows: Sequence[Flow]) -> Iterator[tuple[Flow, Flow]]:
    for place, one in enumerate(flows):
        for other in flows[place + 1 :]:
            opposite = (one.way.giver, one.way.taker) == (other.way.taker, other.way.giver)
            if opposite and one.way.category == other.way.category:
                yield one, other


def _stages(flow: Flow) -> list[str | None]:
    return [*(line.stage for line in flow.stages), None]


def _at(one: Flow, other: Flow, stage: str | None) -> Iterator[Balance]:
    line, back = one.at(stage), other.at(stage)
    if line is None or back is None:
        return
    theirs = {counted.body: counted for counted in back.counted}
    for mine in line.counted:
        if mine.body in theirs:
            yield _between(one, stage, mine, theirs[mine.body])


def _between(flow: Flow, stage: str | None, mine: Counted, theirs: Counted) -> Balance:
    low = None if theirs.count.high is None else mine.count.low - theirs.count.high
    high = None if mine.count.high is None else mine.count.high - theirs.count.low
    way = flow.way
    return Balance(stage, way.category, way.giver, way.taker, mine.body, low, high)
