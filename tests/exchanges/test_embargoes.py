"""What an embargo keeps from everybody, and when it lets go."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drawn_terms import entry, hour
from exchange_rows import between, delivery, dispute, embargo, exchange, progress, quota, roster
from truceline.exchanges.embargoes import embargoed, hidden
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act, Message, Person, Statement
from truceline.record.view import View
from truceline.values.intervals import exactly

ROWS = (
    exchange(),
    exchange(id="y"),
    quota("q", "5"),
    quota("q-s1", "5", stage="s1"),
    roster("r", "a", "5", stage="s1"),
    delivery("g", "a", "5"),
    delivery("g2", "a", "5", stage="s2"),
    dispute("d", stage="s1"),
    progress("p", "begun", 2),
    entry("tells", Statement(speaker="a", about="x"), exactly(hour(2))),
    entry("stranger", Statement(speaker="a", about="y"), exactly(hour(2))),
)
WHOLE = {"x", "q", "q-s1", "r", "g", "g2", "d", "p", "tells"}
OF_STAGE = {"q-s1", "r", "g", "d", "p"}


def test_nothing_is_hidden_without_an_embargo() -> None:
    assert hidden(ROWS) == frozenset()


def test_an_embargo_on_an_exchange_hides_it_with_all_that_names_it() -> None:
    assert hidden([*ROWS, embargo("e", "placed", 3)]) == WHOLE | {"e"}


def test_an_embargo_on_a_stage_leaves_the_exchange_and_its_other_stages() -> None:
    assert hidden([*ROWS, embargo("e", "placed", 3, stage="s1")]) == OF_STAGE | {"e"}


def test_what_names_something_hidden_is_hidden_too() -> None:
    message = Message.model_validate({"sender": "a", "receiver": "b", "channel": "line", "about": "p"})
    answer = Act(event="answered", actor="b", answers="d")
    more = [entry("m", message, exactly(hour(4))), entry("answer", answer, exactly(hour(4)))]
    assert {"m", "answer"} <= hidden([*ROWS, *more, embargo("e", "placed", 3, stage="s1")])


def test_what_is_said_of_a_person_of_the_exchange_is_hidden() -> None:
    person = Person(person="p-0123456789ab", category="children", party="a", fate="held", compartment="c", exchange="x")
    assert "one" in hidden([*ROWS, entry("one", person, exactly(hour(1))), embargo("e", "placed", 3)])


def test_lifting_releases_everything() -> None:
    assert hidden([*ROWS, embargo("e", "placed", 3), embargo("l", "lifted", 5)]) == frozenset()


def test_an_embargo_placed_again_holds_again() -> None:
    again = [embargo("e", "placed", 3), embargo("l", "lifted", 5), embargo("e2", "placed", 6)]
    assert hidden([*ROWS, *again]) == WHOLE | {"e", "l", "e2"}


def test_placed_and_lifted_at_one_instant_is_placed() -> None:
    assert "x" in hidden([*ROWS, embargo("l", "lifted", 3), embargo("e", "placed", 3)])


def test_a_lifting_that_may_have_come_before_the_placing_does_not_release() -> None:
    assert "x" in hidden([*ROWS, embargo("e", "placed", 3), embargo("l", "lifted", between(2, 8))])


def test_a_lifting_that_may_not_have_come_yet_when_it_was_recorded_does_not_release() -> None:
    early = replace(embargo("l", "lifted", between(4, 8)), recorded=hour(5))
    assert "x" in hidden([*ROWS, embargo("e", "placed", 3), early])


def test_one_body_does_not_lift_the_embargo_of_another() -> None:
    assert "x" in hidden([*ROWS, embargo("e", "placed", 3), embargo("l", "lifted", 5, body="a")])


def test_lifting_one_stage_leaves_the_embargo_on_the_whole() -> None:
    assert "x" in hidden([*ROWS, embargo("e", "placed", 3), embargo("l", "lifted", 5, stage="s1")])


def test_a_retracted_placing_holds_nothing() -> None:
    placed = embargo("e", "placed", 3)
    retracted = replace(placed, action=Action.RETRACT, recorded=hour(4))
    assert hidden([*ROWS, placed, retracted]) == frozenset()


def test_a_retracted_lifting_holds_again() -> None:
    lifted = embargo("l", "lifted", 5)
    retracted = replace(lifted, action=Action.RETRACT, recorded=hour(7))
    assert "x" in hidden([*ROWS, embargo("e", "placed", 3), lifted, retracted])


def test_what_was_once_said_of_a_hidden_stage_stays_hidden_after_it_was_corrected_to_another() -> None:
    corrected = replace(delivery("g", "a", "5", stage="s9"), action=Action.CORRECT, recorded=hour(2))
    assert "g" in hidden([*ROWS, corrected, embargo("e", "placed", 3, stage="s1")])


def test_what_is_under_embargo_is_told_as_known_then() -> None:
    rows = [*ROWS, embargo("e", "placed", 3, stage="s1"), embargo("l", "lifted", 5, stage="s1")]
    assert embargoed(View(rows, hour(4))) == {("x", "s1")}
    assert embargoed(View(rows, hour(6))) == frozenset()


@given(st.lists(st.tuples(st.sampled_from(["placed", "lifted"]), st.integers(3, 9)), max_size=6))
def test_it_stands_unless_the_last_lifting_came_after_the_last_placing(acts: list[tuple[str, int]]) -> None:
    rows = [*ROWS, *(embargo(f"e{n}", act, at) for n, (act, at) in enumerate(acts))]
    placed = [at for act, at in acts if act == "placed"]
    lifted = [at for act, at in acts if act == "lifted"]
    stands = bool(placed) and not (lifted and max(lifted) > max(placed))
    assert ("x" in hidden(sorted(rows, key=_recorded))) is stands


def _recorded(one: Entry) -> int:
    return one.recorded
