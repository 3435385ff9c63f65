"""What became of a message that needs an acknowledgement, held against all possible worlds."""

from collections.abc import Sequence
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desk_case import case
from drawn_terms import LATER, entry, hour, spans
from truceline.liaison.messages import Logged, Receipt, log_of, urgent_first
from truceline.record.entry import Entry
from truceline.record.kinds import Acknowledgement, Message
from truceline.record.view import View
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def message(id: str = "m", due: int | None = 2, at: int = 0, receiver: str = "north") -> Entry:
    by = None if due is None else Instant(hour(due))
    says = Message.model_construct(
        sender="mission", receiver=receiver, channel="hotline", acknowledge_by=by, about=None
    )
    return entry(id, says, exactly(hour(at)))


def receipt(id: str, when: Interval, of: str = "m", body: str = "north") -> Entry:
    return entry(id, Acknowledgement(body=body, of=of), when)


def log(entries: Sequence[Entry], at: Instant, known: Instant = LATER) -> list[Logged]:
    return log_of(View(entries, known), case(), at)


def state(*entries: Entry, at: int = 10) -> Receipt:
    return log(entries, hour(at))[0].receipt


def test_before_its_time_is_over_a_message_waits() -> None:
    assert state(message(), at=1) is Receipt.WAITING


def test_exactly_at_the_deadline_its_time_is_over() -> None:
    assert state(message(), at=2) is Receipt.OVERDUE


def test_after_what_is_known_nothing_is_missing_yet() -> None:
    found = log([message()], hour(10), known=hour(1))
    assert found[0].receipt is Receipt.WAITING


def test_an_acknowledgement_just_before_the_deadline_is_in_time_and_one_at_it_is_late() -> None:
    assert state(message(), receipt("a", exactly(Instant(hour(2) - 1)))) is Receipt.IN_TIME
    assert state(message(), receipt("a", exactly(hour(2)))) is Receipt.LATE


def test_where_the_time_of_the_acknowledgement_leaves_it_open_it_cannot_be_told() -> None:
    around = Interval(hour(1), hour(3))
    assert state(message(), receipt("a", around)) is Receipt.ACKNOWLEDGED
    found = log([message(), receipt("a", around)], Instant(hour(2) - 1))[0]
    assert (found.receipt, found.open) == (Receipt.UNTOLD, Verdict.UNKNOWN)


def test_an_office_of_the_receivers_party_acknowledges_for_it() -> None:
    assert state(message(), receipt("a", exactly(hour(1)), body="north-duty")) is Receipt.IN_TIME


def test_the_other_side_acknowledges_nothing_for_the_receiver() -> None:
    found = log([message(), receipt("a", exactly(hour(1)), body="south")], hour(10))[0]
    assert found.receipt is Receipt.OVERDUE
    assert [one.id for one, _ in found.others] == ["a"]


def test_what_was_made_before_the_message_was_sent_does_not_acknowledge_it() -> None:
    assert state(message(at=1), receipt("a", exactly(hour(0)))) is Receipt.OVERDUE


def test_a_message_without_a_deadline_asks_for_nothing_and_is_never_open() -> None:
    found = log([message(due=None), receipt("a", exactly(hour(1)))], hour(10))[0]
    assert (found.receipt, found.open, len(found.received)) == (Receipt.NOT_ASKED, Verdict.NO, 1)


def test_overdue_messages_come_first_and_then_those_due_soonest() -> None:
    entries = [message("late", due=3), message("soon", due=11), message("early", due=1), message("far", due=20)]
    assert [one.entry.id for one in urgent_first(log(entries, hour(10)))] == ["early", "late", "soon", "far"]


def test_only_the_channel_asked_for_is_shown() -> None:
    assert log_of(View([message()], LATER), case(), hour(10), channel="radio") == []


@st.composite
def desks(draw: st.DrawFn) -> list[Entry]:
    """Some messages with some acknowledgements, by the receiver or not."""
    count = draw(st.integers(1, 3))
    found = [message(f"m{n}", draw(st.sampled_from([None, 2, 5, 9])), draw(st.integers(0, 3))) for n in range(count)]
    for number in range(draw(st.integers(0, 4))):
        of, body = f"m{draw(st.integers(0, count - 1))}", draw(st.sampled_from(["north", "north-duty", "south"]))
        found.append(receipt(f"a{number}", draw(spans(12)), of, body))
    return found


def plain(due: Instant, sent: Instant, given: Sequence[Interval], at: Instant) -> set[str]:
    """What every possible world says, one instant for each acknowledgement."""
    counted = [span for span in given if span.last >= sent]
    marks = [
        {span.start, span.last, *(mark for mark in (at, at + 1, due - 1, due) if span.holds(Instant(mark)))}
        for span in counted
    ]
    worlds = [[moment for moment in world if moment <= at] for world in product(*marks)]
    return {"none" if not came else "in time" if min(came) < due else "late" for came in worlds}


@given(desks(), st.integers(0, 14), st.sampled_from([-1, 0, 1]))
def test_every_message_is_in_the_one_state_that_all_possible_worlds_allow(
    entries: list[Entry], number: int, beside: int
) -> None:
    at = Instant(hour(number) + beside)
    for one in log(entries, at):
        if one.message.acknowledge_by is None:
            continue
        says = [e for e in entries if isinstance(e.payload, Acknowledgement) and e.payload.of == one.entry.id]
        own = [e.occurred for e in says if getattr(e.payload, "body", "") != "south"]
        worlds = plain(one.message.acknowledge_by, one.entry.occurred.start, own, at)
        silent = Receipt.WAITING if at < one.message.acknowledge_by else Receipt.OVERDUE
        alone = {"none": silent, "in time": Receipt.IN_TIME, "late": Receipt.LATE}
        mixed = Receipt.UNTOLD if "none" in worlds else Receipt.ACKNOWLEDGED
        assert one.receipt is (alone[worlds.pop()] if len(worlds) == 1 else mixed)


@given(desks(), st.integers(0, 14), st.randoms())
def test_the_order_in_which_entries_arrive_changes_nothing(entries: list[Entry], number: int, chance: Random) -> None:
    mixed = list(entries)
    chance.shuffle(mixed)
    assert log(mixed, hour(number)) == log(entries, hour(number))


@given(desks(), desks(), st.integers(0, 14))
def test_what_is_recorded_later_changes_nothing_that_was_known(
    entries: list[Entry], later: list[Entry], number: int
) -> None:
    after = [entry(f"x{one.id}", one.payload, one.occurred, Instant(LATER + HOUR)) for one in later]
    assert log([*entries, *after], hour(number)) == log(entries, hour(number))
