"""What falls if something lapses, and rings, held against trying everything out."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from drawn_promises import acted, promised, reckoning
from drawn_terms import hour
from plain_waiting import comes_about
from truceline.findings.commitments.building import graph_of
from truceline.findings.commitments.falls import Fall, falling, reached
from truceline.findings.commitments.graph import Graph
from truceline.findings.commitments.nodes import nodes_of
from truceline.findings.commitments.rings import rings
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.supposing import How, lapse_of_node
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Promise

NOW = hour(60)
EVENTS = st.sampled_from(["e1", "e2", "e3", "e4"])


def graph(*entries: Entry) -> Graph:
    desk, side = reckoning(entries), Side((), ())
    return graph_of(desk, side, nodes_of(desk, side, NOW), NOW)


def fallen(entries: tuple[Entry, ...], *gone: str) -> dict[str, Fall]:
    found, desk = graph(*entries), reckoning(entries)
    lapses = [lapse_of_node(node, desk.view, NOW) for node in found.nodes if node.id in gone]
    return {fall.key[1]: fall for fall in falling(found, lapses)}


@st.composite
def tangles(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Up to seven promises that wait for each other's acts, and up to two acts on record."""
    who = st.sampled_from(["a", "b"])
    entries = []
    for number in range(draw(st.integers(1, 7))):
        says: dict[str, Any] = {"party": draw(who), "event": draw(EVENTS)}
        if draw(st.integers(0, 3)):
            says |= {"once": draw(EVENTS), "once_by": draw(st.sampled_from([None, "a", "b"]))}
        entries.append(promised(f"p{number}", **says))
    acts = draw(st.lists(st.tuples(EVENTS, who), max_size=2))
    return (*entries, *(acted(f"x{number}", event, 5, by=by) for number, (event, by) in enumerate(acts)))


def split(entries: tuple[Entry, ...]) -> tuple[dict[str, Promise], list[Act]]:
    promises = {one.id: one.payload for one in entries if isinstance(one.payload, Promise)}
    return promises, [one.payload for one in entries if isinstance(one.payload, Act)]


CHAIN = (
    promised("minerals", event="signed"),
    promised("fund", party="b", event="launched", once="signed", once_by="a"),
    promised("share", event="paid", once="launched", once_by="b"),
)


def test_what_waits_falls_with_what_it_waits_for_and_the_way_is_told() -> None:
    way = fallen(CHAIN, "minerals")["share"]
    nodes = [key[1] for key in reached(way) if key[0] == "node"]
    assert nodes == ["minerals", "fund", "share"]


def test_what_has_another_way_to_come_about_does_not_fall() -> None:
    other = promised("other", party="a", event="signed")
    assert fallen((*CHAIN, other), "minerals") == {}
    assert set(fallen((*CHAIN, other), "minerals", "other")) == {"fund", "share"}


def test_what_was_done_already_stays_done_but_what_it_rests_on_is_gone() -> None:
    acts = (acted("s", "signed", 5), acted("l", "launched", 9, by="b"))
    found = fallen((*CHAIN, *acts), "minerals")
    assert {name: fall.done for name, fall in found.items()} == {"fund": True}


def test_promises_that_lapse_on_the_same_event_fall_together() -> None:
    both = tuple(promised(name, event=name, lapses="end", lapses_by="b") for name in ("one", "two"))
    assert set(fallen(both, "one")) == {"two"}


def test_a_promise_is_supposed_to_lapse_by_its_own_event_or_as_if_it_were_not_kept() -> None:
    entries = (promised("open", event="e1", lapses="end"), promised("kept", event="e2"), acted("x", "e2", 5))
    desk, found = reckoning(entries), graph(*entries)
    hows = {node.id: lapse_of_node(node, desk.view, NOW).how for node in found.nodes}
    assert hows == {"open": How.EVENT, "kept": How.UNDONE}


def test_two_that_wait_for_each_other_are_a_ring() -> None:
    one = promised("one", party="a", event="e1", once="e2", once_by="b")
    two = promised("two", party="b", event="e2", once="e1", once_by="a")
    (ring,) = rings(graph(one, two))
    assert {key[1] for key in ring.keys if key[0] == "node"} == {"one", "two"}


def test_an_act_on_record_opens_a_ring() -> None:
    one = promised("one", party="a", event="e1", once="e2", once_by="b")
    two = promised("two", party="b", event="e2", once="e1", once_by="a")
    assert rings(graph(one, two, acted("x", "e1", 5, by="a"))) == []


def test_an_act_before_the_promise_does_not_open_its_condition() -> None:
    one = promised("one", at=30, party="a", event="e1", once="e2", once_by="b")
    two = promised("two", at=30, party="b", event="e2", once="e1", once_by="a")
    assert len(rings(graph(one, two, acted("x", "e1", -40, by="a")))) == 1


@given(tangles())
def test_there_is_a_ring_exactly_where_something_can_never_come_about(entries: tuple[Entry, ...]) -> None:
    promises, acts = split(entries)
    kept = {node.id for node in graph(*entries).nodes if node.standing.acts}
    stuck = set(promises) - comes_about(promises, acts) - kept
    members = {key[1] for ring in rings(graph(*entries)) for key in ring.keys if key[0] == "node"}
    assert members <= stuck
    assert bool(members) == bool(stuck)


@given(tangles())
def test_without_any_one_of_its_members_a_ring_is_none(entries: tuple[Entry, ...]) -> None:
    promises, acts = split(entries)
    for ring in rings(graph(*entries)):
        members = [key[1] for key in ring.keys if key[0] == "node"]
        for member in members:
            freed = promises[member].model_copy(update={"once": None})
            assert set(members) <= comes_about(promises | {member: freed}, acts)


@given(tangles(), st.data())
def test_what_falls_is_what_can_no_longer_be_reached(entries: tuple[Entry, ...], data: st.DataObject) -> None:
    promises, acts = split(entries)
    unkept = [node.id for node in graph(*entries).nodes if not node.standing.acts]
    gone = set(data.draw(st.lists(st.sampled_from(unkept), max_size=3))) if unkept else set()
    found = {name for name, fall in fallen(entries, *gone).items() if not fall.done}
    kept = set(promises) - set(unkept)
    lost = comes_about(promises, acts) - comes_about(promises, acts, gone)
    assert found == lost - gone - kept


@given(tangles(), st.data())
def test_the_more_is_taken_away_the_more_falls(entries: tuple[Entry, ...], data: st.DataObject) -> None:
    names = sorted(split(entries)[0])
    some = set(data.draw(st.lists(st.sampled_from(names), max_size=3)))
    more = some | set(data.draw(st.lists(st.sampled_from(names), max_size=3)))
    assert set(fallen(entries, *some)) <= set(fallen(entries, *more)) | more


@given(tangles(), st.data())
def test_every_fall_has_a_way_that_begins_at_what_lapses(entries: tuple[Entry, ...], data: st.DataObject) -> None:
    names = sorted(split(entries)[0])
    gone = data.draw(st.sampled_from(names))
    for fall in fallen(entries, gone).values():
        assert fall.way
        assert reached(fall)[0] == ("node", gone)
        assert reached(fall)[-1] == fall.key
