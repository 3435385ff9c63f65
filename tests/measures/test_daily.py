from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import entry
from truceline.measures.daily import Series, levels_by_month, series_of, spans_of
from truceline.record.entry import Entry
from truceline.record.kinds import Observation
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

HOME = zone("Europe/Kyiv")
ALWAYS = Instant(2**60)


def seen(id: str, when: str, value: str, area: str = "north", **more: str) -> Entry:
    content = {"observer": "m", "area": area, "unit": "shots", "value": value, "series": "daily", **more}
    return entry(id, Observation.model_validate(content), parse_interval(when, HOME))


def one_series(*entries: Entry) -> Series:
    return series_of(View(entries, ALWAYS), HOME)[0]


def test_a_day_without_a_figure_is_unknown_and_not_zero() -> None:
    series = one_series(seen("x", "2020-08-01", "0"), seen("y", "2020-08-03", "4"))
    assert [day.total.low if day.total else None for day in series.days] == [0, None, 4]


def test_a_day_is_known_only_when_every_area_is() -> None:
    both = seen("x", "2020-08-01", "3"), seen("y", "2020-08-01", "2", "south")
    series = one_series(*both, seen("z", "2020-08-02", "1"))
    assert [day.total.low if day.total else None for day in series.days] == [5, None]


def test_a_figure_that_was_restated_counts_as_it_was_last_given() -> None:
    first, later = seen("x", "2020-08-01", "3"), seen("y", "2020-08-01", "7")
    day = one_series(replace(later, recorded=Instant(later.recorded + 1)), first).days[0]
    assert (day.total and day.total.said, day.restated, day.entries) == ("7", ("north",), ("x", "y"))


def test_a_day_belongs_to_the_zone_of_the_case() -> None:
    series = one_series(seen("x", "2020-07-31T21:30Z/2020-08-01T20:00Z", "3"))
    assert series.days[0].day == date(2020, 8, 1)


@given(st.dictionaries(st.integers(0, 80), st.integers(0, 50), min_size=1))
def test_levels_by_month_hold_every_known_day_once(counts: dict[int, int]) -> None:
    first = date(2020, 7, 27)
    entries = [seen(f"d{day}", str(first + timedelta(days=day)), str(count)) for day, count in counts.items()]
    levels = levels_by_month(one_series(*entries))
    assert sum(level.known for level in levels) == len(counts)
    assert sum(level.added for level in levels) == sum(counts.values())
    assert sum(level.days for level in levels) == max(counts) - min(counts) + 1


def test_a_month_without_a_known_day_has_no_level() -> None:
    levels = levels_by_month(one_series(seen("x", "2020-07-31", "1"), seen("y", "2020-09-01", "2")))
    assert [(level.known, level.middle, level.highest) for level in levels][1] == (0, None, None)


def spans(*entries: Entry) -> list[tuple[int, str | None]]:
    view = View(entries, ALWAYS)
    return [
        (span.unknown, span.left.said if span.left else None) for span in spans_of(view, series_of(view, HOME)[0], HOME)
    ]


def test_between_two_running_totals_the_unknown_days_hold_what_the_known_ones_leave() -> None:
    first = seen("t1", "2020-08-01/2020-08-01", "10", series="cumulative")
    second = seen("t2", "2020-08-01/2020-08-04", "40", series="cumulative")
    days = [seen("x", "2020-08-01", "10"), seen("y", "2020-08-03", "5")]
    assert spans(first, second, *days) == [(2, "25")]


def test_a_figure_for_two_days_says_nothing_about_each_but_something_about_both() -> None:
    assert spans(seen("x", "2020-08-01", "1"), seen("w", "2020-08-02/2020-08-03", "9", series="48 h")) == [(2, "9")]


def test_a_figure_that_is_less_than_its_known_days_is_not_made_to_fit() -> None:
    days = [seen("x", "2020-08-01", "8"), seen("y", "2020-08-02", "8")]
    assert spans(*days, seen("w", "2020-08-01/2020-08-02", "9", series="48 h")) == [(0, None)]
