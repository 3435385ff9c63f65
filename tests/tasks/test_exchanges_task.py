"""The ledger for everybody and in full."""

from pathlib import Path

import pytest

from exchange_week import under_embargo, week, written
from truceline.errors import NotOnRecord
from truceline.exchanges.ledger import Ledger
from truceline.tasks.audience import EVERYBODY, EXCHANGES, Audience
from truceline.tasks.desk import Desk
from truceline.tasks.exchanges import ledger_of_case
from truceline.wiring import build_record, desk_of


def desk(folder: Path, embargo: bool = False, audience: Audience = EVERYBODY) -> Desk:
    case = written(folder / "week", under_embargo() if embargo else week())
    build_record(case, anew=True)
    return desk_of(case, audience)


def children(ledger: Ledger) -> list[str]:
    (account,) = (one for one in ledger.accounts if one.id == "home")
    return [one.count.said for one in account.flows[0].stages[0].counted]


def test_in_full_the_numbers_are_as_they_are_on_record(tmp_path: Path) -> None:
    compartment = desk(tmp_path / "compartment", audience=Audience(frozenset((EXCHANGES,))))
    everybody = desk(tmp_path / "everybody")
    answers = [
        children(ledger_of_case(found, at=found.last_recorded, known=found.last_recorded, full=full))
        for found, full in ((compartment, True), (compartment, False), (everybody, False), (everybody, True))
    ]
    assert answers == [["4", "4"], *[["fewer than 5", "fewer than 5"]] * 3]


def test_an_exchange_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    found = desk(tmp_path, embargo=True)
    with pytest.raises(NotOnRecord, match="no exchange home") as told:
        ledger_of_case(found, at=found.last_recorded, known=found.last_recorded, exchange="home")
    assert "dead, hostages, hurt, week" in str(told.value)
