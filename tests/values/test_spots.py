import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.spots import Spot, parse_spot, plain_number


def test_a_place_is_read_with_how_far_off_it_may_be() -> None:
    assert parse_spot("48.0159 37.8029") == Spot(48.0159, 37.8029)
    assert parse_spot("48.0159  37.8029 within 2.5 km") == Spot(48.0159, 37.8029, 2500.0)
    assert parse_spot("-10 -75.5 within 30 m") == Spot(-10.0, -75.5, 30.0)


def test_not_said_is_not_the_same_as_exact() -> None:
    assert parse_spot("48 37").within_m is None
    assert parse_spot("48 37 within 0 m").within_m == 0


@pytest.mark.parametrize("text", ["", "48", "48,37", "N48 E37", "91 0", "0 181", "48 37 within 3", "48 37 within -3 m"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="; write"):
        parse_spot(text)


@given(
    st.decimals(-90, 90, places=7),
    st.decimals(-180, 180, places=7),
    st.none() | st.decimals(0, 20_100_000, places=3),
)
def test_what_is_written_is_read_as_the_same_place(north: float, east: float, within: float | None) -> None:
    spot = Spot(float(north), float(east), None if within is None else float(within))
    assert parse_spot(str(spot)) == spot


@given(st.decimals(-180, 180, places=9))
def test_a_number_is_written_without_an_exponent(number: float) -> None:
    assert "e" not in plain_number(float(number))
    assert float(plain_number(float(number))) == float(number)
