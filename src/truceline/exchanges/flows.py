"""What went from one side to the other in one category: promised, listed and counted, by stage and over all stages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.exchanges.counts import Agreement, Apart, Counted, agreement, apart, hull, left
from truceline.exchanges.lists import Listed, listed
from truceline.exchanges.quotas import Promised, promised
from truceline.exchanges.rows import Rows, Way
from truceline.exchanges.told import Told
from truceline.record.kinds import Quota, Roster
from truceline.values.counts import Count


@dataclass(frozen=True)
class Owing:
    """What is outstanding by one body's count; `over`: by how many at least the count exceeds what was promised."""

    body: str
    count: Count
    over: int


@dataclass(frozen=True)
class Line:
    """One stage of a way, or (stage None) all of them.

    `owed`: the number that is due, where it can be told. `silent`: which of the two sides has no count on record.
    `uncounted`: of all stages, those of which nobody's count is on record.
    """

    way: Way
    stage: str | None
    promised: Promised | None
    listed: tuple[Listed, ...]
    counted: tuple[Counted, ...]
    silent: tuple[str, ...]
    uncounted: tuple[str, ...] = ()

    @property
    def agreement(self) -> Agreement:
        """How the counts lie to one another."""
        return agreement(self.counted)

    @property
    def apart(self) -> tuple[Apart, ...]:
        """Every two bodies whose counts cannot be one number."""
        return apart(self.counted)

    @property
    def owed(self) -> Count | None:
        """The number that is due. Of everybody it can be told only where the lists of both sides are on record."""
        if self.promised is None:
            return None
        if not self.promised.everybody:
            return self.promised.count
        if len(self.listed) < 2 or any(one.divided for one in self.listed):
            return None
        return hull(one.count for one in self.listed)

    @cached_property
    def outstanding(self) -> tuple[Owing, ...]:
        """What is still owed by each body's count; nothing where the number due or every count is missing."""
        owed = self.owed
        if owed is None:
            return ()
        return tuple(Owing(one.body, left(owed, one.count), _over(owed, one.count)) for one in self.counted)

    @property
    def entries(self) -> tuple[str, ...]:
        """Everything that the line stands on."""
        parts = [self.promised.entries if self.promised else ()]
        parts += [one.entries for one in self.listed]
        parts += [one.entries for one in self.counted]
        return tuple(dict.fromkeys(id for part in parts for id in part))


@dataclass(frozen=True)
class Flow:
    """One way with its stages and their sum."""

    way: Way
    stages: tuple[Line, ...]
    whole: Line

    def at(self, stage: str | None) -> Line | None:
        """The line of a stage; of all stages for None."""
        return self.whole if stage is None else next((line for line in self.stages if line.stage == stage), None)


def flows(rows: Rows) -> tuple[Flow, ...]:
    """Every way of an exchange, by giver, taker and category."""
    order = rows.stages()
    ways = sorted(rows.ways(), key=lambda way: (way.category, way.giver, way.taker))
    return tuple(_flow(rows, way, order) for way in ways)


def _flow(rows: Rows, way: Way, order: Sequence[str]) -> Flow:
    quotas = [one for one in rows.quotas if rows.way(one.says) == way]
    counts = rows.counted_stages(way)
    named = {one.says.stage for one in quotas} | set(counts)
    stages = tuple(_stage(rows, way, stage, quotas) for stage in order if stage in named)
    uncounted = tuple(line.stage for line in stages if line.stage is not None and not line.counted)
    return Flow(way, stages, _whole(rows, way, quotas, uncounted))


def _stage(rows: Rows, way: Way, stage: str, quotas: Sequence[Told[Quota]]) -> Line:
    here = [one for one in quotas if one.says.stage == stage]
    lists = [one for one in rows.lists_of(way) if one.says.stage == stage]
    return _line(rows, way, stage, here, lists, rows.counted_at(way, stage))


def _whole(rows: Rows, way: Way, quotas: Sequence[Told[Quota]], uncounted: tuple[str, ...]) -> Line:
    over_all = [one for one in quotas if one.says.stage is None] or quotas
    line = _line(rows, way, None, over_all, rows.lists_of(way), rows.counted_in_all(way))
    return Line(way, None, line.promised, line.listed, line.counted, line.silent, uncounted)


def _line(
    rows: Rows,
    way: Way,
    stage: str | None,
    quotas: Sequence[Told[Quota]],
    lists: Iterable[Told[Roster]],
    counts: tuple[Counted, ...],
) -> Line:
    promise = promised(quotas, lambda category, at: rows.given_back(way, category, at))
    heard = {rows.party(one.body) for one in counts}
    silent = tuple(party for party in (way.giver, way.taker) if party not in heard)
    return Line(way, stage, promise, listed(lists, rows.party_of), counts, silent)


def _over(owed: Count, delivered: Count) -> int:
    return 0 if owed.high is None else max(0, delivered.low - owed.high)
