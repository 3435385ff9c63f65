"""Attack 22: a proof of which a part is not looked at, so that a server can prove two contents to one client.

Each hash in a proof must be bound: whatever is changed, dropped, added, swapped or said about it, the proof is refused.
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_tree import plain_path, plain_proof, plain_root
from small_log import numbered
from truceline.errors import NotProved
from truceline.record.tlog.hashes import leaf_hash
from truceline.record.tlog.proofs import verify_consistency, verify_inclusion

LEAVES = numbered(70)
ROOTS = [plain_root(LEAVES[:size]) for size in range(71)]
Spoil = Callable[[list[bytes], st.DataObject], list[bytes]]


def flipped(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof) - 1))
    changed = bytearray(proof[place])
    changed[data.draw(st.integers(0, 31))] ^= data.draw(st.integers(1, 255))
    return [*proof[:place], bytes(changed), *proof[place + 1 :]]


def dropped(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof) - 1))
    return proof[:place] + proof[place + 1 :]


def added(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof)))
    one = data.draw(st.sampled_from([*proof, *ROOTS]) | st.binary(min_size=32, max_size=32))
    return [*proof[:place], one, *proof[place:]]


def swapped(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    return list(data.draw(st.permutations(proof)))


def shortened(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof) - 1))
    return [*proof[:place], proof[place][:-1], *proof[place + 1 :]]


def glued(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    place = data.draw(st.integers(0, len(proof) - 1))
    return [*proof[:place], proof[place] + bytes(32), *proof[place + 1 :]]


SPOILS: list[Spoil] = [flipped, dropped, added, swapped, shortened, glued]


@given(st.sampled_from(SPOILS), st.integers(2, 70), st.data())
def test_a_spoiled_inclusion_proof_is_refused(spoil: Spoil, size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = plain_path(index, LEAVES[:size])
    spoiled = spoil(proof, data)
    if spoiled != proof:
        with pytest.raises(NotProved):
            verify_inclusion(leaf_hash(LEAVES[index]), index, size, ROOTS[size], spoiled)


@given(st.sampled_from(SPOILS), st.integers(2, 70), st.data())
def test_a_spoiled_consistency_proof_is_refused(spoil: Spoil, size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    proof = plain_proof(old, LEAVES[:size])
    spoiled = spoil(proof, data)
    if spoiled != proof:
        with pytest.raises(NotProved):
            verify_consistency(old, size, ROOTS[old], ROOTS[size], spoiled)


def each_replaced(proof: list[bytes]) -> list[list[bytes]]:
    return [[*proof[:place], bytes(32), *proof[place + 1 :]] for place in range(len(proof))]


@pytest.mark.parametrize("size", range(1, 34))
def test_every_hash_of_every_proof_is_bound(size: int) -> None:
    for index in range(size):
        for other in each_replaced(plain_path(index, LEAVES[:size])):
            with pytest.raises(NotProved):
                verify_inclusion(leaf_hash(LEAVES[index]), index, size, ROOTS[size], other)
        for other in each_replaced(plain_proof(index, LEAVES[:size])):
            with pytest.raises(NotProved):
                verify_consistency(index, size, ROOTS[index], ROOTS[size], other)


@pytest.mark.parametrize("size", range(1, 34))
def test_a_proof_of_one_leaf_is_good_for_no_other_place_and_no_other_leaf(size: int) -> None:
    for index in range(size):
        proof = plain_path(index, LEAVES[:size])
        for other in {*range(size + 2), -1} - {index}:
            with pytest.raises(NotProved):
                verify_inclusion(leaf_hash(LEAVES[index]), other, size, ROOTS[size], proof)
        with pytest.raises(NotProved):
            verify_inclusion(leaf_hash(LEAVES[index + 1]), index, size, ROOTS[size], proof)


@given(st.integers(1, 70), st.integers(0, 90), st.data())
def test_a_proof_is_good_for_no_other_root(size: int, other: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    root = ROOTS[other] if other < 71 and other != size else bytes(32)
    with pytest.raises(NotProved):
        verify_inclusion(leaf_hash(LEAVES[index]), index, size, root, plain_path(index, LEAVES[:size]))


@pytest.mark.parametrize("size", range(2, 34))
def test_a_consistency_proof_is_good_for_no_other_old_size(size: int) -> None:
    for old in range(1, size):
        proof = plain_proof(old, LEAVES[:size])
        for other in {*range(-1, size + 2)} - {old}:
            with pytest.raises(NotProved):
                verify_consistency(other, size, ROOTS[old], ROOTS[size], proof)


def test_a_node_does_not_pass_for_a_leaf() -> None:
    """The proof of a leaf, begun one step further up: the hash over two leaves is no leaf of a tree half as large."""
    proof = plain_path(5, LEAVES[:8])
    inner = plain_root(LEAVES[4:6])
    verify_inclusion(inner, 2, 4, ROOTS[8], proof[1:])
    with pytest.raises(NotProved):
        verify_inclusion(inner, 5, 8, ROOTS[8], proof[1:])


def test_two_contents_are_never_proved_to_one_client() -> None:
    """A server that has shown a root cannot later prove any other leaf at a place, with any hashes that it knows."""
    known = {plain_root(LEAVES[start:end]) for start in range(8) for end in range(start + 1, 9)}
    proof = plain_path(3, LEAVES[:8])
    for place in range(len(proof)):
        for one in known - {proof[place]}:
            forged = [*proof[:place], one, *proof[place + 1 :]]
            with pytest.raises(NotProved):
                verify_inclusion(leaf_hash(b"another content"), 3, 8, ROOTS[8], forged)
