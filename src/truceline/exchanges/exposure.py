"""Whether any answer about a category of an exchange, at any time, has a number that may point at single people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from truceline.exchanges.ledger import accounts
from truceline.exchanges.small_numbers import small, small_categories
from truceline.exchanges.told import happened
from truceline.record.entry import Entry
from truceline.record.kinds import Delivery, Quota, Roster
from truceline.record.view import View
from truceline.values.counts import Count
from truceline.values.instants import Instant

Family = tuple[str, str]
"""An exchange and a category."""
Moment = tuple[Instant, Instant]
"""An instant asked about, and the instant as known at which it is answered."""


def is_small(
    entries: Sequence[Entry], family: Family, party_of: Mapping[str, str], asked: Iterable[Moment] = ()
) -> bool:
    """Whether a row gives a small number for a family, or some answer has one: by what is known now at each instant at
    which something changed, and as known at each instant at which something came on record.
    """
    exchange, category = family
    rows = list(_rows(entries, exchange, category))
    counts = [_number(one.payload) for one in rows if getattr(one.payload, "category", None) == category]
    if any(count is not None and small(count) for count in counts):
        return True
    seen: set[frozenset[tuple[Entry, str]]] = set()
    for at, known in _moments(rows, asked):
        view = View(rows, known)
        told = frozenset((entry, happened(entry.occurred, at).value) for entry in view if entry.occurred.start <= at)
        if told not in seen:
            seen.add(told)
            if any(category in small_categories(account) for account in accounts(view, at, party_of)):
                return True
    return False


def _moments(rows: Sequence[Entry], asked: Iterable[Moment]) -> list[Moment]:
    latest = max((one.recorded for one in rows), default=Instant(0))
    changes = {(at, latest) for one in rows for at in (one.occurred.start, one.occurred.last)}
    return sorted({*changes, *((one.recorded, one.recorded) for one in rows), *asked})


def _rows(entries: Iterable[Entry], exchange: str, category: str) -> Iterator[Entry]:
    """The exchange with its rows about a category, and about those on which what is owed of it hangs."""
    rows = [one for one in entries if one.id == exchange or getattr(one.payload, "exchange", None) == exchange]
    quotas = [one.payload for one in rows if isinstance(one.payload, Quota)]
    names = {category, *(quota.against for quota in quotas if quota.category == category and quota.against)}
    for one in rows:
        if not isinstance(one.payload, Quota | Roster | Delivery) or one.payload.category in names:
            yield one


def _number(payload: object) -> Count | None:
    """The number of people that a row gives; a ratio gives none."""
    if isinstance(payload, Quota):
        return None if payload.for_each is not None else payload.value
    return payload.value if isinstance(payload, Roster | Delivery) else None
