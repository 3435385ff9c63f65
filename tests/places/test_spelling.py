"""Spellings are compared by their letters alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from truceline.places.spelling import distance, fold, letters, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Куп’янськ", "куп'янськ"),
        ("Lugans'k", "LUGANSK"),
        ("Артёмовск", "Артемовск"),
        ("Івано-Франківськ", "івано франківськ"),
        ("Ługańsk", "Ługansk"),
        ("Київ", "КИЇВ"),
    ],
)
def test_what_differs_only_in_marks_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Київ", "Киів"), ("Мирний", "Мирнии"), ("Сіверськ", "Сиверськ")])
def test_letters_of_their_own_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def plain_distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    changed = plain_distance(one[1:], other[1:]) + (one[0] != other[0])
    return min(changed, plain_distance(one[1:], other) + 1, plain_distance(one, other[1:]) + 1)


@given(some.text("abc", max_size=5), some.text("abc", max_size=5), some.integers(0, 3))
def test_the_distance_is_that_of_the_plain_meaning(one: str, other: str, at_most: int) -> None:
    true = plain_distance(one, other)
    assert distance(one, other, at_most) == true or (true > at_most and distance(one, other, at_most) > at_most)


@given(some.text(max_size=20))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_nearest_come_first() -> None:
    names = [(letters(name), name) for name in ("bahmut", "bakhmut", "bakhmutske", "lyman")]
    assert nearest("bakhmot", names) == ["bakhmut", "bahmut"]


@given(some.text("abcdef", min_size=1, max_size=8), some.lists(some.text("abcdef", min_size=1, max_size=8)))
def test_no_near_name_is_missed_by_the_short_cut(wanted: str, names: list[str]) -> None:
    at_most = 2 if len(wanted) > 5 else 1
    near = {name for name in names if distance(wanted, name, at_most) <= at_most}
    assert set(nearest(wanted, [(letters(name), name) for name in names], len(names))) == near
