"""Which numbers may point at single people: those from 1 to 4 of a protected category, and all that give them away.

Where one number about a category of an exchange is small, or the difference of two that are shown beside each other,
every number about it is shown as a range. Whatever else is shown is reckoned from those ranges, so that it cannot say
more than they do. The rules are in docs/exchanges.md.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from truceline.exchanges.flows import Flow, Line
from truceline.exchanges.ledger import Account
from truceline.values.counts import ZERO, Count

FEWEST = 5
"""The smallest number of people of a protected category that is shown."""
_EDGES = (0, 5, 10, 20, 50, *(factor * 10**power for power in range(2, 9) for factor in (1, 2, 5)))
NOT_SHOWN = Count(0, None, "not shown")


def small(count: Count) -> bool:
    """Whether a number may point at single people."""
    return count.high is not None and 1 <= count.high < FEWEST


def as_range(count: Count) -> Count:
    """The range in which a number is shown: fewer than 5, 5-9, 10-19, 20-49, 50-99, 100-199, and so on."""
    if count.high is None:
        low = _EDGES[bisect_right(_EDGES, count.low) - 1] or min(count.low, 1)
        return Count(low, None, f"at least {low}") if low else NOT_SHOWN
    low = _EDGES[bisect_right(_EDGES, count.low) - 1]
    high = _EDGES[bisect_right(_EDGES, count.high)] - 1
    return Count(low, high, f"{low}-{high}" if low else f"fewer than {high + 1}")


def small_categories(account: Account) -> frozenset[str]:
    """The categories of an exchange about which some number, or some difference of two, is small."""
    found = {flow.way.category for flow in account.flows if _flow_is_small(flow)}
    found |= {
        one.category
        for one in account.balances
        if one.low is not None and one.high is not None and 0 < max(abs(one.low), abs(one.high)) < FEWEST
    }
    return frozenset(found)


def _flow_is_small(flow: Flow) -> bool:
    lines = (*flow.stages, flow.whole)
    return any(_line_is_small(line) for line in lines) or _rest_is_small(flow)


def _line_is_small(line: Line) -> bool:
    numbers = tuple(_numbers(line))
    return any(small(one) for one in numbers) or any(_near(one, other) for one, other in combinations(numbers, 2))


def _numbers(line: Line) -> Iterator[Count]:
    if line.promised is not None:
        yield line.promised.count
    yield from (one.count for one in line.listed)
    for one in line.counted:
        yield one.count
        if one.identified is not None:
            yield one.identified


def _rest_is_small(flow: Flow) -> bool:
    """Whether what was promised over all stages misses what was promised for the stages by a small number."""
    staged = [line.promised.count for line in flow.stages if line.promised is not None]
    return bool(staged) and flow.whole.promised is not None and _near(flow.whole.promised.count, _sum(staged))


def _sum(counts: Sequence[Count]) -> Count:
    return sum(counts, start=ZERO)


def _near(one: Count, other: Count) -> bool:
    if one.high is None or other.high is None:
        return False
    return 0 < max(abs(one.high - other.low), abs(other.high - one.low)) < FEWEST
