"""What one side is to hand over by a time, until it has done so by every body's count."""

from collections.abc import Iterable, Iterator

from truceline.exchanges.deadlines import Deadline
from truceline.exchanges.flows import Line
from truceline.exchanges.ledger import Account
from truceline.exchanges.quotas import kept
from truceline.exchanges.told import Told
from truceline.findings.commitments.due import Item, Sort, Undated, Why
from truceline.record.kinds import Quota
from truceline.terms.ranges import at as exactly_at
from truceline.values.verdicts import Verdict


def quota_items(accounts: Iterable[Account]) -> Iterator[Item | Undated]:
    """Every quota that is open, or may be; what is under an embargo is not in the accounts."""
    for account in accounts:
        for deadline in account.deadlines:
            yield from _dated(account, deadline)
        for flow in account.flows:
            for line in (*flow.stages, flow.whole):
                for quota in line.promised.quotas if line.promised else ():
                    if quota.says.due is None and quota.says.stage == line.stage and _open(line):
                        yield _undated(account, quota, line)


def _dated(account: Account, deadline: Deadline) -> Iterator[Item]:
    quota = deadline.quota.says
    flow = next(one for one in account.flows if one.way == deadline.way)
    line = flow.at(quota.stage) or flow.whole
    if _open(line):
        by, to, what, entries = _named(account, deadline.quota)
        due, counts = exactly_at(deadline.due), _counts(line)
        yield Item(due, Sort.QUOTA, by, to, what, account.id, entries, sure=not _in_doubt(line), counts=counts)


def _undated(account: Account, quota: Told[Quota], line: Line) -> Undated:
    by, to, what, entries = _named(account, quota)
    sure = not _in_doubt(line)
    return Undated(Sort.QUOTA, by, to, what, account.id, entries, Why.NO_TIME, sure=sure, counts=_counts(line))


def _named(account: Account, quota: Told[Quota]) -> tuple[tuple[str, ...], tuple[str, ...], str, tuple[str, ...]]:
    says = quota.says
    wanted = "all" if says.value is None else says.value.said
    stage = f", stage {says.stage}" if says.stage else ""
    each = f" for each {says.for_each} {says.against or says.category}" if says.for_each else ""
    what = f"{wanted} {says.category}{each}{stage}"
    return (says.giver,), (says.taker,), what, (quota.entry.id, account.id)


def _verdicts(line: Line) -> list[Verdict]:
    return [kept(line.promised, one.count) for one in line.counted] if line.promised else []


def _open(line: Line) -> bool:
    """Whether somebody's count is not certain to reach what was promised, or nobody's count is on record."""
    found = _verdicts(line)
    return not found or any(one is not Verdict.YES for one in found)


def _in_doubt(line: Line) -> bool:
    """Whether the counts leave it open, by their bounds or because they differ."""
    found = _verdicts(line)
    return bool(found) and set(found) != {Verdict.NO}


def _counts(line: Line) -> tuple[tuple[str, str], ...]:
    return tuple((one.body, one.count.said) for one in line.counted)
