"""Agreements with phases, conditions and duties, and records of acts at full hours, drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from drawn_terms import did, version_of
from plain_hours import Did
from truceline.record.entry import Entry
from truceline.sources.yaml_tree import Tree
from truceline.terms.checks import faults_in
from truceline.terms.load import Version

EVENTS = ("x", "y", "z")
UNITS = st.sampled_from(["acts", "units"])
PHASES = ("one", "two", "three")


def hours(number: int) -> dict[str, Any]:
    return {"length": f"PT{number}H", "count": "elapsed"}


def conditions(phases: tuple[str, ...], terms: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    happening = st.fixed_dictionaries({"event": st.sampled_from(EVENTS)}, optional={"actor": st.sampled_from("ab")})
    facts = [
        st.builds(lambda act: {"happened": act}, happening),
        st.builds(lambda one, other: {"before": [one, other]}, happening, happening),
        st.builds(
            _count, happening, st.integers(1, 3), st.sampled_from([None, 4, 9]), st.sampled_from(["acts", "units"])
        ),
    ]
    if phases:
        states = st.sampled_from(["running", "begun", "over"])
        facts.append(
            st.builds(lambda phase, being: {"holds": {"phase": phase, "is": being}}, st.sampled_from(phases), states)
        )
    if terms:
        facts.append(st.builds(lambda term: {"holds": {"term": term}}, st.sampled_from(terms)))
    return st.recursive(
        st.one_of(facts),
        lambda inner: st.one_of(
            st.builds(lambda one: {"not": one}, inner),
            st.builds(lambda few: {"all": few}, st.lists(inner, min_size=1, max_size=2)),
            st.builds(lambda few: {"any": few}, st.lists(inner, min_size=1, max_size=2)),
        ),
        max_leaves=3,
    )


def _count(happening: dict[str, Any], least: int, within: int | None, of: str) -> dict[str, Any]:
    more = {"within": hours(within)} if within else {}
    return {"count": {**happening, "at_least": least, "of": of, **more}}


@st.composite
def agreements(draw: st.DrawFn) -> Version:
    """Up to three phases and a few terms, each with conditions on acts, on earlier phases and on other terms."""
    names = PHASES[: draw(st.integers(0, 3))]
    phases = []
    for number, name in enumerate(names):
        phase: dict[str, Any] = {"id": name, "title": name}
        if draw(st.booleans()):
            phase["duration"] = hours(draw(st.integers(1, 20)))
        if number and draw(st.booleans()):
            phase["when"] = draw(conditions(names[: number - 1], ("step",)))
        if draw(st.integers(0, 3)) == 0:
            phase["continues_while"] = draw(conditions((), ("step",)))
        phases.append(phase)
    maybe = st.one_of(st.none(), conditions(names, ("step",)))
    terms = [
        {"id": "step", "kind": "commitment", "party": ["a"], "act": {"event": "x"}, "text": "step"},
        _term("ban", "ban", draw(maybe), draw(st.sampled_from([(), *((name,) for name in names)]))),
        _term("duty", "duty", draw(maybe), draw(st.sampled_from([(), *((name,) for name in names)]))),
    ]
    if draw(st.booleans()):
        terms[2]["by"] = {"after": "start", "plus": hours(draw(st.integers(1, 40)))}
    terms[2]["act"] = draw(st.sampled_from([{"event": "y"}, {"event": "y", "at_least": 3}]))
    terms[1]["survives"] = draw(st.booleans())
    parts: dict[str, Any] = {"phases": phases, "terms": terms}
    parts["duration"] = draw(st.sampled_from([None, None, hours(25)]))
    parts["ends_when"] = draw(st.one_of(st.none(), st.none(), conditions(names, ("step",))))
    parts["suspended_while"] = draw(st.one_of(st.none(), st.none(), conditions(names, ("step",))))
    return version_of(**parts)


def _term(id: str, kind: str, when: Any, phase: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": id,
        "kind": kind,
        "party": ["a", "b"],
        "act": {"event": "z"},
        "text": id,
        "when": when,
        "phase": phase,
    }


def records() -> st.SearchStrategy[list[Did]]:
    acts = st.builds(
        Did,
        hour=st.integers(-2, 45),
        event=st.sampled_from(EVENTS),
        actor=st.sampled_from("ab"),
        value=st.sampled_from([None, None, 1, 2]),
    )
    return st.lists(acts, max_size=7)


def entry_of(number: int, act: Did) -> Entry:
    more = {} if act.value is None else {"value": str(act.value)}
    return did(f"e{number}", act.event, act.actor, act.hour, **more)


def refused(version: Version) -> bool:
    """Whether the loader refuses it, because something in it would wait for itself."""
    return bool(list(faults_in(Tree("drawn", None, {}), version.agreement)))
