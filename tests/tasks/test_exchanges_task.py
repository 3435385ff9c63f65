"""The ledger for everybody and in full."""

from pathlib import Path

import pytest

from exchange_week import under_embargo, week, written
from truceline.errors import NotOnRecord
from truceline.exchanges.ledger import Ledger
from truceline.tasks.desk import Desk
from truceline.tasks.exchanges import ledger_of_case
from truceline.wiring import build_record, desk_of


def desk(folder: Path, embargo: bool = False) -> Desk:
    case = written(folder / "week", under_embargo() if embargo else week())
    build_record(case, anew=True)
    return desk_of(case)


def children(ledger: Ledger) -> list[str]:
    (account,) = (one for one in ledger.accounts if one.id == "home")
    return [one.count.said for one in account.flows[0].stages[0].counted]


def test_in_full_the_numbers_are_as_they_are_on_record(tmp_path: Path) -> None:
    found = desk(tmp_path)
    answers = [
        children(ledger_of_case(found, at=found.last_recorded, known=found.last_recorded, full=full))
        for full in (True, False)
    ]
    assert answers == [["4", "4"], ["fewer than 5", "fewer than 5"]]


def test_an_exchange_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    found = desk(tmp_path, embargo=True)
    with pytest.raises(NotOnRecord, match="no exchange home") as told:
        ledger_of_case(found, at=found.last_recorded, known=found.last_recorded, exchange="home")
    assert "dead, hostages, hurt, week" in str(told.value)
