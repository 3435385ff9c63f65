import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.counts import Count, bounded, parse_count

NUMBERS = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("246", 246, 246),
        ("4,900", 4900, 4900),
        ("about 4900", 4850, 4949),
        ("about 12", 11, 13),
        ("at least 950", 950, None),
        ("more than 80", 81, None),
        ("over 80", 81, None),
        ("at most 10", 0, 10),
        ("fewer than 5", 0, 4),
        ("12-15", 12, 15),
        ("uncountable", 1, None),
    ],
)
def test_a_wording_has_its_bounds_and_is_kept(said: str, low: int, high: int | None) -> None:
    count = parse_count(said)
    assert (count.low, count.high, count.said) == (low, high, said)


@pytest.mark.parametrize("said", ["-4", "about -4", "15-12", "fewer than 0", "several", "", "4.5", "٣"])
def test_what_is_no_count_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"negative|reversed|not a count|zero or more"):
        parse_count(said)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_sum_holds_every_sum_of_what_it_was_made_of(a: int, b: int, c: int, d: int) -> None:
    one, other = bounded(min(a, b), max(a, b)), bounded(min(c, d), max(c, d))
    total = one + other
    assert total.low <= a + c <= (total.high or 0)


@given(NUMBERS, NUMBERS)
def test_two_exact_counts_allow_each_other_only_when_they_are_equal(a: int, b: int) -> None:
    assert bounded(a, a).allows(bounded(b, b)) == (a == b)


def test_an_open_count_makes_a_sum_open() -> None:
    assert (parse_count("more than 950") + parse_count("96")).high is None


def test_a_count_is_valid_from_birth() -> None:
    with pytest.raises(ValueError, match="reversed"):
        Count(5, 4, "5-4")
