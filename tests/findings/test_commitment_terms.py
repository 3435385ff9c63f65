"""Commitments and duties of agreements in the graph: conditions, ties, agreements in force, readings."""

from typing import Any

from drawn_promises import acted, promised, reckoning, within
from drawn_terms import accepted, entry, hour, version_of
from truceline.findings.commitments.breach import if_breached, if_term_breached
from truceline.findings.commitments.building import graph_of
from truceline.findings.commitments.falls import falling
from truceline.findings.commitments.graph import Graph, agreement_key
from truceline.findings.commitments.nodes import nodes_of
from truceline.findings.commitments.rings import rings
from truceline.findings.commitments.sides import Side, sides_of
from truceline.findings.commitments.states import State
from truceline.findings.commitments.supposing import How, lapse_of_agreement, lapse_of_node
from truceline.record.entry import Entry
from truceline.record.kinds import Reading
from truceline.record.view import View
from truceline.terms.load import Version
from truceline.terms.state import state_in
from truceline.values.instants import Instant

NOW = hour(60)
ELAPSED = {"length": "P1D", "count": "elapsed"}


def term(id: str, party: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "duty", "party": [party], "act": {"event": f"{id}_done"}, "text": id, **more}


def sides(version: Version, *entries: Entry, at: Instant = NOW) -> list[Side]:
    return sides_of([state_in(version, View(entries, hour(9000)), at=at)])


def graph(version: Version, *entries: Entry, at: Instant = NOW) -> Graph:
    (side,) = sides(version, *entries, at=at)
    desk = reckoning(entries)
    return graph_of(desk, side, nodes_of(desk, side, at), at)


def fallen(found: Graph, *gone: str) -> set[str]:
    desk = reckoning(())
    lapses = [lapse_of_node(node, desk.view, NOW) for node in found.nodes if node.id in gone]
    return {fall.key[1] for fall in falling(found, lapses)}


def states(found: Graph) -> dict[str, State]:
    return {node.id: node.standing.state for node in found.nodes}


def test_a_duty_is_dormant_until_its_agreement_is_in_force_and_then_pending() -> None:
    version = version_of(terms=[term("withdraw")])
    assert states(graph(version, *accepted(version)[:1])) == {"truce/withdraw": State.DORMANT}
    assert states(graph(version, *accepted(version))) == {"truce/withdraw": State.PENDING}


def test_a_duty_of_a_number_is_kept_in_parts() -> None:
    version = version_of(terms=[term("release", act={"event": "released", "at_least": 10})])
    found = graph(version, *accepted(version), acted("x", "released", 5, value="4"))
    assert states(found) == {"truce/release": State.PARTLY}
    assert found.nodes[0].standing.amount == (4, 4)


def test_duties_fall_with_the_agreement_and_commitments_do_not() -> None:
    version = version_of(terms=[term("withdraw"), term("aid", kind="commitment")])
    entries = accepted(version)
    found, (side,) = graph(version, *entries), sides(version, *entries)
    lapse = lapse_of_agreement("truce", side, View(entries, hour(9000)), NOW)
    assert {fall.key[1] for fall in falling(found, [lapse])} == {"truce/withdraw"}


def test_an_agreement_is_supposed_to_end_by_its_power_then_by_its_clock() -> None:
    ending = {"id": "end", "kind": "power", "party": ["a", "b"], "needs": 2, "effect": "terminate", "text": "end"}
    ways = []
    for parts in ({"terms": [ending]}, {"duration": {"length": "P30D", "count": "elapsed"}}, {}):
        version = version_of(**parts)
        (side,) = sides(version, *accepted(version))
        ways.append(lapse_of_agreement("truce", side, View(accepted(version), hour(9000)), NOW).how)
    assert ways == [How.POWER, How.CLOCK, How.UNAGREED]


def test_an_agreement_that_is_over_takes_nothing_with_it() -> None:
    version = version_of(duration=ELAPSED, terms=[term("withdraw")])
    (side,) = sides(version, *accepted(version))
    lapse = lapse_of_agreement("truce", side, View(accepted(version), hour(9000)), NOW)
    assert (lapse.how, lapse.keys) == (How.OVER, ())


def test_what_is_tied_to_come_after_falls_with_the_first() -> None:
    tie = {"tie": "stepwise", "terms": ["one", "two", "three"]}
    version = version_of(terms=[term("one"), term("two", "b"), term("three")], reciprocity=[tie])
    found = graph(version, *accepted(version))
    assert fallen(found, "truce/one") == {"truce/two", "truce/three"}
    assert fallen(found, "truce/two") == {"truce/three"}


def test_what_is_due_at_one_time_falls_together_and_is_no_ring() -> None:
    tie = {"tie": "simultaneous", "terms": ["one", "two"]}
    version = version_of(terms=[term("one"), term("two", "b")], reciprocity=[tie])
    found = graph(version, *accepted(version))
    assert rings(found) == []
    assert fallen(found, "truce/one") == {"truce/two"}


def test_a_promise_and_a_term_that_wait_for_each_other_are_a_ring() -> None:
    version = version_of(terms=[term("leave", kind="commitment", when={"happened": {"event": "lifted", "actor": "b"}})])
    entries = (*accepted(version), promised("lift", party="b", event="lifted", once="leave_done", once_by="a"))
    (ring,) = rings(graph(version, *entries))
    assert {key[1] for key in ring.keys if key[0] == "node"} == {"lift", "truce/leave"}


def test_a_choice_of_conditions_keeps_up_what_one_of_them_still_allows() -> None:
    either = {"any": [{"happened": {"event": "one_done"}}, {"happened": {"event": "two_done"}}]}
    version = version_of(terms=[term("one"), term("two", "b"), term("then", when=either)])
    found = graph(version, *accepted(version))
    assert fallen(found, "truce/one") == set()
    assert fallen(found, "truce/one", "truce/two") == {"truce/then"}


def test_a_judged_question_stands_before_an_agreement_in_the_graph() -> None:
    version = version_of(entry={"all_of": ["a", "b"], "and": {"judged": "done"}}, terms=[term("withdraw")])
    found = graph(version, *accepted(version))
    vertex = found.vertices[agreement_key("truce")]
    assert (vertex.there, vertex.unsure) == (False, True)
    assert [edge.target for edge in found.needs[agreement_key("truce")]] == [("question", "truce", "done")]


def test_a_breach_opens_a_right_that_somebody_must_judge_and_use() -> None:
    right = {
        "id": "free",
        "kind": "power",
        "party": ["b"],
        "effect": "release",
        "when": {"judged": "breach"},
        "text": "f",
    }
    late = term("pay", "b", kind="commitment", when={"holds": {"term": "withdraw", "is": "overdue"}})
    version = version_of(terms=[term("withdraw"), late, {**right, "text": "free"}])
    (node, *_) = graph(version, *accepted(version)).nodes
    found = if_breached(node)
    assert [(one.power.id, one.asked) for one in found.rights] == [("free", ("breach",))]
    assert [one.id for one in found.due] == ["pay"]


def test_a_breach_of_a_ban_opens_the_right_too() -> None:
    right = {"id": "free", "kind": "power", "party": ["b"], "effect": "release", "when": {"judged": "breach"}}
    ban = {"id": "quiet", "kind": "ban", "party": ["a"], "act": {"event": "fire"}, "text": "quiet"}
    version = version_of(terms=[ban, {**right, "text": "free"}])
    (side,) = sides(version, *accepted(version))
    (reading,) = side.readings
    found = if_term_breached("truce/quiet", reading, reading.plan.terms[0])
    assert [one.power.id for one in found.rights] == ["free"]


def test_what_was_not_put_forward_yet_is_not_owed_yet() -> None:
    version = version_of(terms=[term("withdraw"), term("aid", kind="commitment")])
    assert states(graph(version, *accepted(version), at=hour(-1001))) == {}
    assert set(states(graph(version, *accepted(version)))) == {"truce/withdraw", "truce/aid"}


def read_otherwise() -> tuple[Version, tuple[Entry, ...]]:
    reading = {"id": "b-reads", "by": ["b"], "title": "b", "source": "s", "without": ["withdraw"]}
    source = {"s": {"title": "s", "url": "https://example.org/"}}
    version = version_of(terms=[term("withdraw")], readings=[reading], sources=source)
    read = entry("r", Reading(party="b", agreement="truce", reading="b-reads"), within(0, 0))
    return version, (*accepted(version), read)


def test_where_readings_differ_each_side_has_a_graph_of_its_own() -> None:
    version, entries = read_otherwise()
    found = sides(version, *entries)
    owed = {side.who: [node.id for node in nodes_of(reckoning(entries), side, NOW)] for side in found}
    assert owed == {("b",): [], ("a",): ["truce/withdraw"]}
