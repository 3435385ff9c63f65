"""The rules by which two sources tell one statement, each with a case where it joins and one where it must not."""

from dataclasses import replace

from claim_rows import SIDES, claimed, groups
from drawn_terms import LATER
from truceline.incidents.bundles import bundles_of
from truceline.incidents.claims import Reader, ledger
from truceline.incidents.same_statement import Rule, decide
from truceline.record.entry import Entry
from truceline.record.kinds import Claim
from truceline.record.view import View

DAY = "2025-04-20"
HOURS = "2025-04-20T06:00Z/2025-04-21T06:00Z"


def rule(one: Entry, other: Entry, reader: Reader = SIDES) -> tuple[bool, Rule]:
    first, second = bundles_of(View([one, other], LATER).of(Claim), reader)
    why = decide(first, second, reader)
    return why.joined, why.rule


def test_a_figure_in_common_joins() -> None:
    assert rule(claimed("x", "52"), claimed("y", "at least 52")) == (True, Rule.FIGURE)


def test_two_numbers_for_one_thing_are_two_statements() -> None:
    assert rule(claimed("x", "52"), claimed("y", "57")) == (False, Rule.NUMBER)


def test_an_outlet_that_gives_another_number_later_corrects_itself() -> None:
    one = claimed("x", "1264", HOURS, outlet="post", said="2025-04-21")
    other = claimed("y", "1270", HOURS, outlet="post", said="2025-04-22")
    assert rule(one, other) == (False, Rule.CORRECTED)


def test_a_slip_of_a_digit_joins_only_when_told_at_one_time() -> None:
    assert rule(claimed("x", "1882"), claimed("y", "1883")) == (True, Rule.SLIP)
    assert rule(claimed("x", "1882"), claimed("y", "1883", said="2025-05-03")) == (False, Rule.LATER)


def test_another_office_of_the_side_is_joined_where_it_repeats_the_figure() -> None:
    other = claimed("y", "147", issuer="a-office")
    assert rule(claimed("x", "147"), other) == (True, Rule.OFFICES)
    assert rule(claimed("x", "147"), claimed("y", "9", unit="assaults", issuer="a-office")) == (
        False,
        Rule.OTHER_OFFICE,
    )


def test_without_knowing_that_they_speak_for_one_side_two_issuers_stay_two() -> None:
    rows = claimed("x", "147"), claimed("y", "147", issuer="a-office")
    assert len(ledger(View(rows, LATER)).tallies) == 2


def test_a_report_in_days_only_is_joined_to_the_one_in_hours_when_told_on_one_day() -> None:
    days = claimed("y", "52", "2025-04-20/2025-04-21", said="2025-04-21")
    assert rule(claimed("x", "52", HOURS, said="2025-04-21"), days) == (True, Rule.DAYS)


def test_a_days_number_may_come_again_on_the_next_day() -> None:
    later = claimed("y", "52", "2025-04-21/2025-04-22", said="2025-04-22")
    assert rule(claimed("x", "52", "2025-04-20/2025-04-21", said="2025-04-21"), later) == (False, Rule.DAY_AFTER)


def test_counting_from_another_day_is_another_statement() -> None:
    one, other = claimed("x", "300", "2025-03-18/2025-04-16"), claimed("y", "300", "2025-03-25/2025-04-16")
    assert rule(one, other) == (False, Rule.START)


def test_an_old_total_with_a_new_end_is_known_by_a_number_that_is_its_own_fingerprint() -> None:
    one, echo = claimed("x", "282", "2025-03-18/2025-04-10"), claimed("y", "282", "2025-03-18/2025-04-13")
    assert rule(one, echo) == (True, Rule.DAYS)
    assert rule(claimed("x", "30", "2025-03-18/2025-04-10"), claimed("y", "30", "2025-03-18/2025-04-13")) == (
        False,
        Rule.END,
    )


def test_the_same_small_number_at_another_place_is_another_statement() -> None:
    one, other = claimed("x", "3", scope="Halmi district"), claimed("y", "3", scope="Port Seren")
    assert rule(one, other) == (False, Rule.PLACE)


def test_a_name_that_stands_for_a_whole_side_is_no_other_place() -> None:
    reader = Reader(wide=frozenset({"tarsenia"}))
    assert rule(claimed("x", "3", scope="Tarsenia"), claimed("y", "3", scope="Halmi"), reader)[0]


def test_one_source_that_tells_two_periods_tells_two_statements() -> None:
    one = claimed("x", "30", "2025-03-25/2025-04-16", source="https://p.org/")
    assert rule(one, claimed("y", "30", "2025-03-25/2025-04-15", source="https://p.org/")) == (False, Rule.SOURCE)


def test_two_named_agreements_keep_apart_and_a_missing_one_does_not() -> None:
    assert rule(claimed("x", "5"), claimed("y", "5", agreement="other")) == (False, Rule.AGREEMENT)
    says = claimed("z", "5").payload
    unnamed = replace(claimed("z", "5"), payload=says.model_copy(update={"agreement": None}))
    assert rule(claimed("x", "5"), unnamed) == (True, Rule.FIGURE)


def test_units_of_one_family_join_only_with_exactly_the_same_number() -> None:
    one = claimed("x", "655", unit="artillery and mortar attacks")
    assert groups(one, claimed("y", "655", unit="shelling")) == [("x", "y")]
    assert rule(one, claimed("y", "650", unit="shelling"))[1] is Rule.AT_ONE_GO
