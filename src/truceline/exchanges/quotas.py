"""What was promised: a number, everybody, or so many for each that the other side gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from truceline.exchanges.counts import left
from truceline.exchanges.told import Told, ids
from truceline.record.kinds import Quota
from truceline.values.counts import ZERO, Count, bounded
from truceline.values.verdicts import Verdict

Given = Callable[[str, str | None], Count | None]
"""How many of a category the other side gave at a stage (None: at all stages), whichever body's count is right."""


@dataclass(frozen=True)
class Promised:
    """What one side is to give of one category.

    `everybody`: all of them, whose number only both lists can tell; `count` then has what was promised beside it, as
    "at least 1000". `tied`: it hangs on what the other side gave; `untold`: of which there is no count on record.
    """

    count: Count
    everybody: bool
    tied: bool
    untold: bool
    quotas: tuple[Told[Quota], ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """The quotas that it stands on."""
        return ids(self.quotas)

    @property
    def at_least(self) -> bool:
        """True for a promise with a lower bound only: when that is reached, nothing more is certainly owed."""
        return not self.everybody and not self.untold and self.count.high is None


def promised(quotas: Sequence[Told[Quota]], given: Given) -> Promised | None:
    """What several quotas for the same come to together; None where nothing was promised."""
    if not quotas:
        return None
    counts = [_owed(one, given) for one in quotas]
    everybody = any(one.says.value is None for one in quotas)
    tied = [one.says for one in quotas if one.says.for_each is not None]
    untold = any(given(quota.against or quota.category, quota.stage) is None for quota in tied)
    whole = counts[0] if len(counts) == 1 else sum(counts, start=ZERO)
    return Promised(whole, everybody, bool(tied), untold, tuple(quotas))


def _owed(one: Told[Quota], given: Given) -> Count:
    quota = one.says
    if quota.value is None:
        return bounded(0, None)
    owed = quota.value
    if quota.for_each is not None:
        owed = for_each(given(quota.against or quota.category, quota.stage), quota.for_each, quota.value)
    return owed if one.sure is Verdict.YES else bounded(0, owed.high)


def for_each(given: Count | None, lot: int, owed: Count) -> Count:
    """What is owed when `owed` are due for each full `lot` that the other side gave.

    With no count of what it gave on record, nothing is known of what is owed: that is not nothing.
    """
    if given is None:
        return bounded(0, None)
    high = None if given.high is None or owed.high is None else given.high // lot * owed.high
    return bounded(given.low // lot * owed.low, 0 if given.high is not None and given.high < lot else high)


def kept(promise: Promised, delivered: Count) -> Verdict:
    """Whether a promise was fulfilled by a count; unknown where bounds leave it open, and for everybody."""
    if promise.everybody or promise.untold:
        short = delivered.high is not None and delivered.high < promise.count.low
        return Verdict.NO if short else Verdict.UNKNOWN
    enough = promise.count.low if promise.count.high is None else promise.count.high
    if delivered.low >= enough:
        return Verdict.YES
    return Verdict.NO if left(promise.count, delivered).low > 0 else Verdict.UNKNOWN
