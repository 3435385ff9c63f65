import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_tree import plain_root
from truceline.record.tlog.hashes import EMPTY_ROOT, folded, leaf_hash, node_hash, root_of, row_above

CLASSIC = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
CLASSIC.append(bytes(range(0x60, 0x70)))
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(9))
def test_the_roots_of_certificate_transparency_come_out(size: int) -> None:
    assert root_of([leaf_hash(leaf) for leaf in CLASSIC[:size]]).hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_a_root_is_that_of_the_plain_tree(leaves: list[bytes]) -> None:
    assert root_of([leaf_hash(leaf) for leaf in leaves]) == plain_root(leaves)


def test_a_leaf_never_passes_for_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def test_a_row_leaves_out_a_last_hash_without_a_neighbour() -> None:
    hashes = [leaf_hash(bytes([number])) for number in range(5)]
    assert row_above(hashes) == [node_hash(hashes[0], hashes[1]), node_hash(hashes[2], hashes[3])]


def test_no_peaks_are_an_empty_tree() -> None:
    assert folded([]) == EMPTY_ROOT
