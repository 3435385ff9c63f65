"""Watches, their hand-overs, and the time that no watch covers."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import LATER, entry, hour
from truceline.liaison.watches import before, broken_chains, gaps, of_stretch, partly, watches
from truceline.record.entry import Entry
from truceline.record.kinds import Acknowledgement, Handover
from truceline.record.view import View
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def watch(id: str, start: int, end: int, outgoing: str = "day", incoming: str = "night", desk: str = "ops") -> Entry:
    stretch = Interval(hour(start), hour(end))
    says = Handover.model_construct(desk=desk, outgoing=outgoing, incoming=incoming, watch=stretch, open=None)
    return entry(id, says, exactly(hour(end)))


def found(*entries: Entry, at: int = 100) -> list[str]:
    return [one.entry.id for one in watches(View(entries, LATER), hour(at))]


def test_the_time_between_two_watches_is_a_gap() -> None:
    entries = [watch("one", 0, 8), watch("two", 9, 16)]
    (gap,) = gaps(watches(View(entries, LATER), hour(20)))
    assert (gap.span, gap.after, gap.before) == (Interval(hour(8), hour(9)), "one", "two")


def test_watches_that_meet_or_overlap_leave_no_gap() -> None:
    entries = [watch("one", 0, 10), watch("two", 8, 9), watch("three", 10, 16)]
    assert gaps(watches(View(entries, LATER), hour(20))) == []


def test_one_desk_does_not_cover_another() -> None:
    entries = [watch("one", 0, 8), watch("other", 8, 12, desk="radio"), watch("two", 12, 16)]
    assert len(gaps(watches(View(entries, LATER), hour(20)))) == 1


def test_a_hand_over_without_an_acknowledgement_is_not_acknowledged() -> None:
    silent, heard = watch("one", 0, 8), entry("a", Acknowledgement(body="mission", of="two"), exactly(hour(17)))
    states = [one.acknowledged for one in watches(View([silent, watch("two", 8, 16), heard], LATER), hour(20))]
    assert states == [Verdict.NO, Verdict.YES]


def test_an_acknowledgement_of_unknown_hour_may_not_have_come_yet() -> None:
    heard = entry("a", Acknowledgement(body="mission", of="one"), Interval(hour(8), hour(12)))
    (one,) = watches(View([watch("one", 0, 8), heard], LATER), hour(9))
    assert one.acknowledged is Verdict.UNKNOWN


def test_a_hand_over_that_comes_later_is_not_known_of_yet() -> None:
    assert found(watch("one", 0, 8), watch("two", 8, 16), at=10) == ["one"]


def test_handing_over_to_one_label_while_another_hands_over_next_is_a_broken_chain() -> None:
    entries = [watch("one", 0, 8, "day", "night"), watch("two", 8, 16, "relief", "day")]
    ((one, after),) = broken_chains(watches(View(entries, LATER), hour(20)))
    assert (one.entry.id, after.entry.id) == ("one", "two")


def test_the_watch_before_is_the_last_that_was_over() -> None:
    all_of_them = watches(View([watch("one", 0, 8), watch("two", 8, 16), watch("three", 16, 24)], LATER), hour(30))
    last = before(all_of_them, hour(17))
    assert last is not None
    assert last.entry.id == "two"


def test_only_exactly_the_same_stretch_signs_a_watch_off() -> None:
    all_of_them = watches(View([watch("one", 0, 8), watch("two", 8, 15)], LATER), hour(30))
    stretch = Interval(hour(8), hour(16))
    assert of_stretch(all_of_them, stretch) is None
    assert [one.entry.id for one in partly(all_of_them, stretch)] == ["two"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), min_size=1, max_size=6), st.randoms())
def test_gaps_and_watches_together_cover_every_hour_between_the_first_and_the_last(
    drawn: list[tuple[int, int]], chance: Random
) -> None:
    entries = [watch(f"w{n}", start, start + length) for n, (start, length) in enumerate(drawn)]
    chance.shuffle(entries)
    between = gaps(watches(View(entries, LATER), hour(100)))
    first, last = min(start for start, _ in drawn), max(start + length for start, length in drawn)
    for number in range(first, last):
        on_watch = any(start <= number < start + length for start, length in drawn)
        assert on_watch != any(gap.span.holds(hour(number)) for gap in between)
