"""Where boxes and arrows of the graph stand: nothing lies over anything else."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from truceline.reports.commitments_layout import BOX_WIDTH, Arrow, Box, Columns, height, in_columns, without
from truceline.reports.commitments_picture import narrow, wide

Graph = tuple[list[Box], list[Arrow]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to nine boxes of different heights with arrows between them, also ones that go round."""
    boxes = [
        Box(f"b{n}", ("line",) * draw(st.integers(1, 4)), 1, "open", "open") for n in range(draw(st.integers(1, 9)))
    ]
    ends = st.sampled_from([box.key for box in boxes])
    drawn = draw(st.lists(st.tuples(ends, ends, st.sampled_from(["needs", "falls"])), max_size=12))
    return boxes, [Arrow(first, then, kind) for first, then, kind in dict.fromkeys(drawn) if first != then]


def spans(laid: Columns) -> list[list[tuple[float, float]]]:
    """From where to where each box, or place for an arrow, stands in its column."""
    return [[(laid.places[one.key][1], laid.places[one.key][1] + height(one)) for one in col] for col in laid.columns]


@given(graphs())
def test_no_box_lies_over_another_or_over_what_is_kept_free_for_an_arrow(drawn: Graph) -> None:
    for column in spans(in_columns(*drawn)):
        for (_, bottom), (top, _) in pairwise(column):
            assert bottom < top


@given(graphs())
def test_an_arrow_goes_from_column_to_column_and_never_skips_one(drawn: Graph) -> None:
    laid = in_columns(*drawn)
    level = {box.key: number for number, column in enumerate(laid.columns) for box in column}
    for way in laid.ways.values():
        steps = [level[key] for key in way]
        assert steps[0] >= steps[-1] or steps == list(range(steps[0], steps[-1] + 1))


@given(graphs())
def test_what_comes_first_stands_further_left_where_nothing_goes_round(drawn: Graph) -> None:
    boxes, arrows = drawn
    forward = [one for one in arrows if one.first < one.then]
    laid = in_columns(boxes, forward)
    assert all(laid.places[one.first][0] + BOX_WIDTH < laid.places[one.then][0] for one in forward)


@given(graphs())
def test_both_pictures_show_every_box_once(drawn: Graph) -> None:
    for picture in (wide(*drawn, "title"), narrow(*drawn, "title")):
        assert picture.count("<rect width") == len(drawn[0])


@given(graphs())
def test_of_the_same_graph_nothing_is_left_to_draw_again(drawn: Graph) -> None:
    assert without(*drawn, *drawn) == ([], [])


def test_of_another_graph_all_that_hangs_on_a_difference_is_drawn() -> None:
    boxes = [Box(key, (key,), 1, "open", "open") for key in "abcd"]
    arrows = [Arrow("a", "b", "needs"), Arrow("c", "d", "needs")]
    changed = [Box("a", ("a",), 1, "met", "met"), *boxes[1:]]
    assert [box.key for box in without(changed, arrows, boxes, arrows)[0]] == ["a", "b"]
