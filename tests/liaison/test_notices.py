from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import hour
from liaison_case import CASE, said, view
from truceline.liaison.notices import Doubt, NoticeState, Notified, notices_of
from truceline.liaison.subjects import subjects_of
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Allegation, Attendance, Notice, Presence, Reply, Stance
from truceline.values.instants import Instant, show
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict
from truceline.values.zones import zone

DEADLINE = 10
LATER = hour(100_000)


def put(when: int | Interval = 1, channel: str | None = None, id: str = "n") -> Entry:
    until = show(hour(DEADLINE), zone("UTC"))
    payload = Notice.model_validate(
        {"body": "mission", "to": "south", "about": "al", "reply_by": until, "channel": channel}
    )
    return said(id, payload, when if isinstance(when, Interval) else hour(when))


def reply(id: str, stance: Stance, when: int | Instant | Interval, party: str = "south") -> Entry:
    moment = hour(when) if isinstance(when, int) and when < 1000 else when
    payload = Reply(party=party, notice="n", stance=stance)
    return said(id, payload, moment if isinstance(moment, Interval) else Instant(moment))


def one(entries: list[Entry], at: int, known: Instant = LATER) -> Notified:
    (found,) = notices_of(view(entries, known), CASE, subjects_of(entries, known), hour(at))
    return found


def state(entries: list[Entry], at: int, known: Instant = LATER) -> NoticeState:
    return one(entries, at, known).state


def left(when: int) -> list[Entry]:
    joined, out = (Presence(party="south", channel="hotline", act=act) for act in (Attendance.JOINED, Attendance.LEFT))
    return [said("in", joined, hour(0)), said("out", out, hour(when))]


def test_a_notice_is_open_until_its_deadline_and_then_no_reply_is_on_record() -> None:
    assert [state([put()], at) for at in (1, 9, 10)] == [NoticeState.OPEN, NoticeState.OPEN, NoticeState.SILENT]


@pytest.mark.parametrize("stance", [one for one in Stance if one is not Stance.ASKS_FOR_TIME])
def test_every_stance_but_a_request_for_time_is_a_reply(stance: Stance) -> None:
    assert state([put(), reply("r", stance, 5)], 20) is NoticeState.REPLIED


@pytest.mark.parametrize(("beside", "in_time"), [(-1, Verdict.YES), (0, Verdict.NO), (1, Verdict.NO)])
def test_a_reply_exactly_at_its_deadline_is_late(beside: int, in_time: Verdict) -> None:
    when = Instant(hour(DEADLINE) + beside)
    found = one([put(), reply("r", Stance.DENIES, when)], 20)
    assert (found.state, found.in_time) == (NoticeState.REPLIED, in_time)


def test_whether_a_reply_came_in_time_cannot_be_told_when_its_day_holds_the_deadline() -> None:
    found = one([put(), reply("r", Stance.DENIES, Interval(hour(8), hour(12)))], 20)
    assert (found.state, found.in_time) == (NoticeState.REPLIED, Verdict.UNKNOWN)


def test_whether_there_is_a_reply_cannot_be_told_while_it_may_still_come() -> None:
    found = one([put(), reply("r", Stance.DENIES, Interval(hour(8), hour(12)))], 11)
    assert (found.state, found.doubt) == (NoticeState.UNKNOWN, Doubt.REPLY)


def test_a_reply_is_not_known_before_it_was_recorded() -> None:
    late = said("r", Reply(party="south", notice="n", stance=Stance.DENIES), hour(5), hour(15))
    assert [state([put(), late], 20, hour(known)) for known in (14, 15)] == [NoticeState.SILENT, NoticeState.REPLIED]
    assert one([put(), late], 20).in_time is Verdict.YES


def test_nothing_is_missing_after_what_is_known() -> None:
    assert state([put()], 20, hour(9)) is NoticeState.OPEN


def test_a_request_for_time_is_neither_silence_nor_a_reply_in_substance() -> None:
    asks = reply("r", Stance.ASKS_FOR_TIME, 5)
    assert [state([put(), asks], at) for at in (4, 5, 20)] == [NoticeState.OPEN, NoticeState.ASKED, NoticeState.ASKED]


def test_a_late_reply_after_a_request_in_time_is_late() -> None:
    found = one([put(), reply("r1", Stance.ASKS_FOR_TIME, 5), reply("r2", Stance.ACCEPTS, 12)], 20)
    assert (found.state, found.in_time, [got.entry.id for got in found.replies]) == (
        NoticeState.REPLIED,
        Verdict.NO,
        ["r1", "r2"],
    )


def test_what_somebody_else_says_is_no_reply_of_the_party() -> None:
    found = one([put(), reply("r", Stance.DENIES, 5, "north")], 20)
    assert (found.state, [got.entry.id for got in found.others]) == (NoticeState.SILENT, ["r"])


def test_silence_after_the_party_left_the_channel_is_put_in_other_words() -> None:
    over_hotline = put(channel="hotline")
    assert state([over_hotline, *left(5)], 20) is NoticeState.CLOSED
    assert state([over_hotline, *left(DEADLINE)], 20) is NoticeState.SILENT
    assert state([put(), *left(5)], 20) is NoticeState.SILENT


def test_a_party_that_was_out_when_the_notice_was_given_and_came_back_had_its_chance() -> None:
    back = said("back", Presence(party="south", channel="hotline", act=Attendance.JOINED), hour(6))
    found = one([put(3, "hotline"), *left(2), back], 20)
    assert (found.state, found.out_when_given) == (NoticeState.SILENT, Verdict.YES)


def test_a_departure_that_may_have_come_before_the_deadline_leaves_the_state_open() -> None:
    entries = [put(channel="hotline"), left(5)[0]]
    out = Presence(party="south", channel="hotline", act=Attendance.LEFT)
    found = one([*entries, said("out", out, Interval(hour(8), hour(12)))], 20)
    assert (found.state, found.doubt) == (NoticeState.UNKNOWN, Doubt.CHANNEL)


def test_a_notice_about_something_taken_back_stands() -> None:
    alleged = Allegation(issuer="north", accused="south", place="Orna", unit="shells")
    told = said("al", alleged, hour(0))
    back = Entry("al", Action.RETRACT, told.occurred, hour(4), told.sources, "", alleged)
    found = one([told, put(), back], 20)
    assert (found.about_something_taken_back, found.about[0].accused, found.state) == (
        True,
        "south",
        NoticeState.SILENT,
    )
    assert not one([told, put(), back], 20, hour(3)).about_something_taken_back
    again = said("al", alleged, hour(0), hour(6))
    assert not one([told, put(), back, again], 20).about_something_taken_back


def test_a_corrected_deadline_counts_from_when_it_was_known() -> None:
    longer = put().payload.model_copy(update={"reply_by": hour(30)})
    moved = Entry("n", Action.CORRECT, exactly(hour(1)), hour(9), ("https://example.org/",), "", longer)
    assert [state([put(), moved], 20, hour(known)) for known in (8, 20)] == [NoticeState.OPEN, NoticeState.OPEN]
    assert [state([put(), moved], 40, hour(known)) for known in (20, 40)] == [NoticeState.OPEN, NoticeState.SILENT]


def test_a_notice_that_may_not_have_been_given_yet_is_in_no_other_state() -> None:
    found = one([put(Interval(hour(1), hour(4)))], 2)
    assert (found.state, found.doubt) == (NoticeState.UNKNOWN, Doubt.GIVEN)


SPANS = st.builds(
    lambda start, width: Interval(hour(start), Instant(hour(start) + width)),
    st.integers(2, 14),
    st.sampled_from([1, 1, 2 * 3_600_000_000, 5 * 3_600_000_000]),
)
REPLIES = st.lists(st.tuples(st.sampled_from(list(Stance)), SPANS, st.integers(0, 3)), max_size=4)
ACTS = st.lists(st.tuples(st.sampled_from(list(Attendance)), SPANS), max_size=2)


def drawn(replies: list[tuple[Stance, Interval, int]], acts: list[tuple[Attendance, Interval]]) -> list[Entry]:
    told = [
        said(f"r{n}", Reply(party="south", notice="n", stance=stance), span, Instant(span.last + lag * 3_600_000_000))
        for n, (stance, span, lag) in enumerate(replies)
    ]
    moves = [
        said(f"a{n}", Presence(party="south", channel="hotline", act=act), span) for n, (act, span) in enumerate(acts)
    ]
    return [put(channel="hotline"), *told, *moves]


@given(REPLIES, ACTS, st.integers(1, 20), st.integers(1, 20), st.randoms())
def test_the_order_of_arrival_and_what_is_recorded_later_change_nothing(
    replies: list[tuple[Stance, Interval, int]],
    acts: list[tuple[Attendance, Interval]],
    at: int,
    known: int,
    random: Random,
) -> None:
    entries = drawn(replies, acts)
    there = [entry for entry in entries if entry.recorded <= hour(known)]
    random.shuffle(entries)
    assert one(entries, at, hour(known)) == one(there, at, hour(known))


def plain(stances: list[tuple[Stance, int]], out: list[tuple[Attendance, int]], at: int) -> set[NoticeState]:
    """The states of one world in which every time is known; two presences at one instant can stand either way."""
    came = {stance for stance, when in stances if when <= hour(at)}
    if came - {Stance.ASKS_FOR_TIME}:
        return {NoticeState.REPLIED}
    if came:
        return {NoticeState.ASKED}
    if hour(at) < hour(DEADLINE):
        return {NoticeState.OPEN}
    before = [(when, act) for act, when in out if when < hour(DEADLINE)]
    last = {act for when, act in before if when == max(before)[0]}
    closed = {act in (Attendance.LEFT, Attendance.SUSPENDED) for act in last} or {False}
    return {NoticeState.CLOSED if one else NoticeState.SILENT for one in closed}


def marks(span: Interval, at: int) -> list[int]:
    """Enough placements to tell every world apart: the ends, and every edge inside with its neighbours."""
    edges = [hour(n) + beside for n in range(-1, 25) for beside in (-1, 0, 1)]
    return [when for when in {span.start, span.last, *edges} if span.start <= when <= span.last]


@given(REPLIES, st.lists(st.tuples(st.sampled_from(list(Attendance)), SPANS), max_size=1), st.integers(1, 20))
def test_a_state_is_told_exactly_where_all_worlds_agree(
    replies: list[tuple[Stance, Interval, int]], acts: list[tuple[Attendance, Interval]], at: int
) -> None:
    replies = replies[:2]
    whens = [marks(span, at) for _, span, _ in replies] + [marks(span, at) for _, span in acts]
    found: set[NoticeState] = set()
    for world in product(*whens):
        stances = [(stance, when) for (stance, _, _), when in zip(replies, world, strict=False)]
        moves = [(act, when) for (act, _), when in zip(acts, world[len(replies) :], strict=True)]
        found |= plain(stances, moves, at)
    expected = found.pop() if len(found) == 1 else NoticeState.UNKNOWN
    assert state(drawn(replies, acts), at) is expected
