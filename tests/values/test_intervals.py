import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.instants import DAY, HOUR, Instant, parse_instant
from truceline.values.intervals import Interval, exactly, parse_interval, show_interval
from truceline.values.zones import zone

KYIV, MOSCOW = zone("Europe/Kyiv"), zone("Europe/Moscow")
MOMENTS = st.integers(10**15, 2 * 10**15)


@given(MOMENTS, st.integers(1, 40 * DAY))
def test_what_is_shown_reads_back_as_the_same_interval(start: int, width: int) -> None:
    span = Interval(Instant(start), Instant(start + width))
    assert parse_interval(show_interval(span, KYIV), KYIV) == span


def test_a_day_is_the_home_zones_day_unless_it_names_another() -> None:
    assert parse_interval("2025-03-18", KYIV).start - parse_interval("2025-03-18[Europe/Moscow]", KYIV).start == HOUR


def test_a_day_as_the_end_of_a_period_is_in_it() -> None:
    assert parse_interval("2025-03-18/2025-03-19", KYIV).end == parse_instant("2025-03-20T00:00[Europe/Kyiv]")


def test_an_instant_as_the_end_of_a_period_is_not_in_it() -> None:
    span = parse_interval("2025-04-19T18:00[Europe/Moscow]/2025-04-21T00:00[Europe/Moscow]", KYIV)
    assert span.end - span.start == 30 * HOUR
    assert not span.holds(span.end)


@pytest.mark.parametrize("text", ["2025-03-18/2025-03-17", "2025-03-18/", "/2025-03-18", "2025-02-30", "9999-12-31"])
def test_what_is_not_a_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not|after|between"):
        parse_interval(text, KYIV)


@given(st.text(alphabet="0123456789-/T:[]EuropKyivZ", max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_interval(text, KYIV)
    except ValueError:
        return


@given(MOMENTS)
def test_an_exact_instant_holds_itself_and_nothing_beside_it(moment: int) -> None:
    span = exactly(Instant(moment))
    assert [span.holds(Instant(moment + beside)) for beside in (-1, 0, 1)] == [False, True, False]
