"""Rows as everybody may see them: small numbers of protected categories as ranges, and no text that may tell more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.exchanges.categories import protected
from truceline.exchanges.exposure import Family, Moment, is_small
from truceline.exchanges.references import with_those_that_name
from truceline.exchanges.small_numbers import FEWEST, NOT_SHOWN, as_range, small
from truceline.record.entry import Entry
from truceline.record.kinds import Delivery, Dispute, Quota, Roster
from truceline.values.counts import Count

_ROWS = (Quota, Roster, Delivery)


@dataclass(frozen=True)
class Shield:
    """What is shown as ranges.

    `families`: whose numbers are; `staged`: those of them that have numbers by stage, beside which a number for all
    stages would give one of them away. `limits`: categories given in return for a small number of others, with the most
    that can be owed for it. `guarded`: exchanges in which a protected category occurs. `closed`: ids without a text.
    """

    families: frozenset[Family]
    staged: frozenset[tuple[type, Family]]
    limits: Mapping[Family, int]
    guarded: frozenset[str]
    closed: frozenset[str]

    def shown(self, entry: Entry) -> Entry:
        """An entry as everybody may see it."""
        payload = entry.payload
        if isinstance(payload, Quota | Roster | Delivery):
            payload = self._row(payload)
        elif isinstance(payload, Dispute) and payload.value is not None and payload.exchange in self.guarded:
            exposed = any(exchange == payload.exchange for exchange, _ in self.families)
            if exposed or small(payload.value):
                payload = payload.model_copy(update={"value": as_range(payload.value)})
        return replace(entry, payload=payload, text="" if entry.id in self.closed else entry.text)

    def _row(self, row: Quota | Roster | Delivery) -> Quota | Roster | Delivery:
        family = (row.exchange, row.category)
        is_rate = isinstance(row, Quota) and row.for_each is not None
        if is_rate or (family not in self.families and family not in self.limits):
            return row
        update: dict[str, Count | None] = {}
        if row.value is not None:
            over_all = row.stage is None and (type(row), family) in self.staged
            update["value"] = NOT_SHOWN if over_all else self._number(row.value, family)
        if isinstance(row, Delivery) and row.identified is not None:
            update["identified"] = self._number(row.identified, family)
        return row.model_copy(update=update)

    def _number(self, count: Count, family: Family) -> Count:
        limit = self.limits.get(family, 0)
        if count.high is not None and count.high <= limit:
            return Count(0, limit, f"at most {limit}")
        return as_range(count)


def shield(entries: Sequence[Entry], party_of: Mapping[str, str], asked: Iterable[Moment] = ()) -> Shield:
    """What must be shown as ranges, reckoned from everything on record, so that no question about the past tells more.

    `asked`: what is being asked about, beside the instants at which something changed.
    """
    guarded = frozenset(
        one.payload.exchange for one in entries if isinstance(one.payload, _ROWS) and protected(one.payload.category)
    )
    rows = [one for one in entries if getattr(one.payload, "exchange", None) in guarded or one.id in guarded]
    moments = tuple(asked)
    occurring = {(one.payload.exchange, one.payload.category) for one in rows if isinstance(one.payload, _ROWS)}
    tight = {family for family in occurring if protected(family[1]) and is_small(rows, family, party_of, moments)}
    exposed = {exchange for exchange, _ in tight}
    beside = {family for family in occurring if family[0] in exposed and not protected(family[1])}
    families = frozenset(tight | {family for family in beside if is_small(rows, family, party_of, moments)})
    return Shield(
        families=families,
        staged=frozenset(
            (type(one.payload), (one.payload.exchange, one.payload.category))
            for one in rows
            if isinstance(one.payload, Quota | Roster) and one.payload.stage is not None
        ),
        limits=_limits(rows, families),
        guarded=guarded,
        closed=_closed(entries, guarded),
    )


def shielded(entries: Sequence[Entry], party_of: Mapping[str, str], asked: Iterable[Moment] = ()) -> tuple[Entry, ...]:
    """Entries as everybody may see them."""
    found = shield(entries, party_of, asked)
    return tuple(found.shown(entry) for entry in entries)


def _limits(rows: Iterable[Entry], families: frozenset[Family]) -> Mapping[Family, int]:
    """For what a ratio ties to a protected category with small numbers: the most that goes with a small number."""
    limits: dict[Family, int] = {}
    for one in rows:
        quota = one.payload
        if isinstance(quota, Quota) and quota.for_each is not None and quota.value is not None:
            against, most = quota.against or quota.category, quota.value.high or quota.value.low
            if _exposed(quota.exchange, against, families):
                _raise(limits, (quota.exchange, quota.category), (FEWEST - 1) // quota.for_each * most)
            if _exposed(quota.exchange, quota.category, families):
                _raise(limits, (quota.exchange, against), -(-FEWEST // max(quota.value.low, 1)) * quota.for_each - 1)
    return limits


def _exposed(exchange: str, category: str, families: frozenset[Family]) -> bool:
    return protected(category) and (exchange, category) in families


def _raise(limits: dict[Family, int], family: Family, limit: int) -> None:
    if limit > 0:
        limits[family] = max(limit, limits.get(family, 0))


def _closed(entries: Sequence[Entry], guarded: frozenset[str]) -> frozenset[str]:
    """The ids of rows about a protected category, of disputes that may be about one, and of all that name those."""
    rows = [one for one in entries if isinstance(one.payload, Quota | Roster | Delivery)]
    closed = {one.id for one in rows if protected(getattr(one.payload, "category", ""))}
    open_ids = {one.id for one in rows} - closed
    disputes = {one.id: one.payload for one in entries if isinstance(one.payload, Dispute)}
    doubted = {id for id, dispute in disputes.items() if dispute.exchange in guarded}
    open_ids |= disputes.keys() - doubted
    while told := {id for id in doubted - open_ids if disputes[id].about and set(disputes[id].about or ()) <= open_ids}:
        open_ids |= told
    return with_those_that_name(closed | (doubted - open_ids), entries)
