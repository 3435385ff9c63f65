import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_tree import plain_path, plain_proof, plain_root
from small_log import numbered
from truceline.errors import NotProved
from truceline.record.tlog.hashes import EMPTY_ROOT, leaf_hash
from truceline.record.tlog.proofs import (
    consistency_proof,
    inclusion_proof,
    roots_of,
    verify_consistency,
    verify_inclusion,
)

LEAVES = numbered(300)


def stretch(start: int, end: int) -> bytes:
    return plain_root(LEAVES[start:end])


@pytest.mark.parametrize("size", [*range(1, 18), 31, 32, 33])
def test_every_leaf_of_a_small_tree_is_proved_as_the_standard_says(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, stretch)
        assert proof == plain_path(index, LEAVES[:size])
        verify_inclusion(leaf_hash(LEAVES[index]), index, size, stretch(0, size), proof)


@pytest.mark.parametrize("size", [*range(1, 18), 31, 32, 33])
def test_every_older_size_of_a_small_tree_is_proved_as_the_standard_says(size: int) -> None:
    for old in range(size + 1):
        proof = consistency_proof(old, size, stretch)
        assert proof == plain_proof(old, LEAVES[:size])
        verify_consistency(old, size, stretch(0, old), stretch(0, size), proof)


sizes = st.integers(1, 300)


@given(sizes, st.data())
def test_any_leaf_of_any_tree_is_proved_as_the_standard_says(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, stretch)
    assert proof == plain_path(index, LEAVES[:size])
    verify_inclusion(leaf_hash(LEAVES[index]), index, size, stretch(0, size), proof)


@given(sizes, st.data())
def test_any_older_size_of_any_tree_is_proved_as_the_standard_says(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, size))
    proof = consistency_proof(old, size, stretch)
    assert proof == plain_proof(old, LEAVES[:size])
    verify_consistency(old, size, stretch(0, old), stretch(0, size), proof)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 3), (3, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(NotProved):
        inclusion_proof(index, size, stretch)
    with pytest.raises(NotProved):
        verify_inclusion(leaf_hash(b""), index, size, stretch(0, size), [])


@pytest.mark.parametrize(("old", "size"), [(4, 3), (-1, 3)])
def test_a_tree_does_not_continue_a_larger_one(old: int, size: int) -> None:
    with pytest.raises(NotProved):
        consistency_proof(old, size, stretch)
    with pytest.raises(NotProved):
        verify_consistency(old, size, stretch(0, 3), stretch(0, 3), [])


def test_every_tree_continues_the_empty_one_and_only_that() -> None:
    verify_consistency(0, 5, EMPTY_ROOT, stretch(0, 5), [])
    with pytest.raises(NotProved):
        verify_consistency(0, 5, stretch(0, 1), stretch(0, 5), [])
    with pytest.raises(NotProved):
        verify_consistency(0, 0, EMPTY_ROOT, stretch(0, 1), [])


@given(st.integers(2, 300), st.data())
def test_a_proof_tells_both_roots(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    proof = plain_proof(old, LEAVES[:size])
    path = proof if old & (old - 1) else [stretch(0, old), *proof]
    assert roots_of(old, size, path) == (stretch(0, old), stretch(0, size))
