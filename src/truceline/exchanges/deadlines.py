"""Deadlines of what was promised: fulfilled by whose count, and where nothing at all is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.exchanges.counts import Counted, Side
from truceline.exchanges.quotas import Promised, kept, promised
from truceline.exchanges.rows import Rows, Way
from truceline.exchanges.told import Told
from truceline.record.kinds import Quota
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


class Due(StrEnum):
    """How a deadline stands. Where no report is on record it is not known that nothing was done."""

    AHEAD = "not due yet"
    NO_REPORT = "no report of delivery"
    REPORTED = "reported"


@dataclass(frozen=True)
class Deadline:
    """One promise with a time; `kept`: by each body's count of what was handed over by then, whether it was kept."""

    quota: Told[Quota]
    way: Way
    due: Instant
    state: Due
    kept: tuple[tuple[str, Side, Verdict], ...]


def deadlines(rows: Rows, at: Instant, then: dict[Instant, Rows]) -> tuple[Deadline, ...]:
    """Every deadline by its time; `then`: what had taken place by each deadline that has passed."""
    dated = [(one, one.says.due) for one in rows.quotas if one.says.due is not None]
    found = [_deadline(one, due, rows, at, then) for one, due in dated]
    return tuple(sorted(found, key=lambda one: (one.due, one.quota.entry.id)))


def _deadline(one: Told[Quota], due: Instant, rows: Rows, at: Instant, then: dict[Instant, Rows]) -> Deadline:
    way = rows.way(one.says)
    if due > at:
        return Deadline(one, way, due, Due.AHEAD, ())
    counts = _counts(then[due], way, one.says.stage)
    promise = promised([one], lambda category, stage: then[due].given_back(way, category, stage))
    state = Due.REPORTED if counts else Due.NO_REPORT
    return Deadline(one, way, due, state, _kept(promise, counts))


def _counts(rows: Rows, way: Way, stage: str | None) -> Sequence[Counted]:
    return rows.counted_in_all(way) if stage is None else rows.counted_at(way, stage)


def _kept(promise: Promised | None, counts: Sequence[Counted]) -> tuple[tuple[str, Side, Verdict], ...]:
    if promise is None:
        return ()
    return tuple((one.body, one.side, kept(promise, one.count)) for one in counts)
