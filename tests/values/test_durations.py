from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.durations import CountingRule, Duration, add, parse_duration
from truceline.values.instants import DAY, HOUR, Instant, parse_instant, to_local
from truceline.values.zones import zone

KYIV = zone("Europe/Kyiv")
STARTS = st.integers(1_700_000_000, 1_800_000_000).map(lambda seconds: Instant(seconds * 1_000_000))
DAYS = st.integers(1, 400)


@given(STARTS, DAYS)
def test_calendar_and_elapsed_days_differ_by_just_the_change_of_the_clocks(start: Instant, days: int) -> None:
    elapsed = add(start, Duration(0, days, 0), CountingRule.ELAPSED, KYIV)
    calendar = add(start, Duration(0, days, 0), CountingRule.CALENDAR, KYIV)
    before, after = (to_local(moment, KYIV).utcoffset() for moment in (start, calendar))
    assert before is not None
    assert after is not None
    assert timedelta(microseconds=elapsed - calendar) == after - before or abs(elapsed - calendar) <= HOUR


@given(STARTS, DAYS)
def test_an_inclusive_count_ends_at_the_midnight_after_its_last_day(start: Instant, days: int) -> None:
    end = to_local(add(start, Duration(0, days, 0), CountingRule.DAY_INCLUSIVE, KYIV), KYIV)
    assert (end.hour, end.minute) == (0, 0)
    assert (end.date() - to_local(start, KYIV).date()).days == days


@given(STARTS, DAYS, st.sampled_from(list(CountingRule)))
def test_a_longer_duration_never_ends_earlier(start: Instant, days: int, rule: CountingRule) -> None:
    assert add(start, Duration(0, days + 1, 0), rule, KYIV) > add(start, Duration(0, days, 0), rule, KYIV)


def test_thirty_days_from_18_march_2025_in_kyiv_end_at_midnight_or_at_one() -> None:
    start, length = parse_instant("2025-03-18T00:00[Europe/Kyiv]"), parse_duration("P30D")
    ends = {rule: add(start, length, rule, KYIV) for rule in CountingRule}
    assert ends[CountingRule.ELAPSED] - ends[CountingRule.CALENDAR] == HOUR
    assert ends[CountingRule.DAY_INCLUSIVE] == ends[CountingRule.CALENDAR]


def test_a_month_after_the_31st_ends_on_the_last_day_of_a_shorter_month() -> None:
    end = add(parse_instant("2025-01-31T09:00Z"), parse_duration("P1M"), CountingRule.CALENDAR, zone("UTC"))
    assert end == parse_instant("2025-02-28T09:00Z")


def test_a_month_cannot_be_counted_as_elapsed_time() -> None:
    with pytest.raises(ValueError, match="no fixed length"):
        add(Instant(0), parse_duration("P1M"), CountingRule.ELAPSED, KYIV)


@pytest.mark.parametrize(("text", "clock"), [("PT24H", DAY), ("PT90M", 90 * HOUR // 60), ("PT0S", 0)])
def test_hours_minutes_and_seconds_are_clock_time(text: str, clock: int) -> None:
    assert parse_duration(text) == Duration(0, 0, clock)


@pytest.mark.parametrize("text", ["", "P", "PT", "30 days", "P1Y2M", "P30DT", "P1DT1H", "-P1D", "P1.5D"])
def test_what_is_not_a_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a duration|mixes"):
        parse_duration(text)
