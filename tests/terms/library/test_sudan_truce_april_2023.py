"""Dated questions about the truce of 72 hours in Sudan of April 2023 and its prolongations."""

import pytest

from library_terms import Log, encoded
from truceline.record.entry import Entry
from truceline.record.kinds import ConsentAct

LOG = Log(encoded("sudan-truce-april-2023"))


def declared(*parties: str) -> list[Entry]:
    return LOG.agreed("2023-04-24T22:00", *(parties or ("saf", "rsf")), act=ConsentAct.ACCEPT)


def more(when: str, *parties: str) -> list[Entry]:
    return [LOG.power("more", party, when) for party in parties or ("saf", "rsf")]


CHAIN = [*declared(), *more("2023-04-27T23:00"), *more("2023-04-30T22:30")]


@pytest.mark.parametrize(
    ("entries", "at", "expected"),
    [
        (declared(), "2023-04-27T23:59", "yes"),
        (declared(), "2023-04-28T00:00", "no"),
        (CHAIN, "2023-04-30T23:59", "yes"),
        (CHAIN, "2023-05-01T00:00", "yes"),
        (CHAIN, "2023-05-03T23:59", "yes"),
        (CHAIN, "2023-05-04T00:00", "no"),
    ],
)
def test_each_prolongation_adds_72_hours_to_the_last_end(entries: list[Entry], at: str, expected: str) -> None:
    assert LOG.in_force(entries, at) == expected


def test_as_known_before_the_second_prolongation_it_ends_on_1_may() -> None:
    assert LOG.in_force(CHAIN, "2023-05-02T00:00", "2023-04-30T22:00") == "no"


def test_the_army_alone_prolongs_nothing() -> None:
    assert LOG.in_force([*declared(), *more("2023-04-27T20:00", "saf")], "2023-04-28T12:00") == "no"


def test_a_side_that_declared_nothing_is_not_bound_and_the_other_is() -> None:
    binds = dict(LOG.asked(declared("saf"), "2023-04-26T12:00").standing.binds)
    assert {name: verdict.value for name, verdict in binds.items()} == {"saf": "yes", "rsf": "no"}


def test_a_prolongation_at_the_very_end_is_too_late() -> None:
    assert LOG.in_force([*declared(), *more("2023-04-28T00:00")], "2023-04-28T12:00") == "no"
