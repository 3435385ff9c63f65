from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, entry, hour
from truceline.incidents.claims import Tally, tallies
from truceline.measures.claim_checks import Adding, Difference, comparisons, parts_checks, running_totals
from truceline.record.entry import Entry
from truceline.record.kinds import Claim
from truceline.record.view import View
from truceline.values.intervals import exactly
from truceline.values.zones import zone

HOME = zone("Europe/Kyiv")


def claim(id: str, value: str, unit: str = "violations", part_of: str = "", **more: str) -> Entry:
    sides = more.pop("sides", "ab")
    content = {"issuer": sides[0], "accused": sides[1], "agreement": "truce", "scope": "all", "period": "2025-04-20"}
    content |= {"unit": unit, "value": value, "part_of": part_of, **more}
    said = Claim.model_validate(content, context={"home": HOME})
    return replace(entry(id, said, exactly(hour(1))), sources=(f"https://{more.get('outlet', 'x')}.org/",))


def told(*claims: Entry) -> list[Tally]:
    return tallies(View(claims, LATER))


def outcome(total: str, *parts: str) -> tuple[Adding, tuple[int, int]]:
    claims = [claim(f"p{number}", value, f"unit {number}", "violations") for number, value in enumerate(parts)]
    check = parts_checks(told(claim("t", total), *claims)[0])[0]
    return check.adding, check.apart


def test_parts_that_make_the_total_add_up() -> None:
    assert outcome("4900", "6", "90", "1404", "3316", "19", "49", "16") == (Adding.ADD_UP, (0, 0))


def test_a_shortened_list_of_parts_is_short_of_the_total_by_what_was_left_out() -> None:
    assert outcome("4900", "6", "90", "1404", "3316") == (Adding.SHORT, (84, 84))


def test_against_a_rounded_total_the_gap_has_bounds() -> None:
    assert outcome("about 4900", "6", "90", "1404", "3316") == (Adding.SHORT, (34, 133))


def test_an_open_part_can_make_up_for_what_is_missing() -> None:
    assert outcome("2935", "96", "1883", "more than 950") == (Adding.CAN_ADD_UP, (0, 0))


def test_parts_can_be_more_than_their_total() -> None:
    assert outcome("10", "6", "6") == (Adding.OVER, (2, 2))


@given(st.integers(0, 500), st.lists(st.integers(0, 300), min_size=2, max_size=5))
def test_exact_numbers_are_judged_as_plain_sums(total: int, parts: list[int]) -> None:
    adding, apart = outcome(str(total), *(str(part) for part in parts))
    expected = Adding.ADD_UP if sum(parts) == total else Adding.SHORT if sum(parts) < total else Adding.OVER
    assert (adding, apart[0]) == (expected, abs(sum(parts) - total))


def test_a_single_part_need_not_make_up_the_whole() -> None:
    assert parts_checks(told(claim("t", "1883"), claim("p", "812", "heavy", "violations"))[0]) == []


def test_an_outlet_that_shortens_the_list_is_checked_by_itself() -> None:
    claims = [
        claim("t1", "100", outlet="short"),
        claim("t2", "100", outlet="full"),
        claim("a1", "60", "shots", "violations", outlet="short"),
        claim("a2", "60", "shots", "violations", outlet="full"),
        claim("b1", "30", "blasts", "violations", outlet="short"),
        claim("b2", "30", "blasts", "violations", outlet="full"),
        claim("c2", "10", "drones", "violations", outlet="full"),
    ]
    checks = {check.outlet: (check.adding, check.total_of_parts.said) for check in parts_checks(told(*claims)[0])}
    assert checks == {"": (Adding.ADD_UP, "100"), "short": (Adding.SHORT, "90")}


def test_a_later_total_from_the_same_start_runs_on() -> None:
    runs = running_totals(told(claim("x", "26"), claim("y", "96", period="2025-04-20/2025-04-21")))
    assert [(run.earlier.entries, run.later.entries, run.falls) for run in runs] == [(("x",), ("y",), False)]


def test_a_running_total_that_falls_is_marked() -> None:
    runs = running_totals(told(claim("x", "96", period="2025-04-20"), claim("y", "26", period="2025-04-20/2025-04-21")))
    assert [run.falls for run in runs] == [True]


def differences(one: Entry, other: Entry) -> tuple[Difference, ...]:
    return comparisons(told(one, other), {})[0].differences


def test_totals_for_the_same_period_unit_and_scope_can_be_compared() -> None:
    assert differences(claim("x", "5"), claim("y", "9", sides="ba")) == ()


def test_totals_that_begin_at_different_times_cannot() -> None:
    longer = claim("x", "5", period="2025-04-19/2025-04-20")
    assert differences(longer, claim("y", "9", sides="ba")) == (Difference.START,)


def test_totals_in_different_units_cannot() -> None:
    assert differences(claim("x", "5", "shots"), claim("y", "9", "blasts", sides="ba")) == (Difference.UNIT,)


def test_one_side_alone_is_not_compared() -> None:
    assert comparisons(told(claim("x", "5")), {}) == []


def test_voices_of_one_party_are_not_held_against_each_other() -> None:
    assert comparisons(told(claim("x", "5", sides="ab"), claim("y", "9", sides="cb")), {"c": "a"}) == []
