"""Contradictions depend on who, what, where and when."""

from typing import Any

from lint_drafts import HOLD, remarks, span, term

AREAS = [
    {"id": "north", "kind": "zone", "status": "agreed"},
    {"id": "south", "kind": "zone", "status": "agreed"},
    {"id": "both", "kind": "zone", "status": "agreed", "parts": ["north", "south"]},
]
PHASES = [{"id": "one", "title": "first", "duration": span("P3D")}, {"id": "two", "title": "second"}]


def clashes(ban: dict[str, Any], duty: dict[str, Any], **more: Any) -> bool:
    given = [{**HOLD, **ban}, term("salute", **{"act": "fire", "party": "a", **duty})]
    return bool(remarks("C01", terms=given, areas=AREAS, phases=PHASES, **more))


def test_a_duty_and_a_ban_for_different_parties_do_not_clash() -> None:
    assert not clashes({"party": ["b"]}, {})


def test_a_ban_in_one_zone_leaves_another_zone_free() -> None:
    assert clashes({"area": "north"}, {"area": "north"})
    assert not clashes({"area": "north"}, {"area": "south"})


def test_a_ban_on_the_whole_bans_in_its_parts() -> None:
    assert clashes({"area": "both"}, {"area": "north"})
    assert clashes({}, {"area": "north"})


def test_a_ban_in_one_phase_leaves_another_phase_free() -> None:
    assert clashes({"phase": ["one"]}, {"phase": ["one", "two"]})
    assert not clashes({"phase": ["one"]}, {"phase": ["two"]})


def test_an_act_that_a_banned_word_means_is_banned() -> None:
    word = [{"id": "force", "means": ["fire", "strike"], "text": "any use of arms"}]
    assert clashes({"act": {"event": "force"}}, {}, definitions=word)


def test_a_duty_that_can_be_done_in_a_way_that_is_not_banned_does_not_clash() -> None:
    word = [{"id": "signal", "means": ["fire", "flag"], "text": "any signal"}]
    assert not clashes({}, {"act": "signal"}, definitions=word)


def test_a_ban_that_begins_after_the_deadline_does_not_clash() -> None:
    assert not clashes({"begins": "2025-05-01"}, {"by": "2025-04-01"})


def test_the_opposite_condition_keeps_two_terms_apart() -> None:
    asked = {"judged": "done"}
    questions = [{"id": "done", "asks": "Is it done?"}]
    assert not clashes({"when": asked}, {"when": {"not": asked}}, questions=questions)


def test_a_permission_for_one_party_does_not_excuse_the_other() -> None:
    rescue = term("rescue", "permission", party="b", act="fire")
    ban = {**HOLD, "excepts": ["rescue"]}
    assert remarks("C01", terms=[ban, rescue, term("salute", act="fire", party="a")])
    assert not remarks("C01", terms=[ban, rescue, term("salute", act="fire", party="b")])
