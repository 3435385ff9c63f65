"""Bars for one way of an exchange: promised, listed, and delivered by each body's count."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.exchanges.flows import Flow, Line
from truceline.reports.exchanges import count_words, promised_words
from truceline.reports.wording import Words
from truceline.values.counts import Count


@dataclass(frozen=True)
class Bar:
    """One bar in parts of a hundred: certain to `low`, possible from there to `high`; `open`: no upper bound is known.

    `sort` is `promised`, `listed`, or where the body stands that counted.
    """

    label: str
    sort: str
    said: str
    low: float
    high: float
    open: bool


def bars(flow: Flow, words: Words) -> list[Bar]:
    """What was promised over all stages, what each side listed, and each body's running sum."""
    found = list(_numbers(flow.whole, words))
    top = max((bound for _, _, _, count in found for bound in (count.low, count.high or 0)), default=0) or 1
    return [
        Bar(label, sort, said, _share(count.low, top), _share(count.high, top), count.high is None)
        for label, sort, said, count in found
    ]


def _numbers(line: Line, words: Words) -> Iterator[tuple[str, str, str, Count]]:
    if line.promised is not None:
        yield "promised", "promised", promised_words(line.promised), line.promised.count
    for one in line.listed:
        yield f"listed by {words.party(one.party)}", "listed", count_words(one.count), one.count
    for counted in line.counted:
        who = words.party(counted.body)
        sort = counted.side.value.replace(" ", "-")
        yield f"delivered, as {who} counts", sort, count_words(counted.count), counted.count


def _share(bound: int | None, top: int) -> float:
    return 100.0 if bound is None else round(100 * bound / top, 2)
