from itertools import product

import pytest

from truceline.values.verdicts import Verdict, every, from_possible, some

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
WORLDS = {YES: {True}, NO: {False}, UNKNOWN: {True, False}}


@pytest.mark.parametrize(("one", "other"), list(product(Verdict, repeat=2)))
def test_and_or_not_are_what_holds_in_all_worlds(one: Verdict, other: Verdict) -> None:
    pairs = list(product(WORLDS[one], WORLDS[other]))
    assert one & other is from_possible(a and b for a, b in pairs)
    assert one | other is from_possible(a or b for a, b in pairs)
    assert ~one is from_possible(not a for a in WORLDS[one])


def test_every_of_nothing_holds_and_some_of_nothing_does_not() -> None:
    assert (every([]), some([])) == (YES, NO)


def test_an_answer_needs_a_world() -> None:
    with pytest.raises(ValueError, match="at least one"):
        from_possible([])
