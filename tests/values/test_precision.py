"""Classes of how well a place is known."""

from truceline.values.precision import Precision, class_of_size, coarser


def test_a_larger_place_is_never_of_a_more_exact_class() -> None:
    order = list(Precision)
    classes = [order.index(class_of_size(radius)) for radius in (0, 99, 101, 900, 4e3, 9e3, 4e4, 2e5, 1e6, 9e6)]
    assert classes == sorted(classes)
    assert class_of_size(9e6) is Precision.UNKNOWN


def test_the_coarser_of_two_is_the_less_exact() -> None:
    assert coarser(Precision.EXACT, Precision.DISTRICT) is Precision.DISTRICT
