from drawn_terms import hour
from liaison_case import CASE, said, view
from truceline.liaison.channels import Seat, Sides, channel_state, channel_states, was_out
from truceline.record.entry import Entry
from truceline.record.kinds import Attendance, Presence
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict


def does(id: str, party: str, act: Attendance, when: int | Interval) -> Entry:
    payload = Presence(party=party, channel="hotline", act=act)
    return said(id, payload, when if isinstance(when, Interval) else hour(when))


BOTH = [does("n", "north", Attendance.JOINED, 0), does("s", "south", Attendance.JOINED, 1)]
LEFT = does("out", "south", Attendance.LEFT, 5)


def sides(entries: list[Entry], at: int) -> Sides:
    return channel_state(view(entries), CASE, "hotline", hour(at)).sides


def test_a_channel_is_one_sided_from_the_instant_at_which_a_party_leaves() -> None:
    assert [sides([*BOTH, LEFT], at) for at in (4, 5)] == [Sides.ALL, Sides.ONE]


def test_a_party_that_stays_away_leaves_a_channel_one_sided_too_until_it_is_back() -> None:
    away, back = does("x", "north", Attendance.SUSPENDED, 3), does("y", "north", Attendance.RESUMED, 6)
    assert [sides([*BOTH, away, back], at) for at in (2, 3, 6)] == [Sides.ALL, Sides.ONE, Sides.ALL]


def test_a_channel_that_both_left_is_not_one_sided_but_empty() -> None:
    assert sides([*BOTH, LEFT, does("x", "north", Attendance.LEFT, 6)], 7) is Sides.NONE


def test_a_mission_in_a_channel_makes_no_side_of_it() -> None:
    mission = does("m", "mission", Attendance.JOINED, 0)
    assert sides([mission, BOTH[0], does("x", "north", Attendance.LEFT, 1)], 2) is Sides.NONE


def test_a_departure_at_an_uncertain_time_leaves_it_open_whether_a_channel_is_one_sided() -> None:
    out = does("x", "south", Attendance.LEFT, Interval(hour(4), hour(8)))
    assert [sides([*BOTH, out], at) for at in (3, 5, 8)] == [Sides.ALL, Sides.UNKNOWN, Sides.ONE]


def test_a_member_is_shown_with_the_entry_since_which_it_is_so() -> None:
    members = channel_state(view([*BOTH, LEFT]), CASE, "hotline", hour(9)).members
    assert [(one.party, one.seat, one.since and one.since.id) for one in members] == [
        ("north", Seat.IN, "n"),
        ("south", Seat.LEFT, "out"),
    ]


def test_joining_and_leaving_at_one_instant_cannot_be_told_apart() -> None:
    assert was_out(view([does("x", "south", Attendance.LEFT, 1), BOTH[1]]), CASE, "hotline", "south", hour(2)) is (
        Verdict.UNKNOWN
    )


def test_a_channel_that_nobody_has_joined_yet_is_not_shown() -> None:
    assert channel_states(view(BOTH), CASE, hour(-1)) == []


def test_somebody_who_joins_later_is_not_shown_as_out() -> None:
    assert [one.party for one in channel_state(view(BOTH), CASE, "hotline", hour(0)).members] == ["north"]
