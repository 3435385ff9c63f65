"""The ledger of exchanges of a case, as everybody may see it or in full."""

from collections.abc import Sequence
from datetime import date

from truceline.errors import NotOnRecord
from truceline.exchanges.days import days
from truceline.exchanges.ledger import Ledger, accounts
from truceline.exchanges.shield import shielded
from truceline.record.entry import Entry
from truceline.record.kinds import Dispute, Progress
from truceline.record.view import View
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant
from truceline.values.zones import zone


def ledger_of_case(
    desk: Desk,
    *,
    at: Instant,
    known: Instant,
    exchange: str | None = None,
    week: tuple[date, date] | None = None,
    full: bool = False,
) -> Ledger:
    """The exchanges of a case at an instant as known at another; `week`: also the days from the first to the last.

    `full` is for those who may see the compartment of exchanges.

    Raises:
        NotOnRecord: if there is no such exchange; one that is not shown is not there.
    """
    party_of = desk.party_of()
    entries = desk.entries if full else shielded(desk.entries, party_of, [(at, known)])
    found = accounts(View(entries, known), at, party_of)
    if exchange is not None:
        names = ", ".join(account.id for account in found) or "none"
        found = tuple(account for account in found if account.id == exchange)
        if not found:
            raise NotOnRecord(f"no exchange {exchange} is on record as known then", f"name one of these: {names}")
    ids = {account.id for account in found}
    home = zone(desk.case.zone)
    by_day = days(_of_exchanges(entries, ids), week, at, known, home) if week else []
    return Ledger(at, known, full, found, tuple(by_day))


def _of_exchanges(entries: Sequence[Entry], ids: set[str]) -> list[Entry]:
    """What is about exchanges, with what is reported of the course of their disputes."""
    named = [one for one in entries if one.id in ids or getattr(one.payload, "exchange", None) in ids]
    disputes = {one.id for one in named if isinstance(one.payload, Dispute)}
    kept = {one.id for one in named}
    kept |= {one.id for one in entries if isinstance(one.payload, Progress) and one.payload.of in disputes}
    return [one for one in entries if one.id in kept]
