import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import NotProved
from truceline.record.tlog.tiles import bundle, tile_path, unbundle, widths


def test_the_tree_of_the_specification_has_the_tiles_that_it_names() -> None:
    assert list(widths(70_000)) == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert list(widths(256)) == [(0, 1, 0), (1, 0, 1)]


def test_an_empty_tree_has_no_tiles() -> None:
    assert list(widths(0)) == []


@given(st.integers(1, 2**62))
def test_a_partial_tile_is_as_wide_as_the_specification_reckons(size: int) -> None:
    for level, full, partial in widths(size):
        assert partial == size // 256**level % 256
        assert full == size // 256 ** (level + 1)


@pytest.mark.parametrize(
    ("level", "number", "width", "path"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 1_234_067, 256, "tile/0/x001/x234/067"),
        (0, 273, 112, "tile/0/273.p/112"),
        (1, 1000, 256, "tile/1/x001/000"),
        (63, 999_999, 1, "tile/63/x999/999.p/1"),
        ("entries", 1_234_067, 8, "tile/entries/x001/x234/067.p/8"),
    ],
)
def test_a_tile_is_served_where_the_specification_says(level: int | str, number: int, width: int, path: str) -> None:
    assert tile_path(level, number, width) == path


@given(st.lists(st.binary(max_size=80), max_size=10))
def test_a_bundle_gives_back_its_leaves(leaves: list[bytes]) -> None:
    assert unbundle(bundle(leaves)) == leaves


def test_a_bundle_has_each_leaf_behind_its_length() -> None:
    assert bundle([b"ab", b"", bytes(258)]) == b"\x00\x02ab\x00\x00\x01\x02" + bytes(258)


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=5), st.data())
def test_a_bundle_that_is_cut_off_is_refused_or_has_fewer_leaves(leaves: list[bytes], data: st.DataObject) -> None:
    whole = bundle(leaves)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    try:
        found = unbundle(cut)
    except NotProved:
        return
    assert found == leaves[: len(found)]
    assert len(found) < len(leaves)


def test_a_leaf_that_does_not_fit_is_refused() -> None:
    assert unbundle(bundle([bytes(65_535)])) == [bytes(65_535)]
    with pytest.raises(ValueError, match="does not fit"):
        bundle([bytes(65_536)])
