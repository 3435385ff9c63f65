"""Dated questions about the agreement of Israel and Hamas of January 2025."""

import pytest

from library_terms import Log, encoded
from truceline.record.entry import Entry
from truceline.record.kinds import ConsentAct

TEXT = encoded("gaza-january-2025")
LOG = Log(TEXT)


def agreed(*more: Entry) -> list[Entry]:
    return [*LOG.agreed("2025-01-17T20:00", "il", "hamas", act=ConsentAct.ACCEPT), *more]


def freed(day: str, number: int, who: str = "civilians_released") -> Entry:
    return LOG.act(who, "hamas", day, value=str(number), unit="people")


NAMES = LOG.act("names_handed_over", "hamas", "2025-01-19T11:15")
OPENED = LOG.act("talks_opened", "il", "2025-02-03T12:00", track="talks")
BROKEN = LOG.act("talks_broken_off", "il", "2025-03-18T02:00", track="talks")


@pytest.mark.parametrize(("at", "expected"), [("2025-01-19T08:29", "no"), ("2025-01-19T08:30", "yes")])
def test_by_its_text_it_begins_at_half_past_eight(at: str, expected: str) -> None:
    assert LOG.in_force(agreed(NAMES), at) == expected


@pytest.mark.parametrize(("at", "expected"), [("2025-01-19T10:00", "no"), ("2025-01-19T11:15", "yes")])
def test_as_israel_reads_it_nothing_begins_before_the_names_are_there(at: str, expected: str) -> None:
    entries = agreed(LOG.reading("names-first", "il", "2025-01-19T07:45"), NAMES)
    assert LOG.in_force(entries, at, by="names-first") == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2025-01-18T08:00", "pending"),
        ("2025-01-18T08:31", "no report of performance"),
        ("2025-01-20T00:00", "met late"),
    ],
)
def test_the_names_for_the_first_day_were_due_a_day_before(at: str, expected: str) -> None:
    assert LOG.duty(agreed(NAMES), at, "names", "hamas", known=at) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2025-01-19T08:29", "no"), ("2025-02-20T00:00", "yes"), ("2025-03-01T23:59", "yes"), ("2025-03-02T00:00", "no")],
)
def test_without_talks_the_first_stage_is_over_after_day_42_which_is_1_march(at: str, expected: str) -> None:
    assert dict(LOG.asked(agreed(), at).phases).get("one", None) == expected
    assert LOG.in_force(agreed(), at) == expected


@pytest.mark.parametrize(
    ("at", "expected"), [("2025-03-01T23:59", "yes"), ("2025-03-10T00:00", "yes"), ("2025-03-18T03:00", "no")]
)
def test_while_talks_last_the_first_stage_goes_on_and_ends_when_they_are_broken_off(at: str, expected: str) -> None:
    entries = agreed(OPENED, BROKEN)
    assert LOG.in_force(entries, at) == expected
    assert dict(LOG.asked(entries, at).phases).get("one", None) == expected


def test_as_known_while_talks_last_nobody_knows_that_they_will_be_broken_off() -> None:
    assert LOG.in_force(agreed(OPENED, BROKEN), "2025-03-18T03:00", "2025-03-18T01:00") == "yes"


def test_talks_that_open_only_after_day_42_do_not_revive_the_first_stage() -> None:
    late = LOG.act("talks_opened", "il", "2025-03-05T12:00", track="talks")
    assert LOG.in_force(agreed(late), "2025-03-06T00:00") == "no"


@pytest.mark.parametrize(
    ("done", "at", "expected"),
    [
        (None, "2025-02-03T20:00", "pending"),
        ("2025-02-03T23:30", "2025-02-10T00:00", "met"),
        ("2025-02-04T00:00", "2025-02-10T00:00", "met late"),
        (None, "2025-02-04T00:00", "no report of performance"),
    ],
)
def test_talks_had_to_open_by_the_end_of_day_16_which_is_3_february(done: str | None, at: str, expected: str) -> None:
    more = [LOG.act("talks_opened", "hamas", done, track="talks")] if done else []
    assert [LOG.duty(agreed(*more), at, "open-talks", party) for party in ("il", "hamas")] == [expected, expected]


THREE, FOUR = freed("2025-01-19T17:00", 3), freed("2025-01-25T13:00", 4, "women_soldiers_released")


@pytest.mark.parametrize(
    ("term", "at", "expected"),
    [
        ("free-day-1", "2025-01-19T18:00", "met"),
        ("free-day-7", "2025-01-24T00:00", "pending"),
        ("free-day-7", "2025-01-26T00:00", "met"),
        ("free-day-14", "2025-01-26T00:00", "pending"),
        ("free-day-14", "2025-02-02T00:00", "no report of performance"),
        ("free-33", "2025-02-02T00:00", "pending"),
    ],
)
def test_captives_of_every_group_count_towards_the_lots_by_week(term: str, at: str, expected: str) -> None:
    assert LOG.duty(agreed(THREE, FOUR), at, term, "hamas", known=at) == expected


def test_two_captives_on_day_1_are_not_three() -> None:
    two = freed("2025-01-19T17:00", 2)
    assert LOG.duty(agreed(two), "2025-01-20T00:00", "free-day-1", "hamas") != "met"


@pytest.mark.parametrize(
    ("civilians", "soldiers", "expected"),
    [(90, 200, ["met", "met"]), (89, 200, ["pending", "met"]), (90, 199, ["met", "pending"])],
)
def test_thirty_prisoners_are_owed_for_a_civilian_and_fifty_for_a_woman_soldier(
    civilians: int, soldiers: int, expected: list[str]
) -> None:
    back = [
        LOG.act("prisoners_for_civilians", "il", "2025-01-20T01:00", value=str(civilians), unit="people"),
        LOG.act("prisoners_for_women_soldiers", "il", "2025-01-25T16:00", value=str(soldiers), unit="people"),
    ]
    entries = agreed(THREE, FOUR, *back)
    assert [LOG.duty(entries, "2025-01-26T00:00", term, "il") for term in ("key-30", "key-50")] == expected


def test_before_anybody_is_free_no_prisoner_is_owed() -> None:
    assert LOG.duty(agreed(), "2025-01-19T12:00", "key-30", "il") == "dormant"


@pytest.mark.parametrize(
    ("more", "at", "expected"),
    [
        ([THREE], "2025-01-25T12:00", "dormant"),
        ([THREE, FOUR], "2025-01-25T14:00", "pending"),
        ([THREE, FOUR], "2025-01-26T00:00", "no report of performance"),
    ],
)
def test_the_coast_road_is_to_be_left_on_day_7_once_seven_are_free(more: list[Entry], at: str, expected: str) -> None:
    assert LOG.duty(agreed(*more), at, "leave-rashid", "il", known=at) == expected


@pytest.mark.parametrize(
    ("at", "expected"), [("2025-03-08T12:00", "pending"), ("2025-03-10T00:00", "no report of performance")]
)
def test_the_corridor_was_to_be_left_by_day_50_which_is_9_march_though_stage_one_ended(at: str, expected: str) -> None:
    assert LOG.duty(agreed(), at, "corridor-done", "il") == expected


def test_a_day_with_fewer_lorries_is_a_lot_of_its_own() -> None:
    first = LOG.act("lorries_entered", "un", "2025-01-19T20:00", value="630", unit="lorries")
    second = LOG.act("lorries_entered", "un", "2025-01-20T20:00", value="500", unit="lorries")
    found = LOG.terms(agreed(first, second), "2025-01-21T12:00")["lorries", "il"].duty
    assert found is not None
    # A day runs to midnight; two are over by noon of the 21st.
    assert [progress.value for _, progress in found.lots[:2]] == ["met", "no report of performance"]


def test_the_second_stage_needs_an_agreement_and_its_duties_sleep_until_then() -> None:
    assert LOG.duty(agreed(OPENED), "2025-03-10T00:00", "leave-gaza", "il") == "dormant"
    settled = LOG.act("second_stage_agreed", "il", "2025-02-25T12:00")
    entries = agreed(OPENED, settled)
    times = ["2025-03-01T12:00", "2025-03-02T00:00"]
    assert [dict(LOG.asked(entries, at).phases)["two"] for at in times] == ["no", "yes"]
    assert LOG.duty(entries, "2025-03-10T00:00", "leave-gaza", "il") == "pending"
    # Day 42 of a stage that begins on 2 March is 12 April.
    assert LOG.duty(entries, "2025-04-12T23:00", "leave-gaza", "il") == "pending"
    assert LOG.duty(entries, "2025-04-13T00:00", "leave-gaza", "il") == "no report of performance"


def test_prisoners_owed_for_captives_already_free_are_not_let_off_by_the_end_of_the_first_stage() -> None:
    # Three civilians are free and nobody was released for them.
    assert LOG.duty(agreed(THREE), "2025-03-20T00:00", "key-30", "il") == "pending"
