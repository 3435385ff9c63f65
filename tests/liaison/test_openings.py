"""What still waits for somebody, and what is no longer open."""

from desk_case import case
from drawn_terms import LATER, entry, hour
from truceline.liaison.openings import Opening, standing
from truceline.liaison.subjects import subjects_of
from truceline.record.entry import Entry
from truceline.record.kinds import Confirmation, Notice, Reply, Stance, Step, Window
from truceline.record.kinds.liaison import Pace, Purpose, Word
from truceline.record.view import View
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def notice(reply_by: int = 5) -> Entry:
    says = Notice.model_construct(
        body="mission", to="north", about=("x",), reply_by=hour(reply_by), agreement=None, channel=None
    )
    return entry("n", says, exactly(hour(0)))


def window() -> Entry:
    says = Window.model_construct(
        body="mission", parties=("north", "south"), purpose=Purpose.REPAIR, place="pump",
        period=Interval(hour(10), hour(12)), agreement=None, by=None, does=None, quiet=None, channel=None,
    )  # fmt: skip
    return entry("w", says, exactly(hour(0)))


def answers(word: Word = Word.CONFIRMS) -> list[Entry]:
    parties = ("north", "south")
    return [entry(f"c-{who}", Confirmation(party=who, window="w", answer=word), exactly(hour(1))) for who in parties]


def step(pace: Pace, at: int) -> Entry:
    return entry(f"s-{pace}", Step(body="mission", window="w", step=pace), exactly(hour(at)))


def opened(*entries: Entry, at: int) -> list[Opening]:
    view = View(entries, LATER)
    return standing(view, case(), subjects_of(entries, LATER), hour(at)).openings()


def test_a_notice_is_open_until_there_is_a_reply_and_late_when_its_time_is_over() -> None:
    assert [(one.state, one.late) for one in opened(notice(), at=4)] == [("open", Verdict.NO)]
    assert [one.late for one in opened(notice(), at=5)] == [Verdict.YES]


def test_a_denial_is_a_reply_and_closes_the_notice() -> None:
    denial = entry("r", Reply(party="north", notice="n", stance=Stance.DENIES), exactly(hour(2)))
    assert opened(notice(), denial, at=9) == []


def test_asking_for_time_leaves_the_notice_open() -> None:
    asks = entry("r", Reply(party="north", notice="n", stance=Stance.ASKS_FOR_TIME), exactly(hour(2)))
    assert [one.state for one in opened(notice(), asks, at=9)] == ["asked for time"]


def test_a_window_waits_for_those_who_have_not_confirmed_it() -> None:
    (one,) = opened(window(), answers()[0], at=5)
    assert (one.who, one.due) == (("south",), hour(10))


def test_a_running_window_is_due_at_the_end_of_its_period() -> None:
    (one,) = opened(window(), *answers(), step(Pace.STARTED, 10), at=11)
    assert (one.state, one.due) == ("running", hour(12))


def test_a_window_without_a_report_of_a_stop_may_still_be_open() -> None:
    (one,) = opened(window(), *answers(), step(Pace.STARTED, 10), at=13)
    assert (one.open, one.late) == (Verdict.UNKNOWN, Verdict.YES)


def test_a_window_that_was_refused_or_stopped_is_not_open() -> None:
    assert opened(window(), *answers(Word.REFUSES), at=5) == []
    assert opened(window(), *answers(), step(Pace.STARTED, 10), step(Pace.STOPPED, 11), at=13) == []


def test_what_is_late_comes_first() -> None:
    found = opened(window(), notice(), at=9)
    assert [one.entry.id for one in found] == ["n", "w"]
    assert [one.late for one in found] == [Verdict.YES, Verdict.NO]
