"""Everything that falls due in a case, whoever owes it, earliest first."""

from collections.abc import Iterable, Iterator

from truceline.findings.commitments.deadlines import Board
from truceline.findings.commitments.due import Item, Undated, decisions, ended, ends
from truceline.findings.commitments.due_exchanges import quota_items
from truceline.findings.commitments.due_liaison import liaison_items
from truceline.findings.commitments.due_owed import owed_items, waiting
from truceline.liaison.openings import standing
from truceline.liaison.subjects import subjects_of
from truceline.tasks.commitments import commitments_of_case
from truceline.tasks.desk import Desk
from truceline.tasks.exchanges import ledger_of_case
from truceline.terms.answers import AgreementState, ReadingState
from truceline.values.instants import DAY, Instant
from truceline.values.verdicts import Verdict


def board_of_case(desk: Desk, *, at: Instant, known: Instant, days: int | None = None, overdue: bool = False) -> Board:
    """The board of a case; `days`: only what falls due within so many days of 24 hours; `overdue`: only what is over.

    What is overdue and still open stays on it, however long ago it fell due. Nothing is overdue that was not yet due
    when it was known: with `known` before `at` the time in between is not held against anybody.
    """
    states = desk.states(desk.view(known), at)
    found = commitments_of_case(desk, at=at, known=known)
    every = dict.fromkeys((*ends(states), *decisions(states, at), *owed_items(found), *_between(desk, at, known)))
    dated = [one for one in every if isinstance(one, Item)]
    shown = [one for one in dated if (overdue or days is None or one.due.earliest <= at + days * DAY)]
    if overdue:
        shown = [one for one in shown if one.by and one.overdue(Instant(min(at, known))) is not Verdict.NO]
    return Board(
        at=at,
        known=known,
        items=tuple(sorted(shown, key=_place)),
        undated=tuple(sorted((one for one in every if isinstance(one, Undated)), key=_undated_place)),
        ended=tuple(sorted(dict.fromkeys(ended(states, at)), key=_place, reverse=True)),
        waiting=waiting(found),
        running=tuple(_running(states)),
        whole=days is None and not overdue,
    )


def _between(desk: Desk, at: Instant, known: Instant) -> Iterator[Item | Undated]:
    """What is open between the mission and the parties, and what is to be handed over."""
    yield from liaison_items(standing(desk.view(known), desk.case, subjects_of(desk.entries, known), at))
    yield from quota_items(ledger_of_case(desk, at=at, known=known).accounts)


def _running(states: Iterable[AgreementState]) -> Iterator[ReadingState]:
    return (one for state in states for one in state.readings if one.standing.in_force is not Verdict.NO)


def _place(item: Item) -> tuple[object, ...]:
    latest = item.due.latest
    return item.due.earliest, latest is None, latest or 0, item.sort.value, item.about, item.by, item.reading


def _undated_place(one: Undated) -> tuple[object, ...]:
    return one.by, one.sort.value, one.about, one.readers
