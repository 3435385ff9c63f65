"""I7: counts kept up to date entry by entry, and counts over columns, are those of the plain code, act by act."""

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_terms import BASE, LATER, PARTIES, accepted, entry, hour, spans, version_of, written
from truceline.findings.board import Board
from truceline.findings.breaches import act_findings
from truceline.findings.verdicts import Counts, Key
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Answer, Decision, Payload, Power
from truceline.record.view import View
from truceline.terms.duties import owed
from truceline.terms.load import Version
from truceline.terms.state import scenes_of
from truceline.values.instants import Instant

SIX: dict[str, Any] = {"length": "PT6H", "count": "elapsed"}
DAY: dict[str, Any] = {"length": "P1D", "count": "calendar"}


def term(id: str, kind: str, event: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "party": ["a", "b"], "act": {"event": event}, "text": id, **more}


BANS = [
    term("no-fire", "ban", "fire", excepts=["return"]),
    term("no-guns", "ban", "guns", act={"event": "guns", "at_least": 5}),
    term("no-raid", "ban", "raid", act={"event": "raid", "to": "b"}, duration={"length": "PT20H", "count": "elapsed"}),
    term("no-hostilities", "ban", "hostilities", when={"judged": "done"}),
    term("return", "permission", "fire", when={"happened": "ordered"}),
]
DUTIES = [
    term("thirty", "duty", "freed", for_each={"event": "given"}, times=3, by={"after": "each", "plus": SIX}),
    term("reply", "duty", "replied", for_each="asked", answered="own", by={"after": "each", "plus": DAY}),
    term("sweep", "duty", "swept", for_each={"event": "asked", "actor": "b"}, answered="any", report_within=SIX),
]
POWERS = [
    {"id": "stop", "kind": "power", "party": ["a", "b"], "effect": "suspend", "text": "stop"},
    {"id": "go", "kind": "power", "party": ["a", "b"], "effect": "resume", "text": "go"},
]
EVENTS = ["fire", "guns", "raid", "ordered", "given", "freed", "asked", "replied", "swept", "walked"]


@st.composite
def versions(draw: st.DrawFn) -> Version:
    sweep = {**DUTIES[2], "by": draw(st.sampled_from([{"after": "each", "plus": SIX}, {"after": "each", "day": 2}]))}
    terms = draw(st.lists(st.sampled_from([*BANS, *DUTIES[:2], sweep]), unique_by=lambda one: one["id"], min_size=3))
    if any(one["id"] == "no-fire" for one in terms) and BANS[4] not in terms:
        terms.append(BANS[4])
    duration = draw(st.sampled_from([None, {"length": "P1D", "count": "unstated"}]))
    means = [{"id": "hostilities", "means": ["fire", "raid"], "text": "both"}]
    return version_of(terms=[*terms, *POWERS], duration=duration, definitions=means)


@st.composite
def payloads(draw: st.DrawFn, version: Version, ids: list[str]) -> Payload:
    kind, party = draw(st.sampled_from(["act"] * 8 + ["power", "decision", "found"])), draw(st.sampled_from(PARTIES))
    if kind == "power":
        return Power(party=party, agreement="truce", power=draw(st.sampled_from(["stop", "go"])))
    if kind == "decision":
        return Decision(body="m", agreement="truce", question="done", answer=draw(st.sampled_from(Answer)))
    if kind == "found" and ids:
        ban = draw(st.sampled_from(["no-fire", "no-guns", "no-raid", "no-hostilities"]))
        about = draw(st.sampled_from(ids))
        return Decision(body="m", agreement="truce", question=ban, answer=draw(st.sampled_from(Answer)), about=about)
    value = draw(st.sampled_from([None, None, "1", "3", "about 10", "at least 4"]))
    to, answers = draw(st.sampled_from([None, "a", "b"])), draw(st.sampled_from([None, *ids]))
    agreement = draw(st.sampled_from([None, None, "truce", "other"]))
    event = draw(st.sampled_from(EVENTS))
    return Act(event=event, actor=party, to=to, value=value, answers=answers, agreement=agreement)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Version, list[Entry]]:
    """A version and a record in its order, with late entries, corrections and retractions."""
    version = draw(versions())
    found = list(accepted(version, draw(st.integers(0, 10))))
    ids: list[str] = []
    for number in range(draw(st.integers(0, 14))):
        occurred = draw(spans(60))
        recorded = Instant(max(occurred.last, found[-1].recorded, hour(draw(st.integers(0, 60)))))
        action = draw(st.sampled_from([Action.ASSERT] * 4 + [Action.CORRECT, Action.RETRACT])) if ids else Action.ASSERT
        name = f"e{number}" if action is Action.ASSERT else draw(st.sampled_from(ids))
        said = draw(payloads(version, ids))
        found.append(replace(entry(name, said, occurred, recorded), action=action))
        ids.append(name)
    return version, found


def plainly(version: Version, entries: list[Entry], at: Instant, known: Instant) -> Counts:
    """The same counts, from the code that answers one by one."""
    found: dict[Key, Counter[Any]] = {}
    for scene in scenes_of(version, View(entries, known), [version]):
        name, reading = scene.plan.agreement.id, scene.plan.reading
        for one in act_findings(scene, at):
            found.setdefault(Key(name, reading, one.term, one.party), Counter())[one.held] += 1
        for duty in owed(scene, at):
            if duty.term.for_each is not None:
                key = Key(name, reading, duty.term.id, " ".join(duty.party))
                found.setdefault(key, Counter()).update(progress for _, progress in duty.lots)
    return {key: dict(counter) for key, counter in found.items() if counter}


@given(logs(), st.integers(0, 90), st.integers(0, 90))
@settings(max_examples=200)
def test_i7_counts_over_columns_are_those_of_the_plain_code(
    log: tuple[Version, list[Entry]], at: int, known: int
) -> None:
    version, entries = log
    board = Board([version])
    board.fill(entries)
    assert board.as_of(hour(at), hour(known)) == plainly(version, entries, hour(at), hour(known))
    assert board.as_of(hour(at), LATER) == plainly(version, entries, hour(at), LATER)


@given(logs(), st.integers(0, 14))
@settings(max_examples=200)
def test_i7_counts_kept_up_to_date_are_those_of_a_full_recount(log: tuple[Version, list[Entry]], split: int) -> None:
    version, entries = log
    board = Board([version])
    board.fill(entries[:split])
    for number in range(split, len(entries)):
        board.append(entries[number])
        now = entries[number].recorded
        assert board.totals() == plainly(version, entries[: number + 1], now, now)


@given(logs(), st.integers(0, 90), st.integers(0, 90), st.integers(0, 14))
def test_how_entries_came_in_makes_no_difference_to_what_was_known(
    log: tuple[Version, list[Entry]], at: int, known: int, split: int
) -> None:
    version, entries = log
    whole, stepwise = Board([version]), Board([version])
    whole.fill(entries)
    stepwise.fill(entries[:split])
    for one in entries[split:]:
        stepwise.as_of(hour(at), hour(known))
        stepwise.append(one)
    assert stepwise.as_of(hour(at), hour(known)) == whole.as_of(hour(at), hour(known))


def test_an_empty_board_has_nothing_to_say() -> None:
    board = Board([version_of(terms=[BANS[0], BANS[4]])])
    assert (board.totals(), board.as_of(BASE, LATER), written(BASE)) == ({}, {}, "2025-03-28T22:00+00:00")
