import pytest
from pydantic import TypeAdapter, ValidationError

from truceline.exercise.world.quantities import Length, Number, Rate, Share, Span, Speed

GOOD = [
    (Share, "35 %", 0.35),
    (Share, "0%", 0),
    (Share, 0.25, 0.25),
    (Number, 2, 2),
    (Number, "1.5", 1.5),
    (Length, "12 km", 12_000),
    (Length, "800 m", 800),
    (Speed, "36 km/h", 10),
    (Rate, "6 per sector-day", 6),
    (Rate, "14 per sector-week", 2),
    (Rate, "3 per sector-month", 0.1),
    (Span, "PT20M", 1_200_000_000),
    (Span, "P2D", 172_800_000_000),
]
BAD = [
    (Share, "101 %"),
    (Share, "0.35"),
    (Share, 1.5),
    (Share, True),
    (Number, "-1"),
    (Number, "1e9"),
    (Number, True),
    (Number, float("nan")),
    (Length, "12"),
    (Length, "12 miles"),
    (Length, float("nan")),
    (Length, -1.0),
    (Speed, "0 km/h"),
    (Speed, "60"),
    (Rate, "6 per day"),
    (Rate, -1.0),
    (Rate, float("inf")),
    (Span, 5),
    (Span, "P1M"),
    (Span, "P4000D"),
]


@pytest.mark.parametrize(("sort", "given", "meant"), GOOD)
def test_a_quantity_is_read_in_its_unit(sort: type, given: object, meant: float) -> None:
    assert TypeAdapter(sort).validate_python(given) == pytest.approx(meant)


@pytest.mark.parametrize(("sort", "given"), BAD)
def test_a_quantity_without_its_unit_or_out_of_range_is_refused_with_an_example(sort: type, given: object) -> None:
    with pytest.raises(ValidationError, match="write"):
        TypeAdapter(sort).validate_python(given)
