"""The ledger: every exchange with what was promised, listed and counted, what is disputed, and what falls due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from truceline.exchanges.balance import Balance, Tied, balances, tied
from truceline.exchanges.days import Day
from truceline.exchanges.deadlines import Deadline, deadlines
from truceline.exchanges.disputes import Disputed, disputed
from truceline.exchanges.embargoes import embargoed
from truceline.exchanges.flows import Flow, flows
from truceline.exchanges.rows import Rows
from truceline.exchanges.told import Told, told
from truceline.record.entry import Entry
from truceline.record.kinds import Delivery, Dispute, Exchange, Formula, Progress, Quota, Roster
from truceline.record.view import View
from truceline.values.instants import Instant

Row = TypeVar("Row", Quota, Roster, Delivery, Dispute)


@dataclass(frozen=True)
class Account:
    """One exchange at an instant, as a view knows it.

    `says` is None where the exchange itself is not on record although rows name it. `balances` and `tied` are reckoned
    for number for number only. `covered`: the stages under embargo (None among them: all of it), which only those see
    who may see its compartment.
    """

    id: str
    entry: Entry | None
    says: Exchange | None
    flows: tuple[Flow, ...]
    rosters: tuple[Told[Roster], ...]
    balances: tuple[Balance, ...]
    tied: tuple[Tied, ...]
    disputes: tuple[Disputed, ...]
    deadlines: tuple[Deadline, ...]
    covered: frozenset[str | None]


@dataclass(frozen=True)
class Ledger:
    """Every exchange asked about at an instant, as known at another, and a week of it day by day.

    `full`: with numbers and texts as they are on record; else small numbers of protected categories are ranges.
    """

    at: Instant
    known: Instant
    full: bool
    accounts: tuple[Account, ...]
    days: tuple[Day, ...]


def accounts(view: View, at: Instant, party_of: Mapping[str, str]) -> tuple[Account, ...]:
    """Every exchange that is known at an instant, in the order of its time; `party_of` a voice's party."""
    known = {one.entry.id: one for one in told(view, Exchange, at)}
    named = [
        one.says.exchange
        for rows in (told(view, Quota, at), told(view, Roster, at), told(view, Delivery, at), told(view, Dispute, at))
        for one in rows
    ]
    ids = dict.fromkeys((*known, *sorted(named)))
    return tuple(_account(view, at, id, known.get(id), party_of) for id in ids)


def _account(view: View, at: Instant, id: str, exchange: Told[Exchange] | None, party_of: Mapping[str, str]) -> Account:
    rows = _rows(view, at, id, party_of)
    found = flows(rows)
    says = exchange.says if exchange else None
    step_by_step = says is not None and says.formula is Formula.NUMBER_FOR_NUMBER
    reports = told(view, Progress, at)
    due = {one.says.due for one in rows.quotas if one.says.due is not None and one.says.due <= at}
    return Account(
        id=id,
        entry=exchange.entry if exchange else None,
        says=says,
        flows=found,
        rosters=rows.rosters,
        balances=balances(found) if step_by_step else (),
        tied=tied(found) if step_by_step else (),
        disputes=tuple(disputed(one, reports, view, found, party_of) for one in _of(told(view, Dispute, at), id)),
        deadlines=deadlines(rows, at, {moment: _rows(view, moment, id, party_of) for moment in due}),
        covered=frozenset(stage for held, stage in embargoed(view) if held == id),
    )


def _rows(view: View, at: Instant, id: str, party_of: Mapping[str, str]) -> Rows:
    return Rows(
        quotas=_of(told(view, Quota, at), id),
        rosters=_of(told(view, Roster, at), id),
        deliveries=_of(told(view, Delivery, at), id),
        party_of=party_of,
    )


def _of(found: Iterable[Told[Row]], id: str) -> tuple[Told[Row], ...]:
    return tuple(one for one in found if one.says.exchange == id)
