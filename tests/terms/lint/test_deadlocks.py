"""Deadlocks: what is stuck, and the smallest set that shows why."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lint_drafts import draft, term
from truceline.terms.lint import deadlocks, lint, out_of_reach
from truceline.terms.lint.stuck import Key, Node, Way, knots, stuck

STOP_AFTER_STOP = [term("x", act="a_stops", after="b_stops"), term("y", act="b_stops", after="a_stops")]


def test_i_stop_after_you_stop_is_a_knot() -> None:
    assert deadlocks(draft(terms=STOP_AFTER_STOP)) == [("x", "y")]


def test_a_simultaneous_tie_cures_it() -> None:
    tie = [{"tie": "simultaneous", "terms": ["x", "y"]}]
    assert deadlocks(draft(terms=STOP_AFTER_STOP, reciprocity=tie)) == []


def test_a_third_who_waits_for_a_knot_is_stuck_but_not_named_in_it() -> None:
    agreement = draft(terms=[*STOP_AFTER_STOP, term("z", act="talks", after="a_stops")])
    assert deadlocks(agreement) == [("x", "y")]
    assert out_of_reach(agreement) == ("x", "y", "z")


def test_an_act_that_nobody_owes_may_come_from_outside() -> None:
    assert deadlocks(draft(terms=[term("x", act="talks", after="aid_resumed")])) == []


def test_a_start_that_waits_for_a_duty_under_itself_is_a_knot() -> None:
    entry = {"all_of": ["a", "b"], "and": {"happened": "withdrawn"}}
    assert deadlocks(draft(terms=[term("x", act="withdrawn")], entry=entry)) == [("the start", "x")]
    assert deadlocks(draft(terms=[term("x", "commitment", act="withdrawn")], entry=entry)) == []


def test_a_second_way_out_is_enough() -> None:
    either = {"any": [{"happened": "b_stops"}, {"judged": "done"}]}
    terms = [term("x", act="a_stops", when=either), STOP_AFTER_STOP[1]]
    assert deadlocks(draft(terms=terms, questions=[{"id": "done", "asks": "Is it?"}])) == []


def test_an_act_under_a_definition_is_an_act_of_it() -> None:
    word = [{"id": "halt", "means": ["a_stops"], "text": "any halt"}]
    terms = [STOP_AFTER_STOP[0], term("y", act="b_stops", after="halt")]
    assert deadlocks(draft(terms=terms, definitions=word)) == [("x", "y")]


def test_a_knot_that_only_one_reading_has_is_told_of_that_reading() -> None:
    reading = {"id": "theirs", "by": ["b"], "title": "theirs", "source": "paper", "terms": [STOP_AFTER_STOP[1]]}
    agreement = draft(terms=[STOP_AFTER_STOP[0], term("y", act="b_stops")], readings=[reading])
    assert deadlocks(agreement) == []
    (found,) = [one for one in lint(agreement) if one.code == "K01"]
    assert found.place == ("readings", 0)
    assert "theirs" in found.says


Waits = dict[Key, Node]


@st.composite
def graphs(draw: st.DrawFn) -> Waits:
    names = [(str(number),) for number in range(draw(st.integers(1, 7)))]
    node = st.builds(Node, st.sampled_from(Way), st.lists(st.sampled_from(names), max_size=3, unique=True).map(tuple))
    return {name: draw(node) for name in names}


def plainly_stuck(graph: Waits) -> set[Key]:
    """Nodes are let come about as long as any can; the slow way."""
    done: set[Key] = set()
    for _ in graph:
        for key, node in graph.items():
            there = [need in done for need in node.needs]
            if all(there) if node.way is Way.ALL else any(there):
                done.add(key)
    return set(graph) - done


def holds_itself_up(graph: Waits, some: set[Key], held: set[Key]) -> bool:
    return all(
        bool(some & set(graph[key].needs)) if graph[key].way is Way.ALL else held & set(graph[key].needs) <= some
        for key in some
    )


@given(graphs())
def test_what_is_stuck_is_what_a_slow_plain_search_leaves(graph: Waits) -> None:
    assert stuck(graph) == plainly_stuck(graph)


@given(graphs())
def test_a_knot_holds_itself_up_and_no_part_of_it_does(graph: Waits) -> None:
    held = plainly_stuck(graph)
    for knot in knots(graph):
        assert holds_itself_up(graph, set(knot), held)
        parts = (set(part) for size in range(1, len(knot)) for part in combinations(knot, size))
        assert not any(holds_itself_up(graph, part, held) for part in parts)


@st.composite
def waiting_terms(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(1, 6))
    after = st.none() | st.integers(0, count).map(lambda number: f"e{number}")
    return [
        term(f"t{n}", act=f"e{n}", after=draw(after), party=draw(st.sampled_from(["a", "b"]))) for n in range(count)
    ]


@given(waiting_terms())
def test_terms_out_of_reach_are_those_that_a_slow_plain_search_leaves(terms: list[dict[str, Any]]) -> None:
    owed = {one["act"]["event"]: one["id"] for one in terms}
    done: set[str] = set()
    for _ in terms:
        for one in terms:
            after = one["when"]["happened"] if "when" in one else None
            if after is None or after not in owed or owed[after] in done:
                done.add(one["id"])
    assert set(out_of_reach(draft(terms=terms))) == {one["id"] for one in terms} - done


@given(waiting_terms())
def test_renaming_the_parties_renames_the_remarks(terms: list[dict[str, Any]]) -> None:
    swap = {"a": "b", "b": "a"}
    renamed = [{**one, "party": [swap[name] for name in one["party"]]} for one in terms]
    before = [(one.code, one.place) for one in lint(draft(terms=terms))]
    assert [(one.code, one.place) for one in lint(draft(terms=renamed))] == before
