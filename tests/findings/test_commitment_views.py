"""How each side sees a promise, beside what the record says; neither changes the other."""

from drawn_promises import acted, promised, reckoning, within
from drawn_terms import entry, hour, version_of
from truceline.findings.commitments.history import history_of
from truceline.findings.commitments.nodes import nodes_of
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.states import State
from truceline.findings.commitments.views import Against, Views, held_against, other_views, views_of
from truceline.record.entry import Entry
from truceline.record.kinds import Assessment, Course, Progress, Sees
from truceline.record.view import View

NOW = hour(60)


def sees(id: str, party: str, what: str, at: int = 20, last: int | None = None, **of: str) -> Entry:
    says = Assessment.model_validate({"party": party, "sees": what, **(of or {"of": "p"})})
    return entry(id, says, within(at, at if last is None else last))


def seen(*entries: Entry) -> Views:
    desk = reckoning(entries)
    return views_of(nodes_of(desk, Side((), ()), NOW), desk.view, NOW)["p"]


def test_two_sides_that_see_it_differently_do_not_agree() -> None:
    found = seen(promised(), sees("v1", "a", "kept"), sees("v2", "b", "broken"))
    assert found.apart
    assert [(one.party, one.sees) for one in found.seen] == [("a", Sees.KEPT), ("b", Sees.BROKEN)]


def test_a_view_changes_no_state() -> None:
    desk = reckoning((promised(), sees("v1", "a", "kept"), sees("v2", "b", "lapsed")))
    assert [node.standing.state for node in nodes_of(desk, Side((), ()), NOW)] == [State.PENDING]


def test_the_last_view_of_a_side_counts_and_both_where_their_order_is_not_known() -> None:
    later = seen(promised(), sees("v1", "a", "kept", 10), sees("v2", "a", "broken", 30))
    unknown = seen(promised(), sees("v1", "a", "kept", 10, last=40), sees("v2", "a", "broken", 30))
    assert [one.entry for one in later.seen] == ["v2"]
    assert [one.entry for one in unknown.seen] == ["v1", "v2"]


def test_a_view_of_what_comes_later_is_not_shown() -> None:
    assert [one.entry for one in seen(promised(), sees("v1", "a", "kept"), sees("v2", "b", "broken", 70)).seen] == [
        "v1"
    ]


def test_kept_without_a_report_says_more_than_the_record_and_broken_of_what_is_met_says_otherwise() -> None:
    assert held_against(Sees.KEPT, State.NO_REPORT) is Against.MORE
    assert held_against(Sees.BROKEN, State.NO_REPORT) is Against.MORE
    assert held_against(Sees.BROKEN, State.MET) is Against.OTHER
    assert held_against(Sees.KEPT, State.MET) is Against.SAME


def test_what_a_body_reports_stands_beside_it() -> None:
    told = entry("r", Progress(body="b", of="p", course=Course.PARTLY_DONE), within(9, 9))
    assert [(one.body, one.course) for one in seen(promised(), told).reported] == [("b", Course.PARTLY_DONE)]


def test_views_of_bans_are_kept_apart() -> None:
    entries = (promised(), sees("v", "b", "broken", agreement="truce", term="no-fire"))
    desk = reckoning(entries)
    found = list(other_views(nodes_of(desk, Side((), ()), NOW), desk.view, NOW))
    assert found == [("truce/no-fire", "b", Sees.BROKEN, "v")]


def test_a_measure_that_is_taken_back_is_told_by_its_history() -> None:
    steps = [{"event": "paused", "state": "off"}, {"event": "resumed", "state": "on"}]
    (track,) = version_of(tracks=[{"id": "aid", "title": "aid", "states": steps}]).agreement.tracks
    acts = [acted(f"x{at}", event, at, track="aid") for at, event in ((1, "paused"), (5, "resumed"), (9, "paused"))]
    found = history_of(track, View(acts, NOW), NOW).stretches
    assert [(one.state, one.entries, one.until is None) for one in found] == [
        ("off", ("x1",), False),
        ("on", ("x5",), False),
        ("off", ("x9",), True),
    ]


def test_a_history_says_where_the_order_is_not_known() -> None:
    steps = [{"event": "paused", "state": "off"}, {"event": "resumed", "state": "on"}]
    (track,) = version_of(tracks=[{"id": "aid", "title": "aid", "states": steps}]).agreement.tracks
    acts = [acted("x1", "paused", 1, 9, track="aid"), acted("x2", "resumed", 5, track="aid")]
    assert [one.unsure for one in history_of(track, View(acts, NOW), NOW).stretches] == [False, True]
