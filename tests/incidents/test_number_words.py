import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.incidents.number_words import Meant, numbers, read_number
from truceline.values.counts import parse_count


def meant(one: str, other: str) -> Meant:
    return numbers(parse_count(one), parse_count(other)).meant


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1883", "1883", Meant.SAME),
        ("more than 80", "80", Meant.SAME),
        ("1883", "1800", Meant.ROUNDED),
        ("2935", "2900", Meant.ROUNDED),
        ("2935", "about 3000", Meant.ROUNDED),
        ("1883", "1882", Meant.SLIP),
        ("1264", "1246", Meant.SLIP),
        ("more than 1000", "more than 1300", Meant.POSSIBLE),
        ("4816", "4900", Meant.APART),
        ("14", "10", Meant.APART),
        ("more than 80", "120", Meant.APART),
        ("more than 80", "more than 120", Meant.APART),
        ("at most 1000", "1883", Meant.APART),
    ],
)
def test_two_wordings_can_be_of_one_number_or_not(one: str, other: str, expected: Meant) -> None:
    assert meant(one, other) is expected


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_it_does_not_matter_which_is_asked_first(one: int, other: int) -> None:
    assert meant(str(one), str(other)) is meant(str(other), str(one))


@given(st.integers(100, 99_999))
def test_a_number_rounded_to_two_figures_can_still_be_the_same(number: int) -> None:
    step = 10 ** (len(str(number)) - 2)
    assert meant(str(number), str((number + step // 2) // step * step)) >= Meant.SLIP


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("más de 1.800", "more than 1800"),
        ("майже 3000", "about 3000"),
        ("rund 210", "about 210"),
        ("2 935", "2935"),
        ("≥ 12", "at least 12"),
        ("12-15", "12-15"),
    ],
)
def test_qualifiers_of_many_languages_are_read(text: str, said: str) -> None:
    assert read_number(text).said == said


def test_a_qualifier_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="qualifier"):
        read_number("perhaps 12")
