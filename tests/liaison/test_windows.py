from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import hour
from liaison_case import CASE, said, view
from truceline.liaison.windows import Remark, WindowStanding, WindowState, windows_of
from truceline.record.entry import Entry
from truceline.record.kinds import Confirmation, Pace, Step, Window, Word
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval

BEGIN, END = 10, 20
LATER = hour(100_000)
Times = int | Instant | Interval


def span(when: Times) -> Interval | Instant:
    return (
        hour(when) if isinstance(when, int) and abs(when) < 1000 else Instant(when) if isinstance(when, int) else when
    )


def asked(when: Times = 0) -> Entry:
    payload = Window.model_validate(
        {"body": "mission", "parties": "north south", "purpose": "repair", "place": "Orna", "period": "2025-01-01"}
    ).model_copy(update={"period": Interval(hour(BEGIN), hour(END))})
    return said("w", payload, span(when))


def says(id: str, party: str, word: Word, when: Times) -> Entry:
    return said(id, Confirmation(party=party, window="w", answer=word), span(when))


def step(id: str, pace: Pace, when: Times) -> Entry:
    return said(id, Step(body="mission", window="w", step=pace), span(when))


AGREED = [asked(), says("n", "north", Word.CONFIRMS, 2), says("s", "south", Word.CONFIRMS, 3)]
STARTED = step("go", Pace.STARTED, 11)


def one(entries: list[Entry], at: Times, known: Instant = LATER) -> WindowStanding:
    moment = span(at)
    assert isinstance(moment, int)
    (found,) = windows_of(view(entries, known), CASE, moment)
    return found


def state(entries: list[Entry], at: Times, known: Instant = LATER) -> WindowState:
    return one(entries, at, known).state


def test_a_window_is_asked_for_until_all_have_confirmed_and_lapses_without_them() -> None:
    assert [state(AGREED[:2], at) for at in (1, 9, 19, 20)] == [WindowState.ASKED] * 3 + [WindowState.LAPSED]


def test_a_window_that_all_confirmed_waits_for_its_period_and_for_a_start() -> None:
    found = [state(AGREED, at) for at in (3, 9, 10, 19, 20)]
    assert found == [
        WindowState.CONFIRMED,
        WindowState.CONFIRMED,
        WindowState.NOT_STARTED,
        WindowState.NOT_STARTED,
        WindowState.OVER,
    ]


def test_a_confirmation_with_a_condition_is_not_yet_a_confirmation() -> None:
    only_if = says("s", "south", Word.CONFIRMS_IF, 3)
    assert [state([*AGREED[:2], only_if], at) for at in (5, 20)] == [WindowState.ASKED, WindowState.LAPSED]


def test_a_refusal_stands_until_the_party_confirms() -> None:
    no, yes = says("no", "south", Word.REFUSES, 4), says("yes", "south", Word.CONFIRMS, 6)
    assert [state([*AGREED[:2], no, yes], at) for at in (4, 6)] == [WindowState.REFUSED, WindowState.CONFIRMED]
    assert state([*AGREED[:2], no], 30) is WindowState.REFUSED


def test_a_withdrawn_confirmation_is_none_and_is_no_refusal() -> None:
    assert state([*AGREED, says("x", "south", Word.WITHDRAWS, 5)], 6) is WindowState.ASKED


def test_of_two_answers_at_one_instant_the_one_that_binds_less_counts() -> None:
    both = [says("x", "south", Word.WITHDRAWS, 5), says("y", "south", Word.CONFIRMS, 5)]
    assert state([*AGREED[:2], *both], 6) is WindowState.ASKED
    refuses = [says("x", "south", Word.REFUSES, 5), says("y", "south", Word.CONFIRMS_IF, 5)]
    assert state([*AGREED[:2], *refuses], 6) is WindowState.REFUSED


@pytest.mark.parametrize(("beside", "expected"), [(-1, WindowState.OVER), (0, WindowState.LAPSED)])
def test_a_confirmation_at_the_end_of_the_period_comes_too_late(beside: int, expected: WindowState) -> None:
    last = says("s", "south", Word.CONFIRMS, Instant(hour(END) + beside))
    assert state([*AGREED[:2], last], 30) is expected


def test_a_window_runs_pauses_and_stops_by_the_steps_on_record() -> None:
    steps = [STARTED, step("p", Pace.PAUSED, 12), step("r", Pace.RESUMED, 13), step("x", Pace.STOPPED, 15)]
    found = [state([*AGREED, *steps], at) for at in (11, 12, 13, 15, 25)]
    assert found == [
        WindowState.RUNNING,
        WindowState.PAUSED,
        WindowState.RUNNING,
        WindowState.STOPPED,
        WindowState.STOPPED,
    ]


def test_a_window_whose_period_is_over_without_a_stop_is_not_said_to_run() -> None:
    assert [state([*AGREED, STARTED], at) for at in (19, 20)] == [WindowState.RUNNING, WindowState.UNSTOPPED]


def test_a_window_can_be_called_off_before_it_starts() -> None:
    assert state([*AGREED, step("off", Pace.CALLED_OFF, 5)], 12) is WindowState.CALLED_OFF


def test_a_start_without_all_confirmations_is_said_aloud() -> None:
    assert one([*AGREED[:2], STARTED], 12).remarks == (Remark.WITHOUT_ALL,)
    assert one([*AGREED, STARTED], 12).remarks == ()


@pytest.mark.parametrize(
    ("beside", "remarks"),
    [(-1, (Remark.WITHOUT_ALL,)), (0, (Remark.WITHOUT_ALL, Remark.AT_THE_START)), (1, (Remark.SINCE,))],
)
def test_a_confirmation_withdrawn_at_the_instant_of_the_start_beats_it(
    beside: int, remarks: tuple[Remark, ...]
) -> None:
    back = says("x", "south", Word.WITHDRAWS, Instant(hour(11) + beside))
    assert one([*AGREED, STARTED, back], 12).remarks == remarks


def test_a_start_of_uncertain_time_leaves_it_open_whether_all_had_confirmed() -> None:
    late = [*AGREED[:2], says("s", "south", Word.CONFIRMS, 12), step("go", Pace.STARTED, Interval(hour(11), hour(13)))]
    assert one(late, 15).remarks == (Remark.MAYBE_WITHOUT_ALL,)


def test_steps_outside_the_agreed_period_are_said_aloud() -> None:
    early, late = step("go", Pace.STARTED, 8), step("x", Pace.STOPPED, 21)
    assert one([*AGREED, early, late], 30).remarks == (Remark.EARLY, Remark.PAST)


def test_a_stop_without_a_start_is_said_aloud() -> None:
    found = one([*AGREED, step("x", Pace.STOPPED, 15)], 16)
    assert (found.state, found.remarks) == (WindowState.STOPPED, (Remark.NO_START,))


def test_which_of_two_steps_was_the_last_cannot_be_told() -> None:
    maybe = step("p", Pace.PAUSED, Interval(hour(11), hour(14)))
    assert state([*AGREED, STARTED, maybe], 12) is WindowState.UNKNOWN
    assert state([*AGREED, STARTED, maybe], 14) is WindowState.PAUSED


def test_nothing_is_missing_after_what_is_known() -> None:
    assert state(AGREED, 30, hour(9)) is WindowState.CONFIRMED
    assert state(AGREED, 30, hour(15)) is WindowState.NOT_STARTED


def test_an_answer_of_somebody_who_was_not_asked_confirms_nothing() -> None:
    found = one([*AGREED[:2], says("m", "mission", Word.CONFIRMS, 4)], 5)
    assert (found.state, [entry.id for entry in found.others]) == (WindowState.ASKED, ["m"])


SPANS = st.builds(
    lambda start, width: Interval(hour(start), Instant(hour(start) + width)),
    st.integers(1, 22),
    st.sampled_from([1, 1, 2 * HOUR, 5 * HOUR]),
)
WORDS = st.lists(st.tuples(st.sampled_from(["north", "south"]), st.sampled_from(list(Word)), SPANS), max_size=3)
PACES = st.lists(st.tuples(st.sampled_from(list(Pace)), SPANS), max_size=2)


def drawn(words: list[tuple[str, Word, Interval]], paces: list[tuple[Pace, Interval]], both: bool) -> list[Entry]:
    said_ = [says(f"c{n}", party, word, when) for n, (party, word, when) in enumerate(words)]
    steps = [step(f"s{n}", pace, when) for n, (pace, when) in enumerate(paces)]
    return [*(AGREED if both else AGREED[:1]), *said_, *steps]


@given(WORDS, PACES, st.booleans(), st.integers(0, 25), st.integers(1, 25), st.randoms())
def test_the_order_of_arrival_and_what_is_recorded_later_change_nothing(
    words: list[tuple[str, Word, Interval]],
    paces: list[tuple[Pace, Interval]],
    both: bool,
    at: int,
    known: int,
    random: Random,
) -> None:
    entries = [
        said(entry.id, entry.payload, entry.occurred, Instant(entry.recorded + number % 3 * HOUR))
        for number, entry in enumerate(drawn(words, paces, both))
    ]
    there = [entry for entry in entries if entry.recorded <= hour(known)]
    random.shuffle(entries)
    found = [windows_of(view(some, hour(known)), CASE, hour(at)) for some in (entries, there)]
    assert found[0] == found[1]


LOOSEST_LAST = (Word.CONFIRMS, Word.CONFIRMS_IF, Word.REFUSES, Word.WITHDRAWS)
HARDEST_LAST = (Pace.STARTED, Pace.RESUMED, Pace.PAUSED, Pace.STOPPED, Pace.CALLED_OFF)


def plain(words: list[tuple[str, Word, int]], paces: list[tuple[Pace, int]], at: int) -> WindowState:
    """The state in a world in which every time is known."""
    by_now = sorted((when, HARDEST_LAST.index(pace)) for pace, when in paces if when <= hour(at))
    over = hour(at) >= hour(END)
    if by_now:
        last = HARDEST_LAST[by_now[-1][1]]
        if last is Pace.CALLED_OFF:
            return WindowState.CALLED_OFF
        if last is Pace.STOPPED:
            return WindowState.STOPPED
        if over:
            return WindowState.UNSTOPPED
        return WindowState.PAUSED if last is Pace.PAUSED else WindowState.RUNNING
    lasts = {}
    for party in ("north", "south"):
        told = sorted((when, LOOSEST_LAST.index(word)) for who, word, when in words if who == party)
        in_time = [number for when, number in told if when <= hour(at) and when < hour(END)]
        lasts[party] = LOOSEST_LAST[in_time[-1]] if in_time else None
    if set(lasts.values()) == {Word.CONFIRMS}:
        ahead = WindowState.CONFIRMED if hour(at) < hour(BEGIN) else WindowState.NOT_STARTED
        return WindowState.OVER if over else ahead
    if Word.REFUSES in lasts.values():
        return WindowState.REFUSED
    return WindowState.LAPSED if over else WindowState.ASKED


def marks(when: Interval) -> list[int]:
    edges = [hour(n) + beside for n in range(30) for beside in (0, 1)]
    return [mark for mark in {when.start, when.last, *edges} if when.start <= mark <= when.last]


@given(WORDS, PACES, st.booleans(), st.integers(0, 25))
def test_a_state_is_told_exactly_where_all_worlds_agree(
    words: list[tuple[str, Word, Interval]], paces: list[tuple[Pace, Interval]], both: bool, at: int
) -> None:
    fixed = [("north", Word.CONFIRMS, int(hour(2))), ("south", Word.CONFIRMS, int(hour(3)))] if both else []
    words, paces = words[:2], paces[:1]
    found = set()
    for world in product(*(marks(when) for _, _, when in words), *(marks(when) for _, when in paces)):
        answers = [(who, word, when) for (who, word, _), when in zip(words, world, strict=False)]
        steps = [(pace, when) for (pace, _), when in zip(paces, world[len(words) :], strict=True)]
        found.add(plain([*fixed, *answers], steps, at))
    expected = found.pop() if len(found) == 1 else WindowState.UNKNOWN
    assert state(drawn(words, paces, both), at) is expected
