from typing import Any

from drawn_terms import LATER, entry, hour, proposal, version_of
from truceline.record.entry import Entry
from truceline.record.kinds import Answer, Consent, ConsentAct, Decision
from truceline.record.view import View
from truceline.terms.load import Version
from truceline.terms.moves import Awaited, moves
from truceline.terms.state import state_in
from truceline.values.intervals import exactly

JUDGED: dict[str, Any] = {"all_of": ["a", "b"], "and": {"judged": "done"}}


def open_moves(version: Version, *entries: Entry) -> list[tuple[tuple[str, ...], Awaited]]:
    view = View((proposal(version), *entries), LATER)
    return [(move.who, move.awaited) for move in moves(state_in(version, view, at=hour(5)))]


def accept(version: Version, party: str) -> Entry:
    said = Consent(party=party, agreement="truce", digest=version.digest, act=ConsentAct.ACCEPT)
    return entry(f"accept-{party}", said, exactly(hour(1)))


def test_every_missing_step_is_somebodys_move_or_says_that_nobody_is_named() -> None:
    assert open_moves(version_of(entry=JUDGED)) == [
        (("a",), Awaited.CONSENT),
        (("b",), Awaited.CONSENT),
        ((), Awaited.ANSWER),
    ]


def test_a_step_that_was_taken_is_no_longer_awaited() -> None:
    version = version_of(entry=JUDGED)
    assert open_moves(version, accept(version, "a")) == [(("b",), Awaited.CONSENT), ((), Awaited.ANSWER)]


def test_nobody_has_a_move_when_all_is_in_force_and_nothing_can_be_extended() -> None:
    version = version_of()
    assert open_moves(version, accept(version, "a"), accept(version, "b")) == []


def test_an_answer_that_was_given_is_no_longer_awaited() -> None:
    version = version_of(entry=JUDGED)
    yes = entry("yes", Decision(body="m", agreement="truce", question="done", answer=Answer.YES), exactly(hour(1)))
    assert open_moves(version, accept(version, "a"), accept(version, "b"), yes) == []


def test_what_was_never_put_forward_waits_for_nobody() -> None:
    version, view = version_of(), View((), LATER)
    assert moves(state_in(version, view, at=hour(5))) == []
