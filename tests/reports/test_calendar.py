from icalendar import Calendar

from shipped import desk
from truceline.reports.calendar import calendar
from truceline.reports.deadlines import deadlines
from truceline.reports.wording import Words
from truceline.tasks.report import sheet_at
from truceline.values.instants import from_datetime, parse_instant

AT = parse_instant("2025-03-22T00:00Z")


def written() -> bytes:
    case = desk("spring-2025")
    words = Words(case.case)
    return calendar(deadlines(sheet_at(case, AT, known=AT), words), words, AT)


def test_a_calendar_program_reads_both_ends_of_the_energy_halt() -> None:
    starts = sorted(from_datetime(event.decoded("dtstart")) for event in Calendar.from_ical(written()).walk("vevent"))
    expected = ["2025-04-17T00:00+03:00", "2025-04-17T01:00+03:00"]
    assert starts == [parse_instant(text) for text in expected]


def test_the_same_question_gives_the_same_bytes() -> None:
    assert written() == written()


def test_every_event_names_the_entries_that_it_stands_on() -> None:
    events = Calendar.from_ical(written()).walk("vevent")
    assert all("energy-accept-ru" in str(event["description"]) for event in events)


def test_two_different_deadlines_have_two_different_names() -> None:
    names = [str(event["uid"]) for event in Calendar.from_ical(written()).walk("vevent")]
    assert len(set(names)) == len(names)
