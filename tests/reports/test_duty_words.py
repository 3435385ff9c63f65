"""Times that can be read at a glance and never say more than is known."""

from desk_case import case
from truceline.reports.duty import clock_of, clock_of_span, hours_words, time_words
from truceline.reports.wording import Words
from truceline.values.instants import parse_instant
from truceline.values.intervals import Interval, parse_interval
from truceline.values.zones import zone

WORDS = Words(case())
KYIV = zone("Europe/Kyiv")


def span(text: str) -> Interval:
    return parse_interval(text, KYIV)


def test_an_instant_has_its_hour_first_and_its_day_with_the_offset() -> None:
    clock = clock_of(parse_instant("2026-04-12T14:30Z"), WORDS)
    assert (clock.big, clock.small) == ("17:30", "Sun 12 April 2026, UTC+03:00")


def test_a_day_does_not_pretend_to_have_an_hour() -> None:
    clock = clock_of_span(span("2026-04-12"), WORDS)
    assert (clock.big, clock.small) == ("hour ?", "some time on Sun 12 April 2026, UTC+03:00")
    assert time_words(span("2026-04-12"), WORDS) == "2026-04-12"


def test_bounds_within_a_day_show_both_hours() -> None:
    assert time_words(span("2026-04-12T10:00Z/2026-04-12T11:30Z"), WORDS) == "2026-04-12 13:00–14:30"


def test_bounds_until_midnight_end_at_24() -> None:
    assert time_words(span("2026-04-12T10:00Z/2026-04-12T21:00Z"), WORDS) == "2026-04-12 13:00–24:00"


def test_bounds_over_days_show_both_days() -> None:
    assert time_words(span("2026-04-12/2026-04-14"), WORDS) == "2026-04-12 to 2026-04-14"
    assert clock_of_span(span("2026-04-12/2026-04-14"), WORDS).big == "days"


def test_a_stretch_over_the_change_of_the_clocks_shows_both_offsets() -> None:
    told = hours_words(span("2026-03-28T20:00Z/2026-03-29T04:00Z"), WORDS)
    assert told == "22:00, Sat 28 March 2026, UTC+02:00 to 07:00, Sun 29 March 2026, UTC+03:00"
