"""Deciding about several suggestions at once, by their numbers: all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from truceline.errors import BadInput, Fault
from truceline.reading.proposed import Proposed
from truceline.tasks.accepting import Row, row_of
from truceline.tasks.making import Ask, Setting
from truceline.tasks.reviewing import Decision, decided, last_decisions

RETRACTED = "its publisher took this story back"
_REMEDY_RETRACTED = "reject it; or add --retracted, and the entry will say that the document was taken back"


@dataclass(frozen=True)
class Choice:
    """Numbers to accept and to reject, what a person gave by number and column, and a word of why not."""

    accept: tuple[int, ...] = ()
    reject: tuple[int, ...] = ()
    given: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    reason: str = ""
    retracted: bool = False


@dataclass(frozen=True)
class Planned:
    """What a choice comes to: rows, decisions, and the numbers that were decided so before."""

    rows: tuple[Row, ...]
    decisions: tuple[Decision, ...]
    before: tuple[int, ...]


@dataclass(frozen=True)
class _Asked:
    """What everything is decided from."""

    suggestions: Sequence[Proposed]
    there: Mapping[str, Decision]
    setting: Setting
    role: str


def planned(
    suggestions: Sequence[Proposed], made: Iterable[Decision], setting: Setting, choice: Choice, role: str
) -> Planned:
    """A choice as rows and decisions. Nothing is written.

    Raises:
        BadInput: with a fault for every number that is not there, or lacks what its row needs.
    """
    faults = list(_wrong_numbers(choice, len(suggestions)))
    if faults:
        raise BadInput(*faults)
    asked = _Asked(suggestions, last_decisions(made), setting, role)
    rows, decisions = _accepting(asked, choice, faults)
    decisions += _rejecting(asked, choice, faults)
    if faults:
        raise BadInput(*faults)
    fresh = {one.suggestion for one in decisions}
    numbers = (*choice.accept, *choice.reject)
    before = tuple(number for number in numbers if suggestions[number - 1].id not in fresh)
    return Planned(tuple(rows), tuple(decisions), before)


def _accepting(asked: _Asked, choice: Choice, faults: list[Fault]) -> tuple[list[Row], list[Decision]]:
    rows: list[Row] = []
    decisions: list[Decision] = []
    for number in choice.accept:
        one = asked.suggestions[number - 1]
        held = asked.there.get(one.id)
        if held is not None and held.decision == "accept":
            continue
        row = _row(number, one, asked, choice, faults)
        if row is not None:
            rows.append(row)
            decisions.append(accepted(one, row, asked.setting, asked.role))
    return rows, decisions


def _rejecting(asked: _Asked, choice: Choice, faults: list[Fault]) -> list[Decision]:
    decisions: list[Decision] = []
    for number in choice.reject:
        one = asked.suggestions[number - 1]
        held = asked.there.get(one.id)
        if held is None:
            decisions.append(rejected(one, asked.setting, asked.role, choice.reason))
        elif held.decision == "accept":
            remedy = f"take the row {held.entry} out of the case, or retract it; the acceptance stays on file"
            faults.append(_fault(number, "it was accepted before", remedy))
    return decisions


def accepted(one: Proposed, row: Row, setting: Setting, role: str) -> Decision:
    """The decision that puts a row into a case."""
    more = {"case": setting.case.id, "kind": row.kind, "entry": row.cells["id"]}
    return decided(one, "accept", setting.now, role, **more)


def rejected(one: Proposed, setting: Setting, role: str, reason: str) -> Decision:
    """The decision that a suggestion goes nowhere."""
    return decided(one, "reject", setting.now, role, case=setting.case.id, reason=reason)


def taken_back_fault(number: int) -> Fault:
    """Why a suggestion from a story that was taken back is not accepted."""
    return _fault(number, RETRACTED, _REMEDY_RETRACTED)


def _row(number: int, one: Proposed, asked: _Asked, choice: Choice, faults: list[Fault]) -> Row | None:
    if one.origin.taken_back and not choice.retracted:
        faults.append(taken_back_fault(number))
        return None
    try:
        row = row_of(one, asked.setting, choice.given.get(number, {}), asked.suggestions)
    except ValueError as cause:
        problem, _, remedy = str(cause).partition("; ")
        faults.append(_fault(number, problem, remedy))
        return None
    faults.extend(_asking(number, ask) for ask in row.asks)
    return row


def _asking(number: int, ask: Ask) -> Fault:
    known = ", ".join(value for value, _ in ask.choices)
    hint = f" (one of {known})" if known else f" (perhaps {ask.default})" if ask.default else ""
    return _fault(number, f"{ask.column} is missing: {ask.asks}", f"add --set {number}.{ask.column}=...{hint}")


def _wrong_numbers(choice: Choice, most: int) -> Iterable[Fault]:
    numbers = (*choice.accept, *choice.reject)
    for number in sorted({*numbers, *choice.given}):
        if not 1 <= number <= most:
            yield _fault(number, "there is no such suggestion", f"write a number from 1 to {most}")
        elif numbers.count(number) > 1:
            yield _fault(number, "it is decided twice", "accept it or reject it, once")
        elif number not in choice.accept and number in choice.given:
            yield _fault(number, "something is set for what is not accepted", "accept it too, or leave --set out")


def _fault(number: int, problem: str, remedy: str) -> Fault:
    return Fault(f"suggestion {number}", None, problem, remedy)
