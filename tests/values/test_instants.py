from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.instants import (
    HOUR,
    Instant,
    from_datetime,
    parse_instant,
    show,
    start_of_day,
    to_local,
)
from truceline.values.zones import zone

KYIV, MOSCOW = zone("Europe/Kyiv"), zone("Europe/Moscow")
ZONES = st.sampled_from(["Europe/Kyiv", "Europe/Moscow", "UTC", "Asia/Kolkata", "America/St_Johns"]).map(zone)
MOMENTS = st.integers(-(10**15), 4 * 10**15).map(Instant)


@given(MOMENTS, ZONES)
def test_what_is_shown_reads_back_as_the_same_instant(moment: Instant, at: object) -> None:
    assert parse_instant(show(moment, at)) == moment  # type: ignore[arg-type]


@given(MOMENTS)
def test_an_instant_is_the_same_on_every_clock(moment: Instant) -> None:
    assert from_datetime(to_local(moment, KYIV)) == from_datetime(to_local(moment, MOSCOW)) == moment


def test_moscow_and_kyiv_are_an_hour_apart_in_winter_and_level_in_summer() -> None:
    winter = [parse_instant(f"2025-03-18T00:00[Europe/{city}]") for city in ("Moscow", "Kyiv")]
    summer = [parse_instant(f"2025-04-19T18:00[Europe/{city}]") for city in ("Moscow", "Kyiv")]
    assert (winter[1] - winter[0], summer[1] - summer[0]) == (HOUR, 0)


@pytest.mark.parametrize("text", ["2025-03-20T12:00", "2025-03-20 12:00", "2025-03-20T12:00:30.5"])
def test_a_time_without_a_zone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has no zone"):
        parse_instant(text)


@pytest.mark.parametrize(("text", "why"), [("2025-03-30T03:30", "is skipped"), ("2025-10-26T03:30", "comes twice")])
def test_a_local_time_that_the_clocks_skip_or_repeat_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_instant(f"{text}[Europe/Kyiv]")


@pytest.mark.parametrize("text", ["", "today", "2025-02-30T00:00Z", "2025-13-01T00:00Z", "9999-01-01T00:00Z", "1e9"])
def test_what_is_not_an_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not|between"):
        parse_instant(text)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_instant(text)
    except ValueError:
        return


def test_the_day_on_which_the_clocks_change_has_23_hours() -> None:
    first, second = (start_of_day(date(2025, 3, day), KYIV) for day in (30, 31))
    assert second - first == 23 * HOUR


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        from_datetime(datetime(2025, 3, 20, tzinfo=UTC).replace(tzinfo=None))
