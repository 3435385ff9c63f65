"""What two sides share and where they differ."""

import pytest

from desk_case import case
from drawn_terms import LATER, entry, hour
from truceline.record.entry import Entry
from truceline.record.kinds import Position, Stand
from truceline.record.view import View
from truceline.talks.around import around
from truceline.talks.between import Between
from truceline.values.intervals import Interval, exactly


def takes(party: str, stand: Stand, when: Interval | None = None) -> Entry:
    says = Position(party=party, question="halt", stand=stand)
    return entry(f"{party}-{stand}", says, when or exactly(hour(1)))


def between(*entries: Entry) -> Between:
    (pair,) = around(View(entries, LATER), case(), hour(50)).pairs
    return pair.between


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Stand.FOR, Stand.FOR, Between.ALIKE),
        (Stand.AGAINST, Stand.AGAINST, Between.ALIKE),
        (Stand.FOR, Stand.AGAINST, Between.APART),
        (Stand.CONDITIONAL, Stand.FOR, Between.ONE_CONDITIONAL),
        (Stand.CONDITIONAL, Stand.AGAINST, Between.CONDITION_AGAINST),
        (Stand.CONDITIONAL, Stand.CONDITIONAL, Between.BOTH_CONDITIONAL),
        (Stand.OPEN, Stand.OPEN, Between.OPEN),
        (Stand.FOR, Stand.UNCLEAR, Between.OPEN),
    ],
)
def test_how_two_positions_lie_to_each_other(one: Stand, other: Stand, expected: Between) -> None:
    assert between(takes("north", one), takes("south", other)) is expected


def test_a_side_without_a_position_cannot_be_held_against_the_other() -> None:
    assert between(takes("north", Stand.FOR)) is Between.NO_POSITION


def test_where_the_last_position_cannot_be_told_nothing_is_held_together() -> None:
    day = Interval(hour(0), hour(24))
    unsure = takes("north", Stand.FOR, day), takes("north", Stand.AGAINST, day)
    assert between(*unsure, takes("south", Stand.FOR)) is Between.UNTOLD


def test_those_that_fight_are_sides_even_without_a_position() -> None:
    found = around(View([takes("mission", Stand.FOR)], LATER), case(), hour(50))
    assert (found.sides, found.silent) == (("north", "south", "mission"), (("halt", "north"), ("halt", "south")))
