"""Marks for putting observations together, against a slow plain reference that goes through all pairs."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from truceline.exercise.scoring.clusters import Ratio, grouping, matched

LABELS = st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 4)), max_size=12)
Pairs = list[tuple[int, int]]


def same(labels: list[int], one: int, other: int) -> bool:
    return one == other or (labels[one] >= 0 and labels[one] == labels[other])


def plain_pairs(drawn: Pairs) -> Ratio:
    true, judged = [a for a, _ in drawn], [b for _, b in drawn]
    every = list(combinations(range(len(drawn)), 2))
    said = [pair for pair in every if same(judged, *pair)]
    real = [pair for pair in every if same(true, *pair)]
    hits = len(set(said) & set(real))
    return Ratio(hits / len(said) if said else None, hits / len(real) if real else None)


def plain_b3(drawn: Pairs) -> tuple[float, float]:
    true, judged = [a for a, _ in drawn], [b for _, b in drawn]
    right, found = [], []
    for one in range(len(drawn)):
        mine = {other for other in range(len(drawn)) if same(true, one, other)}
        said = {other for other in range(len(drawn)) if same(judged, one, other)}
        right.append(len(mine & said) / len(said))
        found.append(len(mine & said) / len(mine))
    return sum(right) / len(right), sum(found) / len(found)


def plain_exact(drawn: Pairs) -> int:
    events = {a for a, _ in drawn if a >= 0}
    hits = 0
    for event in events:
        mine = {one for one, (a, _) in enumerate(drawn) if a == event}
        groups = {b for a, b in drawn if a == event}
        label = groups.pop()
        alone = label < 0 and len(mine) == 1
        whole = {one for one, (_, b) in enumerate(drawn) if b == label} == mine
        hits += not groups and (alone or (label >= 0 and whole))
    return hits


def columns(drawn: Pairs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return np.array([a for a, _ in drawn], np.int64), np.array([b for _, b in drawn], np.int64)


@given(LABELS)
def test_the_fast_marks_are_those_of_the_plain_reference(drawn: Pairs) -> None:
    marks = grouping(*columns(drawn))
    assert marks.pairs == plain_pairs(drawn)
    assert marks.exact == plain_exact(drawn)
    assert marks.events == len({a for a, _ in drawn if a >= 0})
    assert marks.groups == len({b for _, b in drawn if b >= 0})
    if drawn:
        assert (marks.b3.precision, marks.b3.recall) == pytest.approx(plain_b3(drawn))


@given(LABELS, st.randoms())
def test_the_order_of_rows_decides_nothing(drawn: Pairs, random: st.DataObject) -> None:
    mixed = list(drawn)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = grouping(*columns(drawn)), grouping(*columns(mixed))
    assert (one.pairs, one.exact, one.events, one.groups) == (other.pairs, other.exact, other.events, other.groups)
    assert one.b3.precision == pytest.approx(other.b3.precision)
    assert matched(*columns(drawn), 5).tolist() == matched(*columns(mixed), 5).tolist()


@given(LABELS)
def test_the_names_of_groups_decide_nothing(drawn: Pairs) -> None:
    renamed = [(a, b if b < 0 else 7 - b) for a, b in drawn]
    assert grouping(*columns(drawn)).pairs == grouping(*columns(renamed)).pairs


@given(st.lists(st.integers(-1, 4), min_size=1, max_size=12))
def test_the_truth_itself_gets_full_marks(labels: list[int]) -> None:
    marks = grouping(*columns([(one, one) for one in labels]))
    assert (marks.b3.precision, marks.b3.recall, marks.exact) == (1.0, 1.0, marks.events)


@given(LABELS)
def test_a_group_is_matched_to_the_event_of_most_of_its_observations(drawn: Pairs) -> None:
    for group, event in enumerate(matched(*columns(drawn), 5).tolist()):
        inside = [a for a, b in drawn if b == group and a >= 0]
        assert event == (min(inside, key=lambda one: (-inside.count(one), one)) if inside else -1)
