from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from plain_tree import plain_root
from small_log import numbered
from truceline.record.tlog.hashes import EMPTY_ROOT, SIZE, leaf_hash
from truceline.record.tlog.nodes import Nodes
from truceline.record.tlog.tiles import WIDTH, Tile, widths
from truceline.record.tlog.tip import Tip

LEAVES = numbered(1600)
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
batches = st.lists(st.integers(0, 600), min_size=1, max_size=6).filter(lambda sizes: sum(sizes) <= 1600)


def grown(sizes: Sequence[int]) -> tuple[Tip, list[Tile]]:
    tip, tiles = Tip(), []
    for size in sizes:
        tiles += tip.extend(HASHES[tip.size : tip.size + size])
    return tip, tiles


def formula(level: int, number: int, width: int) -> bytes:
    """The hashes of a tile as C2SP `tlog-tiles` writes them down."""
    reach: int = WIDTH**level
    starts = [(number * WIDTH + place) * reach for place in range(width)]
    return b"".join(plain_root(LEAVES[start : start + reach]) for start in starts)


def test_nothing_has_the_root_of_the_empty_tree() -> None:
    assert Tip().root() == EMPTY_ROOT


@given(batches)
def test_the_root_is_that_of_the_plain_tree_whatever_the_batches(sizes: list[int]) -> None:
    tip, _ = grown(sizes)
    assert tip.size == sum(sizes)
    assert tip.root() == plain_root(LEAVES[: tip.size])


@given(batches)
def test_finished_tiles_and_edges_are_those_of_the_specification(sizes: list[int]) -> None:
    tip, tiles = grown(sizes)
    by_place = {(tile.level, tile.number): tile.hashes for tile in tiles}
    for level, full, partial in widths(tip.size):
        for number in range(full):
            assert by_place.pop((level, number)) == formula(level, number, WIDTH)
        assert tip.edge(level) == formula(level, full, partial)
    assert not by_place


@given(batches)
def test_the_root_of_a_finished_tile_is_the_hash_over_it(sizes: list[int]) -> None:
    for tile in grown(sizes)[1]:
        reach = WIDTH ** (tile.level + 1)
        assert tile.root == plain_root(LEAVES[tile.number * reach : (tile.number + 1) * reach])


@given(batches, st.integers(0, 300))
def test_a_tip_goes_on_from_what_was_kept_of_it(sizes: list[int], more: int) -> None:
    tip, _ = grown(sizes)
    edges = [tip.edge(level) for level, _, _ in widths(tip.size)]
    again = Tip(tip.size, [[edge[at : at + SIZE] for at in range(0, len(edge), SIZE)] for edge in edges])
    assert again.root() == tip.root()
    added = HASHES[:more]
    assert (again.extend(added), again.root()) == (tip.extend(added), tip.root())


@given(batches.filter(lambda sizes: sum(sizes) > 0), st.data())
def test_the_hash_over_any_stretch_comes_out_of_the_tiles(sizes: list[int], data: st.DataObject) -> None:
    tip, tiles = grown(sizes)
    kept = {(tile.level, tile.number): tile.hashes for tile in tiles}
    nodes = Nodes(tip.size, lambda level, number, width: kept.get((level, number)) or tip.edge(level))
    half = data.draw(st.integers(0, 10))
    start = data.draw(st.integers(0, (tip.size - 1) >> half)) << half
    end = min(start + (1 << half), tip.size)
    assert nodes.over(start, end) == plain_root(LEAVES[start:end])
    assert nodes.over(0, tip.size) == tip.root()
