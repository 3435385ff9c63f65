"""Times of rows: their text means the same to whoever reads it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.intake.date_forms import Written
from truceline.intake.spans import between, span_of, span_text, widened
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

ZONES = [zone(name) for name in ("UTC", "Europe/Kyiv", "America/Sao_Paulo", "Asia/Kathmandu")]
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@given(
    DAYS,
    DAYS,
    st.none() | st.times(),
    st.sampled_from(ZONES),
    st.sampled_from(["", "week", "month", "year", "2 hours"]),
)
def test_the_text_of_a_time_is_read_as_that_time_in_whichever_zone(
    first: date, last: date, clock: time | None, at: object, how: str
) -> None:
    one = Written(min(first, last), min(first, last), clock)
    try:
        span = between(span_of(one, at), span_of(Written(max(first, last), max(first, last)), at))  # type: ignore[arg-type]
    except ValueError:
        return
    span = widened(span, how, at) if how else span  # type: ignore[arg-type]
    for home in ZONES:
        assert parse_interval(span_text(span, at), home) == span  # type: ignore[arg-type]


def test_a_width_that_is_none_is_refused() -> None:
    span = span_of(Written(date(2020, 1, 5), date(2020, 1, 5)), ZONES[1])
    with pytest.raises(ValueError, match="is no width of a time"):
        widened(span, "roughly", ZONES[1])
