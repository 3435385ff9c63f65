from drawn_terms import LATER, entry, hour
from truceline.record.entry import Entry
from truceline.record.kinds import Act
from truceline.record.view import View
from truceline.terms.schema import Track
from truceline.terms.tracks import track_standing
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import Interval, exactly

TRACK = Track.model_validate(
    {
        "id": "aid",
        "title": "Aid",
        "states": [{"event": "paused", "state": "is paused"}, {"event": "resumed", "state": "flows"}],
    }
)


def act(id: str, event: str, occurred: Interval) -> Entry:
    return entry(id, Act(event=event, actor="m", track="aid"), occurred)


def states(*entries: Entry, at: int) -> tuple[str, ...]:
    return track_standing(TRACK, View(entries, LATER), at=hour(at)).states


def test_a_track_without_an_act_has_no_state() -> None:
    assert states(at=5) == ()


def test_a_track_is_where_its_last_act_brought_it() -> None:
    paused, resumed = act("p", "paused", exactly(hour(1))), act("r", "resumed", exactly(hour(9)))
    assert [states(paused, resumed, at=at) for at in (0, 1, 8, 9)] == [(), ("is paused",), ("is paused",), ("flows",)]


def test_acts_whose_order_is_not_known_leave_both_states_possible() -> None:
    paused = act("p", "paused", Interval(hour(1), Instant(hour(1) + 5 * HOUR)))
    resumed = act("r", "resumed", exactly(hour(3)))
    assert states(paused, resumed, at=7) == ("flows", "is paused")


def test_the_order_in_which_acts_at_one_instant_were_recorded_decides_nothing() -> None:
    paused, resumed = act("p", "paused", exactly(hour(1))), act("r", "resumed", exactly(hour(1)))
    assert states(paused, resumed, at=1) == states(resumed, paused, at=1) == ("flows", "is paused")


def test_an_act_that_does_not_move_the_track_is_still_told() -> None:
    standing = track_standing(TRACK, View((act("x", "discussed", exactly(hour(1))),), LATER), at=hour(2))
    assert (standing.states, standing.entries) == ((), ("x",))
